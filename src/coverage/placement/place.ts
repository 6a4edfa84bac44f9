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
  /** Of each demand point, and of a unit of the budget: what proves the bound (certificate.ts). */
  readonly prices: Float64Array;
  readonly worth: number;
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
  tell?.('moves', 2, 4);
  const neighbours = neighboursOf(candidates, sites);
  const halfway = (now() + endMs) / 2;
  for (const { withinMetres, everyMetres, rounds } of MOVES) {
    for (let round = 0; round < rounds && now() < halfway; round++) {
      const near = neighbours(withinMetres, everyMetres);
      const { gained } = improve(plan, demand, near, () => now() < halfway);
      if (gained < 5e-4 * total) break;
    }
  }
  const value = knownValue(plan);
  tell?.('bound', 3, 4);
  const bound = upperBound(candidates, weight, { sites, demand }, budget, {
    reached: value,
    steps: 320,
    goodEnough: GOOD_ENOUGH,
    timeLeft: () => now() < endMs,
  });
  tell?.('bound', 4, 4);
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
    prices: bound.prices,
    worth: bound.worth,
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

/** Sites closer together than this differ little: the greedy search looks at one of them, the moves at all. */
const COARSE_METRES = 1_000;

function thinned(initial: Float64Array, { site, device }: Candidates, sites: Lattice): Float64Array {
  const every = Math.max(1, Math.floor(COARSE_METRES / sites.columnMetres));
  return initial.map((gain, i) => (device[i] !== 0 || (site[i]! % sites.columns) % every === 0 ? gain : 0));
}

/** Far moves among few sites, then short ones among all. */
const MOVES = [
  { withinMetres: 6_000, everyMetres: 700, rounds: 3 },
  { withinMetres: 1_000, everyMetres: 0, rounds: 1 },
] as const;

/** Candidates of the same device within a distance along the line from a candidate's site, in all rows, so far apart. */
function neighboursOf(
  { count, device, site }: Candidates,
  sites: Lattice,
): (withinMetres: number, everyMetres: number) => (i: number) => Int32Array {
  const byColumn = DEVICES.map((_, d) => {
    const lists: number[][] = Array.from({ length: sites.columns }, () => []);
    for (let i = 0; i < count; i++) if (device[i] === d) lists[site[i]! % sites.columns]!.push(i);
    return lists;
  });
  return (withinMetres, everyMetres) => {
    const near = Math.max(2, Math.round(withinMetres / sites.columnMetres));
    const every = Math.max(1, Math.round(everyMetres / sites.columnMetres));
    return (i) => {
      const column = site[i]! % sites.columns;
      const found: number[] = [];
      const step = device[i] === 0 ? every : 1;
      for (let c = column - near; c <= column + near; c += step) {
        if (c >= 0 && c < sites.columns) found.push(...byColumn[device[i]!]![c]!);
      }
      return Int32Array.from(found);
    };
  };
}
