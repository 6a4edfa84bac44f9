/** JSON Lines of any kind: an object a line, converted one by one; a line that cannot be is set aside. */
import type { TrucelineRecord } from '../../record/record.js';
import type { Converted, ParsedBatch, Rejection, TakenRow } from '../format.js';
import { jsonFault } from './json.js';
import { readLines, reject } from './lines.js';

export async function* parseJsonLines(
  input: AsyncIterable<Uint8Array>,
  convert: (value: unknown) => Converted<TrucelineRecord>,
): AsyncGenerator<ParsedBatch> {
  let line = 0;
  let rows = 0;
  for await (const block of readLines(input)) {
    if (!block.ok) return yield { taken: [], setAside: [], problem: block.problem };
    const taken: TakenRow[] = [];
    const setAside: Rejection[] = [];
    for (const text of block.lines) {
      line++;
      if (typeof text !== 'string') setAside.push(reject(line, text.fault, text.raw));
      else if (text.trim() !== '') {
        const read = readJson(text);
        const converted = read.ok ? convert(read.value) : read;
        if (converted.ok) taken.push({ line, record: converted.value });
        else setAside.push(reject(line, converted.fault, text));
      }
    }
    rows += taken.length + setAside.length;
    yield { taken, setAside };
  }
  if (rows > 0) return;
  const problem = {
    expected: 'one JSON object a line',
    found: 'blank lines only',
    hint: 'Check that the export finished.',
  };
  yield { taken: [], setAside: [], problem };
}

function readJson(text: string): Converted<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: { ...jsonFault(text, error), expected: 'one JSON object on the line' } };
  }
}
