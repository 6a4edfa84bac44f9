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
    const at = site[i]!;
    const kind = kinds[DEVICES[device[i]!] as Device]!;
    const rangeMetres = kind.rangeMetres[sites.terrain[at % sites.columns] as Terrain];
    const middle = (((at % sites.columns) + 0.5) / sites.columns) * demand.columns;
    // Where the line bends, rows on the inside lie nearer together: look farther along it than the range.
    const window = Math.ceil((1.5 * rangeMetres + 2_000) / demand.columnMetres);
    // At most every second point begins a run.
    if (used + 2 * demand.rows * (window + BLOCK) > runs.length) {
      const wider = new Int32Array(runs.length * 2 + 2 * demand.rows * (window + BLOCK));
      wider.set(runs);
      runs = wider;
    }
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

interface Disc {
  readonly lat: number;
  readonly lon: number;
  readonly rangeMetres: number;
  /** Columns that can lie within the range: first, and last. */
  readonly first: number;
  readonly last: number;
}

/** Most of a row is settled block by block; only blocks that the circle cuts are looked at point by point. */
function appendRuns(runs: Int32Array, start: number, demand: Lattice, disc: Disc): number {
  const { columns, rows, lat, lon, blockLat, blockLon, blockMetres } = demand;
  const { rangeMetres } = disc;
  const perLon = METRES_PER_DEGREE * Math.cos((disc.lat * Math.PI) / 180);
  const squared = rangeMetres * rangeMetres;
  const blocks = Math.ceil(columns / BLOCK);
  const firstBlock = Math.floor(disc.first / BLOCK);
  const lastBlock = Math.floor(disc.last / BLOCK);
  let used = start;
  for (let row = 0; row < rows; row++) {
    const base = row * columns;
    let from = -1;
    for (let block = firstBlock; block <= lastBlock; block++) {
      const b = row * blocks + block;
      const x = (blockLon[b]! - disc.lon) * perLon;
      const y = (blockLat[b]! - disc.lat) * METRES_PER_DEGREE;
      const away = x * x + y * y;
      const radius = blockMetres[b]!;
      const begin = base + block * BLOCK;
      if (away > (rangeMetres + radius) * (rangeMetres + radius)) {
        if (from < 0) continue;
        runs[used++] = from;
        runs[used++] = begin;
        from = -1;
        continue;
      }
      if (radius < rangeMetres && away < (rangeMetres - radius) * (rangeMetres - radius)) {
        if (from < 0) from = begin;
        continue;
      }
      const end = Math.min(base + columns, begin + BLOCK);
      for (let j = begin; j < end; j++) {
        const px = (lon[j]! - disc.lon) * perLon;
        const py = (lat[j]! - disc.lat) * METRES_PER_DEGREE;
        const inside = px * px + py * py <= squared;
        if (inside === from >= 0) continue;
        if (inside) from = j;
        else {
          runs[used++] = from;
          runs[used++] = j;
          from = -1;
        }
      }
    }
    if (from >= 0) {
      runs[used++] = from;
      runs[used++] = Math.min(base + columns, base + (lastBlock + 1) * BLOCK);
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
