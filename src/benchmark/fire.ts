/**
 * Fire: with what, how far, from where to where. Both sides have the same.
 */

import { draw, exponential, normal, type Random } from '../random/random.js';
import type { Means, Target } from '../record/codes.js';
import type { EventKind } from './event.js';
import type { Point, Side, Terrain } from './terrain.js';

/** What a side uses; ranges in km. */
interface MeansUse {
  readonly means: Readonly<Partial<Record<Means, number>>>;
  /** Mean depth of targets behind the line and of firing places behind the own line, km. */
  readonly targetDepthKm: number;
  readonly originDepthKm: number;
  readonly military: number;
  readonly salience: number;
}

export const FIRE: Partial<Readonly<Record<EventKind, MeansUse>>> = {
  directFire: {
    means: { small_arms: 4, mortar: 3, fpv_drone: 4 },
    targetDepthKm: 1.5,
    originDepthKm: 1.5,
    military: 0.8,
    salience: 0.6,
  },
  artillery: { means: { artillery: 1 }, targetDepthKm: 6, originDepthKm: 6, military: 0.6, salience: 0.8 },
  rockets: { means: { mlrs: 1 }, targetDepthKm: 15, originDepthKm: 12, military: 0.55, salience: 1.1 },
  longRangeDrone: {
    means: { long_range_drone: 1 },
    targetDepthKm: 150,
    originDepthKm: 80,
    military: 0.35,
    salience: 1.4,
  },
  missile: {
    means: { ballistic_missile: 1, cruise_missile: 1 },
    targetDepthKm: 150,
    originDepthKm: 120,
    military: 0.4,
    salience: 2.2,
  },
  glideBomb: { means: { glide_bomb: 1 }, targetDepthKm: 12, originDepthKm: 25, military: 0.6, salience: 1.1 },
};
export const LONG_RANGE: ReadonlySet<EventKind> = new Set(['longRangeDrone', 'missile', 'glideBomb']);

/** Longest reach of each means, km: what a design of today reaches, rounded; alike for both sides. */
export const REACH_KM: Partial<Readonly<Record<Means, number>>> = {
  small_arms: 3,
  mortar: 8,
  fpv_drone: 20,
  artillery: 35,
  mlrs: 90,
  glide_bomb: 80,
  long_range_drone: 1500,
  ballistic_missile: 500,
  cruise_missile: 1500,
};

export function shoot(
  random: Random,
  terrain: Terrain,
  use: MeansUse,
  actor: Side,
  yKm: number,
): { readonly means: Means; readonly at: Point; readonly origin: Point } {
  const enemy: Side = actor === 0 ? 1 : 0;
  const means = draw(random, use.means as Record<Means, number>);
  const reachKm = REACH_KM[means]!;
  for (let scale = 1; ; scale *= 0.7) {
    // A little behind the own line too: the line moves, and both sides fire into what the other has just taken.
    const at = pointOf(terrain, enemy, scale * (exponential(random, use.targetDepthKm) - 0.5), yKm);
    const aside = normal(random) * 0.4 * (use.targetDepthKm + use.originDepthKm) * scale;
    const depth = scale * (0.2 + exponential(random, use.originDepthKm));
    const origin = pointOf(terrain, actor, depth, yKm + aside);
    if (Math.hypot(at.xKm - origin.xKm, at.yKm - origin.yKm) <= reachKm || scale < 0.01)
      return { means, at, origin };
  }
}

/** A point so far behind the line on the ground of a side, straight across; negative: beyond the line. */
export function pointOf(terrain: Terrain, side: Side, depthKm: number, yKm: number): Point {
  return { xKm: terrain.lineX(yKm) + (side === 0 ? -depthKm : depthKm), yKm };
}

export function groundOf(terrain: Terrain, at: Point): Side | undefined {
  const offset = terrain.offsetKm(at);
  if (Math.abs(offset) < terrain.greyKm) return undefined;
  return offset < 0 ? 0 : 1;
}

export function targetOf(random: Random, military: number): Target {
  if (random() < military) return 'military';
  return draw(random, {
    residential: 5,
    energy: 2,
    transport: 1,
    industry: 1.5,
    medical: 0.3,
    education: 0.4,
    civilian: 2,
  });
}
