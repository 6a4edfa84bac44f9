/**
 * What is wrong with a list, in words that hold nothing of what a cell holds: a cell may hold a name wherever columns
 * have slipped.
 */
import { COLUMN_WORDS, type Column } from './columns.js';

export type ProblemKind =
  | 'no_name'
  | 'bad_date'
  | 'impossible_date'
  | 'unknown_word'
  | 'no_id'
  | 'repeated_id'
  | 'cell_count'
  | 'open_quote'
  | 'names_swapped'
  | 'columns_swapped'
  | 'unknown_columns'
  | 'recoded'
  | 'entered_twice'
  | 'namesakes';

export interface ListProblem {
  readonly kind: ProblemKind;
  /** As a spreadsheet counts: the header is row 1; absent for what is true of the whole list. */
  readonly row?: number;
  readonly column?: Column;
  readonly expected: string;
  readonly found: string;
  /** Rows, or columns, that it is about besides. */
  readonly numbers?: readonly number[];
  /** The row was not taken. */
  readonly setAside?: boolean;
}

export function problemSentence({ row, column, expected, found, setAside }: ListProblem): string {
  const where = row === undefined ? 'the list' : `row ${row}`;
  const what = column === undefined ? '' : ` ${COLUMN_WORDS[column]}:`;
  return `${where}:${what} expected ${expected}, found ${found}${setAside ? '; the row was set aside' : ''}`;
}
