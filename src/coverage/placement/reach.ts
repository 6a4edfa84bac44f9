/**
 * What each candidate reaches, as runs of demand points: [from, until) in the order of the lattice. A disc over rows is a run
 * in each row, so a hundred million pairs of site and point become a few million runs, and the sum of any value over what a
 * candidate reaches is two look-ups a run in its running sum.
 */
import { METRES_PER_DEGREE } from '../../geo/position.js';
import { DEVICES, type Device, type DeviceKinds, type Terrain } from './kinds.js';
import { BLOCK, type Lattice } from './strip.js';

export interface Candidates {
  readonly count: number;
  readonly device: Uint8Array;
  /** Index of its site in the lattice of sites. */
  readonly site: Int32Array;
  /** Row of its site: acoustic nodes of one row are taken together. */
  readonly row: Uint8Array;
  readonly cost: Float64Array;
  readonly credit: Float64Array;
  /** Runs of candidate i: runStart[i] to runStart[i + 1], pairs in `runs`. */
  readonly runStart: Int32Array;
  readonly runs: Int32Array;
}

export function candidatesOf(sites: Lattice, demand: Lattice, kinds: DeviceKinds): Candidates {
  const total = sites.rows * sites.columns;
  const device: number[] = [];
  const site: number[] = [];
  DEVICES.forEach((name, d) => {
    const kind = kinds[name];
    if (!kind) return;
    for (let i = 0; i < total; i++) {
      // Across rows the sites are taken at different columns, so that none is left out.
      const column = i % sites.columns;
      if ((column + Math.floor(i / sites.columns) * 7) % kind.everySites !== 0) continue;
      device.push(d);
      site.push(i);
    }
  });
  const count = device.length;
  const runStart = new Int32Array(count + 1);
  let runs = new Int32Array(Math.max(1024, count * 48));
  let used = 0;
  for (let i = 0; i < count; i++) {
    if (used + demand.rows * 16 > runs.length) {
      const wider = new Int32Array(runs.length * 2);
      wider.set(runs);
      runs = wider;
    }
    const at = site[i]!;
    const kind = kinds[DEVICES[device[i]!] as Device]!;
    const rangeMetres = kind.rangeMetres[sites.terrain[at % sites.columns] as Terrain];
    const middle = (((at % sites.columns) + 0.5) / sites.columns) * demand.columns;
    // Where the line bends, rows on the inside lie nearer together: look farther along it than the range.
    const window = Math.ceil((1.5 * rangeMetres + 2_000) / demand.columnMetres);
    used = appendRuns(runs, used, demand, {
      lat: sites.lat[at]!,
      lon: sites.lon[at]!,
      rangeMetres,
      first: Math.max(0, Math.floor(middle - window)),
      last: Math.min(demand.columns - 1, Math.ceil(middle + window)),
    });
    runStart[i + 1] = used / 2;
  }
  return {
    count,
    device: Uint8Array.from(device),
    site: Int32Array.from(site),
    row: Uint8Array.from(site, (at) => Math.floor(at / sites.columns)),
    cost: Float64Array.from(device, (d) => kinds[DEVICES[d]!]!.cost),
    credit: Float64Array.from(device, (d) => kinds[DEVICES[d]!]!.credit),
    runStart,
    runs: runs.subarray(0, used),
  };
}

/** A line that folds back on itself within one range may give a row many runs. */
const MOST_RUNS = 8;

interface Disc {
  readonly lat: number;
  readonly lon: number;
  readonly rangeMetres: number;
  /** Columns that can lie within the range: first, and last. */
  readonly first: number;
  readonly last: number;
}

function appendRuns(
  runs: Int32Array,
  start: number,
  { columns, rows, lat, lon, widestMetres }: Lattice,
  disc: Disc,
): number {
  const perLon = METRES_PER_DEGREE * Math.cos((disc.lat * Math.PI) / 180);
  const blocks = Math.ceil(columns / BLOCK);
  const firstBlock = Math.floor(disc.first / BLOCK);
  const lastBlock = Math.floor(disc.last / BLOCK);
  let used = start;
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    let widest = 1;
    for (let b = row * blocks + firstBlock; b <= row * blocks + lastBlock; b++) {
      if (widestMetres[b]! > widest) widest = widestMetres[b]!;
    }
    const perStep = 1 / widest;
    let from = -1;
    let found = 0;
    for (let c = disc.first; c <= disc.last; ) {
      const x = (lon[base + c]! - disc.lon) * perLon;
      const y = (lat[base + c]! - disc.lat) * METRES_PER_DEGREE;
      const margin = Math.sqrt(x * x + y * y) - disc.rangeMetres;
      if (margin <= 0) {
        if (from < 0) from = c;
      } else if (from >= 0) {
        runs[used++] = base + from;
        runs[used++] = base + c;
        from = -1;
        if (++found === MOST_RUNS) break;
      }
      // Neighbours lie at most `widest` apart: as many columns on, nothing can have changed sides.
      const skip = (margin < 0 ? -margin : margin) * perStep;
      c += skip < 1 ? 1 : skip | 0;
    }
    if (from >= 0) {
      runs[used++] = base + from;
      runs[used++] = base + disc.last + 1;
    }
  }
  return used;
}

/** Sum over what candidate i reaches, from the running sum of a value (one longer than the points). */
export function sumOver({ runStart, runs }: Candidates, i: number, running: Float64Array): number {
  let sum = 0;
  for (let r = runStart[i]!; r < runStart[i + 1]!; r++)
    sum += running[runs[2 * r + 1]!]! - running[runs[2 * r]!]!;
  return sum;
}
