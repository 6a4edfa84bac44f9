/**
 * How likely an observer is to say what they said, were the event at a place.
 *
 * Frame: a plane in metres, x east, y north. Bearing: a normal error about the true one, of which the observer gives the
 * arc that it falls in, so Phi((half - d) / sigma) - Phi((-half - d) / sigma) for an event d degrees off the middle of the arc;
 * an exact bearing is the normal density. Range: what is perceived is the true range divided by `farther`, with a normal
 * error of its logarithm, and the observer gives an interval that holds it. Without a range: any up to the reach. An
 * uncertain observer widens both by what the uncertainty is worth at that range.
 */
import { type Arc, angleBetween } from './sighting-arc.js';

export interface SightLine {
  readonly lat: number;
  readonly lon: number;
  /** About 90 % radius of the observer's own place, metres. */
  readonly radiusMetres: number;
  /** Absent: no bearing. */
  readonly arc?: Arc | undefined;
  /** One standard deviation of a bearing. */
  readonly sigmaDegrees: number;
  /** As said, not corrected; absent: no range. */
  readonly rangeMetres?: { readonly min: number; readonly max: number } | undefined;
  /** Median of true range over perceived range: above 1 where people under-estimate. */
  readonly farther: number;
  /** Standard deviation of the natural logarithm of that quotient. */
  readonly rangeSpread: number;
  /** Beyond it nothing of the kind is noticed, metres. */
  readonly reachMetres: number;
}

/** Relative likelihood of an event at (x, y) metres from the observer's stated place. */
export type Likelihood = (x: number, y: number) => number;

/** Radius of 90 % over the standard deviation along either axis, of a normal error in the plane. */
export const RADIUS_90 = Math.sqrt(2 * Math.log(10));
/** How soft the end of the reach is, as a standard deviation of the logarithm. */
export const REACH_SPREAD = 0.05;
/** An exact number stands for itself and a tenth to either side. */
const ROUNDED = 0.1;
const DEGREES = 180 / Math.PI;

/** Up to this share of the range, an observer's own uncertainty is well described as a wider bearing and a wider range. */
const SMALL_SHARE = 0.15;
/** Rings that stand for a normal error in the plane (its quantiles 1/6, 1/2, 5/6), and what of it they leave over. */
const RINGS = [0.604, 1.177, 1.893];
const ON_A_RING = 6;
const LEFT_OVER = 0.35;

export function likelihoodOf(line: SightLine): Likelihood {
  const blur = line.radiusMetres / RADIUS_90;
  if (blur / middleMetres(line) <= SMALL_SHARE) return from(line, blur);
  const exact = from(line, blur * LEFT_OVER);
  const stands = RINGS.flatMap((ring) =>
    Array.from({ length: ON_A_RING }, (_, i) => {
      const angle = ((i + ring) * 2 * Math.PI) / ON_A_RING;
      return { x: blur * ring * Math.sin(angle), y: blur * ring * Math.cos(angle) };
    }),
  );
  return (x, y) => {
    let sum = 0;
    for (const stand of stands) sum += exact(x - stand.x, y - stand.y);
    return sum / stands.length;
  };
}

/** How far off the event is, roughly. */
export function middleMetres(line: SightLine): number {
  const [near, far] = logRange(line);
  return Math.exp(near === Number.NEGATIVE_INFINITY ? far - 1 : (near + far) / 2);
}

function from(line: SightLine, blur: number): Likelihood {
  const { arc, sigmaDegrees, rangeMetres, rangeSpread } = line;
  const [near, far] = logRange(line);
  const reach = logReach(line);
  return (x, y) => {
    const range = Math.max(1, Math.sqrt(x * x + y * y));
    const share = blur / range;
    const at = Math.log(range);
    const cut = Math.min(3, Math.sqrt(REACH_SPREAD * REACH_SPREAD + share * share));
    let sum = reach - at > 6 * cut ? 1 : phi((reach - at) / cut);
    if (rangeMetres) {
      const s = Math.min(3, Math.sqrt(rangeSpread * rangeSpread + share * share));
      sum *= phi((far - at) / s) - (near === Number.NEGATIVE_INFINITY ? 0 : phi((near - at) / s));
    }
    if (!arc || sum <= 0) return Math.max(0, sum);
    const bearing = (Math.atan2(x, y) * DEGREES + 360) % 360;
    return sum * inArc(arc, bearing, Math.sqrt(sigmaDegrees ** 2 + (share * DEGREES) ** 2));
  };
}

/** The reach, unless what the observer said lies beyond it: then they noticed it all the same. */
function logReach({ rangeMetres, farther, reachMetres }: SightLine): number {
  const overruled = rangeMetres !== undefined && rangeMetres.min * farther >= reachMetres;
  return overruled ? Number.POSITIVE_INFINITY : Math.log(Math.max(1, reachMetres));
}

/** Logarithms of the ends of the true range, were nothing uncertain; minus infinity: from the observer on. */
export function logRange({ rangeMetres, farther, reachMetres }: SightLine): readonly [number, number] {
  if (!rangeMetres) return [Number.NEGATIVE_INFINITY, Math.log(Math.max(1, reachMetres))];
  const { min, max } = rangeMetres;
  const middle = (min + max) / 2;
  const low = Math.min(min, middle * (1 - ROUNDED));
  const high = Math.max(max, middle * (1 + ROUNDED), 1);
  return [low > 0 ? Math.log(low * farther) : Number.NEGATIVE_INFINITY, Math.log(high * farther)];
}

function inArc({ middleDegrees, halfDegrees }: Arc, bearing: number, sigma: number): number {
  if (halfDegrees >= 180) return 1;
  const s = Math.min(sigma, 120);
  const d = angleBetween(bearing, middleDegrees);
  if (d - halfDegrees > 6 * s) return 0;
  // An exact bearing is an arc too narrow to matter.
  const half = Math.max(halfDegrees, s / 20);
  let sum = phi((half - d) / s) - phi((-half - d) / s);
  // The long way round, where the error is wide enough for it to count.
  if (360 - d - half < 6 * s) sum += phi((half + 360 - d) / s) - phi((360 - half - d) / s);
  if (360 + d - half < 6 * s) sum += phi((half - 360 - d) / s) - phi((-half - 360 - d) / s);
  return Math.max(0, sum);
}

/** The normal distribution function; Abramowitz and Stegun 7.1.26, error below 1.5e-7. */
export function phi(z: number): number {
  if (z > 6) return 1;
  if (z < -6) return 0;
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const tail =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) *
    Math.exp(-x * x);
  return z > 0 ? 1 - tail / 2 : tail / 2;
}
