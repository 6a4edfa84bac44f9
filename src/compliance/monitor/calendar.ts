/**
 * Moments shifted by durations of the calendar: months, then days of the local wall time, then elapsed milliseconds.
 */
import type { CompiledDuration } from '../../agreement/program.js';
import { addDays, DAY_MS, dayOf, offsetMs, startOfDayMs, wallTimeMs } from '../../time/instant.js';

export function shift(
  zone: string,
  atMs: number,
  { months, days, ms }: CompiledDuration,
  times: number,
): number {
  if (!Number.isFinite(atMs)) return atMs;
  if (months === 0 && days === 0) return atMs + times * ms;
  const wallMs = atMs + offsetMs(zone, atMs);
  const dayMs = Math.floor(wallMs / DAY_MS) * DAY_MS;
  const date = new Date(dayMs);
  const month = date.getUTCMonth() + times * months;
  const year = date.getUTCFullYear();
  // Day 0 of the month after: the last day of the month.
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), lastDay) + times * days;
  return wallTimeMs(zone, Date.UTC(year, month, day) + (wallMs - dayMs)) + times * ms;
}

export function round(zone: string, atMs: number, to: 'startOfDay' | 'endOfDay' | null): number {
  if (to === null || !Number.isFinite(atMs)) return atMs;
  const day = dayOf(zone, atMs);
  return startOfDayMs(zone, to === 'startOfDay' ? day : addDays(day, 1));
}
