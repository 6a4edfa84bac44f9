/**
 * Times of which only the date is known, and how much of them lies in a window.
 */
import type { CodedTime } from '../coding/coded.js';
import type { Interval } from '../time/instant.js';

const HALF_DAY_MS = 12 * 3_600_000;

export function isDateOnly(time: Pick<CodedTime, 'precision'>): boolean {
  return time.precision === 'day' || time.precision === 'days';
}

/**
 * The instant that decides to which local day an event belongs: its start, or, where only the date is known, the noon
 * of its (first) date. A date in another zone may begin an hour before the local midnight; it is still that date.
 */
export function homeMs(time: Pick<CodedTime, 'startMs' | 'precision'>): number {
  return isDateOnly(time) ? time.startMs + HALF_DAY_MS : time.startMs;
}

/** The noon of the last date of a date-only time; the last moment of any other. */
export function lastHomeMs(time: CodedTime): number {
  const lastMs = Math.max(time.startMs, time.endMs - 1);
  return isDateOnly(time) ? Math.max(homeMs(time), time.endMs - HALF_DAY_MS) : lastMs;
}

/** Share of an event in the window: 1 or 0, by its start, for a known hour; a fraction in [0, 1] for a known day. */
export function fractionInside(time: CodedTime, window: Interval): number {
  const length = time.endMs - time.startMs;
  if (!isDateOnly(time) || length <= 0) {
    return time.startMs >= window.startMs && time.startMs < window.endMs ? 1 : 0;
  }
  const shared = Math.min(time.endMs, window.endMs) - Math.max(time.startMs, window.startMs);
  return shared <= 0 ? 0 : shared / length;
}
