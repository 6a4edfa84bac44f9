/**
 * Durations as written (`30 days`, `1 day 12 h`) to calendar months, calendar days and milliseconds.
 */
import type { CompiledDuration } from './program.js';

const DAY_MS = 86_400_000;

const UNITS: Readonly<Record<string, CompiledDuration>> = {
  year: { months: 12, days: 0, ms: 0 },
  month: { months: 1, days: 0, ms: 0 },
  week: { months: 0, days: 7, ms: 0 },
  day: { months: 0, days: 1, ms: 0 },
  h: { months: 0, days: 0, ms: 3_600_000 },
  hour: { months: 0, days: 0, ms: 3_600_000 },
  min: { months: 0, days: 0, ms: 60_000 },
  minute: { months: 0, days: 0, ms: 60_000 },
  s: { months: 0, days: 0, ms: 1_000 },
  second: { months: 0, days: 0, ms: 1_000 },
};

export const NO_TIME: CompiledDuration = { months: 0, days: 0, ms: 0 };

export function readDuration(text: string): CompiledDuration {
  let [months, days, ms] = [0, 0, 0];
  for (const [, count, unit] of text.matchAll(/(\d+) ?([a-z]+)/g)) {
    const one = UNITS[unit!] ?? UNITS[unit!.replace(/s$/, '')]!;
    months += Number(count) * one.months;
    days += Number(count) * one.days;
    ms += Number(count) * one.ms;
  }
  return { months, days, ms };
}

/** Elapsed time, a day being 24 hours: for windows, grace and notice, where `check` refuses months. */
export function elapsedMs(text: string): number {
  const { days, ms } = readDuration(text);
  return days * DAY_MS + ms;
}

export const isNoTime = ({ months, days, ms }: CompiledDuration): boolean =>
  months === 0 && days === 0 && ms === 0;
