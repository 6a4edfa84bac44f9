/**
 * The message catalogue: every word that a report prints, so that a language can be added beside English: another object of
 * the type Messages, listed in MESSAGES. Sentences stand in sentences.ts, names of codes in
 * vocabulary.ts. Rules held there: act, then source, then assessment; "attributable to" and
 * "could not be attributed"; likelihood words only from ICD 203; a missing observation never reads as a zero.
 * Typography: British, en dash in ranges, thousands marked from 10,000 on, a no-break space between number and unit.
 */
import { sentences } from './sentences.js';
import { type Vocabulary, vocabulary } from './vocabulary.js';

export interface Messages extends Vocabulary {
  readonly language: 'en';
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  readonly number: (value: number) => string;
  readonly decimal: (value: number, digits: number) => string;
  readonly range: (min: string, max: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly count: (value: number, noun: Noun) => string;
  readonly text: typeof sentences;
}

export type Noun =
  | 'incident'
  | 'report'
  | 'account'
  | 'sector'
  | 'source'
  | 'day'
  | 'record'
  | 'finding'
  | 'alert'
  | 'event'
  | 'clause';

/** @param value whole or decimal; -1234.5 reads −1234.5, 12345 reads 12,345 */
function number(value: number): string {
  const [whole, fraction] = String(Math.abs(value)).split('.') as [string, string?];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${value < 0 ? '−' : ''}${grouped}${fraction ? `.${fraction}` : ''}`;
}

export const en: Messages = {
  language: 'en',
  ...vocabulary,
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  number,
  decimal: (value, digits) => {
    const rounded = value.toFixed(digits);
    return number(Number(rounded) === 0 ? 0 : Number(rounded)) + padding(rounded);
  },
  range: (min, max) => (min === max ? min : `${min}–${max}`),
  list: (items) =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`,
  count: (value, noun) => `${number(value)} ${noun}${value === 1 ? '' : 's'}`,
  text: sentences,
};

export const MESSAGES = { en } as const;

/** Zeros that Number() dropped from the end of a fixed decimal: 2.50 stays 2.50. */
function padding(fixed: string): string {
  const [, fraction = ''] = fixed.split('.');
  const kept = String(Math.abs(Number(fixed))).split('.')[1] ?? '';
  const missing = fraction.length - kept.length;
  if (missing <= 0) return '';
  return `${kept === '' ? '.' : ''}${'0'.repeat(missing)}`;
}
