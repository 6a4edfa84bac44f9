/** How long it is until a moment, or since: in the two largest units, as people say it. Milliseconds since 1970 UTC. */
import type { CaseWords } from '../words/cases/en.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** As agreements say it: 72 h are hours. */
const HOURS_UP_TO_MS = 3 * DAY_MS;

export function lengthText(ms: number, { units, underMinute }: CaseWords): string {
  const whole = Math.abs(ms);
  const days = Math.floor(whole / DAY_MS);
  const hours = Math.floor(whole / HOUR_MS);
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS);
  if (whole < MINUTE_MS) return underMinute;
  if (whole >= HOURS_UP_TO_MS) return two(units.days(days), hours % 24, units.hours);
  if (hours > 0) return two(units.hours(hours), minutes, units.minutes);
  return units.minutes(minutes);
}

const two = (first: string, rest: number, say: (n: number) => string): string =>
  rest === 0 ? first : `${first} ${say(rest)}`;

/** A duration of an agreement in the reader's words; what is none of these stays as the text has it. */
export function withinText(within: string, { units }: CaseWords): string {
  const [, count, unit = ''] = /^(\d+) (days?|h|min)$/.exec(within) ?? [];
  if (count === undefined) return within;
  const say = unit === 'h' ? units.hours : unit === 'min' ? units.minutes : units.days;
  return say(Number(count));
}
