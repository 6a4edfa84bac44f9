/**
 * Typed cells. Text is always text: a cell of text can never be run as a formula, whatever it begins with, because nothing here
 * writes a formula. What was not observed is the words for it, never a zero and never an empty cell.
 */
import { offsetMs } from '../../time/instant.js';
import type { Names } from '../names.js';
import type { Counted } from '../picture-index.js';

export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number; readonly format: string }
  /** Wall time of the mission's zone: a spreadsheet knows no zones. */
  | { readonly kind: 'time'; readonly wallMs: number; readonly format: string }
  | { readonly kind: 'empty' };

export interface Table {
  /** Of the sheet. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** In characters; the last one counts for the rest. */
  readonly widths: readonly number[];
}

export const EMPTY: Cell = { kind: 'empty' };

export const text = (value: string): Cell => (value === '' ? EMPTY : { kind: 'text', text: value });

export const whole = (value: number): Cell => ({ kind: 'number', value, format: '0' });

export const decimal = (value: number, digits: number): Cell => ({
  kind: 'number',
  value,
  format: digits === 0 ? '0' : `0.${'0'.repeat(digits)}`,
});

export function counted(value: Counted, names: Names, digits = 0): Cell {
  return value === 'notObserved' ? text(names.messages.text.notObserved) : decimal(value, digits);
}

/** A difference where both sides are known. */
export function changed(now: Counted, before: Counted, digits = 0): Cell {
  if (now === 'notObserved' || before === 'notObserved') return EMPTY;
  const factor = 10 ** digits;
  return decimal(Math.round((now - before) * factor) / factor, digits);
}

export const stated = (value: number | null, names: Names): Cell =>
  value === null ? text(names.messages.text.notStated) : whole(value);

export function wallTime(zone: string, atMs: number): Cell {
  return { kind: 'time', wallMs: atMs + offsetMs(zone, atMs), format: 'yyyy-mm-dd hh:mm' };
}

/** @param day YYYY-MM-DD */
export function dayCell(day: string): Cell {
  return { kind: 'time', wallMs: Date.parse(`${day}T00:00:00Z`), format: 'yyyy-mm-dd' };
}
