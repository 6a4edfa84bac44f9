/**
 * A plan under way: which candidates are placed, and how well each demand point is known. The value of a point is its
 * weight times min(1, credits), where acoustic nodes of one row count at most three times.
 */
import { MOST_OF_ONE_ROW } from './kinds.js';
import type { Candidates } from './reach.js';

export interface Plan {
  readonly candidates: Candidates;
  readonly weight: Float64Array;
  readonly points: number;
  readonly rows: number;
  /** Credits of each point, rows capped; over one where it is known more than once. */
  readonly credits: Float32Array;
  /** Acoustic nodes of a row that reach a point: row by row. */
  readonly heard: Uint8Array;
  readonly placed: Set<number>;
}

export function emptyPlan(candidates: Candidates, weight: Float64Array): Plan {
  const rows = candidates.row.reduce((most, row) => Math.max(most, row + 1), 1);
  return {
    candidates,
    weight,
    points: weight.length,
    rows,
    credits: new Float32Array(weight.length),
    heard: new Uint8Array(weight.length * rows),
    placed: new Set(),
  };
}

/** What placing candidate i would add. */
export function gainOf(plan: Plan, i: number): number {
  const { candidates, weight, credits, heard, points } = plan;
  const { runStart, runs } = candidates;
  const credit = candidates.credit[i]!;
  const acoustic = candidates.device[i] === 0;
  const base = candidates.row[i]! * points;
  let gain = 0;
  for (let r = runStart[i]!; r < runStart[i + 1]!; r++) {
    const until = runs[2 * r + 1]!;
    for (let j = runs[2 * r]!; j < until; j++) {
      const left = 1 - credits[j]!;
      if (left <= 0 || (acoustic && heard[base + j]! >= MOST_OF_ONE_ROW)) continue;
      gain += weight[j]! * Math.min(credit, left);
    }
  }
  return gain;
}

/** Places (+1) or takes away (-1) candidate i. */
export function change(plan: Plan, i: number, by: 1 | -1): void {
  const { candidates, credits, heard, points } = plan;
  const { runStart, runs } = candidates;
  const credit = candidates.credit[i]! * by;
  const acoustic = candidates.device[i] === 0;
  const base = candidates.row[i]! * points;
  for (let r = runStart[i]!; r < runStart[i + 1]!; r++) {
    const until = runs[2 * r + 1]!;
    for (let j = runs[2 * r]!; j < until; j++) {
      if (acoustic) {
        const before = heard[base + j]!;
        const after = before + by;
        heard[base + j] = after;
        if ((by > 0 ? before : after) >= MOST_OF_ONE_ROW) continue;
      }
      credits[j]! += credit;
    }
  }
  if (by > 0) plan.placed.add(i);
  else plan.placed.delete(i);
}

export function knownValue({ weight, credits, points }: Plan): number {
  let value = 0;
  for (let j = 0; j < points; j++) value += weight[j]! * Math.min(1, credits[j]!);
  return value;
}

export function costOf({ placed, candidates }: Plan): number {
  let cost = 0;
  for (const i of placed) cost += candidates.cost[i]!;
  return cost;
}
