/**
 * How far arrivals stray from the times that a place explains, learned from the residuals of located events.
 *
 * Variance of one arrival, s^2: scale x stated^2 + (perMetre x distance)^2 + variance of its clock. `scale` corrects pickers
 * that state too much or too little; `perMetre` is what the air does along the path that one wind and one temperature for the
 * whole event leave out. Tails are those of a Student distribution with DEGREES degrees of freedom (Lange, Little and Taylor,
 * JASA 84 (1989) 881), so a wrong arrival pulls little.
 */
export const DEGREES = 5;
const T_CONSTANT = Math.log(0.3796066898); // Gamma(3) / (Gamma(5/2) sqrt(5 pi))

/** Where a picker states no uncertainty. */
export const UNSTATED_SIGMA_SECONDS = 0.02;
const BIN_METRES = 1000;
const BINS = 25;

export interface Noise {
  scale: number;
  perMetre: number;
  /** By bin of distance: number, sum of squares over (1 - leverage), stated variances, squared distances. */
  readonly number: Float64Array;
  readonly squares: Float64Array;
  readonly stated: Float64Array;
  readonly distances: Float64Array;
}

const PRIOR_PER_METRE = 5e-6;
const PRIOR_NUMBER = 40;

export function startNoise(): Noise {
  return {
    scale: 1.5,
    perMetre: PRIOR_PER_METRE,
    number: new Float64Array(BINS),
    squares: new Float64Array(BINS),
    stated: new Float64Array(BINS),
    distances: new Float64Array(BINS),
  };
}

/** ln of the density of a standardised residual; divide by the scale yourself. */
export function logDensity(squared: number): number {
  return T_CONSTANT - ((DEGREES + 1) / 2) * Math.log(1 + squared / DEGREES);
}

/** Weight of a standardised residual in a fit. */
export function tailWeight(squared: number): number {
  return (DEGREES + 1) / (DEGREES + squared);
}

/** @param free 1 - leverage of the arrival in its fit; @param clock the variance of its clock, which is not learned here. */
export function learnResidual(
  noise: Noise,
  residual: number,
  variance: number,
  free: number,
  stated: number,
  distance: number,
  clock: number,
): void {
  if (free < 0.2) return;
  const bin = Math.min(BINS - 1, (distance / BIN_METRES) | 0);
  const weighted = (tailWeight((residual * residual) / (variance * free)) * residual * residual) / free;
  noise.number[bin]!++;
  noise.squares[bin]! += weighted - clock;
  noise.stated[bin]! += stated;
  noise.distances[bin]! += distance * distance;
}

/** Least squares of the bins' mean squares on their stated variances and squared distances, weighted by how many they are. */
export function refreshNoise(noise: Noise): void {
  const { number, squares, stated, distances } = noise;
  let total = 0;
  let meanStated = 0;
  for (let bin = 0; bin < BINS; bin++) {
    total += number[bin]!;
    meanStated += stated[bin]!;
  }
  if (total < 20) return;
  meanStated /= total;
  let [aa, ab, bb, ay, by] = [PRIOR_NUMBER, 0, PRIOR_NUMBER, PRIOR_NUMBER * 1.5, 0];
  // Unknowns: scale, and (perMetre / PRIOR_PER_METRE)^2. Rows are divided by their own size, as variances scatter with it.
  by = PRIOR_NUMBER;
  const path = PRIOR_PER_METRE ** 2;
  for (let bin = 0; bin < BINS; bin++) {
    const n = number[bin]!;
    if (n < 5) continue;
    const u = stated[bin]! / n;
    const v = (distances[bin]! / n) * path;
    const y = squares[bin]! / n;
    const size = (noise.scale * u + (noise.perMetre / PRIOR_PER_METRE) ** 2 * v) ** 2;
    aa += (n * u * u) / size;
    ab += (n * u * v) / size;
    bb += (n * v * v) / size;
    ay += (n * u * y) / size;
    by += (n * v * y) / size;
  }
  const determinant = aa * bb - ab * ab;
  let scale = (ay * bb - by * ab) / determinant;
  let slope = (aa * by - ab * ay) / determinant;
  if (slope < 0.01) [slope, scale] = [0.01, (ay - ab * 0.01) / aa];
  if (scale < 0.04) [scale, slope] = [0.04, Math.max(0.01, (by - ab * 0.04) / bb)];
  noise.scale = Math.min(400, Math.max(scale, 1e-6 / meanStated));
  noise.perMetre = PRIOR_PER_METRE * Math.sqrt(slope);
}
