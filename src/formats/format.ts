/**
 * What every format gives: bytes in, batches of records and of rows set aside out. Bad data never throws; a row that
 * cannot be taken is a `Rejection`, trouble with the whole file is a `FileProblem`, which ends the file.
 */
import type { TrucelineRecord } from '../record/record.js';
import type { Mapping } from './mapping/mapping.js';

export interface Format {
  readonly id: string;
  /** One line, for people who choose a format. */
  readonly describe: string;
  /** Columns without which a file is not of this format; empty where the format has no header. */
  readonly requiredColumns: readonly string[];
  /** The stream's own errors (a disk that fails) are thrown on; nothing else is. */
  parse(input: AsyncIterable<Uint8Array>, setting: FormatSetting): AsyncIterable<ParsedBatch>;
}

export interface FormatSetting {
  /** Source id that the records carry; a `truceline` record carries its own. */
  readonly source: string;
  /** IANA zone of wall times that carry no offset. */
  readonly timeZone: string;
  readonly mapping?: Mapping | undefined;
  /** Party ids of the mission. */
  readonly parties: readonly string[];
  /** Ids that may also stand where a party or a guarantor may: `by` of a declaration. */
  readonly guarantors?: readonly string[] | undefined;
  /** Ids of the sources that may rule on incidents, besides the mission itself; absent: any source. */
  readonly rulers?: readonly string[] | undefined;
  /** Source ids of the mission; absent: any source is accepted. */
  readonly sources?: readonly string[] | undefined;
  /**
   * Takes the words of an account of serious harm, which no record may hold, for the record of this id; may be called more than
   * once with the same. Absent: a row with such words is set aside.
   */
  readonly holdText?: ((about: string, text: string) => void) | undefined;
}

export interface ParsedBatch {
  readonly taken: readonly TakenRow[];
  readonly setAside: readonly Rejection[];
  /** Present in the last batch only. */
  readonly problem?: FileProblem;
}

export interface TakenRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  readonly record: TrucelineRecord;
  /** The record's canonical JSON, where the file has it so already. */
  readonly json?: string | undefined;
}

/** Why one row cannot be taken: what was expected, what was found, what to do. */
export interface Fault {
  /** Column of the file, or path of the member, that is at fault. */
  readonly field?: string;
  /** Character of the line, from 1; for text that is not UTF-8, the byte. */
  readonly column?: number;
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
  /** True: neither the value nor the row is repeated anywhere. */
  readonly withheld?: boolean;
}

/** Stands for a row of a `withheld` fault. */
export const ROW_WITHHELD = '(not copied: what it holds may belong under seal)';

export interface Rejection extends Fault {
  readonly file?: string;
  readonly line: number;
  /** The row, cut at 2,000 characters. */
  readonly raw: string;
}

export interface FileProblem {
  readonly expected: string;
  readonly found: string;
  readonly hint: string;
  readonly line?: number;
  /** The header that was found, where the trouble is with its columns. */
  readonly header?: readonly string[];
}

export type Converted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

export const RAW_LIMIT = 2_000;

export function fail(
  field: string,
  expected: string,
  found: string,
  hint: string,
): { ok: false; fault: Fault } {
  return { ok: false, fault: { field, expected, found, hint } };
}

/** A value as messages show it: in quotes, cut where it is long. */
export function quote(text: string): string {
  if (text === '') return 'an empty value';
  return text.length > 120 ? `"${text.slice(0, 117)}..." (${text.length} characters)` : `"${text}"`;
}
