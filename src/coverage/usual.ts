/**
 * What is usual in a sector: the rate of events over a reference stretch, for each class of hour (such as day and night),
 * corrected for how closely one watched, with its uncertainty and its scatter.
 *
 * λ of a class has a gamma posterior: shape 1/2 + n, rate Σ p. An hour with exposure p then counts as negative binomial
 * with mean p λ and a size from the uncertainty of λ. Scatter beyond that (attacks come in bursts) is taken from the days
 * of the reference stretch, by moments.
 */
import { countQuantiles } from './negative-binomial.js';

export interface HourlyCounts {
  readonly noticed: ArrayLike<number>;
  /** Probability that an event of the hour would have been noticed. */
  readonly exposure: ArrayLike<number>;
  /** Class of each hour, a small whole number. */
  readonly hourClass: ArrayLike<number>;
}

export interface Usual {
  /** Events an hour that happen, for each class; NaN where the class was never watched. */
  readonly rate: Float64Array;
  /** Events noticed in the reference stretch. */
  readonly noticed: number;
  /** Variance of a day's rate over its mean squared: 0 where days scatter as Poisson counts do. */
  readonly scatter: number;
  readonly days: number;
}

/** @param from first hour of the reference stretch, @param until first hour after it */
export function usualLevel(counts: HourlyCounts, from: number, until: number, classes: number): Usual {
  const seen = new Float64Array(classes);
  const exposed = new Float64Array(classes);
  for (let h = from; h < until; h++) {
    const c = counts.hourClass[h]!;
    seen[c]! += counts.noticed[h]!;
    exposed[c]! += counts.exposure[h]!;
  }
  const rate = seen.map((count, c) => (exposed[c]! > 0 ? (count + 0.5) / exposed[c]! : Number.NaN));
  let squares = 0;
  let excess = 0;
  let days = 0;
  for (let start = from; start + 24 <= until; start += 24) {
    let count = 0;
    let expected = 0;
    for (let h = start; h < start + 24; h++) {
      const r = rate[counts.hourClass[h]!]!;
      if (!(counts.exposure[h]! > 0 && r > 0)) continue;
      count += counts.noticed[h]!;
      expected += counts.exposure[h]! * r;
    }
    squares += expected * expected;
    excess += (count - expected) ** 2 - expected;
    days++;
  }
  // Moments: the variance of a day's count is mean + scatter · mean². Few days know the scatter badly, and too small a one
  // raises false alarms: one standard error is added to what is found.
  const found = days < 2 ? 0 : Math.max(0, excess / (squares * (1 - 1 / days)));
  const scatter = found * (1 + Math.sqrt(2 / Math.max(2, days)) * (1 + found));
  return { rate, noticed: seen.reduce((sum, count) => sum + count, 0), scatter, days };
}

export interface Excess {
  readonly noticed: number;
  /** What would usually have been noticed in these hours, and the interval that usually holds it. */
  readonly usual: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: 'asUsual' | 'moreThanUsual' | 'fewerThanUsual' | 'notObserved';
}

/** A stretch of hours held against what is usual. */
export function excessOver(
  usual: Usual,
  counts: HourlyCounts,
  from: number,
  until: number,
  share = 0.99,
): Excess {
  let noticed = 0;
  let expected = 0;
  for (let h = from; h < until; h++) {
    noticed += counts.noticed[h]!;
    const rate = usual.rate[counts.hourClass[h]!]!;
    if (counts.exposure[h]! > 0 && rate > 0) expected += counts.exposure[h]! * rate;
  }
  if (expected === 0) return { noticed, usual: 0, low: 0, high: 0, verdict: 'notObserved' };
  const days = Math.max(1, (until - from) / 24);
  const variance = expected + expected * expected * (usual.scatter / days + uncertaintyOf(usual));
  const tail = (1 - share) / 2;
  const [low, high] = countQuantiles(expected, variance, [tail, 1 - tail]) as [number, number];
  const verdict = noticed > high ? 'moreThanUsual' : noticed < low ? 'fewerThanUsual' : 'asUsual';
  return { noticed, usual: expected, low, high, verdict };
}

/** Relative variance of the usual rate. */
export const uncertaintyOf = ({ noticed, scatter, days }: Usual): number =>
  1 / (noticed + 0.5) + scatter / Math.max(1, days);
