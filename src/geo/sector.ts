/**
 * The region that one observer's bearing leaves open, as a sector of a ring around where they stand: it holds 90 % of what the
 * bearing and the range allow.
 *
 * Frame: metres and degrees clockwise from true north, from the observer's stated place. Bearing: uniform over the arc, with a
 * normal error. Range: the likelihood of sighting-likelihood.ts. How far off an event was before anybody said anything decides much
 * where no range is given; so the nearer end is that of events spread evenly over the logarithm of the range, the farther end that of
 * events spread evenly over the ground, and the sector holds its share under either and under what lies between.
 */
import { metresPerDegree } from './local-metres.js';
import { likelihoodOf, logRange, phi, RADIUS_90, type SightLine } from './sighting-likelihood.js';

export interface Sector {
  readonly kind: 'sector';
  /** Of the observer. */
  readonly apexLat: number;
  readonly apexLon: number;
  readonly middleDegrees: number;
  /** To either side of the middle. */
  readonly halfDegrees: number;
  readonly nearMetres: number;
  readonly farMetres: number;
}

const HELD = 0.9;
/** Wider arcs are as well described by a circle. */
const HALF_MOST = 80;
/** Observers less certain of where they stand, as a share of the range, may have the event on any side. */
const BLUR_MOST = 0.15;

/** Undefined where a circle says as much: no bearing, a very wide one, or an observer who may stand anywhere. */
export function sectorOf(line: SightLine): Sector | undefined {
  const { arc, rangeMetres, sigmaDegrees, radiusMetres, reachMetres } = line;
  if (!arc) return undefined;
  const [near, far] = logRange(line);
  const blur = radiusMetres / RADIUS_90;
  const share = blur / Math.exp(rangeMetres && near > 0 ? (near + far) / 2 : far - 1);
  if (share > BLUR_MOST) return undefined;
  const sigma = Math.hypot(sigmaDegrees, (share * 180) / Math.PI);
  // Two limits that both hold, hold together with the product of their chances.
  const half = halfWidth(arc.halfDegrees, sigma, rangeMetres ? Math.sqrt(HELD) : HELD);
  if (half > HALF_MOST) return undefined;
  const ends = rangeMetres ? endsOf(line, Math.sqrt(HELD)) : { nearMetres: 0, farMetres: reachMetres };
  return {
    kind: 'sector',
    apexLat: line.lat,
    apexLon: line.lon,
    middleDegrees: arc.middleDegrees,
    halfDegrees: half,
    ...ends,
  };
}

/** So far to either side lies this share of a uniform arc with a normal error. */
function halfWidth(arcHalf: number, sigma: number, share: number): number {
  if (arcHalf < sigma / 50) return sigma * normalWithin(share);
  let [low, high] = [0, arcHalf + 6 * sigma];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (within(middle, arcHalf, sigma) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** The integral of Phi((a + t) / s) - Phi((t - a) / s) over t in [0, limit], over a: from the antiderivative z Phi(z) + density(z). */
function within(limit: number, arcHalf: number, sigma: number): number {
  const area = (z: number): number => z * phi(z) + Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  const upTo = (t: number): number => sigma * (area((t + arcHalf) / sigma) - area((t - arcHalf) / sigma));
  return (upTo(limit) - upTo(0)) / arcHalf;
}

function normalWithin(share: number): number {
  let [low, high] = [0, 6];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (2 * phi(middle) - 1 < share) low = middle;
    else high = middle;
  }
  return high;
}

const STEPS = 240;
/** Nearer than this share of the farthest nothing is looked for. */
const NEAREST_SHARE = 300;
const TAIL_SPREADS = 4;

function endsOf(line: SightLine, share: number): Pick<Sector, 'nearMetres' | 'farMetres'> {
  const [near, far] = logRange(line);
  const spread = TAIL_SPREADS * line.rangeSpread;
  const to = far + spread;
  const from = Math.max(to - Math.log(NEAREST_SHARE), near - spread);
  const step = (to - from) / STEPS;
  const middle = ((line.arc?.middleDegrees ?? 0) * Math.PI) / 180;
  const likelihood = likelihoodOf(line);
  const density = Float64Array.from({ length: STEPS }, (_, k) => {
    const range = Math.exp(from + (k + 0.5) * step);
    return likelihood(range * Math.sin(middle), range * Math.cos(middle));
  });
  const squared = density.map((value, k) => value * Math.exp(2 * (from + (k + 0.5) * step)));
  const tail = (1 - share) / 2;
  return {
    nearMetres: Math.exp(from + step * quantile(density, tail)),
    farMetres: Math.exp(from + step * quantile(squared, 1 - tail)),
  };
}

/** Where in the cells the share lies, in cells. */
function quantile(weights: Float64Array, share: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let held = 0;
  for (let k = 0; k < weights.length; k++) {
    const next = held + weights[k]! / total;
    if (next >= share) return k + (next > held ? (share - held) / (next - held) : 0);
    held = next;
  }
  return weights.length;
}

export function holdsInSector(sector: Sector, lat: number, lon: number): boolean {
  const { perLat, perLon } = metresPerDegree((sector.apexLat + lat) / 2);
  const east = (lon - sector.apexLon) * perLon;
  const north = (lat - sector.apexLat) * perLat;
  const range = Math.hypot(east, north);
  if (range < sector.nearMetres || range > sector.farMetres) return false;
  const off = (Math.atan2(east, north) * 180) / Math.PI - sector.middleDegrees;
  return Math.abs(((((off + 180) % 360) + 360) % 360) - 180) <= sector.halfDegrees;
}
