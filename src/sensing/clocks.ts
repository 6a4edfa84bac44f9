/**
 * What is wrong with each sensor: the offset of its clock, and of its place from where it is said to stand. Both are seen in what its
 * arrivals miss the others by, from all sides alike or one way from one side (a Kalman filter of three states a sensor).
 *
 * State: clock (seconds; its time less the true time), east and north (metres; its true place less the said one). Its arrival of an
 * event in direction u comes clock + (u . place) / c later than expected. Clocks walk; places stand still. The residual r of an
 * arrival in a fit of total variance V with leverage 1 - free moves the state by P g r / V and takes (P g)(P g)' free / V from its
 * covariance P: the update that leaves the arrival out of its own prediction. How far sensors stand from where they are said to is
 * learned from them all: the mean square that the filter expects of them (expectation and maximisation).
 */
import { factorise, invert } from './cholesky.js';
import type { Neighbourhoods } from './neighbourhood.js';

export interface Clocks {
  readonly offset: Float64Array;
  readonly east: Float64Array;
  readonly north: Float64Array;
  /** Of the arrivals' times, by clock and place together, seconds squared. */
  readonly variance: Float64Array;
  /** 3 x 3 of each sensor. */
  readonly covariance: Float64Array;
  readonly time: Float64Array;
  /** What the window being worked on has taken away already: clock, east, north of each sensor. */
  readonly applied: Float64Array;
  /** Of the clocks of all sensors at first, and of their places, metres squared, each of east and north. */
  clockVariance: number;
  placeVariance: number;
}

const START_VARIANCE = 0.02 ** 2;
const [LEAST_VARIANCE, MOST_VARIANCE] = [0.005 ** 2, 0.5 ** 2];
/** A clock walks within this time as far as clocks are off at first. */
const WALK_SECONDS = 3600;
const LEAST_LEFT = 1e-8;
const START_PLACE_VARIANCE = 5 ** 2;
const [LEAST_PLACE_VARIANCE, MOST_PLACE_VARIANCE] = [1, 100 ** 2];
/** So many sensors as supposed at first stand for what is known before any event. */
const PRIOR_SENSORS = 3;
/** The prior of the places is set anew when it was wrong by this factor. */
const CHANGED = 1.1;
/** Neighbours that err alike are not told apart from events elsewhere: so much of the places stays unknown. */
const SHARED = 0;
export const SLOWNESS = 1 / 340;

export function startClocks(count: number): Clocks {
  const clocks: Clocks = {
    offset: new Float64Array(count),
    east: new Float64Array(count),
    north: new Float64Array(count),
    variance: new Float64Array(count),
    covariance: new Float64Array(9 * count),
    time: new Float64Array(count).fill(Number.NaN),
    applied: new Float64Array(3 * count),
    clockVariance: START_VARIANCE,
    placeVariance: START_PLACE_VARIANCE,
  };
  for (let s = 0; s < count; s++) {
    clocks.covariance[9 * s] = START_VARIANCE;
    clocks.covariance[9 * s + 4] = clocks.covariance[9 * s + 8] = START_PLACE_VARIANCE;
    tellVariance(clocks, s);
  }
  return clocks;
}

const pg = new Float64Array(3);
const g = new Float64Array(3);

/** @param towardsEast unit vector from the event to the sensor; @param total variance of the arrival, its clock and place included. */
export function learnClock(
  clocks: Clocks,
  sensor: number,
  atSeconds: number,
  residual: number,
  total: number,
  free: number,
  towardsEast: number,
  towardsNorth: number,
): void {
  const { covariance: p, offset, east, north, applied, time } = clocks;
  const first = 9 * sensor;
  const before = time[sensor]!;
  if (atSeconds > before)
    p[first]! += Math.min(1, (atSeconds - before) / WALK_SECONDS) * clocks.clockVariance;
  time[sensor] = Number.isNaN(before) ? atSeconds : Math.max(before, atSeconds);
  g[0] = 1;
  g[1] = towardsEast * SLOWNESS;
  g[2] = towardsNorth * SLOWNESS;
  let own = 0;
  for (let i = 0; i < 3; i++) {
    pg[i] = 0;
    for (let j = 0; j < 3; j++) pg[i]! += p[first + 3 * i + j]! * g[j]!;
    own += pg[i]! * g[i]!;
  }
  const innovation = Math.max(total / free, 1.2 * own);
  // The window was worked out with an older state: what has been learned since is no news.
  const known =
    offset[sensor]! -
    applied[3 * sensor]! +
    g[1]! * (east[sensor]! - applied[3 * sensor + 1]!) +
    g[2]! * (north[sensor]! - applied[3 * sensor + 2]!);
  const news = residual / free - known;
  offset[sensor]! += (pg[0]! * news) / innovation;
  east[sensor]! += (pg[1]! * news) / innovation;
  north[sensor]! += (pg[2]! * news) / innovation;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) p[first + 3 * i + j]! -= (pg[i]! * pg[j]!) / innovation;
  p[first] = Math.max(LEAST_LEFT, p[first]!);
  tellVariance(clocks, sensor);
}

