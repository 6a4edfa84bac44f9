/**
 * Paths of sound bent down by wind or warmth that grow with height: shorter in time than the straight ones, the more so the further
 * away. How much is learned from the residuals of many events and taken away; what stays unknown of it is in the regions.
 *
 * Delay of an arrival at distance d, D = d / 10 km, with a wind component a towards the sensor, in units of 3 m/s, -1 at least;
 * a+ = max(0, a); f(q) = 1 / (1 + q); seconds: D^3 (alike f(D^2 / 8) + lee a+^2 f(a+ D^2 / 8) + both a f(D^2 / 8) + low a+^2 f(a+ D^2)).
 * A growth g of the speed c by metre of height saves g^2 d^3 / 24 c^3 (Pierce, Acoustics, 8.3), and g is a part by warmth and a part
 * by the wind along the way: alike on all sides, with the square of the wind on its lee, and what both make together. Where the
 * growth ends, at the height H, the saving is g H d / c^2, from a distance on whose square is 24 c H / g: the nearer, the stronger
 * the wind. Two patterns, of a high layer and a low one, make up those between.
 *
 * One event can hardly tell this from other air or another place, and the air that its neighbours tell (air-field.ts) has taken up
 * part of it. So each event is asked as if it knew nothing of the air: place, moment and air, with a wide prior, are eliminated
 * from the least squares of the sizes (profile likelihood), which are summed over events.
 */
import { factorise, invert, solve } from './cholesky.js';
import { SLOWNESS, takenAway } from './clocks.js';
import { STUDENT_INFORMATION, tailWeight } from './noise.js';
import { h, N, predict, theta } from './normal.js';
import type { Fit } from './refine.js';
import type { Search } from './search.js';

export const PATTERNS = 4;

export interface Bend {
  /** The sizes of the patterns, seconds, and what is not known of them. */
  readonly seconds: Float64Array;
  readonly covariance: Float64Array;
  readonly information: Float64Array;
  readonly said: Float64Array;
}

const BENT_METRES = 10_000;
const [WIND_UNIT, LAYER] = [3, 8];
const PRIOR_SECONDS = 0.03;
/** Always allowed for, and the share of what is found by which the patterns may be wrong. */
const LEAST_SECONDS = 0.008;
const ROUGH = 0.4;
/** What an event that is asked knows of the air, variances. */
const [WIDE_WIND, WIDE_SPEED] = [36, 25];
/** What is kept of the sums at each refresh: the air changes. */
const KEPT = 0.94;

export function startBend(): Bend {
  const bend = {
    seconds: new Float64Array(PATTERNS),
    covariance: new Float64Array(PATTERNS * PATTERNS),
    information: new Float64Array(PATTERNS * PATTERNS),
    said: new Float64Array(PATTERNS),
  };
  refreshBend(bend);
  return bend;
}

/** The patterns at a distance with a wind towards the sensor, metres and m/s. */
export function patternsAt(distance: number, along: number, into: Float64Array): void {
  const d = distance / BENT_METRES;
  const wind = along > -WIND_UNIT ? along / WIND_UNIT : -1;
  const lee = Math.max(wind, 0);
  const d2 = d * d;
  into[0] = (d2 * d) / (1 + d2 / LAYER);
  into[1] = (d2 * d * lee * lee) / (1 + (d2 * lee) / LAYER);
  into[2] = into[0] * wind;
  into[3] = (d2 * d * lee * lee) / (1 + d2 * lee);
}

const size = new Float64Array(PATTERNS);
const pull = new Float64Array(PATTERNS * N);
const certain = new Float64Array(PATTERNS * PATTERNS);
const told = new Float64Array(PATTERNS);
const places = new Float64Array(N * N);
const moved = new Float64Array(N);

/**
 * Sums over the fit's arrivals: the patterns and the state against each other, and against the residuals as they are without
 * anything that was learned of the sensors.
 */
