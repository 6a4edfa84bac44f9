/**
 * How much any plan within the budget can reach at most: the certificate.
 *
 * The best plan is at most the optimum of the linear programme max Σ w z, z_j ≤ 1, z_j ≤ Σ_i a_ij x_i, Σ c_i x_i ≤ B,
 * 0 ≤ x ≤ 1 (rows are not capped in it, which only raises it), and that is at most the dual function at any prices
 * p_j within 0 to 1:  Σ_j w_j (1 - p_j) + max { Σ_i x_i v_i : Σ c_i x_i ≤ B, 0 ≤ x ≤ 1 },  v_i = Σ_j a_ij w_j p_j.
 * The maximum is a fractional knapsack. Every p gives a valid bound, whatever the search did; the least found counts. The
 * search is a subgradient descent with Polyak's step towards the value that a plan reaches (Held, Wolfe and Crowder,
 * Math. Programming 6 (1974) 62), the direction smoothed (Camerini et al., Math. Prog. Study 3 (1975) 26). It runs on a
 * coarse copy of the problem (coarse.ts), where a step costs a small part; what it finds is then valued on the whole.
 */
import { type Coarse, coarseOf, thinly } from './coarse.js';
import { type Candidates, sumOver } from './reach.js';
import type { Lattice } from './strip.js';

