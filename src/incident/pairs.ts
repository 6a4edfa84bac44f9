/**
 * Which rows to compare: those near in place and time, found in a grid of cells that each keep a chain of their rows,
 * walked from the latest back, so that association stays near linear. Typed arrays throughout: nothing is allocated
 * for a row.
 *
 * Frame: WGS 84 degrees, cells of equal degrees. Sizes of place are kept apart, because a report of a whole region must
 * not make every report of a town look far around: radii up to 1 km in cells of 0.03 degree, to 6 km in 0.125, to 30 km
 * in 0.5; wider ones, to 150 km, go by their region instead of a grid, and what is wider still is not looked for.
 * Each row lies in the grid of its own size and in a grid of everything up to its size, for each size from its own up;
 * a row looks into the latter at its own size and into the former at greater sizes, and so meets each row once. Timed
 * entries on forms have chains of their own, because they look back half an hour and everything else two days.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import type { Columns } from './columns.js';
import { FORM_GATE_MS, TIME_GATE_MS, TIMED_ENTRY } from './likeness.js';

const GRIDS = [
  { radiusMetres: 1_000, cellDegrees: 0.03 },
  { radiusMetres: 6_000, cellDegrees: 0.125 },
  { radiusMetres: 30_000, cellDegrees: 0.5 },
] as const;
const WIDE = GRIDS.length;
const WIDE_METRES = 150_000;
const SIZES = WIDE + 1;
/** Rounded down, so that reach is rounded up. */
const METRES_PER_DEGREE_LEAST = 111_000;
/** Near the poles a circle would touch every cell around. */
const METRES_PER_LON_LEAST = 11_000;

/** Rows that can be entered and asked for, in ascending order of start. */
export interface PairIndex {
  /** Calls back with every row entered before that is near enough in place and time for its kind. */
  near(row: number, visit: (earlier: number, row: number) => void): void;
  add(row: number): void;
}

/** Visits every pair of rows near each other, the lower one first. Rows must ascend by start. */
export function eachPair(
  columns: Columns,
  rows: Int32Array | undefined,
  visit: (earlier: number, later: number) => void,
): void {
  const count = rows ? rows.length : columns.size;
  const index = pairIndex(columns, rows);
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    index.near(row, visit);
    index.add(row);
  }
}

function pairIndex(columns: Columns, rows: Int32Array | undefined): PairIndex {
  const { lat, lon, metresPerLon, startMs, flags, radiusMetres, region } = columns;
  const count = rows ? rows.length : columns.size;
  const { sizes, largest, entries } = census(columns, rows);
  const cells = cellTable();
  const entryRow = new Int32Array(entries);
  const entryNext = new Int32Array(entries);
  let used = 0;
  const classes = kindsOf(flags, rows, count);

  const walk = (key: number, row: number, sinceMs: number, visit: (a: number, b: number) => void): void => {
    const at = cells.find(key);
    if (at < 0) return;
    for (let entry = cells.heads()[at]!; entry >= 0; entry = entryNext[entry]!) {
      const other = entryRow[entry]!;
      if (startMs[other]! < sinceMs) return;
      visit(other, row);
    }
  };
  const put = (key: number, row: number): void => {
    const at = cells.findOrAdd(key);
    entryRow[used] = row;
    entryNext[used] = cells.heads()[at]!;
    cells.heads()[at] = used++;
  };
  return {
    near(row, visit) {
      const size = sizeOf(radiusMetres[row]!);
      if (size > WIDE) return;
      const timed = (flags[row]! & TIMED_ENTRY) === TIMED_ENTRY ? 1 : 0;
      for (let other = 0; other < 2; other++) {
        if (!classes[other]) continue;
        const sinceMs = startMs[row]! - (timed & other ? FORM_GATE_MS : TIME_GATE_MS);
        for (let at = size; at < SIZES; at++) {
          if (at > size && !sizes[at]) continue;
          const grid = gridOf(at, other, at === size);
          if (at === WIDE) {
            walk(keyOf(grid, regionCell(lat[row]!, lon[row]!, region[row]!)), row, sinceMs, visit);
            continue;
          }
          const { cellDegrees } = GRIDS[at]!;
          const reachLat = (radiusMetres[row]! + largest[at]!) / METRES_PER_DEGREE_LEAST;
          const reachLon =
            (reachLat * METRES_PER_DEGREE) / Math.max(METRES_PER_LON_LEAST, metresPerLon[row]!);
          const top = cell(lat[row]! + reachLat, cellDegrees);
          const right = cell(lon[row]! + reachLon, cellDegrees);
          const left = cell(lon[row]! - reachLon, cellDegrees);
          for (let y = cell(lat[row]! - reachLat, cellDegrees); y <= top; y++)
            for (let x = left; x <= right; x++) walk(keyOf(grid, y * ROW_OF_CELLS + x), row, sinceMs, visit);
        }
      }
    },
    add(row) {
      const size = sizeOf(radiusMetres[row]!);
      if (size > WIDE) return;
      const timed = (flags[row]! & TIMED_ENTRY) === TIMED_ENTRY ? 1 : 0;
      for (let at = size; at < SIZES; at++) {
        const place =
          at === WIDE
            ? regionCell(lat[row]!, lon[row]!, region[row]!)
            : cell(lat[row]!, GRIDS[at]!.cellDegrees) * ROW_OF_CELLS +
              cell(lon[row]!, GRIDS[at]!.cellDegrees);
        if (sizes[at]) put(keyOf(gridOf(at, timed, true), place), row);
        if (at === size && hasFiner(sizes, at)) put(keyOf(gridOf(at, timed, false), place), row);
      }
    },
  };
}

