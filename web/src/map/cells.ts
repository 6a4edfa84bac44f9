/**
 * Where there are more incidents than marks can show, those of one small square of the screen are one sign: its size says how
 * many, its rings how certain they are, from confirmed in the middle to undetermined at the rim. Squares lie in Web Mercator
 * (EPSG:3857), whose world is 512 * 2^zoom pixels wide. Counting a window anew is one pass over its incidents.
 */
import { type Incidents, incidentAt } from '../incidents/columns.ts';
import { certaintyCodes } from './marks.ts';
import { CERTAINTIES } from './shapes.ts';

export const CELL_PIXELS = 16;

export interface View {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly zoom: number;
}

export interface Cells {
  readonly incidents: Incidents;
  /** In the order of time. */
  readonly indices: Uint32Array;
  /** Of each of the indices. */
  readonly cellOf: Uint32Array;
  readonly fillOf: Uint8Array;
  /** In the middle of what lies in a cell, so that signs stand on the ground that they tell of. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Four certainties a cell; used anew for each frame. */
  readonly counts: Uint32Array;
}

export interface CellSigns {
  readonly length: number;
  readonly positions: Float64Array;
  readonly radii: Float32Array;
  /** Radii of the rings of confirmed, probable and possible, in radii of the sign. */
  readonly rings: Float32Array;
  /** Of each sign. */
  readonly cells: Uint32Array;
}

export function toCells(all: Incidents, indices: Uint32Array, view: View): Cells {
  const scale = (512 * 2 ** view.zoom) / CELL_PIXELS;
  const left = Math.floor(worldX(view.west) * scale);
  const top = Math.floor(worldY(view.north) * scale);
  const wide = Math.floor(worldX(view.east) * scale) - left + 1;
  const high = Math.floor(worldY(view.south) * scale) - top + 1;
  const cellOf = new Uint32Array(indices.length);
  const lon = new Float64Array(wide * high);
  const lat = new Float64Array(wide * high);
  const many = new Uint32Array(wide * high);
  for (let i = 0; i < indices.length; i++) {
    const at = indices[i]!;
    const x = within(Math.floor(worldX(all.lon[at]!) * scale) - left, wide);
    const y = within(Math.floor(worldY(all.lat[at]!) * scale) - top, high);
    const cell = y * wide + x;
    cellOf[i] = cell;
    many[cell] = many[cell]! + 1;
    lon[cell] = lon[cell]! + all.lon[at]!;
    lat[cell] = lat[cell]! + all.lat[at]!;
  }
  for (let cell = 0; cell < many.length; cell++) {
    if (many[cell] === 0) continue;
    lon[cell] = lon[cell]! / many[cell]!;
    lat[cell] = lat[cell]! / many[cell]!;
  }
  const counts = new Uint32Array(wide * high * CERTAINTIES.length);
  return { incidents: all, indices, cellOf, fillOf: certaintyCodes(all), lon, lat, counts };
}

/** The signs of a stretch of the indices. */
export function signsOf(cells: Cells, [from, to]: readonly [number, number]): CellSigns {
  const { incidents, indices, cellOf, fillOf, counts } = cells;
  const { certainty } = incidents.codes;
  counts.fill(0);
  for (let i = from; i < to; i++) {
    const slot = cellOf[i]! * 4 + fillOf[certainty[indices[i]!]!]!;
    counts[slot] = counts[slot]! + 1;
  }
  let length = 0;
  const found = new Uint32Array(cells.lon.length);
  for (let cell = 0; cell < found.length; cell++) if (sumOf(counts, cell) > 0) found[length++] = cell;
  const positions = new Float64Array(length * 3);
  const radii = new Float32Array(length);
  const rings = new Float32Array(length * 3);
  for (let i = 0; i < length; i++) {
    const cell = found[i]!;
    const sum = sumOf(counts, cell);
    positions[i * 3] = cells.lon[cell]!;
    positions[i * 3 + 1] = cells.lat[cell]!;
    radii[i] = signRadius(sum);
    let inside = 0;
    for (let ring = 0; ring < 3; ring++) {
      inside += counts[cell * 4 + ring]!;
      rings[i * 3 + ring] = Math.sqrt(inside / sum);
    }
  }
  return { length, positions, radii, rings, cells: found.subarray(0, length) };
}

export interface CellCount {
  readonly cell: number;
  readonly total: number;
  readonly byConduct: ReadonlyMap<string, number>;
  readonly byCertainty: ReadonlyMap<string, number>;
  readonly lat: number;
  readonly lon: number;
}

/** What a sign stands for, for whoever points at it. */
export function countCell(cells: Cells, [from, to]: readonly [number, number], cell: number): CellCount {
  const byConduct = new Map<string, number>();
  const byCertainty = new Map<string, number>();
  let total = 0;
  for (let i = from; i < to; i++) {
    if (cells.cellOf[i] !== cell) continue;
    const { conduct, certainty } = incidentAt(cells.incidents, cells.indices[i]!);
    byConduct.set(conduct, (byConduct.get(conduct) ?? 0) + 1);
    byCertainty.set(certainty, (byCertainty.get(certainty) ?? 0) + 1);
    total += 1;
  }
  return { cell, total, byConduct, byCertainty, lat: cells.lat[cell]!, lon: cells.lon[cell]! };
}

/** Indices of what lies in the view. */
export function inView(
  all: Incidents,
  indices: Uint32Array,
  { west, south, east, north }: View,
): Uint32Array {
  const near = new Uint32Array(indices.length);
  let count = 0;
  for (let i = 0; i < indices.length; i++) {
    const at = indices[i]!;
    const lat = all.lat[at]!;
    const lon = all.lon[at]!;
    if (lat >= south && lat <= north && lon >= west && lon <= east) near[count++] = at;
  }
  return near.subarray(0, count);
}

/** Each doubling is a little larger; the largest just overlaps its neighbours. */
const signRadius = (count: number): number => Math.min(CELL_PIXELS * 0.72, 2.4 + 1.1 * Math.log2(1 + count));

const sumOf = (counts: Uint32Array, cell: number): number =>
  counts[cell * 4]! + counts[cell * 4 + 1]! + counts[cell * 4 + 2]! + counts[cell * 4 + 3]!;
const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));
const worldX = (lon: number): number => (lon + 180) / 360;
const worldY = (lat: number): number => {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
};
