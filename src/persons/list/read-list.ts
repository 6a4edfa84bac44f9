/**
 * A list of persons from CSV: columns known by their headers, in any order, parted by comma, semicolon or tab.
 *
 * A row at fault is set aside or taken without the faulty cell, and told by number; names are never told.
 */
import { splitRow } from '../../formats/csv/row.js';
import { partsOf } from '../names/parts.js';
import { type Person, personSchema, type Spelling, type WrittenName } from '../person.js';
import { COLUMN_WORDS, type Column, type ColumnAt, findColumns } from './columns.js';
import { orderOf, readDate } from './dates.js';
import { decode } from './decode.js';
import { insideProblems } from './inside.js';
import type { ListProblem } from './problem.js';
import { readConsent, readPurpose, readSex, readStatus } from './words.js';

export type ReadList =
  | {
      readonly ok: true;
      readonly persons: readonly Person[];
      readonly problems: readonly ListProblem[];
      readonly rows: number;
    }
  | { readonly ok: false; readonly reason: string };

/** @param today YYYY-MM-DD: nobody is born or captured after it; @param lookInside for persons entered twice */
export function readList(bytes: Uint8Array, today: string, lookInside = true): ReadList {
  const decoded = decode(bytes);
  if (!decoded.ok) return decoded;
  const problems: ListProblem[] = [];
  if (decoded.encoding !== 'utf-8') {
    problems.push({ kind: 'recoded', expected: 'text in UTF-8', found: `${decoded.encoding}, read as such` });
  }
  const { header, rows } = splitText(decoded.text, problems);
  const { columns, unknown } = findColumns(header);
  if (!columns.some(({ column }) => column === 'family' || column === 'full')) {
    return {
      ok: false,
      reason: `Expected a header with a column of names, such as family, given and patronymic, or full_name (also in Ukrainian or Russian); none of the ${header.length} columns of the first line is known. Add a header line, or correct it.`,
    };
  }
  if (unknown.length > 0) {
    const numbers = unknown.map((index) => index + 1).join(', ');
    problems.push({
      kind: 'unknown_columns',
      expected: 'columns that are known',
      found: `others, not used: number ${numbers}`,
      numbers: unknown.map((index) => index + 1),
    });
  }
  const persons = readRows(header.length, columns, rows, today, problems);
  if (lookInside) problems.push(...insideProblems(persons));
  return { ok: true, persons: persons.map(({ person }) => person), problems, rows: rows.length };
}

export interface PersonRow {
  readonly row: number;
  readonly person: Person;
}

interface CellRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A quoted cell may hold line breaks; one that never closes is set aside with its line alone. */
function splitText(text: string, problems: ListProblem[]): { header: string[]; rows: CellRow[] } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const first = lines.findIndex((line) => line.trim() !== '' && !/^sep=.$/i.test(line));
  const delimiter = delimiterOf(lines[first] ?? '');
  const rows: CellRow[] = [];
  let header: string[] | undefined;
  let row = 0;
  for (let i = Math.max(0, first); i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    row++;
    let split = splitRow(lines[i]!, delimiter, MOST_CELLS);
    for (let j = i + 1; !split.ok && split.open && j < Math.min(lines.length, i + MOST_LINES); j++) {
      const longer = splitRow(lines.slice(i, j + 1).join('\n'), delimiter, MOST_CELLS);
      if (longer.ok && (header === undefined || longer.cells.length === header.length))
        [split, i] = [longer, j];
    }
    if (!split.ok) {
      problems.push({
        kind: 'open_quote',
        row,
        expected: 'quotation marks that are closed',
        found: 'one that is not',
        setAside: true,
      });
    } else if (header === undefined) header = split.cells.map((cell) => cell.trim());
    else if (split.cells.some((cell) => cell.trim() !== '')) rows.push({ row, cells: split.cells });
  }
  return { header: header ?? [], rows };
}

const MOST_CELLS = 1000;
const MOST_LINES = 20;

const delimiterOf = (line: string): string => {
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].sort((x, y) => count(y) - count(x))[0]!;
};