interface Census {
  /** Which sizes occur. */
  readonly sizes: Uint8Array;
  /** The largest radius up to each size, metres: no row reaches further. */
  readonly largest: Float64Array;
  /** How many entries the chains need at most. */
  readonly entries: number;
}

function census({ radiusMetres }: Columns, rows: Int32Array | undefined): Census {
  const count = rows ? rows.length : radiusMetres.length;
  const sizes = new Uint8Array(SIZES + 1);
  const largest = new Float64Array(SIZES + 1);
  for (let i = 0; i < count; i++) {
    const radius = radiusMetres[rows ? rows[i]! : i]!;
    const size = sizeOf(radius);
    sizes[size] = 1;
    if (radius > largest[size]!) largest[size] = radius;
  }
  let grids = 0;
  for (let at = 0; at < SIZES; at++) {
    grids += sizes[at]!;
    if (at > 0) largest[at] = Math.max(largest[at]!, largest[at - 1]!);
  }
  return { sizes, largest, entries: count * (grids + 1) };
}

function kindsOf(
  flags: Uint8Array,
  rows: Int32Array | undefined,
  count: number,
): readonly [boolean, boolean] {
  let timed = 0;
  for (let i = 0; i < count; i++) if ((flags[rows ? rows[i]! : i]! & TIMED_ENTRY) === TIMED_ENTRY) timed++;
  return [timed < count, timed > 0];
}

function hasFiner(sizes: Uint8Array, size: number): boolean {
  for (let at = 0; at < size; at++) if (sizes[at]) return true;
  return false;
}

function sizeOf(radiusMetres: number): number {
  for (let at = 0; at < WIDE; at++) if (radiusMetres <= GRIDS[at]!.radiusMetres) return at;
  return radiusMetres <= WIDE_METRES ? WIDE : WIDE + 1;
}

/** Cells of 0.03 degree are under 2^15 a side, with room for overlap at the edges of the map. */
const ROW_OF_CELLS = 32_768;
const cell = (degrees: number, size: number): number => Math.floor((degrees + 200) / size);
const gridOf = (size: number, timed: number, upTo: boolean): number => size * 4 + timed * 2 + (upTo ? 1 : 0);
/** Under 2^53: grids are under 2^5, cells under 2^30. */
const keyOf = (grid: number, place: number): number => grid * 2 ** 30 + place;

/** Where regions have no names, cells of a degree stand for them. */
const regionCell = (lat: number, lon: number, region: number): number =>
  region >= 0 ? region : 2 ** 29 + cell(lat, 1) * 1024 + cell(lon, 1);

interface CellTable {
  /** Slot of a key, -1 where it is not there. */
  find(key: number): number;
  findOrAdd(key: number): number;
  /** First entry of each slot's chain, -1 where there is none. Changes when the table grows. */
  heads(): Int32Array;
}

/** Open addressing, doubled at half full. */
function cellTable(): CellTable {
  let mask = 1023;
  let keys = new Float64Array(mask + 1).fill(-1);
  let heads = new Int32Array(mask + 1).fill(-1);
  let filled = 0;
  const slot = (key: number): number => {
    let at = mixed(key) & mask;
    while (keys[at] !== key && keys[at] !== -1) at = (at + 1) & mask;
    return at;
  };
  const grow = (): void => {
    const oldKeys = keys;
    const oldHeads = heads;
    mask = mask * 2 + 1;
    keys = new Float64Array(mask + 1).fill(-1);
    heads = new Int32Array(mask + 1).fill(-1);
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === -1) continue;
      const at = slot(oldKeys[i]!);
      keys[at] = oldKeys[i]!;
      heads[at] = oldHeads[i]!;
    }
  };
  return {
    find(key) {
      const at = slot(key);
      return keys[at] === -1 ? -1 : at;
    },
    findOrAdd(key) {
      const at = slot(key);
      if (keys[at] !== -1) return at;
      keys[at] = key;
      if (++filled * 2 <= mask) return at;
      grow();
      return slot(key);
    },
    heads: () => heads,
  };
}

function mixed(key: number): number {
  const low = key | 0;
  const high = (key / 2 ** 32) | 0;
  let hash = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
