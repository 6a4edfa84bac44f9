/**
 * Date formats as mapping files write them: `DD.MM.YYYY HH:mm`. Compiled once into one regular expression.
 *
 * | token | means |
 * | YYYY | year, four digits | MM, M | month | DD, D | day | MMM, MMMM | English month, short or whole |
 * | HH, H | hour, 0 to 23 | mm | minute | ss | second | Z | Z or an offset such as +02:00 |
 * `ISO` is ISO 8601; `unix` and `unixMilliseconds` count from 1970. Two-letter tokens want two digits, one-letter
 * tokens take one or two. Anything else stands for itself; a blank takes one or more blanks.
 */
import { type Moment, type MomentResult, makeMoment, type ReadMoment, readIso } from '../moment.js';

export type CompiledFormat =
  | { readonly ok: true; readonly read: ReadMoment }
  | { readonly ok: false; readonly reason: string };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const TOKENS: Readonly<Record<string, { readonly part: string; readonly pattern: string }>> = {
  YYYY: { part: 'year', pattern: '(?<year>\\d{4})' },
  MMMM: { part: 'month', pattern: '(?<month>[A-Za-z]{3,9})' },
  MMM: { part: 'month', pattern: '(?<month>[A-Za-z]{3})' },
  MM: { part: 'month', pattern: '(?<month>\\d{2})' },
  M: { part: 'month', pattern: '(?<month>\\d{1,2})' },
  DD: { part: 'day', pattern: '(?<day>\\d{2})' },
  D: { part: 'day', pattern: '(?<day>\\d{1,2})' },
  HH: { part: 'hour', pattern: '(?<hour>\\d{2})' },
  H: { part: 'hour', pattern: '(?<hour>\\d{1,2})' },
  mm: { part: 'minute', pattern: '(?<minute>\\d{2})' },
  ss: { part: 'second', pattern: '(?<second>\\d{2})' },
  Z: { part: 'offset', pattern: '(?<offset>Z|[+-]\\d{2}(?::?\\d{2})?)' },
};
const TOKEN = /YYYY|MMMM|MMM|MM|M|DD|D|HH|H|mm|ss|Z|T(?=H)|\s+|[^A-Za-z\s]|[A-Za-z]+/g;

export function compileDateFormat(format: string): CompiledFormat {
  if (format === 'ISO') return { ok: true, read: readIso };
  if (format === 'unix') return { ok: true, read: (text) => readEpoch(text, 1_000) };
  if (format === 'unixMilliseconds') return { ok: true, read: (text) => readEpoch(text, 1) };
  const parts = new Set<string>();
  let pattern = '';
  for (const [word] of format.matchAll(TOKEN)) {
    const token = TOKENS[word];
    if (token) {
      if (parts.has(token.part))
        return { ok: false, reason: `the ${token.part} stands twice in "${format}"` };
      parts.add(token.part);
      pattern += token.pattern;
    } else if (word.trim() === '') pattern += '\\s+';
    // A lone T parts date and clock in ISO 8601; any other letters are a slip.
    else if (/^[A-Za-z]/.test(word) && word !== 'T')
      return { ok: false, reason: `"${word}" is no part of a date format` };
    else pattern += word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  const missing = ['year', 'month', 'day'].filter((part) => !parts.has(part));
  if (missing.length > 0) return { ok: false, reason: `"${format}" has no ${missing.join(', ')}` };
  if (parts.has('minute') && !parts.has('hour'))
    return { ok: false, reason: `"${format}" has minutes without hours` };
  const expression = new RegExp(`^${pattern}$`);
  const precision = precisionOf(parts);
  return { ok: true, read: (text) => readMatch(expression.exec(text), precision, format) };
}

/** The first of several readers that knows the form. */
export function firstOf(readers: readonly ReadMoment[]): ReadMoment {
  if (readers.length === 1) return readers[0]!;
  return (text) => {
    let last: MomentResult | undefined;
    for (const read of readers) {
      const result = read(text);
      if (result.ok || result.reason === 'impossible') return result;
      last = result;
    }
    return last!;
  };
}

function precisionOf(parts: ReadonlySet<string>): Moment['precision'] {
  if (parts.has('second')) return 'second';
  if (parts.has('minute')) return 'minute';
  return parts.has('hour') ? 'hour' : 'day';
}

function readMatch(
  match: RegExpExecArray | null,
  precision: Moment['precision'],
  format: string,
): MomentResult {
  const unlike: MomentResult = {
    ok: false,
    reason: 'not-a-date',
    hint: `The format is ${format}; correct the cell or the format.`,
  };
  if (!match) return unlike;
  const part = match.groups!;
  const month = /^\d/.test(part.month!)
    ? Number(part.month)
    : MONTHS.indexOf(part.month!.slice(0, 3).toLowerCase()) + 1;
  if (month === 0 && !/^\d/.test(part.month!)) return unlike;
  return makeMoment(
    Number(part.year),
    month,
    Number(part.day),
    Number(part.hour ?? 0),
    Number(part.minute ?? 0),
    Number(part.second ?? 0),
    precision,
    part.offset,
  );
}

function readEpoch(text: string, unitMs: number): MomentResult {
  if (!/^\d{1,14}(\.\d+)?$/.test(text)) {
    return { ok: false, reason: 'not-a-date', hint: 'Expected a count since 1970-01-01 UTC.' };
  }
  const at = new Date(Math.floor(Number(text) * unitMs));
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() > 2199) {
    return {
      ok: false,
      reason: 'impossible',
      hint: 'Past the year 2199: seconds and milliseconds may be mixed up.',
    };
  }
  return { ok: true, moment: { wallMs: at.getTime(), offsetMs: 0, precision: 'second' } };
}
