/**
 * Wind and speed of sound as the events themselves tell them: what one event's arrivals say about the air is passed on to events
 * near it in space and time (kriging; Cressie, Statistics for Spatial Data, 3.4).
 *
 * Frame: wind east, wind north, speed of sound, metres per second, as deviations from the weather (weather.ts). Covariance of the
 * deviation between two places and moments: variance x (BROAD exp(-d / 120 km - t / 2 h) + NARROW exp(-d / 15 km - t / 20 min)).
 * An observation is what the fit of an event adds to the prior it had, so nothing is counted twice.
 */
import { distanceMetres } from '../geo/position.js';
import { factorise, invert, solve } from './cholesky.js';
import type { Neighbourhoods } from './neighbourhood.js';
import type { Fit } from './refine.js';
import { type Air, airWith } from './weather.js';

export interface Observation {
  readonly anchor: number;
  readonly lat: number;
  readonly lon: number;
  readonly seconds: number;
  /** Deviation from the weather, and its covariance, 3 x 3. */
  readonly value: Float64Array;
  readonly covariance: Float64Array;
}

export interface AirField {
  /** By the sensor that was the event's anchor, the newest last. */
  readonly byAnchor: Observation[][];
}

const MOST_NEAR = 10;
const MOST_LOOKED_AT = 30;
const KEPT_AT_ANCHOR = 4;
const KEPT_SECONDS = 2 * 3600;
const [BROAD, NARROW] = [0.9, 0.1];
/** Gusts at one event, variance. */
const NUGGET = 0.1;
/** Arrivals of one event err together (gusts, detours), so they tell less of the air than they would singly. */
const TRUST = 0.6;

export const startAirField = (sensors: number): AirField => ({
  byAnchor: Array.from({ length: sensors }, () => []),
});

const posterior = new Float64Array(9);
const factor3 = new Float64Array(9);
const information = new Float64Array(9);

/** @param weather the air there without any event; @param given the air that the fit began with */
export function observeAir(
  fit: Fit,
  lat: number,
  lon: number,
  seconds: number,
  weather: Air,
  given: Air,
): Observation | undefined {
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) posterior[i * 3 + j] = fit.covariance[(i + 3) * 6 + j + 3]!;
  if (Number.isNaN(factorise(posterior, factor3, 3))) return undefined;
  invert(factor3, information, 3);
  const pull = new Float64Array(3);
  const mean = [given.windEast, given.windNorth, given.speed];
  const base = [weather.windEast, weather.windNorth, weather.speed];
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const prior = given.precision[i * 3 + j]!;
      const added = information[i * 3 + j]! - prior;
      pull[i]! += information[i * 3 + j]! * (fit.state[3 + j]! - base[j]!) - prior * (mean[j]! - base[j]!);
      information[i * 3 + j] = TRUST * added;
    }
    pull[i]! *= TRUST;
  }
  for (let i = 0; i < 3; i++) information[i * 4]! += 1e-3;
  if (Number.isNaN(factorise(information, factor3, 3))) return undefined;
  const covariance = new Float64Array(9);
  invert(factor3, covariance, 3);
  solve(factor3, pull, 3);
  for (let i = 0; i < 3; i++) covariance[i * 4]! += NUGGET;
  return { anchor: fit.anchor, lat, lon, seconds, value: pull, covariance };
}

export function keepAir({ byAnchor }: AirField, observation: Observation): void {
  byAnchor[observation.anchor]!.push(observation);
}

export function dropAir({ byAnchor }: AirField, observation: Observation): void {
  const kept = byAnchor[observation.anchor]!;
  kept.splice(kept.indexOf(observation), 1);
}

/** Forgets what newer events of the same neighbourhood tell better. */
export function forgetAir({ byAnchor }: AirField): void {
  for (const kept of byAnchor) if (kept.length > KEPT_AT_ANCHOR) kept.splice(0, kept.length - KEPT_AT_ANCHOR);
}

function likeness(metres: number, seconds: number): number {
  return (
    BROAD * Math.exp(-metres / 120_000 - seconds / 7200) +
    NARROW * Math.exp(-metres / 15_000 - seconds / 1200)
  );
}

const SIZE = 3 * MOST_NEAR;
const matrix = new Float64Array(SIZE * SIZE);
const matrixFactor = new Float64Array(SIZE * SIZE);
const values = new Float64Array(SIZE);
const column = new Float64Array(SIZE);

/** The air at a place and moment: the weather and what the events near by have told, but for `without`. */
export function airFrom(
  { byAnchor }: AirField,
  around: Neighbourhoods,
  anchor: number,
  weather: Air,
  lat: number,
  lon: number,
  seconds: number,
  without?: Observation,
): Air {
  const near: { one: Observation; like: number }[] = [];
  let looked = 0;
  for (let k = around.start[anchor]!; k < around.start[anchor + 1]! && looked < MOST_LOOKED_AT; k++) {
    for (const one of byAnchor[around.sensor[k]!]!) {
      const late = Math.abs(seconds - one.seconds);
      if (one === without || late > KEPT_SECONDS) continue;
      looked++;
      const like = likeness(distanceMetres(lat, lon, one.lat, one.lon), late);
      if (near.length === MOST_NEAR && like <= near[MOST_NEAR - 1]!.like) continue;
      let at = near.length;
      while (at > 0 && near[at - 1]!.like < like) at--;
      near.splice(at, 0, { one, like });
      if (near.length > MOST_NEAR) near.pop();
    }
  }
  if (near.length === 0) return weather;
  const n = 3 * near.length;
  const variance = [weather.windVariance, weather.windVariance, weather.speedVariance];
  matrix.fill(0, 0, n * n);
  near.forEach(({ one: a }, i) => {
    near.forEach(({ one: b }, j) => {
      // Only the lower half is read.
      if (j > i) return;
      const like =
        i === j
          ? BROAD + NARROW
          : likeness(distanceMetres(a.lat, a.lon, b.lat, b.lon), Math.abs(a.seconds - b.seconds));
      for (let k = 0; k < 3; k++) matrix[(3 * i + k) * n + 3 * j + k] = like * variance[k]!;
    });
    for (let k = 0; k < 3; k++) {
      values[3 * i + k] = a.value[k]!;
      for (let l = 0; l < 3; l++) matrix[(3 * i + k) * n + 3 * i + l]! += a.covariance[k * 3 + l]!;
    }
  });
  if (Number.isNaN(factorise(matrix, matrixFactor, n))) return weather;
  solve(matrixFactor, values, n);
  const mean = [0, 0, 0];
  const covariance = new Float64Array(9);
  for (let k = 0; k < 3; k++) {
    column.fill(0, 0, n);
    near.forEach(({ like }, i) => {
      column[3 * i + k] = like * variance[k]!;
      mean[k]! += like * variance[k]! * values[3 * i + k]!;
    });
    solve(matrixFactor, column, n);
    for (let l = 0; l < 3; l++) {
      let known = 0;
      near.forEach(({ like }, i) => {
        known += like * variance[l]! * column[3 * i + l]!;
      });
      covariance[k * 3 + l] = (k === l ? variance[k]! + NUGGET : 0) - known;
    }
  }
  const precision = new Float64Array(9);
  const logDeterminant = factorise(covariance, factor3, 3);
  if (Number.isNaN(logDeterminant)) return weather;
  invert(factor3, precision, 3);
  const [windEast, windNorth, speed] = [
    weather.windEast + mean[0]!,
    weather.windNorth + mean[1]!,
    weather.speed + mean[2]!,
  ];
  return airWith(weather, windEast, windNorth, speed, { covariance, precision, logDeterminant });
}
