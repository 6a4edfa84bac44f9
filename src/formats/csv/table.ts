/**
 * A delimited text file with a header, row by row. What makes it worth writing (docs/decisions/003-csv-reader.md):
 * a broken row is set aside alone, with its line and column, and reading resumes on the very next line.
 *
 * A quoted field may run over several lines. If it never closes, if text follows its closing quote, if the row ends
 * with another number of fields than the header, or if one of the lines inside it is itself a whole row that the
 * format would take, the quotation mark was a mistake: the line that opened it is set aside, and the lines after it are
 * read again as rows. A row is at most LINE_LIMIT_BYTES characters, so an open quote cannot hold the file.
 */

import type { TrucelineRecord } from '../../record/record.js';
import type { Converted, Fault, FileProblem, ParsedBatch, Rejection, TakenRow } from '../format.js';
import { LINE_LIMIT_BYTES, type Line, readLines, reject } from '../lines/lines.js';
import { closesQuote, delimiterName, splitRow, wrongCount } from './row.js';

export type ConvertRow = (cells: readonly string[]) => Converted<TrucelineRecord>;

export type OpenedTable =
  | { readonly ok: true; readonly convert: ConvertRow }
  | { readonly ok: false; readonly problem: FileProblem };

/** @param open is given the header and answers how a row becomes a record, or why this file cannot be read. */
export async function* readTable(
  input: AsyncIterable<Uint8Array>,
  delimiter: string,
  open: (header: readonly string[]) => OpenedTable,
): AsyncGenerator<ParsedBatch> {
  let table: Table | undefined;
  let lines: readonly Line[] = [];
  let firstLine = 1;
  let rows = 0;
  const parse = (atEnd: boolean): ParsedBatch => {
    const { batch, used } = parseRows(table!, lines, firstLine, atEnd);
    lines = lines.slice(used);
    firstLine += used;
    rows += batch.taken.length + batch.setAside.length;
    return batch;
  };
  for await (const block of readLines(input)) {
    if (!block.ok) return yield problemBatch(block.problem);
    lines = lines.length > 0 ? [...lines, ...block.lines] : block.lines;
    if (!table) {
      const blank = lines.findIndex((line) => typeof line !== 'string' || line.trim() !== '');
      if (blank < 0) continue;
      const opened = openTable(lines[blank]!, firstLine + blank, delimiter, open);
      if (!opened.ok) return yield problemBatch(opened.problem);
      table = opened.table;
      lines = lines.slice(blank + 1);
      firstLine += blank + 1;
    }
    const batch = parse(false);
    if (batch.taken.length + batch.setAside.length > 0) yield batch;
  }
  if (!table) {
    return yield problemBatch({
      expected: 'a header and rows',
      found: 'blank lines only',
      hint: 'Check that the export finished.',
    });
  }
  const batch = parse(true);
  if (rows > 0) return yield batch;
  yield problemBatch({
    expected: 'rows after the header',
    found: 'a header only',
    hint: 'Nothing to take; check that the export finished.',
  });
}

interface Table {
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly convert: ConvertRow;
}

const problemBatch = (problem: FileProblem): ParsedBatch => ({ taken: [], setAside: [], problem });

type TableResult =
  | { readonly ok: true; readonly table: Table }
  | { readonly ok: false; readonly problem: FileProblem };

function openTable(
  line: Line,
  at: number,
  delimiter: string,
  open: (header: readonly string[]) => OpenedTable,
): TableResult {
  const expected = `a header: column names parted by ${delimiterName(delimiter)}`;
  if (typeof line !== 'string') return { ok: false, problem: { ...line.fault, expected, line: at } };
  const carriage = line.indexOf('\r');
  if (carriage >= 0 && carriage < line.length - 1) {
    const hint = "Convert the line ends: tr '\\r' '\\n' < old.csv > new.csv";
    return {
      ok: false,
      problem: { expected: 'lines that end with LF or CR LF', found: 'CR alone', hint, line: at },
    };
  }
  const split = splitRow(line, delimiter, 10_000);
  if (!split.ok) {
    const found = split.open ? 'a quotation mark that is not closed on the line' : split.fault.found;
    return { ok: false, problem: { expected, found, hint: 'Correct the header line.', line: at } };
  }
  const header = split.cells.map((name) => name.trim());
  const opened = open(header);
  if (opened.ok) return { ok: true, table: { header, delimiter, convert: opened.convert } };
  return { ok: false, problem: { ...opened.problem, line: at, header } };
}

