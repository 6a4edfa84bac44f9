/**
 * What a located event teaches: how far it was heard, how much its arrivals strayed, whose clock is off.
 * Only events that are surely there and whose side is settled teach; of hearing every event tells as much as it is probable, or
 * silence would be told by the loud alone.
 */

import { learnBend, refreshBend } from './bend.js';
import { learnClock, refreshPlaces } from './clocks.js';
import { addHit, addMiss, beginChances, learnReach, refresh } from './hearing.js';
import { learnResidual, refreshNoise } from './noise.js';
import type { Located } from './resolve.js';
import type { Search } from './search.js';

const SURE = 6;
const REFRESH_EVENTS = 25;
const PRIOR_HEARD = 6;
/** An arrival that its own fit follows nearly wholly says nothing of its sensor. */
const LEAST_FREE = 0.1;

/** Surely there, and its side settled: it may teach. */
export function isSure({ fit, rivals }: Located): boolean {
  return fit.score >= SURE && fit.picks.length >= 6 && rivals.length === 0;
}

export function learn(search: Search, { fit, rivals }: Located, baseSeconds: number): void {
  const { near, window, belief, reachMetres } = search;
  const { hearing, noise, clocks, efficiency, heard, expected } = belief;
  const real = 1 / (1 + Math.exp(-fit.score));
  beginChances(hearing);
  const offset = Math.hypot(fit.x, fit.y);
  const hits = new Set(fit.at);
  const reached: { sensor: number; distance: number; hit: boolean }[] = [];
  for (let at = near.start[fit.anchor]!; at < near.start[fit.anchor + 1]!; at++) {
    if (near.distance[at]! > reachMetres + offset) break;
    const sensor = near.sensor[at]!;
    if (search.timed[sensor] === 0) continue;
    const distance = Math.hypot(near.x[at]! - fit.x, near.y[at]! - fit.y);
    if (distance > reachMetres) continue;
    const hit = hits.has(at);
    if (hit) addHit(hearing, distance);
    else addMiss(hearing, distance, efficiency[sensor]!);
    reached.push({ sensor, distance, hit });
  }
  const healthy = reached.filter(({ sensor }) => efficiency[sensor]! > 0.5);
  const reach = learnReach(
    hearing,
    Float64Array.from(healthy, ({ distance }) => distance),
    Uint8Array.from(healthy, ({ hit }) => Number(hit)),
    real,
  );
  if (!isSure({ fit, rivals })) return;
  for (const { sensor, distance, hit } of reached) {
    expected[sensor]! += Math.exp(hearing.hit[0]!) / (1 + Math.exp(7 * (distance / reach - 1)));
    if (hit) heard[sensor]! += 1;
    efficiency[sensor] = Math.min(1, (heard[sensor]! + PRIOR_HEARD) / (expected[sensor]! + PRIOR_HEARD));
  }
  fit.picks.forEach((pick, i) => {
    const sensor = near.sensor[fit.at[i]!]!;
    const free = 1 - fit.leverage[i]!;
    const variance = fit.variance[i]!;
    learnResidual(
      noise,
      fit.residual[i]!,
      variance,
      free,
      window.stated[pick]!,
      fit.distance[i]!,
      clocks.variance[sensor]!,
    );
    const residual = fit.residual[i]!;
    const distance = fit.distance[i]! + 1;
    if (residual ** 2 < 9 * variance && free > LEAST_FREE)
      learnClock(
        clocks,
        sensor,
        baseSeconds + window.time[pick]!,
        residual,
        variance,
        free,
        (near.x[fit.at[i]!]! - fit.x) / distance,
        (near.y[fit.at[i]!]! - fit.y) / distance,
      );
  });
  learnBend(belief.bend, search, fit);
  belief.events++;
  if (belief.events % REFRESH_EVENTS !== 0) return;
  refresh(hearing);
  refreshNoise(noise);
  refreshPlaces(clocks);
  refreshBend(belief.bend);
}
