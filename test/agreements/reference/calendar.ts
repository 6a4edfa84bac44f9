/** Durations by the calendar of the agreement's time zone, and as elapsed time. */
import { addDays, dayOf, offsetMs, startOfDayMs, wallTimeMs } from '../../../src/time/instant.js';

const DAY = 86_400_000;
const ELAPSED: readonly [RegExp, number][] = [
  [/^h/, 3_600_000],
  [/^min/, 60_000],
  [/^s/, 1_000],
];

interface Parts {
  months: number;
  days: number;
  ms: number;
}

const known = new Map<string, Parts>();

function partsOf(duration: string): Parts {
  const before = known.get(duration);
  if (before) return before;
  const parts: Parts = { months: 0, days: 0, ms: 0 };
  for (const [, digits, unit] of duration.matchAll(/(\d+)\s*([a-z]+)/g)) {
    const many = Number(digits);
    if (unit!.startsWith('year')) parts.months += 12 * many;
    else if (unit!.startsWith('month')) parts.months += many;
    else if (unit!.startsWith('week')) parts.days += 7 * many;
    else if (unit!.startsWith('day')) parts.days += many;
    else parts.ms += many * ELAPSED.find(([form]) => form.test(unit!))![1];
  }
  known.set(duration, parts);
  return parts;
}

/** A day is 24 hours. */
export function elapsed(duration: string): number {
  const { days, ms } = partsOf(duration);
  return days * DAY + ms;
}

/** Months, then days on the local wall clock, then milliseconds. */
export function shift(zone: string, atMs: number, duration: string, many: number): number {
  if (!Number.isFinite(atMs)) return atMs;
  const { months, days, ms } = partsOf(duration);
  let shifted = atMs;
  if (months !== 0 || days !== 0) {
    const wall = new Date(atMs + offsetMs(zone, atMs));
    const sinceMidnight = wall.getTime() - Math.floor(wall.getTime() / DAY) * DAY;
    const month = wall.getUTCFullYear() * 12 + wall.getUTCMonth() + many * months;
    const lastDay = new Date(
      Date.UTC(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 0),
    ).getUTCDate();
    const day = Math.min(wall.getUTCDate(), lastDay);
    const midnight = Date.UTC(Math.floor(month / 12), ((month % 12) + 12) % 12, day) + many * days * DAY;
    shifted = wallTimeMs(zone, midnight + sinceMidnight);
  }
  return shifted + many * ms;
}

/** The midnight at or before it, or the first midnight after it. */
export function round(zone: string, atMs: number, to: 'startOfDay' | 'endOfDay'): number {
  if (!Number.isFinite(atMs)) return atMs;
  const day = dayOf(zone, atMs);
  return startOfDayMs(zone, to === 'startOfDay' ? day : addDays(day, 1));
}
