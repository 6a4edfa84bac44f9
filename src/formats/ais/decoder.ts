/**
 * Bytes in, messages out: finds lines in chunks, sentences and tag blocks in lines, puts parts together, and hands each
 * whole message on. Nothing throws on any input; what cannot be used is counted.
 */
import { type AisCounts, newCounts } from './counts.js';
import { Fragments, IMPOSSIBLE, JOINED, REPEATED } from './fragments.js';
import { receivedAt } from './received.js';
import { begins, MISSING, newSentence, readSentence, WRONG } from './sentence.js';
import { readTagBlock, type TagBlock } from './tag-block.js';

export interface DecoderOptions {
  /** Sentences without a checksum are not taken. */
  readonly strict?: boolean;
  /** Times of receipt are read from tag blocks and from columns beside the sentence. */
  readonly times?: boolean;
}

/**
 * @param symbols of the message, zeros behind them; valid during the call only.
 * @param channel 0 for A, 1 or none, 1 for B or 2, 2 for others.
 * @param timeMs of receipt; NaN where none was given or asked for.
 */
export type OnMessage = (symbols: Uint8Array, bits: number, channel: number, timeMs: number) => void;

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const BANG = 33;
const HASH = 35;
const DOLLAR = 36;
const BACKSLASH = 92;
/** A longer line is taken in pieces: no sender writes one, and memory stays bounded. */
const LINE_BYTES = 1 << 20;
const SWEEP_SENTENCES = 4_096;

export class AisDecoder {
  readonly counts: AisCounts = newCounts();
  private readonly sentence = newSentence();
  private readonly tag: TagBlock = { timeMs: Number.NaN, group: -1 };
  private readonly fragments = new Fragments();
  private rest = new Uint8Array(0);

  constructor(
    private readonly onMessage: OnMessage,
    private readonly options: DecoderOptions = {},
  ) {}

  /** A piece of the input, cut anywhere. */
  push(chunk: Uint8Array): void {
    let from = 0;
    if (this.rest.length > 0) {
      const newline = chunk.indexOf(NEWLINE);
      const end = newline < 0 ? chunk.length : newline;
      const line = new Uint8Array(this.rest.length + end);
      line.set(this.rest);
      line.set(chunk.subarray(0, end), this.rest.length);
      if (newline < 0 && line.length < LINE_BYTES) {
        this.rest = line;
        return;
      }
      this.rest = new Uint8Array(0);
      this.line(line, 0, line.length);
      from = end + 1;
    }
    while (from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      if (newline < 0) {
        this.rest = chunk.slice(from);
        return;
      }
      this.line(chunk, from, newline);
      from = newline + 1;
    }
  }

  /** The input ends: its last line may have no end, and parts that wait will not be completed. */
  end(): void {
    if (this.rest.length > 0) this.line(this.rest, 0, this.rest.length);
    this.rest = new Uint8Array(0);
    this.fragments.sweep(Number.POSITIVE_INFINITY);
    this.counts.incomplete = this.fragments.incomplete;
    this.counts.lostParts = this.fragments.lost;
  }

  private line(bytes: Uint8Array, from: number, lineEnd: number): void {
    let end = lineEnd;
    while (end > from && (bytes[end - 1] === RETURN || bytes[end - 1] === SPACE)) end--;
    if (end === from) return;
    if (bytes[from] === HASH) {
      this.counts.comments++;
      return;
    }
    let found = false;
    let timeMs = Number.NaN;
    let group = -1;
    let tagged = false;
    for (let at = from; at < end; ) {
      const byte = bytes[at]!;
      if (byte === BANG && begins(bytes, at, end)) {
        found = true;
        if (this.options.times && !tagged) timeMs = receivedAt(bytes, from, at, end);
        at = this.take(bytes, at, end, group, timeMs);
        tagged = false;
        group = -1;
        timeMs = Number.NaN;
      } else if (byte === BACKSLASH) {
        const behind = readTagBlock(bytes, at, end, this.tag);
        if (behind < -1) {
          this.counts.wrongTagBlock++;
          at = -2 - behind;
        } else if (behind > 0) {
          ({ timeMs, group } = this.tag);
          tagged = !Number.isNaN(timeMs);
          at = behind;
        } else at++;
      } else at++;
    }
    if (found) return;
    if (bytes[from] === DOLLAR || bytes[from] === BANG) this.counts.otherSentences++;
    else this.counts.garbageLines++;
  }

  /** @returns where to look on. */
  private take(bytes: Uint8Array, at: number, end: number, group: number, timeMs: number): number {
    const { counts, sentence } = this;
    counts.sentences++;
    if (!readSentence(bytes, at, end, sentence)) {
      counts.malformed++;
      return at + 1;
    }
    if (sentence.checksum === WRONG) {
      counts.wrongChecksum++;
      return sentence.end;
    }
    if (sentence.checksum === MISSING) {
      counts.noChecksum++;
      if (this.options.strict) return sentence.end;
    }
    if (sentence.count === 0) counts.emptyPayload++;
    else if (sentence.parts === 1 && sentence.part === 1)
      this.onMessage(
        sentence.symbols,
        sentence.count * 6 - sentence.fill,
        channelOf(sentence.channel),
        timeMs,
      );
    else this.join(group, timeMs);
    if (counts.sentences % SWEEP_SENTENCES === 0) this.fragments.sweep(counts.sentences);
    return sentence.end;
  }

  private join(group: number, timeMs: number): void {
    const { counts, fragments, sentence } = this;
    const joining = fragments.add(sentence, group, timeMs, counts.sentences);
    if (joining === JOINED)
      this.onMessage(fragments.symbols, fragments.bits, channelOf(sentence.channel), fragments.timeMs);
    else if (joining === REPEATED) counts.repeatedParts++;
    else if (joining === IMPOSSIBLE) counts.impossibleParts++;
  }
}

const [A, B, ONE, TWO] = [65, 66, 49, 50] as const;

function channelOf(code: number): number {
  if (code === 0 || code === A || code === ONE) return 0;
  return code === B || code === TWO ? 1 : 2;
}
