/**
 * How much the paths of sound are bent, learned from the residuals of many events: seconds at 10 km for three patterns over the
 * cube of the distance: alike on all sides, east against west, north against south (refine.ts). Least squares with a prior of
 * PRIOR_SECONDS; LEAST_SECONDS are always allowed for.
 */
export interface Bend {
  readonly said: Float64Array;
  readonly weight: Float64Array;
}

const PRIOR_SECONDS = 0.03;
const LEAST_SECONDS = 0.008;

export const startBend = (): Bend => ({ said: new Float64Array(3), weight: new Float64Array(3) });

export function learnBend({ said, weight }: Bend, told: Float64Array): void {
  for (let p = 0; p < 3; p++) {
    if (!(told[3 + p]! > 0)) continue;
    said[p]! += told[p]!;
    weight[p]! += told[3 + p]!;
  }
}

export function bentSeconds({ said, weight }: Bend, pattern: number): number {
  const found = said[pattern]! / (weight[pattern]! + 1 / PRIOR_SECONDS ** 2);
  return Math.max(LEAST_SECONDS, Math.abs(found));
}
