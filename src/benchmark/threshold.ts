/**
 * The threshold at which a method names authors and is right in such a share, from training worlds alone.
 *
 * Worlds differ, so a threshold that is just right over the training worlds is too low in about every second other one.
 * How much more must be asked of them is learnt there too: each world is left out in turn, the threshold comes from the
 * rest, and the smallest margin counts with which the worlds left out reach the share wanted and one standard error of a
 * bench more. The error is that between worlds: the standard deviation of the share right in worlds left out, divided by
 * the root of the number of worlds in the bench.
 */
import { type Forecast, highestOf, leadingOf } from './forecast.js';

/** What a method said of one world. */
export interface Trial {
  readonly forecast: Forecast;
  readonly truths: Uint8Array;
}

export interface Threshold {
  /** Share right that is asked of the training worlds. */
  readonly asked: number;
  /** No probability reaches it where the method was never right often enough. */
  readonly threshold: number;
}

/** Margins that are tried, as parts of what the share wanted leaves open. */
const STEPS = 20;
/** No probability reaches it. */
const NEVER = 2;

/** @param worlds how many worlds the bench has that the threshold is for */
export function thresholdFor(wanted: number, trials: readonly Trial[], worlds: number): Threshold {
  const answers = answersOf(trials);
  for (let step = 0; step < STEPS; step++) {
    const asked = wanted + ((1 - wanted) * step) / STEPS;
    const { right, error } = leftOut(asked, answers, trials.length, worlds);
    if (right >= wanted + error) return { asked, threshold: lowest(asked, answers, -1) };
  }
  return { asked: 1, threshold: NEVER };
}

/** Answers that may be given, surest first. */
interface Answers {
  readonly confidence: Float64Array;
  readonly right: Uint8Array;
  readonly world: Uint8Array;
}

function answersOf(trials: readonly Trial[]): Answers {
  const all = trials.flatMap(({ forecast, truths }, world) => {
    const rows = [...forecast.mayAnswer.keys()].filter((row) => forecast.mayAnswer[row]);
    return rows.map((row) => ({
      world,
      confidence: highestOf(forecast, row),
      right: leadingOf(forecast, row) === truths[row] ? 1 : 0,
    }));
  });
  all.sort((a, b) => b.confidence - a.confidence);
  return {
    confidence: Float64Array.from(all, ({ confidence }) => confidence),
    right: Uint8Array.from(all, ({ right }) => right),
    world: Uint8Array.from(all, ({ world }) => world),
  };
}

/** Lowest confidence above which such a share is right in all worlds but the one left out; equal ones stay together. */
function lowest(share: number, { confidence, right, world }: Answers, left: number): number {
  let threshold = NEVER;
  let [hits, count] = [0, 0];
  for (let i = 0; i < confidence.length; i++) {
    if (world[i] !== left) {
      hits += right[i]!;
      count++;
    }
    if (count > 0 && confidence[i + 1] !== confidence[i] && hits >= share * count) threshold = confidence[i]!;
  }
  return threshold;
}

/** Share right over the worlds left out, and its standard error over so many. With one world nothing can be left out. */
function leftOut(
  asked: number,
  answers: Answers,
  trials: number,
  worlds: number,
): { readonly right: number; readonly error: number } {
  const { confidence, right, world } = answers;
  if (trials < 2) return { right: 1, error: 0 };
  let [hits, count] = [0, 0];
  const shares: number[] = [];
  for (let left = 0; left < trials; left++) {
    const threshold = lowest(asked, answers, left);
    let [hitsThere, countThere] = [0, 0];
    for (let i = 0; i < confidence.length && confidence[i]! >= threshold; i++) {
      if (world[i] !== left) continue;
      hitsThere += right[i]!;
      countThere++;
    }
    hits += hitsThere;
    count += countThere;
    if (countThere > 0) shares.push(hitsThere / countThere);
  }
  if (shares.length < 2) return { right: 0, error: 0 };
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  return { right: hits / count, error: Math.sqrt(variance / worlds) };
}
