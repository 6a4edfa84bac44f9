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

/** @param times the span counts so often, backwards if negative; an infinite moment stays where it is */
export function shift(zone: string, atMs: number, { months, days, ms }: CalendarSpan, times: number): number {
  if (!Number.isFinite(atMs)) return atMs;
  if (months === 0 && days === 0) return atMs + times * ms;
  const wall = new Date(atMs + offsetMs(zone, atMs));
  if (months !== 0) {
    const day = wall.getUTCDate();
    wall.setUTCDate(1);
    wall.setUTCMonth(wall.getUTCMonth() + times * months);
    const last = new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + 1, 0)).getUTCDate();
    wall.setUTCDate(Math.min(day, last));
  }
  wall.setUTCDate(wall.getUTCDate() + times * days);
  return wallTimeMs(zone, wall.getTime()) + times * ms;
}

/** The midnight at or before it, or the first midnight after it; an infinite moment stays where it is. */
export function roundToDay(zone: string, atMs: number, to: 'startOfDay' | 'endOfDay'): number {
  if (!Number.isFinite(atMs)) return atMs;
  const day = dayOf(zone, atMs);
  return startOfDayMs(zone, to === 'startOfDay' ? day : addDays(day, 1));
}
