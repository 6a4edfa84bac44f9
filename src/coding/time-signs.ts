/** Which kinds of signs of time a text has, as bits: most texts have none or one, and need not be searched for the rest. */
import { rememberedLast } from './memory.js';
import { MONTH_SIGNS } from './numbers.js';
import type { Reading } from './reading.js';
import { signNumber } from './sign.js';
import { GAP } from './words.js';

export const HOUR_SIGNS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((hour) =>
  signNumber(`time.hour${hour}`),
);
/** Monday first. */
export const WEEKDAY_SIGNS = [0, 1, 2, 3, 4, 5, 6].map((day) => signNumber(`time.weekday${day}`));

export const timeOf = {
  month: 1,
  weekday: 2,
  /** An hour in words, or a part of the day that makes a number an hour. */
  hour: 4,
  other: 8,
  /** Figures around a point or colon: 10.20, 24.03.2025. */
  point: 16,
} as const;

const KIND_BY_SIGN: ReadonlyMap<number, number> = new Map<number, number>([
  ...MONTH_SIGNS.map((sign) => [sign, timeOf.month] as const),
  ...WEEKDAY_SIGNS.map((sign) => [sign, timeOf.weekday] as const),
  ...HOUR_SIGNS.map((sign) => [sign, timeOf.hour] as const),
  ...['ofNight', 'ofMorning', 'ofDay', 'ofEvening', 'hour'].map(
    (half) => [signNumber(`time.${half}`), timeOf.hour] as const,
  ),
]);

export const timeSignsOf = rememberedLast(({ hits, words }: Reading): number => {
  let found = 0;
  for (let i = 0; i < hits.length; i++) {
    const { layer, number } = hits[i]!;
    if (layer === 'time') found |= KIND_BY_SIGN.get(number) ?? timeOf.other;
  }
  const { gaps } = words;
  for (let at = 1; at < gaps.length; at++) if (gaps[at] === GAP.point) return found | timeOf.point;
  return found;
});
