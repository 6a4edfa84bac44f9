/**
 * Moves: each placed device in turn is taken up and put where, among the sites near it, it adds most. The value never falls.
 *
 * Gains of all candidates near a device come from running sums over the demand points near it: a value for each credit and
 * row, added up once, and two look-ups a run for each candidate.
 */

import { MOST_OF_ONE_ROW } from './kinds.js';
import { change, gainOf, type Plan } from './plan.js';
import type { Lattice } from './strip.js';

export interface Improvement {
  readonly moved: number;
  readonly gained: number;
}

/** One round over all devices, or as far as time allows. */
export function improve(
  plan: Plan,
  demand: Lattice,
  neighbours: (candidate: number) => Int32Array,
  timeLeft: () => boolean,
): Improvement {
  const windowed = runningSums(plan, demand);
  let moved = 0;
  let gained = 0;
  for (const i of [...plan.placed].sort((a, b) => a - b)) {
    if (!timeLeft()) break;
    change(plan, i, -1);
    const before = gainOf(plan, i);
    let best = i;
    let most = before * (1 + 1e-9) + 1e-9;
    const near = neighbours(i);
    windowed.prepare(i, near);
    for (const k of near) {
      if (plan.placed.has(k)) continue;
      const gain = windowed.gain(k);
      if (gain > most) {
        most = gain;
        best = k;
      }
    }
    change(plan, best, 1);
    if (best === i) continue;
    moved++;
    gained += most - before;
  }
  return { moved, gained };
}

interface Windowed {
  /** Adds up values of the points that the candidates near this one reach. */
  prepare(candidate: number, near: Int32Array): void;
  /** As gainOf, of a candidate of the same device near the one prepared. */
  gain(candidate: number): number;
}

function runningSums(plan: Plan, { rows, columns }: Lattice): Windowed {
  const { candidates, weight, credits, heard, points } = plan;
  const { runStart, runs } = candidates;
  const columnFrom = new Int32Array(candidates.count).fill(columns);
  const columnUntil = new Int32Array(candidates.count);
  for (let k = 0; k < candidates.count; k++) {
    for (let r = runStart[k]!; r < runStart[k + 1]!; r++) {
      const column = runs[2 * r]! % columns;
      columnFrom[k] = Math.min(columnFrom[k]!, column);
      columnUntil[k] = Math.max(columnUntil[k]!, column + runs[2 * r + 1]! - runs[2 * r]!);
    }
  }
  // A running sum for each row of sites, where acoustic nodes are capped by row; others use the first.
  const sums = Array.from({ length: plan.rows }, () => new Float64Array(points + 1));
  const filled = new Uint8Array(plan.rows);
  let first = 0;
  let last = 0;
  let credit = 0;
  let acoustic = false;
  const fill = (row: number): void => {
    filled[row] = 1;
    const sum = sums[row]!;
    const base = row * points;
    for (let r = 0; r < rows; r++) {
      const start = r * columns;
      sum[start + first] = 0;
      for (let j = start + first; j < start + last; j++) {
        const left = 1 - credits[j]!;
        const capped = acoustic && heard[base + j]! >= MOST_OF_ONE_ROW;
        const value = left <= 0 || capped ? 0 : weight[j]! * Math.min(credit, left);
        sum[j + 1] = sum[j]! + value;
      }
    }
  };
  return {
    prepare(i, near) {
      filled.fill(0);
      credit = candidates.credit[i]!;
      acoustic = candidates.device[i] === 0;
      first = columns;
      last = 0;
      for (const k of near) {
        first = Math.min(first, columnFrom[k]!);
        last = Math.max(last, columnUntil[k]!);
      }
    },
    gain(k) {
      const row = acoustic ? candidates.row[k]! : 0;
      if (!filled[row]) fill(row);
      const sum = sums[row]!;
      let gain = 0;
      for (let r = runStart[k]!; r < runStart[k + 1]!; r++) {
        gain += sum[runs[2 * r + 1]!]! - sum[runs[2 * r]!]!;
      }
      return gain;
    },
  };
}
