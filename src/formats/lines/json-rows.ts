/** Formats of one JSON value a line: lines in, records and rows set aside out. Blank lines are passed over. */
import type { TrucelineRecord } from '../../record/record.js';
import type { Converted, ParsedBatch, Rejection, TakenRow } from '../format.js';
import { jsonFault } from './json.js';
import { type Line, readLines, reject } from './lines.js';

/** @param jsonOf the record's canonical JSON, where the line has it so already */
export async function* readJsonRows(
  input: AsyncIterable<Uint8Array>,
  convert: (text: string) => Converted<TrucelineRecord>,
  jsonOf: JsonOf = () => undefined,
): AsyncGenerator<ParsedBatch> {
  let line = 0;
  let rows = 0;
  for await (const block of readLines(input)) {
    if (!block.ok) return yield { taken: [], setAside: [], problem: block.problem };
    const batch = parseLines(block.lines, line + 1, convert, jsonOf);
    line += block.lines.length;
    rows += batch.taken.length + batch.setAside.length;
    yield batch;
  }
  if (rows > 0) return;
  const problem = {
    expected: 'one JSON record a line',
    found: 'blank lines only',
    hint: 'Check that the export finished.',
  };
  yield { taken: [], setAside: [], problem };
}

type JsonOf = (text: string, record: TrucelineRecord) => string | undefined;

export function readJsonRow(text: string): Converted<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, fault: { ...jsonFault(text, error), expected: 'one JSON object on the line' } };
  }
}

function parseLines(
  lines: readonly Line[],
  firstLine: number,
  convert: (text: string) => Converted<TrucelineRecord>,
  jsonOf: JsonOf,
): ParsedBatch {
  const taken: TakenRow[] = [];
  const setAside: Rejection[] = [];
  lines.forEach((text, i) => {
    const line = firstLine + i;
    if (typeof text !== 'string') setAside.push(reject(line, text.fault, text.raw));
    else if (text.trim() !== '') {
      const converted = convert(text);
      if (converted.ok) taken.push({ line, record: converted.value, json: jsonOf(text, converted.value) });
      else setAside.push(reject(line, converted.fault, text));
    }
  });
  return { taken, setAside };
}
