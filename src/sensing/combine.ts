/**
 * What is known of an event, and clues that came to it besides: place, moment and air by Gauss and Newton around what was known,
 * with Student weights, so that a clue that does not fit pulls little (noise.ts). Frame and state as in clue.ts.
 *
 * Minimises (s - s0)' P0^-1 (s - s0) / 2 + the sum of the clues' losses; the covariance is the inverse of the information at
 * the minimum.
 */
import { factorise, invert, solve } from './cholesky.js';
import { type Clue, offOf } from './clue.js';
import { tailWeight } from './noise.js';
import { N } from './normal.js';

export interface Combined {
  readonly state: Float64Array;
  readonly covariance: Float64Array;
  /** ln of the determinant of the covariance. */
  readonly logDeterminant: number;
  /** Sum of the weighted squared standardised offs of the clues. */
  readonly misfit: number;
}

const STEPS = 8;
const CLOSE_METRES = 0.1;
const MOST_METRES = 1500;

const factor = new Float64Array(N * N);
const prior = new Float64Array(N * N);
const h = new Float64Array(N);

/** Undefined where nothing definite comes of it. */
export function combine(
  state: Float64Array,
  covariance: Float64Array,
  clues: readonly Clue[],
): Combined | undefined {
  if (Number.isNaN(factorise(covariance, factor, N))) return undefined;
  invert(factor, prior, N);
  const at = state.slice();
  const information = new Float64Array(N * N);
  const step = new Float64Array(N);
  let logInformation = Number.NaN;
  let misfit = 0;
  for (let round = 0; round < STEPS; round++) {
    information.set(prior);
    step.fill(0);
    misfit = 0;
    for (let a = 0; a < N; a++)
      for (let b = 0; b < N; b++) step[a]! += prior[a * N + b]! * (state[b]! - at[b]!);
    for (const clue of clues) {
      const off = offOf(clue, at, h);
      const squared = (off * off) / clue.variance;
      const weight = tailWeight(squared) / clue.variance;
      misfit += weight * off * off;
      for (let a = 0; a < N; a++) {
        step[a]! += weight * h[a]! * off;
        for (let b = 0; b < N; b++) information[a * N + b]! += weight * h[a]! * h[b]!;
      }
    }
    logInformation = factorise(information, factor, N);
    if (Number.isNaN(logInformation)) return undefined;
    solve(factor, step, N);
    const move = Math.hypot(step[0]!, step[1]!);
    const part = move > MOST_METRES ? MOST_METRES / move : 1;
    for (let a = 0; a < N; a++) at[a]! += part * step[a]!;
    if (move < CLOSE_METRES) break;
  }
  const found = new Float64Array(N * N);
  invert(factor, found, N);
  return { state: at, covariance: found, logDeterminant: -logInformation, misfit };
}
