/**
 * How alerts moved over the regions: the heading of a plane wave through the places where they began.
 *
 * Frame: a plane tangent at the mean of the places, east and north in kilometres, time in hours. Model: t = t0 + s·x with
 * the slowness s (hours a kilometre); heading = direction of s, speed = 1/|s|. Least squares; the covariance of s from the
 * residuals gives the uncertainty of the heading (first order). Draper and Smith, Applied Regression Analysis (1998), ch. 5.
 * A region is warned of what may come, at a place that is not its middle: a heading is given only where the wave is
 * plain, else it is undetermined.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';

export interface RegionStart {
  readonly lat: number;
  readonly lon: number;
  readonly startMs: number;
}

export type Wave =
  | {
      readonly kind: 'heading';
      /** Towards where it moved, clockwise from north. */
      readonly headingDegrees: number;
      /** One standard deviation. */
      readonly sigmaDegrees: number;
      readonly speedKmPerHour: number;
    }
  | { readonly kind: 'undetermined'; readonly reason: 'tooFewRegions' | 'noPlainWave' };

const LEAST_REGIONS = 5;
/**
 * Share of the scatter of starts that the wave explains. An attack from several sides at once gives a heading by chance, and
 * a launch area on the wrong side of the country with it.
 */
const LEAST_EXPLAINED = 0.6;
/** Two standard deviations must part the slowness from nothing, and the heading be better than this. */
const WORST_SIGMA_DEGREES = 30;
/** Slower than any drone, faster than any missile that leaves time for a wave. */
const SPEEDS_KM_PER_HOUR = [60, 3_000] as const;

export function waveOf(starts: readonly RegionStart[]): Wave {
  const known = starts.filter(({ lat, lon }) => Number.isFinite(lat) && Number.isFinite(lon));
  if (known.length < LEAST_REGIONS) return { kind: 'undetermined', reason: 'tooFewRegions' };
  const n = known.length;
  const mean = (of: (one: RegionStart) => number): number => known.reduce((sum, one) => sum + of(one), 0) / n;
  const [lat0, lon0, t0] = [mean(({ lat }) => lat), mean(({ lon }) => lon), mean(({ startMs }) => startMs)];
  const kmPerDegree = METRES_PER_DEGREE / 1000;
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  let [xx, xy, yy, xt, yt, tt] = [0, 0, 0, 0, 0, 0];
  for (const { lat, lon, startMs } of known) {
    const x = (lon - lon0) * kmPerDegree * shrink;
    const y = (lat - lat0) * kmPerDegree;
    const t = (startMs - t0) / 3_600_000;
    xx += x * x;
    xy += x * y;
    yy += y * y;
    xt += x * t;
    yt += y * t;
    tt += t * t;
  }
  const determinant = xx * yy - xy * xy;
  if (!(determinant > 1e-6 * xx * yy)) return { kind: 'undetermined', reason: 'noPlainWave' };
  const east = (yy * xt - xy * yt) / determinant;
  const north = (xx * yt - xy * xt) / determinant;
  const slowness = Math.hypot(east, north);
  const unexplained = Math.max(0, tt - east * xt - north * yt);
  const variance = unexplained / (n - 3);
  // Variance of the slowness square to its direction, which turns the heading.
  const [ux, uy] = [-north / slowness, east / slowness];
  const across = (variance * (ux * ux * yy - 2 * ux * uy * xy + uy * uy * xx)) / determinant;
  const sigmaDegrees = (Math.atan2(Math.sqrt(across), slowness) * 180) / Math.PI;
  const speedKmPerHour = 1 / slowness;
  const plain =
    unexplained <= (1 - LEAST_EXPLAINED) * tt &&
    sigmaDegrees <= WORST_SIGMA_DEGREES &&
    speedKmPerHour >= SPEEDS_KM_PER_HOUR[0] &&
    speedKmPerHour <= SPEEDS_KM_PER_HOUR[1];
  if (!plain) return { kind: 'undetermined', reason: 'noPlainWave' };
  return {
    kind: 'heading',
    headingDegrees: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360,
    sigmaDegrees,
    speedKmPerHour,
  };
}
