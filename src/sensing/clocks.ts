/**
 * Offset of each sensor's clock, seconds (its time less the true time), followed as a random walk (Kalman filter of one state).
 *
 * The residual r of an arrival in a fit of total variance V with leverage 1 - free moves the offset by P r / V and takes
 * P^2 free / V from its variance P: the update that leaves the arrival out of its own prediction.
 */
export interface Clocks {
  readonly offset: Float64Array;
  readonly variance: Float64Array;
  readonly time: Float64Array;
}

const START_VARIANCE = 0.02 ** 2;
const WALK_VARIANCE_PER_SECOND = 0.02 ** 2 / 3600;
const MOST_VARIANCE = 0.05 ** 2;

export function startClocks(count: number): Clocks {
  return {
    offset: new Float64Array(count),
    variance: new Float64Array(count).fill(START_VARIANCE),
    time: new Float64Array(count).fill(Number.NaN),
  };
}

export function learnClock(
  clocks: Clocks,
  sensor: number,
  atSeconds: number,
  residual: number,
  total: number,
  free: number,
): void {
  const before = clocks.time[sensor]!;
  let p = clocks.variance[sensor]!;
  if (atSeconds > before) p = Math.min(MOST_VARIANCE, p + (atSeconds - before) * WALK_VARIANCE_PER_SECOND);
  clocks.time[sensor] = Number.isNaN(before) ? atSeconds : Math.max(before, atSeconds);
  clocks.offset[sensor]! += (p * residual) / total;
  clocks.variance[sensor] = Math.max(1e-8, p - (p * p * free) / total);
}
