/**
 * The place, moment and air that explain a set of arrivals best, which arrivals those are, and how sure all of it is.
 *
 * State: x, y (metres in the anchor's plane), moment (seconds), wind east and north, speed of sound (metres per second). Arrival
 * at distance d in direction u from the event: moment + d / (c + w . u). Wind and speed have the prior of the air there
 * (weather.ts, air-field.ts), so their uncertainty is in the place's covariance. Gauss-Newton with Student weights (noise.ts);
 * arrivals are chosen again after each fit, by what they add to the evidence against silence. Evidence by Laplace: ln density of
 * events + sum over sensors + ln prior of the air + (6 ln 2 pi + ln det P) / 2.
 */

import { factorise, invert, solve } from './cholesky.js';
import { addHit, addMiss, beginChances, totalChance } from './hearing.js';
import { logDensity, STUDENT_INFORMATION, tailWeight } from './noise.js';
import {
  gradient,
  information,
  MOST,
  N,
  normal,
  picks,
  places,
  predict,
  quadratic,
  setBending,
  theta,
} from './normal.js';
import type { Search } from './search.js';
import type { Air } from './weather.js';
import { FREE, firstAfter } from './window.js';

const GATE_SQUARED = 30;
const ROUNDS = 6;
const STEPS = 8;
const CLOSE_METRES = 0.3;

export type Open = readonly [number, number, number];
export const NOTHING_OPEN: Open = [0, 0, 0];

export interface Fit {
  readonly anchor: number;
  readonly x: number;
  readonly y: number;
  readonly moment: number;
  readonly state: Float64Array;
  /** 6 x 6, as the state. */
  readonly covariance: Float64Array;
  /** ln of the odds that this is an event. */
  readonly score: number;
  /** Window indices, and for each its place in the neighbourhood list, residual, variance, distance, leverage. */
  readonly picks: Int32Array;
  readonly at: Int32Array;
  readonly residual: Float64Array;
  readonly variance: Float64Array;
  readonly distance: Float64Array;
  readonly leverage: Float64Array;
  /** The air that it began with, and the sizes of the bending that was taken away (bend.ts). */
  readonly air: Air;
  readonly bent: Float64Array;
  /** What else is not known of the place, to be added to its covariance, metres squared: xx, xy, yy. */
  readonly open: Open;
  /** Sum of the weighted squared standardised residuals, and what is left of their number after the fit. */
  readonly misfit: number;
  readonly freedom: number;
}

const best = new Float64Array(N);
const factor = new Float64Array(N * N);
const covariance = new Float64Array(N * N);
const before = new Int32Array(MOST);
const placesBefore = new Int32Array(MOST);
/** An arrival that is the fit's only hold on something is not asked without itself beyond this leverage. */
const MOST_LEVERAGE = 0.98;

export interface Start {
  readonly anchor: number;
  readonly x: number;
  readonly y: number;
  readonly moment: number;
}

/**
 * @param own the event whose arrivals may be used besides the free ones
 * @param sigma of the place from which the search begins, metres
 */
