/**
 * Where sensors, cameras and patrols go: a plan within a budget, how far it can be from the best at most, what it locates,
 * and what each part of the budget buys.
 */
import { upperBound } from './bound.js';
import { type CurvePoint, placeGreedily } from './greedy.js';
import { improve } from './improve.js';
import { DEVICES, type DeviceKinds } from './kinds.js';
import { costOf, emptyPlan, knownValue, type Plan } from './plan.js';
import { type Candidates, candidatesOf, sumOver } from './reach.js';
import type { Lattice } from './strip.js';

export interface PlaceRequest {
  readonly demand: Lattice;
  readonly sites: Lattice;
  readonly kinds: DeviceKinds;
  /** A cost, or the share of the demand to know: the plan then costs what the greedy search needs for it. */
  readonly budget: number | { readonly share: number };
  /** Weight of each demand point. */
  readonly weight: Float64Array;
  /** Milliseconds of a clock; the search stops after `seconds`. */
  readonly now: () => number;
  readonly seconds: number;
  readonly tell?: (stage: string, done: number, total: number) => void;
}

export interface Placement {
  readonly plan: Plan;
  readonly candidates: Candidates;
  readonly placed: readonly number[];
  readonly budget: number;
  readonly cost: number;
  /** Shares of the demand's weight. */
  readonly value: number;
  readonly bound: number;
  /** (bound - value) / bound: how far below the best plan this one can be. */
  readonly gap: number;
  readonly curve: readonly CurvePoint[];
  readonly boundSteps: number;
}

const GOOD_ENOUGH = 0.002;

export function place(request: PlaceRequest): Placement {
  const { demand, sites, kinds, weight, now, tell } = request;
  const endMs = now() + request.seconds * 1000;
  tell?.('what each site reaches', 0, 3);
  const candidates = candidatesOf(sites, demand, kinds);
  const total = weight.reduce((sum, one) => sum + one, 0);
  const initial = firstGains(candidates, weight);
  const plan = emptyPlan(candidates, weight);
  tell?.('greedy', 1, 3);
  const given = typeof request.budget === 'number' ? request.budget : Number.POSITIVE_INFINITY;
  const enough = typeof request.budget === 'number' ? Number.POSITIVE_INFINITY : request.budget.share * total;
  const curve = placeGreedily(plan, given, thinned(initial, candidates, sites), enough);
  const budget = typeof request.budget === 'number' ? request.budget : costOf(plan);
  tell?.('moves and bound', 2, 3);
  const neighbours = neighboursOf(candidates, sites);
  const halfway = (now() + endMs) / 2;
  for (let round = 0; round < 6 && now() < halfway; round++) {
    const { gained } = improve(plan, demand, neighbours, () => now() < halfway);
    if (gained < 1e-4 * total) break;
  }
  const value = knownValue(plan);
  const bound = upperBound(candidates, weight, budget, pricesOf(initial, candidates, sites, demand, weight), {
    reached: value,
    steps: 400,
    goodEnough: GOOD_ENOUGH,
    timeLeft: () => now() < endMs,
  });
  tell?.('moves and bound', 3, 3);
  return {
    plan,
    candidates,
    budget,
    placed: [...plan.placed].sort((a, b) => a - b),
    cost: costOf(plan),
    value: value / total,
    bound: bound.value / total,
    gap: (bound.value - value) / bound.value,
    curve: curve.map((point) => ({ ...point, value: point.value / total })),
    boundSteps: bound.steps,
  };
}

function firstGains(candidates: Candidates, weight: Float64Array): Float64Array {
  const running = new Float64Array(weight.length + 1);
  for (let j = 0; j < weight.length; j++) running[j + 1] = running[j]! + weight[j]!;
  return Float64Array.from(
    { length: candidates.count },
    (_, i) => candidates.credit[i]! * sumOver(candidates, i, running),
  );
}

/**
 * At a price per cost, a point is worth what makes the best site near it earn just that price, and at most its weight:
 * where sites earn less even with everything counted, all of it.
 */
function pricesOf(
  initial: Float64Array,
  { count, cost, site }: Candidates,
  sites: Lattice,
  demand: Lattice,
  weight: Float64Array,
): { highest: number; at: (price: number) => Float64Array } {
  const earned = new Float64Array(demand.columns);
  for (let i = 0; i < count; i++) {
    const column = Math.floor((((site[i]! % sites.columns) + 0.5) / sites.columns) * demand.columns);
    earned[column] = Math.max(earned[column]!, initial[i]! / cost[i]!);
  }
  let last = earned.find((one) => one > 0) ?? 0;
  earned.forEach((one, c) => {
    if (one > 0) last = one;
    else earned[c] = last;
  });
  return {
    highest: earned.reduce((most, one) => Math.max(most, one), 0),
    at: (price) => weight.map((one, j) => one * Math.min(1, price / earned[j % demand.columns]!)),
  };
}

/** Sites closer together than this differ little: the greedy search looks at one of them, the moves at all. */
const COARSE_METRES = 1_000;

function thinned(initial: Float64Array, { site, device }: Candidates, sites: Lattice): Float64Array {
  const every = Math.max(1, Math.floor(COARSE_METRES / sites.columnMetres));
  return initial.map((gain, i) => (device[i] !== 0 || (site[i]! % sites.columns) % every === 0 ? gain : 0));
}

/** Candidates of the same device within some columns of a candidate's site, in all rows. */
function neighboursOf({ count, device, site }: Candidates, sites: Lattice): (i: number) => Int32Array {
  const byColumn = DEVICES.map((_, d) => {
    const lists: number[][] = Array.from({ length: sites.columns }, () => []);
    for (let i = 0; i < count; i++) if (device[i] === d) lists[site[i]! % sites.columns]!.push(i);
    return lists;
  });
  const near = Math.max(2, Math.round(6_000 / sites.columnMetres));
  return (i) => {
    const column = site[i]! % sites.columns;
    const lists = byColumn[device[i]!]!;
    return Int32Array.from(lists.slice(Math.max(0, column - near), column + near + 1).flat());
  };
}