function tellVariance({ covariance, variance, placeVariance }: Clocks, s: number): void {
  const place = (covariance[9 * s + 4]! + covariance[9 * s + 8]!) / 2;
  variance[s] = covariance[9 * s]! + (place + SHARED * placeVariance) * SLOWNESS * SLOWNESS;
}

/** The sensors stand where they are believed to stand from here on. The clocks' offsets are taken away with the times. */
export function applyPlaces({ offset, east, north, applied }: Clocks, near: Neighbourhoods): void {
  for (let k = 0; k < near.sensor.length; k++) {
    const s = near.sensor[k]!;
    near.x[k]! += east[s]! - applied[3 * s + 1]!;
    near.y[k]! += north[s]! - applied[3 * s + 2]!;
  }
  for (let s = 0; s < offset.length; s++) {
    applied[3 * s] = offset[s]!;
    applied[3 * s + 1] = east[s]!;
    applied[3 * s + 2] = north[s]!;
  }
}

/** By how much later an arrival would be than expected, had nothing been learned of its sensor; seconds, for a sound that goes that way. */
export function takenAway({ applied }: Clocks, s: number, towardsEast: number, towardsNorth: number): number {
  return (
    applied[3 * s]! + SLOWNESS * (towardsEast * applied[3 * s + 1]! + towardsNorth * applied[3 * s + 2]!)
  );
}

const factor = new Float64Array(9);
const information = new Float64Array(9);
const after = new Float64Array(9);

/** How far the clocks are off and the sensors stand from where they are said to, from all of them; each is drawn to it. */
export function refreshPlaces(clocks: Clocks): void {
  const { covariance: p, offset, east, north, time } = clocks;
  let number = PRIOR_SENSORS;
  let ofClocks = PRIOR_SENSORS * START_VARIANCE;
  let ofPlaces = PRIOR_SENSORS * START_PLACE_VARIANCE;
  for (let s = 0; s < time.length; s++) {
    if (Number.isNaN(time[s]!)) continue;
    number++;
    ofClocks += offset[s]! ** 2 + p[9 * s]!;
    ofPlaces += (east[s]! ** 2 + north[s]! ** 2 + p[9 * s + 4]! + p[9 * s + 8]!) / 2;
  }
  const clock = Math.min(MOST_VARIANCE, Math.max(LEAST_VARIANCE, ofClocks / number));
  const place = Math.min(MOST_PLACE_VARIANCE, Math.max(LEAST_PLACE_VARIANCE, ofPlaces / number));
  if (!differs(clock, clocks.clockVariance) && !differs(place, clocks.placeVariance)) return;
  const more = [1 / clock - 1 / clocks.clockVariance, 1 / place - 1 / clocks.placeVariance];
  clocks.clockVariance = clock;
  clocks.placeVariance = place;
  for (let s = 0; s < time.length; s++) drawTo(clocks, s, more[0]!, more[1]!);
}

const differs = (a: number, b: number): boolean => a > b * CHANGED || b > a * CHANGED;

/** The prior of one sensor tells so much more, or less, of its clock and its place; it expects them to be right. */
function drawTo(clocks: Clocks, s: number, moreOfClock: number, moreOfPlace: number): void {
  const { covariance, offset, east, north } = clocks;
  const p = covariance.subarray(9 * s, 9 * s + 9);
  if (Number.isNaN(factorise(p, factor, 3))) return;
  invert(factor, information, 3);
  const pull = [0, 0, 0];
  const state = [offset[s]!, east[s]!, north[s]!];
  for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) pull[i]! += information[3 * i + j]! * state[j]!;
  // A clock that has walked holds less of its prior than there was.
  information[0] = Math.max(information[0]! + moreOfClock, information[0]! / 2);
  information[4]! += moreOfPlace;
  information[8]! += moreOfPlace;
  if (Number.isNaN(factorise(information, factor, 3))) return;
  invert(factor, after, 3);
  p.set(after);
  offset[s] = after[0]! * pull[0]! + after[1]! * pull[1]! + after[2]! * pull[2]!;
  east[s] = after[3]! * pull[0]! + after[4]! * pull[1]! + after[5]! * pull[2]!;
  north[s] = after[6]! * pull[0]! + after[7]! * pull[1]! + after[8]! * pull[2]!;
  tellVariance(clocks, s);
}
