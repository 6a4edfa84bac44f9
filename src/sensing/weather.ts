/**
 * What the weather table says about the air at a place and a moment: speed of sound and wind, with their uncertainty.
 *
 * Mean of the rows, weighted by exp(-time apart / 1 h - distance / 60 km); the stated uncertainty of the wind grows with the
 * distance in time and space from what was measured, up to that of no measurement at all. Metres per second.
 */

import type { Weather } from '../formats/network/network.js';
import { distanceMetres } from '../geo/position.js';
import { SPEED_PER_DEGREE, soundSpeed } from './speed.js';

export interface Air {
  readonly speed: number;
  readonly windEast: number;
  readonly windNorth: number;
  /** Variances as the weather has them. */
  readonly speedVariance: number;
  readonly windVariance: number;
  /** Of wind east, wind north and speed, 3 x 3, with its inverse and the ln of its determinant. */
  readonly covariance: Float64Array;
  readonly precision: Float64Array;
  readonly logDeterminant: number;
}

/** Without any weather: 10 degrees give or take 12, wind from anywhere. */
const UNKNOWN = {
  speed: soundSpeed(10),
  windEast: 0,
  windNorth: 0,
  speedVariance: (12 * SPEED_PER_DEGREE) ** 2,
  windVariance: 16,
} as const;

type Measured = { -readonly [Name in keyof typeof UNKNOWN]: number };

const KNOWN_HOURS = 24;
const MEASURED_DEGREES = 2;
const DEFAULT_WIND_SIGMA = 3;

/** Rows that tell anything of a moment: those of a day before and after. */
export function rowsAround({ count, timeMs }: Weather, atMs: number): Int32Array {
  const rows = new Int32Array(count);
  let kept = 0;
  for (let i = 0; i < count; i++)
    if (Math.abs(timeMs[i]! - atMs) <= KNOWN_HOURS * 3_600_000) rows[kept++] = i;
  return rows.subarray(0, kept);
}

/** @param rows of the table that count (`rowsAround`) */
export function airAt(
  weather: Weather | undefined,
  timeMs: number,
  lat: number,
  lon: number,
  rows = weather && rowsAround(weather, timeMs),
): Air {
  if (weather === undefined || rows === undefined) return airOf(UNKNOWN);
  let [heatWeight, heat, windWeight, east, north, sigma] = [0, 0, 0, 0, 0, 0];
  let nearest = Number.POSITIVE_INFINITY;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k]!;
    const hours = Math.abs(weather.timeMs[i]! - timeMs) / 3_600_000;
    const apart = hours + distanceMetres(lat, lon, weather.lat[i]!, weather.lon[i]!) / 60_000;
    const weight = apart > 40 ? 1e-12 : Math.exp(-apart) + 1e-12;
    nearest = Math.min(nearest, apart);
    const degrees = weather.temperatureCelsius[i]!;
    if (degrees > -60 && degrees < 60) {
      heatWeight += weight;
      heat += weight * degrees;
    }
    const [u, v] = [weather.windEastMetresPerSecond[i]!, weather.windNorthMetresPerSecond[i]!];
    if (!(Math.abs(u) < 60 && Math.abs(v) < 60)) continue;
    const stated = weather.windSigmaMetresPerSecond[i]!;
    windWeight += weight;
    east += weight * u;
    north += weight * v;
    sigma += weight * (stated > 0 && stated < 30 ? stated : DEFAULT_WIND_SIGMA);
  }
  // Beyond an hour or so nothing holds for sure any more.
  const stale = Math.max(0, nearest - 1);
  const air: Measured = { ...UNKNOWN };
  if (heatWeight > 0) {
    air.speed = soundSpeed(heat / heatWeight);
    const degrees = Math.min(12, MEASURED_DEGREES + 1.5 * stale);
    air.speedVariance = (degrees * SPEED_PER_DEGREE) ** 2;
  }
  if (windWeight > 0) {
    const keep = Math.exp(-stale / 6);
    air.windEast = (keep * east) / windWeight;
    air.windNorth = (keep * north) / windWeight;
    const wind = Math.max(0.3, sigma / windWeight) + 0.5 * stale;
    air.windVariance = Math.min(Math.max(16, (sigma / windWeight) ** 2), wind * wind);
  }
  return airOf(air);
}

function airOf(air: Measured): Air {
  const { windVariance: wind, speedVariance: speed } = air;
  const covariance = Float64Array.of(wind, 0, 0, 0, wind, 0, 0, 0, speed);
  const precision = Float64Array.of(1 / wind, 0, 0, 0, 1 / wind, 0, 0, 0, 1 / speed);
  return airWith(air, air.windEast, air.windNorth, air.speed, {
    covariance,
    precision,
    logDeterminant: 2 * Math.log(wind) + Math.log(speed),
  });
}

/** The air with other values than the weather's. Every air is made here: of one shape, what reads it is compiled once. */
export function airWith(
  { speedVariance, windVariance }: Pick<Air, 'speedVariance' | 'windVariance'>,
  windEast: number,
  windNorth: number,
  speed: number,
  { covariance, precision, logDeterminant }: Pick<Air, 'covariance' | 'precision' | 'logDeterminant'>,
): Air {
  return {
    speed,
    windEast,
    windNorth,
    speedVariance,
    windVariance,
    covariance,
    precision,
    logDeterminant,
  };
}
