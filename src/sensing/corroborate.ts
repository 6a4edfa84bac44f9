/**
 * An event that was located by sound, and what cameras saw and the ground carried of it: its place and moment are sharpened by
 * them, and of several places the one that they speak for gains. Only arrivals that are surely the event's are taken.
 */
import { SENSOR_KINDS } from '../formats/network/network.js';
import type { Clue } from './clue.js';
import { combine } from './combine.js';
import { feel } from './ground-waves.js';
import { sight } from './lights.js';
import { FLATTENED } from './mirror.js';
import { type Fit, NOTHING_OPEN } from './refine.js';
import type { Located } from './resolve.js';
import type { Search } from './search.js';

export interface Corroborated extends Located {
  /** Arrivals besides those of sound, as indices of the window. */
  readonly more: readonly number[];
}

/** Rivals further than this below the best in ln of the odds are not told (mirror.ts). */
const TOLD = Math.log(19);

interface Weighed {
  readonly fit: Fit;
  readonly gain: number;
  readonly picks: readonly number[];
}

/** @param owner the event's number: the arrivals that it takes are marked with it. */
export function corroborate(search: Search, { fit, rivals }: Located, owner: number): Corroborated {
  const before = [fit, ...rivals];
  const weighed = before.map((one) => weigh(search, one, owner));
  if (weighed.every(({ picks }) => picks.length === 0)) return { fit, rivals, more: [] };
  const merit = (i: number): number => FLATTENED * (before[i]!.score - fit.score) + weighed[i]!.gain;
  const order = weighed.map((_, i) => i).sort((a, b) => merit(b) - merit(a) || a - b);
  const best = order[0]!;
  // Scores of the others so that, flattened, they differ by what sound says flattened and the clues say in full.
  const scored = order.map((i) => ({
    ...weighed[i]!.fit,
    score: before[best]!.score + weighed[best]!.gain + (merit(i) - merit(best)) / FLATTENED,
  }));
  const more = weighed[best]!.picks;
  for (const pick of more) search.window.owner[pick] = owner;
  return {
    fit: scored[0]!,
    rivals: scored.slice(1).filter((_, i) => merit(order[i + 1]!) > merit(best) - TOLD),
    more,
  };
}

/** What a place makes of the arrivals at cameras and seismic stations around. */
function weigh(search: Search, fit: Fit, owner: number): Weighed {
  const clues: Clue[] = [];
  const picks: number[] = [];
  let gain = 0;
  around(search, fit, (at, kind) => {
    if (kind === 'camera') {
      const seen = sight(search, fit, owner, at);
      if (!seen) return;
      clues.push(...seen.clues);
      picks.push(seen.pick);
      gain += seen.gain;
    } else {
      for (const felt of feel(search, fit, owner, at)) {
        clues.push(felt.clue);
        picks.push(felt.pick);
        gain += felt.gain;
      }
    }
  });
  return { fit: clues.length === 0 ? fit : sharpened(fit, clues), gain, picks };
}

/** Cameras and seismic stations, by their places in the neighbourhood list. */
export function around(
  { near, sensors }: Search,
  { anchor }: Fit,
  visit: (at: number, kind: 'camera' | 'seismic') => void,
): void {
  for (let at = near.start[anchor]!; at < near.start[anchor + 1]!; at++) {
    const kind = SENSOR_KINDS[sensors.kind[near.sensor[at]!]!];
    if (kind === 'camera' || kind === 'seismic') visit(at, kind);
  }
}

function sharpened(fit: Fit, clues: readonly Clue[]): Fit {
  const covariance = fit.covariance.slice();
  const [xx, xy, yy] = fit.open;
  covariance[0]! += xx;
  covariance[1]! += xy;
  covariance[6]! += xy;
  covariance[7]! += yy;
  const found = combine(fit.state, covariance, clues);
  if (!found) return fit;
  return {
    ...fit,
    x: found.state[0]!,
    y: found.state[1]!,
    moment: found.state[2]!,
    state: found.state,
    covariance: found.covariance,
    open: NOTHING_OPEN,
    misfit: fit.misfit + found.misfit,
    freedom: fit.freedom + clues.length,
  };
}
