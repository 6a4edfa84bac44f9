/** AIS sentences to JSON Lines, as `gpsdecode -j` prints them. */
import type { AisCounts } from './counts.js';
import { AisDecoder, type DecoderOptions } from './decoder.js';
import { JsonWriter } from './json-writer.js';
import { HALF, UNKNOWN_TYPE, WRITTEN, writeMessage } from './message.js';
import { NameQueue } from './name-queue.js';

export interface JsonOptions extends DecoderOptions {
  /** Each half of type 24 by itself. */
  readonly halves?: boolean;
}

export interface AisToJson {
  push(chunk: Uint8Array): void;
  end(): void;
  readonly counts: AisCounts;
}

const BUFFER_BYTES = 1 << 20;

/** @param out is given bytes that are valid during the call only. */
export function aisToJson(out: (bytes: Uint8Array) => void, options: JsonOptions = {}): AisToJson {
  const writer = new JsonWriter(BUFFER_BYTES);
  const queues = [new NameQueue(), new NameQueue(), new NameQueue()];
  const flush = (): void => {
    if (writer.at > 0) out(writer.bytes.subarray(0, writer.at));
    writer.at = 0;
  };
  const halves = options.halves === true;
  const decoder = new AisDecoder((symbols, bits, channel) => {
    if (writer.full()) flush();
    const outcome = writeMessage(writer, symbols, bits, queues[channel]!, halves);
    if (outcome === WRITTEN) {
      counts.decoded++;
      counts.byType[symbols[0]!]!++;
      if (symbols[0] === 24 && !halves) counts.lonelyHalves--;
    } else if (outcome === HALF) counts.lonelyHalves++;
    else if (outcome === UNKNOWN_TYPE) counts.unknownType++;
    else counts.wrongLength++;
  }, options);
  const { counts } = decoder;
  return {
    counts,
    push: (chunk) => decoder.push(chunk),
    end() {
      decoder.end();
      flush();
    },
  };
}
