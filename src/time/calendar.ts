/**
 * Shifts in the calendar of a time zone: months, then days of the local wall time, then milliseconds. A month that lacks
 * the day ends on its last day. Wall times that summer time skips or doubles are taken as wallTimeMs takes them.
 */
import { addDays, dayOf, offsetMs, startOfDayMs, wallTimeMs } from './instant.js';

export interface CalendarSpan {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

export function shift(zone: string, atMs: number, { months, days, ms }: CalendarSpan, sign: 1 | -1): number {
  if (months === 0 && days === 0) return atMs + sign * ms;
  const wall = new Date(atMs + offsetMs(zone, atMs));
  if (months !== 0) {
    const day = wall.getUTCDate();
    wall.setUTCDate(1);
    wall.setUTCMonth(wall.getUTCMonth() + sign * months);
    const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
    wall.setUTCDate(Math.min(day, last));
  }
  wall.setUTCDate(wall.getUTCDate() + sign * days);
  return wallTimeMs(zone, wall.getTime()) + sign * ms;
}

/** The midnight at or before it, or the first midnight after it. */
export function roundToDay(zone: string, atMs: number, to: 'startOfDay' | 'endOfDay'): number {
  const day = dayOf(zone, atMs);
  return startOfDayMs(zone, to === 'startOfDay' ? day : addDays(day, 1));
}
