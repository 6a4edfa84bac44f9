/**
 * Quiet hours: local times of day in a zone, past midnight where the end is the earlier one. On the day on which the clocks
 * change they are what a clock on the wall shows: an hour that is skipped is not quiet, one that comes twice is both times.
 */
import { offsetMs } from '../time/instant.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

export interface Quiet {
  /** Wall time, HH:MM. */
  readonly from: string;
  readonly until: string;
}

export function isQuiet({ from, until }: Quiet, zone: string, atMs: number): boolean {
  const wall = Math.floor((atMs + offsetMs(zone, atMs)) / MINUTE_MS);
  const minute = ((wall % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  const [start, end] = [minutes(from), minutes(until)];
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
}

const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
