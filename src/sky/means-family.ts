/** Which words for a means may stand for one thing: what is told as `drone` may be a long-range one. */
import type { Means } from '../record/codes.js';

const FAMILY: Partial<Readonly<Record<Means, readonly Means[]>>> = {
  long_range_drone: ['long_range_drone', 'drone', 'several'],
  drone: ['drone', 'long_range_drone', 'several'],
  missile: ['missile', 'ballistic_missile', 'cruise_missile', 'several'],
  ballistic_missile: ['missile', 'ballistic_missile', 'several'],
  cruise_missile: ['missile', 'cruise_missile', 'several'],
  glide_bomb: ['glide_bomb', 'several'],
};

export const goesWith = (one: Means, all: readonly Means[]): boolean =>
  all.some((other) => FAMILY[one]?.includes(other) ?? false);
