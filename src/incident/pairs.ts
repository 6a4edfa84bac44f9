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
import { FORM_GATE_MS, meets, TIME_GATE_MS, TIMED_ENTRY } from './likeness.js';

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
export interface PairFinder {
  /** Finds the rows entered before that may be of one event with this one by place and time; @returns how many. */
  find(row: number): number;
  /** What was found last, in its first places: by cell, the latest first. Another array once it had to grow. */
  found(): Int32Array;
  add(row: number): void;
}

/** Visits every pair of rows that meet, the lower one first. Rows must ascend by start. */
export function eachPair(columns: Columns, visit: (earlier: number, later: number) => void): void {
  const finder = pairFinder(columns);
  for (let row = 0; row < columns.size; row++) {
    const count = finder.find(row);
    const found = finder.found();
    for (let i = 0; i < count; i++) visit(found[i]!, row);
    finder.add(row);
  }
}

/** @param rows those to be entered and asked for; all where none are given. */
export function pairFinder(columns: Columns, rows?: Int32Array): PairFinder {
  const { lat, lon, metresPerLon, startMs, flags, radiusMetres, region } = columns;
  const counted = census(columns, rows);
  const { sizes, largest, kinds } = counted;
  const grids = gridsOf(counted);
  const regions = cellTable(sizes[WIDE] ? counted.rows * 2 : 0);
  const { heads } = grids;
  const entryRow = new Int32Array(counted.entries);
  const entryNext = new Int32Array(counted.entries);
  let used = 0;
  let found = new Int32Array(64);

  const grow = (): void => {
    const old = found;
    found = new Int32Array(old.length * 2);
    found.set(old);
  };
  /** Adds to the `count` found what meets the row in a chain; @returns how many there are then. */
  const walk = (head: number, row: number, sinceMs: number, count: number): number => {
    let after = count;
    for (let entry = head; entry >= 0; entry = entryNext[entry]!) {
      const other = entryRow[entry]!;
      if (startMs[other]! < sinceMs) break;
      if (!meets(columns, other, row)) continue;
      if (after === found.length) grow();
      found[after++] = other;
    }
    return after;
  };
  const put = (chains: Int32Array, at: number, row: number): void => {
    entryRow[used] = row;
    entryNext[used] = chains[at]!;
    chains[at] = used++;
  };
  return {
    find(row) {
      const radius = radiusMetres[row]!;
      const size = sizeOf(radius);
      let count = 0;
      if (size > WIDE) return count;
      const timed = (flags[row]! & TIMED_ENTRY) === TIMED_ENTRY ? 1 : 0;
      for (let kind = 0; kind < 2; kind++) {
        if (!kinds[kind]) continue;
        const sinceMs = startMs[row]! - (timed & kind ? FORM_GATE_MS : TIME_GATE_MS);
        for (let at = size; at < SIZES; at++) {
          if (at > size && !sizes[at]) continue;
          const grid = gridOf(at, kind, at === size);
          if (at === WIDE) {
            const slot = regions.find(keyOf(grid, regionCell(lat[row]!, lon[row]!, region[row]!)));
            if (slot >= 0) count = walk(regions.heads[slot]!, row, sinceMs, count);
            continue;
          }
          const { cellDegrees } = GRIDS[at]!;
          const box = grids.boxes[at]!;
          const reachLat = (radius + largest[at]!) / METRES_PER_DEGREE_LEAST;
          const reachLon =
            (reachLat * METRES_PER_DEGREE) / Math.max(METRES_PER_LON_LEAST, metresPerLon[row]!);
          const bottom = Math.max(box.bottom, cell(lat[row]! - reachLat, cellDegrees));
          const top = Math.min(box.top, cell(lat[row]! + reachLat, cellDegrees));
          const left = Math.max(box.left, cell(lon[row]! - reachLon, cellDegrees));
          const right = Math.min(box.right, cell(lon[row]! + reachLon, cellDegrees));
          for (let y = bottom; y <= top; y++)
            for (let x = left; x <= right; x++) {
              const slot = grids.find(grid, y, x);
              if (slot >= 0) count = walk(heads[slot]!, row, sinceMs, count);
            }
        }
      }
      return count;
    },
    found: () => found,
    add(row) {
      const size = sizeOf(radiusMetres[row]!);
      if (size > WIDE) return;
      const timed = (flags[row]! & TIMED_ENTRY) === TIMED_ENTRY ? 1 : 0;
      for (let at = size; at < SIZES; at++) {
        const whole = sizes[at] !== 0;
        const own = at === size && hasFiner(sizes, at);
        if (!whole && !own) continue;
        if (at === WIDE) {
          const place = regionCell(lat[row]!, lon[row]!, region[row]!);
          if (whole) put(regions.heads, regions.findOrAdd(keyOf(gridOf(at, timed, true), place)), row);
          if (own) put(regions.heads, regions.findOrAdd(keyOf(gridOf(at, timed, false), place)), row);
          continue;
        }
        const { cellDegrees } = GRIDS[at]!;
        const y = cell(lat[row]!, cellDegrees);
        const x = cell(lon[row]!, cellDegrees);
        if (whole) put(heads, grids.findOrAdd(gridOf(at, timed, true), y, x), row);
        if (own) put(heads, grids.findOrAdd(gridOf(at, timed, false), y, x), row);
      }
    },
  };
}

