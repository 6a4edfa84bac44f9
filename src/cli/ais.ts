/**
 * Reads AIS files in pieces and writes JSON Lines; what was met is told on stderr, each kind by name. Garbage is no
 * failure: it is counted.
 */
import { createReadStream, writeSync } from 'node:fs';
import { type AisCounts, troubles } from '../formats/ais/counts.js';
import { aisToJson } from '../formats/ais/to-json.js';
import { CommandFailure } from './failure.js';

export interface AisRequest {
  readonly files: readonly string[];
  readonly strict?: boolean;
  readonly split24?: boolean;
  readonly quiet?: boolean;
  readonly tracks?: boolean;
  readonly zones?: string;
  readonly land?: string;
  readonly mission?: string;
  readonly geojson?: string;
  readonly gapMinutes?: number;
}

const CHUNK_BYTES = 1 << 20;
const NEWLINE = Uint8Array.of(10);

export async function aisCommand(request: AisRequest): Promise<number> {
  if (request.tracks) {
    const { tracksCommand } = await import('./ais-tracks.js');
    return tracksCommand(request);
  }
  const { zones, land, mission, geojson, gapMinutes } = request;
  if ([zones, land, mission, geojson, gapMinutes].some((one) => one !== undefined))
    throw new CommandFailure('--zones, --land, --mission, --geojson and --gap-minutes belong to --tracks.');
  const decoder = aisToJson(writeOut, {
    strict: request.strict === true,
    halves: request.split24 === true,
  });
  for await (const chunk of chunksOf(request.files)) decoder.push(chunk);
  decoder.end();
  if (!request.quiet) console.error(summary(decoder.counts));
  return 0;
}

/** The files one behind the other; the last line of each ends with it. */
export async function* chunksOf(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK_BYTES });
    for await (const chunk of stream) yield chunk as Buffer;
    yield NEWLINE;
  }
}

const STDOUT = 1;
const WAIT_MS = 2;

/** Straight to the file descriptor, without a copy. A pipe that is full for now is tried again; a closed one ends the program. */
function writeOut(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(STDOUT, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
    }
  }
}

export function summary(counts: AisCounts): string {
  const types = Array.from(counts.byType, (count, type) => ({ count, type })).filter(
    ({ count }) => count > 0,
  );
  const lines = [
    `ais: ${counts.sentences} sentences with AIS, ${counts.decoded} messages decoded.`,
    ...(types.length > 0
      ? [`  by type: ${types.map(({ type, count }) => `${type}: ${count}`).join(', ')}`]
      : []),
    ...troubles(counts).map((line) => `  ${line}`),
  ];
  if (counts.otherSentences > 0) lines.push(`  ${counts.otherSentences} other NMEA sentences passed over`);
  if (counts.sentences === 0)
    lines.push('  Nothing here is AIS: sentences such as !AIVDM,1,1,,A,...,0*4A are expected.');
  return lines.join('\n');
}
