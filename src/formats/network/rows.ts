/**
 * Rows of one file of the network: columns found by name in any order, columns that are not known passed over, a broken row
 * counted with its line. No field of these tables holds a line break, so a line is a row.
 */
import { findColumns } from '../csv/columns.js';
import { splitRow, wrongCount } from '../csv/row.js';
import { readLines } from '../lines/lines.js';
import type { NetworkProblems } from './problems.js';

export interface TableForm<Name extends string> {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly required: readonly Name[];
  readonly optional: readonly Name[];
  /** Rows are taken as they come, instead of after the first 64 KB. */
  readonly live?: boolean;
}

export type CellsAt<Name extends string> = Readonly<Record<Name, number>>;

/** @param cells of one row, not to be kept; `at` says where each column stands, -1 where it is absent. */
export type TakeRow = (cells: readonly string[], line: number) => void;

/**
 * Calls what `open` returns for every row. Between blocks of the input it yields, so that a stream can be taken as it comes.
 * A file without its required columns is one problem and ends here.
 */
export async function* readRows<Name extends string>(
  input: AsyncIterable<Uint8Array>,
  form: TableForm<Name>,
  problems: NetworkProblems,
  open: (at: CellsAt<Name>) => TakeRow,
): AsyncGenerator<void> {
  const { file } = form;
  let take: TakeRow | undefined;
  let width = 0;
  /** The cells of a row without quotation marks, used again for each: nothing may keep the array. */
  const plain: string[] = [];
  let line = 0;
  for await (const block of readLines(input, form.live)) {
    if (!block.ok) return problems.addFile(file, block.problem);
    for (const text of block.lines) {
      line++;
      if (typeof text !== 'string') {
        problems.add('broken-row', file, line, text.fault);
        continue;
      }
      if (text.length < 2 && text.trim() === '') continue;
      if (take === undefined) {
        const header = text.trim().replaceAll('"', '').split(',');
        const columns = findColumns(
          header.map((name) => name.trim()),
          form.required,
          form.optional,
        );
        if (!columns.ok) return problems.addFile(file, { ...columns.problem, hint: NO_MAPPING, line });
        take = open(columns.at);
        width = header.length;
        continue;
      }
      if (cutPlain(text, width, plain)) {
        take(plain, line);
        continue;
      }
      const split = splitRow(text, ',', width);
      if (!split.ok) problems.add('broken-row', file, line, split.open ? OPEN_QUOTE : split.fault);
      else if (split.cells.length === width) take(split.cells, line);
      else if (split.cells.some((cell) => cell.trim() !== ''))
        problems.add('broken-row', file, line, wrongCount(width, split.cells.length, text, ','));
    }
    yield;
  }
  if (take === undefined)
    problems.addFile(file, {
      expected: 'a header and rows',
      found: 'nothing',
      hint: 'Check that the export finished.',
    });
}

/**
 * Cuts a row without quotation marks into `width` cells; false where it is not such a row, and what it is has to be looked into.
 * Twice as fast as a split, which makes an array a row.
 */
function cutPlain(text: string, width: number, cells: string[]): boolean {
  if (text.includes('"')) return false;
  let at = 0;
  for (let i = 0; i < width - 1; i++) {
    const next = text.indexOf(',', at);
    if (next < 0) return false;
    cells[i] = text.slice(at, next);
    at = next + 1;
  }
  if (text.indexOf(',', at) >= 0) return false;
  cells[width - 1] = text.charCodeAt(text.length - 1) === 13 ? text.slice(at, -1) : text.slice(at);
  return true;
}

const NO_MAPPING = 'docs/sensing.md says what each file of the network holds.';

const OPEN_QUOTE = {
  expected: 'a quotation mark that is closed',
  found: 'an open quote',
  hint: 'Close it; no field of this table goes over several lines.',
} as const;
