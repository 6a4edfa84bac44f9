/**
 * Split conformal prediction: the least probability a hypothesis needs to be in the set, so that sets hold the truth in the
 * stated share of cases like those given. With n cases the score 1 - p(truth) of rank ceil((n + 1) x coverage) is taken.
 */
export function leastProbability(probabilityOfTruth: readonly number[], coverage: number): number {
  const sorted = [...probabilityOfTruth].sort((a, b) => b - a);
  const rank = Math.ceil((sorted.length + 1) * coverage);
  return rank > sorted.length ? 0 : sorted[rank - 1]!;
}
