/**
 * Dates and times as files write them, checked against the calendar. A moment is wall time until a zone or an offset
 * makes an instant of it. Years are taken from 1900 to 2199: anything else in such files is a slip.
 */
import type { RecordTime } from '../record/record.js';
import { addDays, startOfDayMs, toIso, wallTimeMs } from '../time/instant.js';

export interface Moment {
  /** The wall time as if it were UTC, milliseconds. */
  readonly wallMs: number;
  /** Offset from UTC where the text carries one, milliseconds. */
  readonly offsetMs?: number;
  readonly precision: 'second' | 'minute' | 'hour' | 'day';
}

/** `not-a-date`: another form than expected. `impossible`: the form is right, the calendar or the clock is not. */
export type MomentResult =
  | { readonly ok: true; readonly moment: Moment }
  | { readonly ok: false; readonly reason: 'not-a-date' | 'impossible'; readonly hint: string };

export type ReadMoment = (text: string) => MomentResult;

// 2025-03-21 | 2025-03-21 00:20 | 2025-03-21T00:20:30.5Z | 2025-03-21 00:20:30+02:00
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(Z|[+-]\d{2}(?::?\d{2})?))?)?$/;

export const ISO_EXAMPLE = '2025-03-21, 2025-03-21 00:20 or 2025-03-21T00:20:30+02:00';

/** ISO 8601 date, with or without a clock time, with or without an offset; a blank may stand for the T. */
export function readIso(text: string): MomentResult {
  const m = ISO.exec(text);
  if (!m) return { ok: false, reason: 'not-a-date', hint: `Write it as ${ISO_EXAMPLE}.` };
  const precision = m[4] === undefined ? 'day' : m[6] === undefined ? 'minute' : 'second';
  return makeMoment(+m[1]!, +m[2]!, +m[3]!, +(m[4] ?? 0), +(m[5] ?? 0), +(m[6] ?? 0), precision, m[7]);
}

/** Checks the calendar and the clock. `offset`: Z, +02, +0200 or +02:00. */
export function makeMoment(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  precision: Moment['precision'],
  offset?: string,
): MomentResult {
  if (year < 1900 || year > 2199) return impossible('Years are taken from 1900 to 2199.');
  if (month < 1 || month > 12) return impossible(`There is no month ${month}; are day and month swapped?`);
  const wallMs = Date.UTC(year, month - 1, day, hour, minute, second);
  if (day < 1 || day > 28) {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day < 1 || day > last) return impossible(`${year}-${pad(month)} has days 1 to ${last}.`);
  }
  if (hour > 23 || minute > 59 || second > 59) return impossible('The clock runs from 00:00:00 to 23:59:59.');
  if (offset === undefined) return { ok: true, moment: { wallMs, precision } };
  const offsetMs = readOffset(offset);
  if (Math.abs(offsetMs) > 14 * 3_600_000) return impossible('Offsets lie between -14:00 and +14:00.');
  return { ok: true, moment: { wallMs, precision, offsetMs } };
}

/** The instant; the zone serves where the text has no offset. */
export function instantMs(moment: Moment, zone: string): number {
  return moment.offsetMs === undefined ? wallTimeMs(zone, moment.wallMs) : moment.wallMs - moment.offsetMs;
}

/** ISO 8601 in UTC, to the second. */
export function utcIso(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 19)}Z`;
}

/** Local days of one zone as record times, each worked out once. */
export function localDays(zone: string): (day: string) => RecordTime {
  const known = new Map<string, RecordTime>();
  return (day) => {
    let time = known.get(day);
    if (!time) {
      const start = toIso(zone, startOfDayMs(zone, day));
      const end = toIso(zone, startOfDayMs(zone, addDays(day, 1)));
      time = { end, precision: 'day', start };
      known.set(day, time);
    }
    return time;
  };
}

function impossible(hint: string): MomentResult {
  return { ok: false, reason: 'impossible', hint };
}

function readOffset(text: string): number {
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0);
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

const pad = (value: number): string => String(value).padStart(2, '0');
