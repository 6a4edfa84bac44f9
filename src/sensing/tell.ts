/**
 * A located event as a fix (fix.ts). The probabilities of the preferred place and of its alternatives, among which it is not
 * repeated, add up to the probability that there was an event at all.
 */
import type { Sensors } from '../formats/network/network.js';
import type { Fix } from './fix.js';
import { FLATTENED } from './mirror.js';
import { fromPlane } from './plane.js';
import type { Fit } from './refine.js';
import type { Located } from './resolve.js';

/** How many arrivals the learned scale of errors counts for beside an event's own. */
const PRIOR_ARRIVALS = 30;
/** The same for how well an event fits: as many speak for the usual scale. */
const USUAL_ARRIVALS = 15;

export function fixOf(
  id: string,
  timeMs: number,
  { fit, rivals }: Located,
  sensors: Sensors,
  arrivals: readonly string[],
): Fix {
  const real = 1 / (1 + Math.exp(-fit.score));
  const odds = rivals.map(({ score }) => Math.exp(FLATTENED * (score - fit.score)));
  const total = odds.reduce((sum, odd) => sum + odd, 1);
  return {
    id,
    time: new Date(timeMs).toISOString(),
    ...place(sensors, fit),
    ellipse90: ellipse(fit),
    alternatives: rivals.map((rival, i) => ({
      ...place(sensors, rival),
      probability: rounded((real * odds[i]!) / total, 4),
    })),
    probability: rounded(real / total, 4),
    kind: 'undetermined',
    arrivals,
  };
}

function place(sensors: Sensors, { anchor, x, y }: Fit): { lat: number; lon: number } {
  const { lat, lon } = fromPlane(sensors.lat[anchor]!, sensors.lon[anchor]!, x, y);
  return { lat: rounded(lat, 6), lon: rounded(lon, 6) };
}

function ellipse({ covariance, open, misfit, freedom }: Fit): Fix['ellipse90'] {
  const [xx, xy, yy] = [covariance[0]! + open[0], covariance[1]! + open[1], covariance[7]! + open[2]];
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  const scale = radiusSquared(freedom + PRIOR_ARRIVALS) * inflation(misfit, freedom);
  const azimuth = (Math.atan2(2 * xy, yy - xx) / 2) * (180 / Math.PI);
  return {
    majorM: rounded(Math.sqrt(scale * (middle + half)), 1),
    minorM: rounded(Math.sqrt(scale * Math.max(middle - half, 0.01)), 1),
    azimuthDeg: rounded((azimuth + 180) % 180, 1),
  };
}

/**
 * Squared radius of the 90 % region of two coordinates whose scale was estimated with so many degrees of freedom: 2 F(2, n), which
 * for two coordinates is n (0.1^(-2 / n) - 1); 4.605 for infinitely many.
 */
function radiusSquared(n: number): number {
  return n * (0.1 ** (-2 / n) - 1);
}

/** An event whose arrivals fit worse than usual is less sure of its place, one that fits better surer: reduced misfit, drawn towards 1. */
function inflation(misfit: number, freedom: number): number {
  return (misfit + USUAL_ARRIVALS) / (freedom + USUAL_ARRIVALS);
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