interface Census {
  readonly rows: number;
  /** Which sizes occur. */
  readonly sizes: Uint8Array;
  /** Whether there are rows that are no timed entries on forms, and such that are. */
  readonly kinds: readonly [boolean, boolean];
  /** The largest radius up to each size, metres: no row reaches further. */
  readonly largest: Float64Array;
  /** How many entries the chains need at most. */
  readonly entries: number;
  /** Where they lie, degrees: lowest and highest latitude, lowest and highest longitude. */
  readonly bounds: readonly [number, number, number, number];
}

function census({ size: all, radiusMetres, lat, lon, flags }: Columns, rows?: Int32Array): Census {
  const count = rows ? rows.length : all;
  const sizes = new Uint8Array(SIZES + 1);
  const largest = new Float64Array(SIZES + 1);
  let timed = 0;
  let [south, north, west, east] = [90, -90, 180, -180];
  for (let i = 0; i < count; i++) {
    const row = rows ? rows[i]! : i;
    const radius = radiusMetres[row]!;
    const size = sizeOf(radius);
    sizes[size] = 1;
    if (radius > largest[size]!) largest[size] = radius;
    if ((flags[row]! & TIMED_ENTRY) === TIMED_ENTRY) timed++;
    south = Math.min(south, lat[row]!);
    north = Math.max(north, lat[row]!);
    west = Math.min(west, lon[row]!);
    east = Math.max(east, lon[row]!);
  }
  let grids = 0;
  for (let at = 0; at < SIZES; at++) {
    grids += sizes[at]!;
    if (at > 0) largest[at] = Math.max(largest[at]!, largest[at - 1]!);
  }
  return {
    rows: count,
    sizes,
    kinds: [timed < count, timed > 0],
    largest,
    entries: count * (grids + 1),
    bounds: [south, north, west, east],
  };
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

/** The cells that rows lie in, of one size. */
interface Box {
  readonly bottom: number;
  readonly top: number;
  readonly left: number;
  readonly right: number;
}

interface Grids {
  /** By size. */
  readonly boxes: readonly Box[];
  /** Slot of a cell within its box, -1 where it is known to hold nothing. */
  find(grid: number, y: number, x: number): number;
  findOrAdd(grid: number, y: number, x: number): number;
  /** First entry of each slot's chain, -1 where there is none. */
  readonly heads: Int32Array;
}

/** A slot for every cell costs no search; up to this many, and where there are not many more cells than rows. */
const CELLS_MOST = 2 ** 25;
const CELLS_PER_ROW_MOST = 8;

function gridsOf({ rows, sizes, entries, bounds }: Census): Grids {
  const [south, north, west, east] = bounds;
  const boxes = GRIDS.map(({ cellDegrees }) => ({
    bottom: cell(south, cellDegrees),
    top: cell(north, cellDegrees),
    left: cell(west, cellDegrees),
    right: cell(east, cellDegrees),
  }));
  const starts = new Int32Array(GRIDS.length * 4);
  let cells = 0;
  boxes.forEach(({ bottom, top, left, right }, size) => {
    if (!sizes[size]) return;
    for (let grid = size * 4; grid < size * 4 + 4; grid++) {
      starts[grid] = cells;
      cells += (top - bottom + 1) * (right - left + 1);
    }
  });
  if (cells > CELLS_MOST || cells > CELLS_PER_ROW_MOST * rows) {
    const table = cellTable(entries);
    return {
      boxes,
      find: (grid, y, x) => table.find(keyOf(grid, y * ROW_OF_CELLS + x)),
      findOrAdd: (grid, y, x) => table.findOrAdd(keyOf(grid, y * ROW_OF_CELLS + x)),
      heads: table.heads,
    };
  }
  const widths = Int32Array.from(boxes, ({ left, right }) => right - left + 1);
  for (let grid = 0; grid < starts.length; grid++) {
    const { bottom, left } = boxes[grid >> 2]!;
    starts[grid]! -= bottom * widths[grid >> 2]! + left;
  }
  const slotOf = (grid: number, y: number, x: number): number => starts[grid]! + y * widths[grid >> 2]! + x;
  return { boxes, find: slotOf, findOrAdd: slotOf, heads: new Int32Array(cells).fill(-1) };
}

interface CellTable {
  /** Slot of a key, -1 where it is not there. */
  find(key: number): number;
  findOrAdd(key: number): number;
  readonly heads: Int32Array;
}

/** Open addressing. @param most how many keys there may be: twice as many places, so that it is half full at most. */
function cellTable(most: number): CellTable {
  const mask = 2 ** Math.ceil(Math.log2(2 * most + 2)) - 1;
  const keys = new Float64Array(mask + 1).fill(-1);
  const slot = (key: number): number => {
    let at = mixed(key) & mask;
    while (keys[at] !== key && keys[at] !== -1) at = (at + 1) & mask;
    return at;
  };
  return {
    find(key) {
      const at = slot(key);
      return keys[at] === -1 ? -1 : at;
    },
    findOrAdd(key) {
      const at = slot(key);
      keys[at] = key;
      return at;
    },
    heads: new Int32Array(mask + 1).fill(-1),
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