function readRows(
  width: number,
  columns: readonly ColumnAt[],
  rows: readonly CellRow[],
  today: string,
  problems: ListProblem[],
): PersonRow[] {
  const at = (column: Column): number => columns.find((one) => one.column === column)?.index ?? -1;
  const orders = {
    born: orderOf(cellsOf(rows, at('born'))),
    capturedOn: orderOf(cellsOf(rows, at('capturedOn'))),
  };
  const persons: PersonRow[] = [];
  const ids = new Map<string, number>();
  let swapped = 0;
  const swappedRows: ListProblem[] = [];
  for (const { row, cells } of rows) {
    if (cells.length > width || cells.length < width - MISSING_CELLS) {
      problems.push({
        kind: 'cell_count',
        row,
        expected: `${width} cells`,
        found: `${cells.length}`,
        setAside: true,
      });
      continue;
    }
    const cell = (column: Column): string => cells[at(column)]?.trim() ?? '';
    const written = namesOf(columns, cells);
    const names = written.map(({ name }) => name);
    if (names.length === 0) {
      problems.push({ kind: 'no_name', row, expected: 'a name', found: 'none', setAside: true });
      continue;
    }
    const tell = (kind: ListProblem['kind'], column: Column, expected: string, found: string): void => {
      problems.push({ kind, row, column, expected, found });
    };
    const date = (column: 'born' | 'capturedOn'): string | undefined => {
      if (ABSENT.test(cell(column))) return undefined;
      const read = readDate(cell(column), orders[column]);
      if (!read.ok) {
        tell('bad_date', column, 'a date of the calendar', read.found);
        return undefined;
      }
      if (read.date.slice(0, 10) > today || read.date < EARLIEST) {
        tell('impossible_date', column, `a date from ${EARLIEST} to today`, 'one outside');
        return undefined;
      }
      return read.date;
    };
    const word = <T>(column: Column, read: (text: string) => T | undefined): T | undefined => {
      if (ABSENT.test(cell(column))) return undefined;
      const found = read(cell(column));
      if (found === undefined)
        tell('unknown_word', column, `a known ${COLUMN_WORDS[column]}`, 'another word');
      return found;
    };
    const text = (column: Column): string | undefined =>
      ABSENT.test(cell(column)) ? undefined : cell(column);
    const born = date('born');
    let capturedOn = date('capturedOn');
    if (born !== undefined && capturedOn !== undefined && capturedOn < born) {
      tell('impossible_date', 'capturedOn', 'a day after the birth date', 'one before it');
      capturedOn = undefined;
    }
    const fields = {
      id: uniqueId(cell('id'), row, ids, problems),
      names,
      spellings: written.some(({ writtenIn }) => writtenIn !== 'unsaid')
        ? written.map(({ writtenIn }) => writtenIn)
        : undefined,
      born,
      capturedOn,
      birthPlace: text('birthPlace'),
      rank: text('rank'),
      unit: text('unit'),
      capturedAt: text('capturedAt'),
      sex: word('sex', readSex),
      status: word('status', readStatus),
      consent: word('consent', readConsent),
      purpose: word('purpose', readPurpose),
    };
    const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    persons.push({ row, person: personSchema.parse(known) });
    if (names.some((name) => partsOf(name).swapped)) {
      swapped++;
      swappedRows.push({
        kind: 'names_swapped',
        row,
        expected: 'family and given name in their columns',
        found: 'them exchanged; compared the other way round',
      });
    }
  }
  if (persons.length >= FEW && swapped > persons.length / 2) {
    problems.push({
      kind: 'columns_swapped',
      expected: 'family and given names in their columns',
      found: `them exchanged in ${swapped} of ${persons.length} rows; exchange the two headers`,
    });
  } else problems.push(...swappedRows);
  return persons;
}

/** Trailing cells that spreadsheets leave out. */
const MISSING_CELLS = 3;
const FEW = 5;
const EARLIEST = '1900-01-01';
/** How people write that there is nothing to write. */
const ABSENT = /^(?:[-–—?.]*|n\/?a|null|none|nan|undefined|невідомо|неизвестно|unknown|н\/д|б\/н)$/i;

function* cellsOf(rows: readonly CellRow[], index: number): Generator<string> {
  if (index >= 0) for (const { cells } of rows) yield cells[index] ?? '';
}

interface WrittenIn {
  readonly name: WrittenName;
  readonly writtenIn: Spelling;
}

function namesOf(columns: readonly ColumnAt[], cells: readonly string[]): WrittenIn[] {
  const found: WrittenIn[] = [];
  for (const { column, spelling, writtenIn, index } of columns) {
    if (column !== 'family' && column !== 'given' && column !== 'patronymic' && column !== 'full') continue;
    const text = cells[index]?.trim() ?? '';
    if (!ABSENT.test(text))
      found[spelling] = { name: { ...found[spelling]?.name, [column]: text }, writtenIn };
  }
  const withName = found.filter(
    (one) => one !== undefined && ('family' in one.name || 'given' in one.name || 'full' in one.name),
  );
  return withName.slice(0, 3);
}

function uniqueId(id: string, row: number, ids: Map<string, number>, problems: ListProblem[]): string {
  if (id === '') return `row-${row}`;
  const times = (ids.get(id) ?? 0) + 1;
  ids.set(id, times);
  if (times === 1) return id;
  problems.push({
    kind: 'repeated_id',
    row,
    column: 'id',
    expected: 'an id of its own',
    found: `one that an earlier row has; used with #${times} added`,
  });
  return `${id}#${times}`;
}
