/**
 * How well people and instruments notice, and how far. docs/observer-geometry.md gives the sources, and says what is measured
 * and what is assumed.
 *
 * Units: degrees, metres; `farther` is the median of true over perceived range, `rangeSpread` the standard deviation of its
 * natural logarithm.
 */
import type { Means } from '../record/codes.js';
import type { Sighting } from '../record/sighting.js';

export type By = Sighting['by'];

interface Noticing {
  readonly sigmaDegrees: number;
  readonly farther: number;
  readonly rangeSpread: number;
}

export const NOTICING: Readonly<Record<By, Noticing>> = {
  ear: { sigmaDegrees: 6, farther: 1.15, rangeSpread: 0.25 },
  eye: { sigmaDegrees: 3, farther: 1, rangeSpread: 0.2 },
  instrument: { sigmaDegrees: 1.5, farther: 1, rangeSpread: 0.1 },
};

/** How far off such means are heard, and their fire or impact seen, at most. Conventions of this project. */
export const REACH_METRES: Readonly<Record<Means, { readonly ear: number; readonly eye: number }>> = {
  small_arms: { ear: 4_000, eye: 4_000 },
  fpv_drone: { ear: 5_000, eye: 5_000 },
  mine: { ear: 10_000, eye: 8_000 },
  mortar: { ear: 10_000, eye: 10_000 },
  drone: { ear: 10_000, eye: 10_000 },
  artillery: { ear: 20_000, eye: 20_000 },
  mlrs: { ear: 20_000, eye: 25_000 },
  ship: { ear: 20_000, eye: 20_000 },
  warship: { ear: 20_000, eye: 20_000 },
  long_range_drone: { ear: 20_000, eye: 20_000 },
  glide_bomb: { ear: 25_000, eye: 25_000 },
  missile: { ear: 25_000, eye: 30_000 },
  cruise_missile: { ear: 25_000, eye: 30_000 },
  ballistic_missile: { ear: 25_000, eye: 30_000 },
  several: { ear: 15_000, eye: 15_000 },
  unspecified: { ear: 15_000, eye: 15_000 },
  none: { ear: 15_000, eye: 15_000 },
};