export interface Bound {
  readonly value: number;
  readonly prices: Float64Array;
  /** Worth of one unit of the budget at these prices. */
  readonly worth: number;
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

/** Rounds of search; after each, the candidates worth more than their cost at its prices join the coarse copy. */
const ROUNDS = 4;
const WORTH_MORE = 1.001;

export function upperBound(
  candidates: Candidates,
  weight: Float64Array,
  lattices: { readonly sites: Lattice; readonly demand: Lattice },
  budget: number,
  setting: BoundSetting,
): Bound {
  const total = weight.reduce((sum, one) => sum + one, 0);
  const dual = dualOf(candidates, weight, budget);
  let best: Bound = { value: total, prices: new Float64Array(weight.length), worth: 0, steps: 0 };
  let steps = 0;
  const near = (): boolean => best.value - setting.reached <= setting.goodEnough * best.value;
  let kept = thinly(candidates, lattices.sites);
  let start: Float64Array | undefined;
  for (let round = 0; round < ROUNDS && (round === 0 || setting.timeLeft()) && !near(); round++) {
    const coarse = coarseOf(candidates, kept, weight, lattices.demand);
    const search = descend(coarse, budget, start, { ...setting, steps: setting.steps / ROUNDS });
    steps += search.steps;
    start = search.best;
    const missed = new Uint8Array(candidates.count);
    const last = round === ROUNDS - 1 || !setting.timeLeft();
    for (const blocks of last ? [search.best, search.mean] : [search.best]) {
      const prices = coarse.spread(blocks);
      const { value, worth, density } = dual(prices);
      if (value + ROUNDING * total < best.value)
        best = { value: value + ROUNDING * total, prices, worth, steps };
      for (let i = 0; i < candidates.count; i++) if (density[i]! > WORTH_MORE * worth) missed[i] = 1;
    }
    for (const i of kept) missed[i] = 1;
    kept = Int32Array.from({ length: candidates.count }, (_, i) => i).filter((i) => missed[i] === 1);
  }
  return { ...best, steps };
}

interface Search {
  /** Prices of the least bound seen, and the mean over the later steps, which is smoother. */
  readonly best: Float64Array;
  readonly mean: Float64Array;
  readonly steps: number;
}

function descend(
  { candidates, weight }: Coarse,
  budget: number,
  start: Float64Array | undefined,
  { reached, steps, goodEnough, timeLeft }: BoundSetting,
): Search {
  const points = weight.length;
  const dual = dualOf(candidates, weight, budget);
  let best = Number.POSITIVE_INFINITY;
  const bestPrices = new Float64Array(points);
  let prices = new Float64Array(points);
  const keep = (value: number): void => {
    if (value >= best) return;
    best = value;
    bestPrices.set(prices);
  };
  // Where all points have one price, the bound is least at one of a few.
  if (start) prices.set(start);
  else {
    for (const level of [1, 0.7, 0.5, 0.35, 0.25]) keep(dual(prices.fill(level)).value);
    prices = bestPrices.slice();
  }
  const mean = new Float64Array(points);
  let averaged = 0;
  const direction = new Float64Array(points);
  let scale = start ? 0.5 : 1;
  let since = 0;
  let step = 0;
  for (; step < steps && timeLeft(); step++) {
    const { value, covered } = dual(prices);
    if (value < best * (1 - 1e-4)) since = 0;
    else if (++since >= 8) {
      scale *= 0.7;
      since = 0;
    }
    keep(value);
    let norm = 0;
    let now = 0;
    for (let j = 0; j < points; j++) {
      now += covered[j]!;
      let slope = now - 1;
      // At an end of its interval a price can move inwards only.
      if ((slope > 0 && prices[j] === 0) || (slope < 0 && prices[j] === 1)) slope = 0;
      direction[j] = slope + 0.5 * direction[j]!;
      norm += weight[j]! * direction[j]! * direction[j]!;
    }
    if (norm === 0) break;
    // The coarse copy leaves candidates out: its bound may fall below what a plan of the whole reaches.
    const target = best - Math.max((best - reached) / 2, goodEnough * best);
    const stride = (scale * (value - target)) / norm;
    const counts = step >= steps / 2;
    if (counts) averaged++;
    for (let j = 0; j < points; j++) {
      const price = prices[j]! - stride * direction[j]!;
      prices[j] = Math.min(1, Math.max(0, price));
      if (counts) mean[j]! += prices[j]!;
    }
  }
  return {
    best: bestPrices,
    mean: averaged > 0 ? mean.map((sum) => sum / averaged) : bestPrices,
    steps: step,
  };
}

interface Valued {
  readonly value: number;
  readonly worth: number;
  readonly covered: Float64Array;
  /** What each candidate is worth for its cost. */
  readonly density: Float64Array;
}

/** The dual function, and the credits that its fractional plan gives, as differences from point to point. */
function dualOf(
  candidates: Candidates,
  weight: Float64Array,
  budget: number,
): (prices: Float64Array) => Valued {
  const points = weight.length;
  const { count, credit, cost, runStart, runs } = candidates;
  const running = new Float64Array(points + 1);
  const value = new Float64Array(count);
  const density = new Float64Array(count);
  const covered = new Float64Array(points + 1);
  return (prices) => {
    let slack = 0;
    for (let j = 0; j < points; j++) {
      const priced = weight[j]! * prices[j]!;
      running[j + 1] = running[j]! + priced;
      slack += weight[j]! - priced;
    }
    for (let i = 0; i < count; i++) {
      value[i] = credit[i]! * sumOver(candidates, i, running);
      density[i] = value[i]! / cost[i]!;
    }
    covered.fill(0);
    const { packed, worth } = knapsack(value, density, cost, budget, (i, share) => {
      const add = share * credit[i]!;
      for (let r = runStart[i]!; r < runStart[i + 1]!; r++) {
        covered[runs[2 * r]!]! += add;
        covered[runs[2 * r + 1]!]! -= add;
      }
    });
    return { value: slack + packed, worth, covered, density };
  };
}

const BUCKETS = 4096;
const counted = new Float64Array(BUCKETS + 1);

/** Fractional knapsack: the densest first, the last one in part. Returns the value taken and the last density; tells each item and its share. */
function knapsack(
  value: Float64Array,
  density: Float64Array,
  cost: Float64Array,
  budget: number,
  take: (item: number, share: number) => void,
): { readonly packed: number; readonly worth: number } {
  let densest = 0;
  for (let i = 0; i < density.length; i++) densest = Math.max(densest, density[i]!);
  if (densest === 0) return { packed: 0, worth: 0 };
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
  let worth = 0;
  for (const i of close) {
    worth = density[i]!;
    if (!(left > 0 && value[i]! > 0)) break;
    const share = Math.min(1, left / cost[i]!);
    left = share < 1 ? 0 : left - cost[i]!;
    packed += share * value[i]!;
    take(i, share);
  }
  return { packed, worth: left > 0 ? 0 : worth };
}