/** Parses whole rows; `used` lines are done with, the others may go on in the next block. */
function parseRows(
  table: Table,
  lines: readonly Line[],
  firstLine: number,
  atEnd: boolean,
): { readonly batch: ParsedBatch; readonly used: number } {
  const taken: TakenRow[] = [];
  const setAside: Rejection[] = [];
  let i = 0;
  while (i < lines.length) {
    const first = lines[i]!;
    const line = firstLine + i;
    if (typeof first !== 'string') {
      setAside.push(reject(line, first.fault, first.raw));
      i++;
      continue;
    }
    const row = readRow(table, lines, i, atEnd);
    if (row === 'more') break;
    if (row.ok) taken.push({ line, record: row.value });
    else if (row.fault) setAside.push(reject(line, row.fault, row.text));
    i += row.lines;
  }
  return { batch: { taken, setAside }, used: i };
}

type RowResult =
  | { readonly ok: true; readonly value: TrucelineRecord; readonly lines: number }
  /** Without a fault: a blank row, passed over. */
  | { readonly ok: false; readonly fault?: Fault; readonly text: string; readonly lines: number };

function readRow(table: Table, lines: readonly Line[], i: number, atEnd: boolean): RowResult | 'more' {
  const first = lines[i] as string;
  const split = splitRow(first, table.delimiter, table.header.length);
  if (split.ok) return finishRow(table, split.cells, first, 1);
  if (!split.open) return { ok: false, fault: split.fault, text: first, lines: 1 };
  return readLongRow(table, lines, i, split.column, atEnd);
}

/** A row whose first line ends inside a quoted field. */
function readLongRow(
  table: Table,
  lines: readonly Line[],
  i: number,
  column: number,
  atEnd: boolean,
): RowResult | 'more' {
  const first = lines[i] as string;
  const broken = (found: string): RowResult => ({
    ok: false,
    fault: {
      column,
      expected: 'a quotation mark that is closed',
      found,
      hint: 'Close the quotation mark, or double it ("") where it belongs to the text.',
    },
    text: first,
    lines: 1,
  });
  const parts: string[] = [first];
  let length = first.length;
  for (let j = i + 1; j < lines.length; j++) {
    const next = lines[j]!;
    if (typeof next !== 'string') return broken('an open quote, and after it a line that is not sound text');
    length += next.length + 1;
    if (length > LINE_LIMIT_BYTES) return broken('an open quote and no closing one within 1 MiB');
    if (isWholeRow(table, next)) return broken('an open quote and whole rows after it');
    parts.push(next);
    if (!closesQuote(next)) continue;
    const text = parts.join('\n');
    const split = splitRow(text, table.delimiter, table.header.length);
    if (split.ok) {
      if (split.cells.length !== table.header.length)
        return broken('an open quote that swallows the next lines');
      return finishRow(table, split.cells, text, parts.length);
    }
    if (!split.open) return broken('an open quote that ends inside another row');
  }
  return atEnd ? broken('the end of the file inside a quoted field') : 'more';
}

function isWholeRow(table: Table, line: string): boolean {
  const split = splitRow(line, table.delimiter, table.header.length);
  return split.ok && split.cells.length === table.header.length && table.convert(split.cells).ok;
}

function finishRow(table: Table, cells: readonly string[], text: string, lines: number): RowResult {
  const { header, delimiter } = table;
  if (cells.length === header.length) {
    const converted = table.convert(cells);
    if (converted.ok) return { ok: true, value: converted.value, lines };
    if (isBlank(cells)) return { ok: false, text, lines };
    return { ok: false, fault: located(converted.fault, table, text), text, lines };
  }
  if (isBlank(cells)) return { ok: false, text, lines };
  return { ok: false, fault: wrongCount(header.length, cells.length, text, delimiter), text, lines };
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Adds the character at which the field begins, on the row's first line; found again only for rows at fault. */
function located(fault: Fault, table: Table, text: string): Fault {
  const index = fault.field === undefined ? -1 : table.header.indexOf(fault.field);
  if (index < 0) return fault;
  let at = 0;
  for (let i = 0; i < index; i++) {
    const rest = text.slice(at);
    const field = /^"(?:[^"]|"")*"/.exec(rest)?.[0].length ?? 0;
    at = text.indexOf(table.delimiter, at + field) + 1;
  }
  return text.lastIndexOf('\n', at - 1) < 0 ? { ...fault, column: at + 1 } : fault;
}
