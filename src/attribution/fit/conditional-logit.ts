/**
 * Weights of additive factors, fitted to cases of known truth.
 *
 * Model: probability of hypothesis h is the softmax over h of offset[h] + sum_k weight[k] x amount[h][k] (conditional logit,
 * D. McFadden 1974); with two hypotheses of which one has no amounts it is logistic regression. Fitted: the likelihood, less
 * half of `pull` times the squared distance from the judged weights, within bounds; one coordinate after the other by
 * Newton's method, until none moves. The problem is concave, so the start does not matter.
 */
export interface Cases {
  readonly count: number;
  readonly hypotheses: number;
  readonly factors: number;
  /** [case][hypothesis] */
  readonly offset: Float64Array;
  /** [case][hypothesis][factor] */
  readonly amount: Float32Array;
  /** True hypothesis of each case. */
  readonly truth: Int8Array;
}

export interface Prior {
  readonly weight: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly pull: number;
}

const MOST_SWEEPS = 60;
const SETTLED = 1e-4;

export function fitWeights(cases: Cases, prior: Prior): Float64Array {
  const { count, hypotheses, factors, amount, truth } = cases;
  const weight = prior.weight.slice();
  const sums = cases.offset.slice();
  for (let row = 0; row < count * hypotheses; row++)
    for (let k = 0; k < factors; k++) sums[row]! += weight[k]! * amount[row * factors + k]!;
  const probability = new Float64Array(hypotheses);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let largest = 0;
    for (let k = 0; k < factors; k++) {
      let slope = -prior.pull * (weight[k]! - prior.weight[k]!);
      let curve = prior.pull;
      for (let i = 0; i < count; i++) {
        const at = i * hypotheses;
        if (!varies(amount, at, hypotheses, factors, k)) continue;
        softmaxAt(sums, at, hypotheses, probability);
        let mean = 0;
        let square = 0;
        for (let h = 0; h < hypotheses; h++) {
          const x = amount[(at + h) * factors + k]!;
          mean += probability[h]! * x;
          square += probability[h]! * x * x;
        }
        slope += amount[(at + truth[i]!) * factors + k]! - mean;
        curve += square - mean * mean;
      }
      if (curve <= 0) continue;
      const step = Math.max(-1, Math.min(1, slope / curve));
      const next = Math.min(prior.high[k]!, Math.max(prior.low[k]!, weight[k]! + step));
      const moved = next - weight[k]!;
      if (moved === 0) continue;
      weight[k] = next;
      for (let row = 0; row < count * hypotheses; row++) sums[row]! += moved * amount[row * factors + k]!;
      largest = Math.max(largest, Math.abs(moved));
    }
    if (largest < SETTLED) break;
  }
  return weight;
}

function varies(amount: Float32Array, at: number, hypotheses: number, factors: number, k: number): boolean {
  const first = amount[at * factors + k]!;
  for (let h = 1; h < hypotheses; h++) if (amount[(at + h) * factors + k] !== first) return true;
  return false;
}

function softmaxAt(sums: Float64Array, at: number, hypotheses: number, into: Float64Array): void {
  let top = sums[at]!;
  for (let h = 1; h < hypotheses; h++) top = Math.max(top, sums[at + h]!);
  let total = 0;
  for (let h = 0; h < hypotheses; h++) {
    into[h] = Math.exp(sums[at + h]! - top);
    total += into[h]!;
  }
  for (let h = 0; h < hypotheses; h++) into[h] = into[h]! / total;
}
