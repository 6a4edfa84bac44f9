/**
 * Softmax of log-odds, with an interval for each hypothesis.
 *
 * Exponentials are summed in ascending order, so that the order of the hypotheses does not change a bit of the result:
 * swapping parties swaps the output exactly.
 */
import type { Probability } from './attribution.js';

/** @param spread log-odds by which a hypothesis is shifted down for `low` and up for `high`. */
export function posterior(logOdds: readonly number[], spread: number): Probability[] {
  const weights = weightsOf(logOdds);
  const total = sumAscending(weights);
  const down = Math.exp(-spread);
  const up = Math.exp(spread);
  return weights.map((weight) => {
    const others = total - weight;
    return {
      value: weight / total,
      low: (weight * down) / (weight * down + others),
      high: (weight * up) / (weight * up + others),
    };
  });
}

/** Largest probability of the posterior. */
export function highest(logOdds: readonly number[]): number {
  const weights = weightsOf(logOdds);
  return Math.max(...weights) / sumAscending(weights);
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The largest is 1: no overflow. */
function weightsOf(logOdds: readonly number[]): number[] {
  const top = Math.max(...logOdds);
  return logOdds.map((value) => Math.exp(value - top));
}

function sumAscending(values: readonly number[]): number {
  let sum = 0;
  for (const value of [...values].sort((a, b) => a - b)) sum += value;
  return sum;
}