function weigh({ near, belief }: Search, { state, at, residual, variance, distance, air, x, y }: Fit): void {
  const { clocks } = belief;
  const sensors = clocks.clockVariance + clocks.placeVariance * SLOWNESS * SLOWNESS;
  pull.fill(0);
  certain.fill(0);
  told.fill(0);
  places.fill(0);
  moved.fill(0);
  theta.set(state);
  for (let i = 0; i < at.length; i++) {
    const [nx, ny] = [near.x[at[i]!]!, near.y[at[i]!]!];
    const s = near.sensor[at[i]!]!;
    const d = distance[i]!;
    patternsAt(d, (air.windEast * (nx - x) + air.windNorth * (ny - y)) / (d + 1), size);
    predict(nx, ny);
    const off = residual[i]! + takenAway(clocks, s, (nx - x) / (d + 1), (ny - y) / (d + 1));
    const total = variance[i]! - clocks.variance[s]! + sensors;
    const weight = (STUDENT_INFORMATION * tailWeight((off * off) / total)) / total;
    for (let p = 0; p < PATTERNS; p++) {
      const own = weight * size[p]!;
      told[p]! += own * off;
      for (let q = 0; q < PATTERNS; q++) certain[p * PATTERNS + q]! += own * size[q]!;
      for (let a = 0; a < N; a++) pull[p * N + a]! += own * h[a]!;
    }
    for (let a = 0; a < N; a++) {
      moved[a]! += weight * h[a]! * off;
      for (let b = 0; b <= a; b++) places[a * N + b]! += weight * h[a]! * h[b]!;
    }
  }
}

const factor = new Float64Array(N * N);
const column = new Float64Array(N);

export function learnBend(bend: Bend, search: Search, fit: Fit): void {
  weigh(search, fit);
  for (let a = 0; a < N; a++)
    places[a * (N + 1)]! += a < 2 ? 1e-10 : a === 2 ? 1e-8 : 1 / (a < 5 ? WIDE_WIND : WIDE_SPEED);
  if (Number.isNaN(factorise(places, factor, N))) return;
  for (let p = 0; p < PATTERNS; p++) {
    column.set(pull.subarray(p * N, (p + 1) * N));
    solve(factor, column, N);
    let said = told[p]!;
    for (let a = 0; a < N; a++) said -= column[a]! * moved[a]!;
    for (let q = 0; q < PATTERNS; q++) {
      let left = certain[p * PATTERNS + q]!;
      for (let a = 0; a < N; a++) left -= column[a]! * pull[q * N + a]!;
      bend.information[p * PATTERNS + q]! += left;
      // The residuals are those that the size taken away already has left.
      said += left * fit.bent[q]!;
    }
    bend.said[p]! += said;
  }
}

const small = new Float64Array(PATTERNS * PATTERNS);
const smallFactor = new Float64Array(PATTERNS * PATTERNS);

export function refreshBend({ seconds, covariance, information, said }: Bend): void {
  small.set(information);
  for (let p = 0; p < PATTERNS; p++) small[p * (PATTERNS + 1)]! += 1 / PRIOR_SECONDS ** 2;
  if (Number.isNaN(factorise(small, smallFactor, PATTERNS))) return;
  seconds.set(said);
  solve(smallFactor, seconds, PATTERNS);
  invert(smallFactor, covariance, PATTERNS);
  for (let p = 0; p < PATTERNS; p++)
    covariance[p * (PATTERNS + 1)]! += (ROUGH * seconds[p]!) ** 2 + (p === 0 ? LEAST_SECONDS ** 2 : 0);
  for (let i = 0; i < information.length; i++) information[i]! *= KEPT;
  for (let p = 0; p < PATTERNS; p++) said[p]! *= KEPT;
}

/** What is not known of the bending adds to the variance of a fit's place: xx, xy, yy. */
export function bendOf({ covariance }: Bend, search: Search, fit: Fit): [number, number, number] {
  weigh(search, fit);
  const moves: [number, number][] = [];
  for (let p = 0; p < PATTERNS; p++) {
    let [x, y] = [0, 0];
    for (let a = 0; a < N; a++) {
      x += fit.covariance[a]! * pull[p * N + a]!;
      y += fit.covariance[N + a]! * pull[p * N + a]!;
    }
    moves.push([x, y]);
  }
  let [xx, xy, yy] = [0, 0, 0];
  moves.forEach(([ax, ay], p) => {
    moves.forEach(([bx, by], q) => {
      const both = covariance[p * PATTERNS + q]!;
      xx += both * ax * bx;
      xy += both * ax * by;
      yy += both * ay * by;
    });
  });
  return [xx, xy, yy];
}