export function refine(
  search: Search,
  begin: Start,
  own = FREE,
  sigma = 300,
  air = search.airAround(begin.anchor),
): Fit | undefined {
  const { near, window, belief, reachMetres } = search;
  const { hearing, noise, clocks, efficiency } = belief;
  const { anchor } = begin;
  const first = near.start[anchor]!;
  const last = near.start[anchor + 1]!;
  setBending(belief.bend.seconds, air);
  theta[0] = begin.x;
  theta[1] = begin.y;
  theta[2] = begin.moment;
  theta[3] = air.windEast;
  theta[4] = air.windNorth;
  theta[5] = air.speed;
  covariance.fill(0);
  covariance[0] = covariance[7] = sigma * sigma;
  covariance[14] = (sigma / air.speed) ** 2;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) covariance[(i + 3) * N + j + 3] = air.covariance[i * 3 + j]!;
  let count = 0;
  let misfit = 0;
  let logDeterminant = 0;
  let evidence = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const was = count;
    before.set(picks.subarray(0, was));
    placesBefore.set(places.subarray(0, was));
    let turn = 0;
    count = 0;
    evidence = 0;
    beginChances(hearing);
    const offset = Math.hypot(theta[0]!, theta[1]!);
    for (let at = first; at < last; at++) {
      if (near.distance[at]! > reachMetres + offset) break;
      const sensor = near.sensor[at]!;
      if (search.timed[sensor] === 0) continue;
      const dx = near.x[at]! - theta[0]!;
      const dy = near.y[at]! - theta[1]!;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance > reachMetres) continue;
      const predicted = predict(near.x[at]!, near.y[at]!);
      const spread = quadratic(covariance);
      const path = (noise.perMetre * distance) ** 2 + noise.everywhere + clocks.variance[sensor]!;
      const widest = Math.sqrt(GATE_SQUARED * (spread + path + noise.scale * 4e-4));
      let gain = Number.NEGATIVE_INFINITY;
      let pick = -1;
      while (turn < was && placesBefore[turn]! < at) turn++;
      const chosen = turn < was && placesBefore[turn] === at ? before[turn]! : -1;
      const end = window.start[sensor + 1]!;
      for (let k = firstAfter(window, sensor, predicted - widest); k < end; k++) {
        const off = window.time[k]! - predicted;
        if (off > widest) break;
        if (window.owner[k] !== FREE && window.owner[k] !== own) continue;
        const own2 = path + noise.scale * window.stated[k]!;
        // The fit has followed an arrival of its own: what speaks for it is how well it is foretold without it.
        const free =
          k === chosen ? 1 - Math.min(MOST_LEVERAGE, (tailWeight((off * off) / own2) * spread) / own2) : 1;
        const total = k === chosen ? own2 / free : own2 + spread;
        let g = logDensity((off * off) / (free * free * total)) - 0.5 * Math.log(total);
        const bearing = window.bearing[k]!;
        if (!Number.isNaN(bearing)) g += search.bearingGain(sensor, bearing, -dx, -dy);
        if (g > gain) {
          gain = g;
          pick = k;
        }
      }
      gain += search.logEfficiency[sensor]! - window.logRate[sensor]!;
      // The chance of hearing at all is weighed by classes of reach; here its mean decides.
      const bin = Math.min(hearing.hit.length - 1, (distance / 250) | 0);
      if (pick >= 0 && count < MOST && gain + hearing.hit[bin]! > hearing.miss[bin]! * efficiency[sensor]!) {
        picks[count] = pick;
        places[count++] = at;
        addHit(hearing, distance);
      } else addMiss(hearing, distance, efficiency[sensor]!);
    }
    if (count < 3) return undefined;
    let same = count === was;
    for (let i = 0; i < count && same; i++) same = picks[i] === before[i];
    if (same && round > 0) break;
    for (let step = 0; step < STEPS; step++) {
      normal(search, count, air);
      const airDet = factorise(information, factor, N);
      if (Number.isNaN(airDet)) return undefined;
      solve(factor, gradient, N);
      const move = Math.hypot(gradient[0]!, gradient[1]!);
      const most = 1500;
      const part = move > most ? most / move : 1;
      for (let i = 0; i < N; i++) theta[i]! += part * gradient[i]!;
      if (move < CLOSE_METRES) break;
      if (!(Math.abs(theta[0]!) < 2e5 && Math.abs(theta[1]!) < 2e5)) return undefined;
    }
    normal(search, count, air, STUDENT_INFORMATION);
    logDeterminant = -factorise(information, factor, N);
    if (Number.isNaN(logDeterminant)) return undefined;
    invert(factor, covariance, N);
  }
  best.set(theta);
  const made = {
    picks: picks.slice(0, count),
    at: places.slice(0, count),
    residual: new Float64Array(count),
    variance: new Float64Array(count),
    distance: new Float64Array(count),
    leverage: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const at = made.at[i]!;
    const sensor = near.sensor[at]!;
    const pick = made.picks[i]!;
    const off = window.time[pick]! - predict(near.x[at]!, near.y[at]!);
    const dx = near.x[at]! - theta[0]!;
    const dy = near.y[at]! - theta[1]!;
    const distance = Math.sqrt(dx * dx + dy * dy);
    const variance =
      noise.scale * window.stated[pick]! +
      (noise.perMetre * distance) ** 2 +
      noise.everywhere +
      clocks.variance[sensor]!;
    const squared = (off * off) / variance;
    const weight = tailWeight(squared);
    made.residual[i] = off;
    made.variance[i] = variance;
    made.distance[i] = distance;
    made.leverage[i] = Math.min(1, (weight * quadratic(covariance)) / variance);
    misfit += weight * squared;
    evidence +=
      logDensity(squared) -
      0.5 * Math.log(variance) +
      search.logEfficiency[sensor]! -
      window.logRate[sensor]!;
    const bearing = window.bearing[pick]!;
    if (!Number.isNaN(bearing)) evidence += search.bearingGain(sensor, bearing, -dx, -dy);
  }
  const off = [theta[3]! - air.windEast, theta[4]! - air.windNorth, theta[5]! - air.speed];
  let strain = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) strain += off[i]! * air.precision[i * 3 + j]! * off[j]!;
  const prior = -0.5 * (strain + air.logDeterminant);
  // The prior's constant, -3/2 ln 2 pi, against the posterior's 6/2 ln 2 pi.
  const score =
    search.logEventDensity +
    totalChance() +
    evidence +
    prior +
    1.5 * Math.log(2 * Math.PI) +
    0.5 * logDeterminant;
  return {
    anchor,
    x: theta[0]!,
    y: theta[1]!,
    moment: theta[2]!,
    state: best.slice(),
    covariance: covariance.slice(),
    score,
    air,
    bent: belief.bend.seconds.slice(),
    open: NOTHING_OPEN,
    misfit,
    freedom: count - 3,
    ...made,
  };
}
