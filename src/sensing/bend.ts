/**
 * How much the paths of sound are bent, learned from the residuals of many events: seconds at 10 km for three patterns over the
 * cube of the distance: alike on all sides, east against west, north against south (refine.ts). Least squares with a prior of
 * PRIOR_SECONDS; LEAST_SECONDS are always allowed for.
 *
 * Residuals show only a part of the bending: the air that neighbouring events tell (air-field.ts) has taken up the rest. In worlds
 * with 0.1 s at 10 km some 0.02 s are left, so what is found beyond twice its error counts TAKEN_UP times.
 */
export interface Bend {
  readonly said: Float64Array;
  readonly weight: Float64Array;
}

const PRIOR_SECONDS = 0.03;
const LEAST_SECONDS = 0.008;
const TAKEN_UP = 4;

export const startBend = (): Bend => ({ said: new Float64Array(3), weight: new Float64Array(3) });

export function learnBend({ said, weight }: Bend, told: Float64Array): void {
  for (let p = 0; p < 3; p++) {
    if (!(told[3 + p]! > 0)) continue;
    said[p]! += told[p]!;
    weight[p]! += told[3 + p]!;
  }
}

export function bentSeconds({ said, weight }: Bend, pattern: number): number {
  const information = weight[pattern]! + 1 / PRIOR_SECONDS ** 2;
  const found = Math.abs(said[pattern]! / information);
  return Math.max(LEAST_SECONDS, found, TAKEN_UP * (found - 2 / Math.sqrt(information)));
}
