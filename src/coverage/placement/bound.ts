/**
 * How much any plan within the budget can reach at most: the certificate.
 *
 * The best plan is at most the optimum of the linear programme max Σ w z, z_j ≤ 1, z_j ≤ Σ_i a_ij x_i, Σ c_i x_i ≤ B,
 * 0 ≤ x ≤ 1 (rows are not capped in it, which only raises it), and that is at most the dual function at any multipliers
 * λ_j within 0 to w_j:  Σ_j (w_j - λ_j) + max { Σ_i x_i v_i : Σ c_i x_i ≤ B, 0 ≤ x ≤ 1 },  v_i = Σ_j a_ij λ_j.
 * The maximum is a fractional knapsack. Every λ gives a valid bound, whatever the search did; the least found counts. The
 * search is a subgradient descent with Polyak's step towards the value that a plan reaches (Held, Wolfe and Crowder,
 * Math. Programming 6 (1974) 62), the direction smoothed (Camerini et al., Math. Prog. Study 3 (1975) 26).
 */
import { type Candidates, sumOver } from './reach.js';

export interface Bound {
  readonly value: number;
  readonly steps: number;
}

/** Bound sums are rounded up by this share of the whole: far more than the rounding of some 10^8 additions. */
const ROUNDING = 1e-9;

export interface BoundSetting {
  /** Value of a plan: where the descent may stop is judged by it. */
  readonly reached: number;
  readonly steps: number;
  readonly goodEnough: number;
  readonly timeLeft: () => boolean;
}

/** @param prices what each point would be worth at a price: multipliers that begin near the best ones, for a trial price */
export function upperBound(
  candidates: Candidates,
  weight: Float64Array,
  budget: number,
  prices: { readonly highest: number; readonly at: (price: number) => Float64Array },
  { reached, steps, goodEnough, timeLeft }: BoundSetting,
): Bound {
  const points = weight.length;
  const dual = dualOf(candidates, weight, budget);
  const total = weight.reduce((sum, one) => sum + one, 0);
  let best = total;
  let step = 0;
  const near = (): boolean => best - reached <= goodEnough * best;
  // The price at which the bound is least, by thirds of a logarithmic scale.
  let low = Math.log(prices.highest / 64);
  let high = Math.log(prices.highest);
  let lambda = prices.at(prices.highest);
  for (; step < 16 && high - low > 0.02 && timeLeft() && !near(); step += 2) {
    const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
    const [atA, atB] = [prices.at(Math.exp(a)), prices.at(Math.exp(b))];
    const [dualA, dualB] = [dual(atA).value, dual(atB).value];
    if (Math.min(dualA, dualB) < best) {
      best = Math.min(dualA, dualB);
      lambda = dualA < dualB ? atA : atB;
    }
    if (dualA < dualB) high = b;
    else low = a;
  }
  const direction = new Float64Array(points);
  let scale = 0.5;
  let since = 0;
  for (; step < steps && timeLeft() && !near(); step++) {
    const { value, covered } = dual(lambda);
    if (value < best * (1 - 1e-5)) since = 0;
    else if (++since >= 3) {
      scale *= 0.7;
      since = 0;
    }
    best = Math.min(best, value);
    let norm = 0;
    let now = 0;
    for (let j = 0; j < points; j++) {
      now += covered[j]!;
      let slope = now - 1;
      // At an end of its interval a multiplier can move inwards only.
      if ((slope > 0 && lambda[j] === 0) || (slope < 0 && lambda[j] === weight[j])) slope = 0;
      direction[j] = slope + 0.5 * direction[j]!;
      norm += direction[j]! * direction[j]!;
    }
    if (norm === 0) break;
    const stride = (scale * (value - (reached + best) / 2)) / norm;
    for (let j = 0; j < points; j++) {
      lambda[j] = Math.min(weight[j]!, Math.max(0, lambda[j]! - stride * direction[j]!));
    }
  }
  return { value: Math.min(total, best + ROUNDING * total), steps: step };
}

/** The dual function, and the credits that its fractional plan gives, as differences from point to point. */
function dualOf(
  candidates: Candidates,
  weight: Float64Array,
  budget: number,
): (lambda: Float64Array) => { readonly value: number; readonly covered: Float64Array } {
  const points = weight.length;
  const { count, credit, cost, runStart, runs } = candidates;
  const running = new Float64Array(points + 1);
  const value = new Float64Array(count);
  const density = new Float64Array(count);
  const covered = new Float64Array(points + 1);
  return (lambda) => {
    let slack = 0;
    for (let j = 0; j < points; j++) {
      running[j + 1] = running[j]! + lambda[j]!;
      slack += weight[j]! - lambda[j]!;
    }
    for (let i = 0; i < count; i++) {
      value[i] = credit[i]! * sumOver(candidates, i, running);
      density[i] = value[i]! / cost[i]!;
    }
    covered.fill(0);
    const packed = knapsack(value, density, cost, budget, (i, share) => {
      const add = share * credit[i]!;
      for (let r = runStart[i]!; r < runStart[i + 1]!; r++) {
        covered[runs[2 * r]!]! += add;
        covered[runs[2 * r + 1]!]! -= add;
      }
    });
    return { value: slack + packed, covered };
  };
}

const BUCKETS = 4096;
const counted = new Float64Array(BUCKETS + 1);

/** Fractional knapsack: the densest first, the last one in part. Returns the value taken; tells each item and its share. */
function knapsack(
  value: Float64Array,
  density: Float64Array,
  cost: Float64Array,
  budget: number,
  take: (item: number, share: number) => void,
): number {
  let densest = 0;
  for (let i = 0; i < density.length; i++) densest = Math.max(densest, density[i]!);
  if (densest === 0) return 0;
  const bucketOf = (i: number): number => Math.floor((density[i]! / densest) * BUCKETS);
  counted.fill(0);
  for (let i = 0; i < density.length; i++) counted[bucketOf(i)]! += cost[i]!;
  let left = budget;
  let edge = BUCKETS;
  while (edge > 0 && counted[edge]! <= left) left -= counted[edge--]!;
  let packed = 0;
  const close: number[] = [];
  for (let i = 0; i < density.length; i++) {
    const bucket = bucketOf(i);
    if (bucket > edge) {
      packed += value[i]!;
      take(i, 1);
    } else if (bucket === edge) close.push(i);
  }
  close.sort((a, b) => density[b]! - density[a]! || a - b);
  for (const i of close) {
    if (!(left > 0 && value[i]! > 0)) break;
    const share = Math.min(1, left / cost[i]!);
    left -= share * cost[i]!;
    packed += share * value[i]!;
    take(i, share);
  }
  return packed;
}
