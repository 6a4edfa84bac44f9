/**
 * The strip along the line: demand points in rows of equal distance from it, and candidate sites likewise. A row runs along
 * the whole line, so what a site reaches in a row is one run of neighbours, or few.
 *
 * Frame: WGS 84 degrees; distances in a plane tangent at the site (x scaled by the cosine of its latitude), within 20 km
 * better than 0.3 %.
 */
import { METRES_PER_DEGREE } from '../../geo/position.js';
import type { Terrain } from './kinds.js';

export interface LinePoint {
  readonly lat: number;
  readonly lon: number;
  readonly terrain: Terrain;
}

/** Points row by row: point (row, column) stands at index row · columns + column. */
export interface Lattice {
  readonly rows: number;
  readonly columns: number;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Distance of each row from the line, metres, positive to the left of the direction of travel. */
  readonly offsetMetres: Float64Array;
  readonly columnMetres: number;
  /** Each BLOCK columns of a row lie in a circle: row by row, its middle and radius. */
  readonly blockLat: Float64Array;
  readonly blockLon: Float64Array;
  readonly blockMetres: Float64Array;
  /** Terrain of each column. */
  readonly terrain: readonly Terrain[];
}

export interface StripSetting {
  /** How many points there should be, about. */
  readonly points: number;
  /** Rows lie between these distances from the line, on each side named. */
  readonly fromMetres: number;
  readonly toMetres: number;
  readonly sides: readonly ('left' | 'right')[];
  readonly rows?: number;
}

/** Rows lie this many times as far apart as columns: reaches are kept row by row, so fewer rows are quicker. */
const ROW_SPACING = 2;

/** @throws RangeError when the line has fewer than two points or no length */
export function latticeAlong(line: readonly LinePoint[], setting: StripSetting): Lattice {
  const walk = walkAlong(line);
  const depth = (setting.toMetres - setting.fromMetres) * setting.sides.length;
  const spacing = Math.sqrt((walk.lengthMetres * Math.max(depth, 1)) / setting.points);
  const rowsASide =
    setting.rows ?? Math.max(1, Math.round(depth / setting.sides.length / (ROW_SPACING * spacing)));
  const rows = rowsASide * setting.sides.length;
  const columns = Math.max(2, Math.round(setting.points / rows));
  const offsets = offsetsOf(setting, rowsASide);
  const lat = new Float64Array(rows * columns);
  const lon = new Float64Array(rows * columns);
  const terrain: Terrain[] = [];
  for (let c = 0; c < columns; c++) {
    const at = walk.at(((c + 0.5) / columns) * walk.lengthMetres);
    terrain.push(at.terrain);
    const perLon = METRES_PER_DEGREE * Math.cos((at.lat * Math.PI) / 180);
    offsets.forEach((offset, row) => {
      lat[row * columns + c] = at.lat + (offset * at.east) / METRES_PER_DEGREE;
      lon[row * columns + c] = at.lon - (offset * at.north) / perLon;
    });
  }
  return {
    rows,
    columns,
    lat,
    lon,
    offsetMetres: Float64Array.from(offsets),
    columnMetres: walk.lengthMetres / columns,
    ...circles(lat, lon, rows, columns),
    terrain,
  };
}

/** Columns of a block: what a circle around them lies in, or out of, all of them do. */
export const BLOCK = 8;

function circles(
  lat: Float64Array,
  lon: Float64Array,
  rows: number,
  columns: number,
): Pick<Lattice, 'blockLat' | 'blockLon' | 'blockMetres'> {
  const blocks = Math.ceil(columns / BLOCK);
  const blockLat = new Float64Array(rows * blocks);
  const blockLon = new Float64Array(rows * blocks);
  const blockMetres = new Float64Array(rows * blocks);
  for (let row = 0; row < rows; row++) {
    for (let block = 0; block < blocks; block++) {
      const from = row * columns + block * BLOCK;
      const until = row * columns + Math.min(columns, (block + 1) * BLOCK);
      const b = row * blocks + block;
      const middleLat = (lat[from]! + lat[until - 1]!) / 2;
      const middleLon = (lon[from]! + lon[until - 1]!) / 2;
      const perLon = METRES_PER_DEGREE * Math.cos((middleLat * Math.PI) / 180);
      let radius = 0;
      for (let j = from; j < until; j++) {
        const x = (lon[j]! - middleLon) * perLon;
        const y = (lat[j]! - middleLat) * METRES_PER_DEGREE;
        radius = Math.max(radius, Math.hypot(x, y));
      }
      blockLat[b] = middleLat;
      blockLon[b] = middleLon;
      // The tangent plane of a site scales longitudes a little differently: a hundredth is added.
      blockMetres[b] = 1.01 * radius + 1;
    }
  }
  return { blockLat, blockLon, blockMetres };
}

export const lengthMetres = (line: readonly LinePoint[]): number => walkAlong(line).lengthMetres;

function offsetsOf({ fromMetres, toMetres, sides }: StripSetting, rowsASide: number): number[] {
  const one = Array.from(
    { length: rowsASide },
    (_, i) => fromMetres + ((i + 0.5) / rowsASide) * (toMetres - fromMetres),
  );
  return [
    ...(sides.includes('right') ? one.map((offset) => -offset).reverse() : []),
    ...(sides.includes('left') ? one : []),
  ];
}

interface Walked {
  readonly lat: number;
  readonly lon: number;
  /** Direction of travel, smoothed over a few kilometres so that rows do not fan out at every vertex. */
  readonly north: number;
  readonly east: number;
  readonly terrain: Terrain;
}

const SMOOTH_METRES = 6_000;

function walkAlong(line: readonly LinePoint[]): {
  lengthMetres: number;
  at(metres: number): Walked;
} {
  if (line.length < 2) throw new RangeError('a line needs at least two points');
  const along = new Float64Array(line.length);
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const x = (b.lon - a.lon) * METRES_PER_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
    along[i] = along[i - 1]! + Math.hypot(x, (b.lat - a.lat) * METRES_PER_DEGREE);
  }
  const length = along[line.length - 1]!;
  if (!(length > 0)) throw new RangeError('a line needs a length: all its points are the same');
  const position = (metres: number): { lat: number; lon: number; terrain: Terrain } => {
    const at = Math.min(length, Math.max(0, metres));
    let low = 0;
    let high = line.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (along[middle]! <= at) low = middle;
      else high = middle;
    }
    const [a, b] = [line[low]!, line[high]!];
    const share = along[high] === along[low] ? 0 : (at - along[low]!) / (along[high]! - along[low]!);
    return { lat: a.lat + (b.lat - a.lat) * share, lon: a.lon + (b.lon - a.lon) * share, terrain: a.terrain };
  };
  return {
    lengthMetres: length,
    at(metres) {
      const here = position(metres);
      const back = position(metres - SMOOTH_METRES / 2);
      const ahead = position(metres + SMOOTH_METRES / 2);
      const north = (ahead.lat - back.lat) * METRES_PER_DEGREE;
      const east = (ahead.lon - back.lon) * METRES_PER_DEGREE * Math.cos((here.lat * Math.PI) / 180);
      const norm = Math.hypot(north, east) || 1;
      return { ...here, north: north / norm, east: east / norm };
    },
  };
}
