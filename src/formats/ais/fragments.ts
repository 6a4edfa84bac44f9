/**
 * Messages in several sentences, put together by channel, sequence number, number of parts and tag-block group: in any
 * order, with other messages between, each part once or repeated.
 *
 * Sequence numbers come round after ten messages, so parts of different messages can look alike. A part that is there
 * already with another payload begins a new message and gives up the old one; so does waiting for longer than
 * WAIT_SENTENCES sentences.
 */

import type { Sentence } from './sentence.js';
import { clearFrom, MESSAGE_BITS, SYMBOLS } from './sixbit.js';

export const WAIT_SENTENCES = 1_000;
const MOST_PARTS = 9;

interface Waiting {
  readonly parts: (Uint8Array | undefined)[];
  readonly fills: number[];
  missing: number;
  timeMs: number;
  last: number;
}

export const JOINED = 0;
export const KEPT = 1;
export const REPEATED = 2;
export const IMPOSSIBLE = 3;
export type Joining = typeof JOINED | typeof KEPT | typeof REPEATED | typeof IMPOSSIBLE;

export class Fragments {
  /** The message after JOINED. */
  readonly symbols: Uint8Array = new Uint8Array(SYMBOLS);
  bits = 0;
  /** Time of the first part that has one, NaN where none has. */
  timeMs = Number.NaN;
  /** Messages given up, and the sentences lost with them. */
  incomplete = 0;
  lost = 0;

  private readonly waiting = new Map<number, Waiting>();
  private filled = 0;

  add(sentence: Sentence, group: number, timeMs: number, now: number): Joining {
    const { parts, part } = sentence;
    if (parts > MOST_PARTS || part < 1 || part > parts) return IMPOSSIBLE;
    const key = (((group + 1) * 256 + sentence.channel) * 16 + ((sentence.sequence + 1) & 15)) * 16 + parts;
    let message = this.waiting.get(key);
    if (message && now - message.last > WAIT_SENTENCES) {
      this.giveUp(key, message);
      message = undefined;
    }
    const payload = sentence.symbols.slice(0, sentence.count);
    const there = message?.parts[part - 1];
    if (there) {
      if (same(there, payload)) return REPEATED;
      this.giveUp(key, message!);
      message = undefined;
    }
    if (!message) {
      message = {
        parts: new Array<Uint8Array | undefined>(parts).fill(undefined),
        fills: new Array<number>(parts).fill(0),
        missing: parts,
        timeMs: Number.NaN,
        last: now,
      };
      this.waiting.set(key, message);
    }
    message.parts[part - 1] = payload;
    message.fills[part - 1] = sentence.fill;
    message.last = now;
    if (Number.isNaN(message.timeMs)) message.timeMs = timeMs;
    message.missing--;
    if (message.missing > 0) return KEPT;
    this.waiting.delete(key);
    if (!this.join(message)) return IMPOSSIBLE;
    this.timeMs = message.timeMs;
    return JOINED;
  }

  /** Gives up what has waited too long; all of it at the end of the input. */
  sweep(now: number): void {
    for (const [key, message] of this.waiting) {
      if (now - message.last > WAIT_SENTENCES) this.giveUp(key, message);
    }
  }

  private giveUp(key: number, message: Waiting): void {
    this.incomplete++;
    this.lost += message.parts.length - message.missing;
    this.waiting.delete(key);
  }

  private join({ parts, fills }: Waiting): boolean {
    this.symbols.fill(0, 0, this.filled);
    this.bits = 0;
    this.filled = 0;
    let length = 0;
    for (const part of parts) length += part!.length * 6;
    if (length > MESSAGE_BITS) return false;
    for (const [i, part] of parts.entries()) {
      if (this.bits % 6 === 0) this.symbols.set(part!, this.bits / 6);
      else this.append(part!, part!.length * 6 - fills[i]!);
      this.bits += part!.length * 6 - fills[i]!;
      // Fill bits in the middle of a message are no part of it.
      if (fills[i]! > 0 && i + 1 < parts.length) clearFrom(this.symbols, this.bits);
    }
    this.filled = Math.ceil(length / 6) + 1;
    return true;
  }

  private append(part: Uint8Array, bits: number): void {
    for (let i = 0; i < bits; i++) {
      const bit = (part[(i / 6) | 0]! >> (5 - (i % 6))) & 1;
      const to = this.bits + i;
      this.symbols[(to / 6) | 0]! |= bit << (5 - (to % 6));
    }
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
