/**
 * The same problem in fewer numbers, for the search of prices: one candidate of several neighbours in a row, and blocks of
 * neighbouring points for single ones (the ends of runs rounded to the nearest block). What is found on it proves nothing by
 * itself; the prices it gives are tried on the whole problem.
 */
import type { Candidates } from './reach.js';
import type { Lattice } from './strip.js';

export interface Coarse {
  /** The candidates kept, by their index in the whole. */
  readonly kept: Int32Array;
  readonly candidates: Candidates;
  readonly weight: Float64Array;
  /** Prices of single points from those of blocks. */
  readonly spread: (prices: Float64Array) => Float64Array;
}

/** A block is about a twentieth of what a sensor hears across. */
const BLOCK_METRES = 600;
const SITE_METRES = 700;

/** The candidates to begin with. */
export function thinly({ count, site, device }: Candidates, sites: Lattice): Int32Array {
  const every = Math.max(1, Math.round(SITE_METRES / sites.columnMetres));
  const kept: number[] = [];
  for (let i = 0; i < count; i++) {
    // Across rows other columns are taken, as candidates of rare devices are laid.
    const column = (site[i]! % sites.columns) + Math.floor(site[i]! / sites.columns) * 7;
    if (device[i] !== 0 || column % every === 0) kept.push(i);
  }
  return Int32Array.from(kept);
}

export function coarseOf(
  whole: Candidates,
  kept: Int32Array,
  weight: Float64Array,
  { rows, columns, columnMetres }: Lattice,
): Coarse {
  const width = Math.max(1, Math.round(BLOCK_METRES / columnMetres));
  const blocks = Math.ceil(columns / width);
  const blockOf = (j: number): number => Math.floor(j / columns) * blocks + Math.floor((j % columns) / width);
  const coarseWeight = new Float64Array(rows * blocks);
  for (let j = 0; j < weight.length; j++) coarseWeight[blockOf(j)]! += weight[j]!;
  return {
    kept,
    candidates: {
      count: kept.length,
      device: Uint8Array.from(kept, (i) => whole.device[i]!),
      site: kept.map((i) => whole.site[i]!),
      row: Uint8Array.from(kept, (i) => whole.row[i]!),
      cost: Float64Array.from(kept, (i) => whole.cost[i]!),
      credit: Float64Array.from(kept, (i) => whole.credit[i]!),
      ...coarseRuns(whole, kept, columns, width, blocks),
    },
    weight: coarseWeight,
    spread: (prices) => weight.map((_, j) => prices[blockOf(j)]!),
  };
}

function coarseRuns(
  whole: Candidates,
  kept: Int32Array,
  columns: number,
  width: number,
  blocks: number,
): Pick<Candidates, 'runStart' | 'runs'> {
  const runStart = new Int32Array(kept.length + 1);
  for (let k = 0; k < kept.length; k++) {
    const i = kept[k]!;
    runStart[k + 1] = runStart[k]! + whole.runStart[i + 1]! - whole.runStart[i]!;
  }
  const runs = new Int32Array(2 * runStart[kept.length]!);
  let used = 0;
  for (const i of kept) {
    for (let r = 2 * whole.runStart[i]!; r < 2 * whole.runStart[i + 1]!; r += 2) {
      const from = whole.runs[r]!;
      const row = Math.floor(from / columns);
      runs[used++] = row * blocks + Math.round((from - row * columns) / width);
      runs[used++] =
        row * blocks + Math.min(blocks, Math.round((whole.runs[r + 1]! - row * columns) / width));
    }
  }
  return { runStart, runs };
}
