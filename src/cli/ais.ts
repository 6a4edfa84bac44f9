/**
 * Reads AIS files in pieces and writes JSON Lines; what was met is told on stderr, each kind by name. Garbage is no
 * failure: it is counted.
 */
import { createReadStream } from 'node:fs';
import { type AisCounts, troubles } from '../formats/ais/counts.js';
import { aisToJson } from '../formats/ais/to-json.js';

export interface AisRequest {
  readonly files: readonly string[];
  readonly strict?: boolean;
  readonly split24?: boolean;
  readonly quiet?: boolean;
}

const CHUNK_BYTES = 1 << 20;
const NEWLINE = Uint8Array.of(10);

export async function aisCommand(request: AisRequest): Promise<number> {
  const written: Buffer[] = [];
  const decoder = aisToJson((bytes) => written.push(Buffer.from(bytes)), {
    strict: request.strict === true,
    halves: request.split24 === true,
  });
  const flush = async (): Promise<void> => {
    for (const bytes of written.splice(0)) await writeOut(bytes);
  };
  for await (const chunk of chunksOf(request.files)) {
    decoder.push(chunk);
    await flush();
  }
  decoder.end();
  await flush();
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

export const writeOut = (bytes: Uint8Array | string): Promise<void> =>
  new Promise((resolve, reject) =>
    process.stdout.write(bytes, (error) => (error ? reject(error) : resolve())),
  );

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
