/**
 * How far arrivals stray from the times that a place explains, learned from the residuals of located events.
 *
 * Variance of one arrival, s^2: scale x stated^2 + (perMetre x distance)^2 + everywhere + variance of its clock. `scale` corrects
 * pickers that state too much or too little; `perMetre` is what the air does along the path that one wind and one temperature for
 * the whole event leave out; `everywhere` (seconds^2) is the same at all distances: sensors that stand elsewhere than was said. Tails are those of a Student distribution with DEGREES degrees of freedom (Lange, Little and Taylor,
 * JASA 84 (1989) 881), so a wrong arrival pulls little.
 */
export const DEGREES = 5;
const T_CONSTANT = Math.log(0.3796066898); // Gamma(3) / (Gamma(5/2) sqrt(5 pi))

/** What a Student arrival tells, as a share of what its weight would say (Lange, Little and Taylor, appendix B). */
export const STUDENT_INFORMATION = (DEGREES + 1) / (DEGREES + 3);

/** Where a picker states no uncertainty. */
export const UNSTATED_SIGMA_SECONDS = 0.02;
const BIN_METRES = 1000;
const BINS = 25;

export interface Noise {
  scale: number;
  perMetre: number;
  everywhere: number;
  /** By bin of distance: number, sum of squares over (1 - leverage), stated variances, squared distances. */
  readonly number: Float64Array;
  readonly squares: Float64Array;
  readonly stated: Float64Array;
  readonly distances: Float64Array;
}

const PRIOR_PER_METRE = 5e-6;
const PRIOR_NUMBER = 12;
const EVERYWHERE_UNIT = 0.03 ** 2;
const PRIOR_FOUND = [1.5, 1, 0];
const LEAST_FOUND = [0.04, 0.01, 0];
const SWEEPS = 60;
/** What is kept of the sums at each refresh: early residuals were weighed with variances that were not known yet. */
const KEPT = 0.85;

export function startNoise(): Noise {
  return {
    scale: 1.5,
    perMetre: PRIOR_PER_METRE,
    everywhere: 0,
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
  // Unknowns: scale, and the two others in units of what they begin with. Rows are divided by their own size, as variances
  // scatter with it.
  const found = [noise.scale, (noise.perMetre / PRIOR_PER_METRE) ** 2, noise.everywhere / EVERYWHERE_UNIT];
  const matrix = [PRIOR_NUMBER, 0, 0, 0, PRIOR_NUMBER, 0, 0, 0, PRIOR_NUMBER];
  const right = PRIOR_FOUND.map((prior) => PRIOR_NUMBER * prior);
  for (let bin = 0; bin < BINS; bin++) {
    const n = number[bin]!;
    if (n < 5) continue;
    const row = [stated[bin]! / n, (distances[bin]! / n) * PRIOR_PER_METRE ** 2, EVERYWHERE_UNIT];
    const size = row[0]! * found[0]! + row[1]! * found[1]! + row[2]! * found[2]!;
    for (let a = 0; a < 3; a++) {
      right[a]! += (n * row[a]! * squares[bin]!) / n / size ** 2;
      for (let b = 0; b < 3; b++) matrix[a * 3 + b]! += (n * row[a]! * row[b]!) / size ** 2;
    }
  }
  // Least squares within the bounds, one unknown after the other (Franc, Hlavac and Navara 2005).
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let a = 0; a < 3; a++) {
      let rest = right[a]!;
      for (let b = 0; b < 3; b++) if (b !== a) rest -= matrix[a * 3 + b]! * found[b]!;
      found[a] = Math.max(LEAST_FOUND[a]!, rest / matrix[a * 4]!);
    }
  }
  for (const sums of [number, squares, stated, distances])
    for (let bin = 0; bin < BINS; bin++) sums[bin]! *= KEPT;
  noise.scale = Math.min(400, Math.max(found[0]!, 1e-6 / meanStated));
  noise.perMetre = PRIOR_PER_METRE * Math.sqrt(found[1]!);
  noise.everywhere = EVERYWHERE_UNIT * found[2]!;
}
