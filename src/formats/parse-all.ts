/** A whole input at once, for inputs that are small: an upload, an example, a test. */
import type { FileProblem, Format, FormatSetting, Rejection, TakenRow } from './format.js';

export interface Parsed {
  readonly taken: readonly TakenRow[];
  readonly setAside: readonly Rejection[];
  readonly problem?: FileProblem;
}

/** @param input the file's text, its bytes, or its bytes in pieces. */
export async function parseAll(
  format: Format,
  input: string | Uint8Array | readonly Uint8Array[],
  setting: FormatSetting,
): Promise<Parsed> {
  const pieces =
    typeof input === 'string' ? [Buffer.from(input)] : input instanceof Uint8Array ? [input] : input;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* pieces;
  }
  const taken: TakenRow[] = [];
  const setAside: Rejection[] = [];
  for await (const batch of format.parse(bytes(), setting)) {
    for (const row of batch.taken) taken.push(row);
    for (const row of batch.setAside) setAside.push(row);
    if (batch.problem) return { taken, setAside, problem: batch.problem };
  }
  return { taken, setAside };
}
