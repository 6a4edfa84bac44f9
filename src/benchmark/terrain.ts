/**
 * An invented front: a curved line from south to north on a plane, kilometres, x east and y north. The ground west of it
 * is held by side 0, the ground east of it by side 1; a strip along it is nobody's.
 *
 * The plane lies on the ocean at the equator, where a degree is as long east as north (within 1 % over the 800 km used):
 * no real place is meant.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import { between, type Random } from '../random/random.js';

export type Side = 0 | 1;

export interface Point {
  readonly xKm: number;
  readonly yKm: number;
}

export interface Terrain {
  /** Half width of the strip that nobody holds, km. */
  readonly greyKm: number;
  lineX(yKm: number): number;
  /** Distance from the line, km: negative on the ground of side 0, positive on that of side 1. */
  offsetKm(point: Point): number;
  /** The same to half a kilometre near the line and cheaply; far from it only the sign is right. */
  roughOffsetKm(point: Point): number;
}

export function makeTerrain(random: Random): Terrain {
  // Two waves: a front bends over a hundred kilometres and has salients of ten to twenty.
  const waves = [
    { high: between(random, 8, 20), long: between(random, 150, 260), from: between(random, 0, 2 * Math.PI) },
    { high: between(random, 2, 6), long: between(random, 40, 80), from: between(random, 0, 2 * Math.PI) },
  ];
  const exactX = (yKm: number): number => {
    let x = 0;
    for (const { high, long, from } of waves) x += high * Math.sin((2 * Math.PI * yKm) / long + from);
    return x;
  };
  // The line is asked for millions of times: a polyline of quarter kilometres, within 2 m of the waves.
  const xs = Float64Array.from({ length: 2 * TABLE_HALF + 2 }, (_, i) => exactX((i - TABLE_HALF) * TABLE_KM));
  const lineX = (yKm: number): number => {
    const at = yKm / TABLE_KM + TABLE_HALF;
    const i = Math.floor(at);
    if (i < 0 || i >= 2 * TABLE_HALF) return exactX(yKm);
    return xs[i]! + (at - i) * (xs[i + 1]! - xs[i]!);
  };
  const offsetKm = ({ xKm, yKm }: Point): number => {
    const across = xKm - lineX(yKm);
    return Math.sign(across) * nearest(lineX, xKm, yKm, Math.abs(across));
  };
  return { greyKm: between(random, 0.5, 2), lineX, offsetKm, roughOffsetKm: roughly(offsetKm) };
}

const TABLE_KM = 0.25;
const TABLE_HALF = 8000;

/** Cells of half a kilometre, filled when first asked for; beyond the grid the front is a straight line. */
const CELL_KM = 0.5;
const HALF_WIDTH_KM = 100;
const HALF_LENGTH_KM = 400;

function roughly(offsetKm: Terrain['offsetKm']): Terrain['roughOffsetKm'] {
  const columns = (2 * HALF_WIDTH_KM) / CELL_KM;
  const rows = (2 * HALF_LENGTH_KM) / CELL_KM;
  const cells = new Float32Array(columns * rows).fill(Number.NaN);
  return ({ xKm, yKm }) => {
    const column = Math.floor((xKm + HALF_WIDTH_KM) / CELL_KM);
    const row = Math.floor((yKm + HALF_LENGTH_KM) / CELL_KM);
    if (column < 0 || column >= columns) return xKm;
    if (row < 0 || row >= rows) return offsetKm({ xKm, yKm });
    const cell = row * columns + column;
    if (Number.isNaN(cells[cell]))
      cells[cell] = offsetKm({
        xKm: (column + 0.5) * CELL_KM - HALF_WIDTH_KM,
        yKm: (row + 0.5) * CELL_KM - HALF_LENGTH_KM,
      });
    return cells[cell]!;
  };
}

const COARSE_STEPS = 24;
const FINE_STEPS = 14;

/** The nearest point of the line lies no further along it than the distance straight across. */
function nearest(lineX: (yKm: number) => number, xKm: number, yKm: number, widthKm: number): number {
  if (widthKm === 0) return 0;
  const distance = (at: number): number => Math.hypot(xKm - lineX(at), yKm - at);
  const step = (2 * widthKm) / COARSE_STEPS;
  let best = yKm;
  let bestDistance = widthKm;
  for (let i = 0; i <= COARSE_STEPS; i++) {
    const at = yKm - widthKm + i * step;
    const here = distance(at);
    if (here < bestDistance) {
      best = at;
      bestDistance = here;
    }
  }
  let low = best - step;
  let high = best + step;
  for (let i = 0; i < FINE_STEPS; i++) {
    const third = (high - low) / 3;
    if (distance(low + third) < distance(high - third)) high -= third;
    else low += third;
  }
  return Math.min(bestDistance, distance((low + high) / 2));
}

const KM_PER_DEGREE = METRES_PER_DEGREE / 1000;
const ZERO_LON = -25;

export const toLatLon = ({ xKm, yKm }: Point): { lat: number; lon: number } => ({
  lat: yKm / KM_PER_DEGREE,
  lon: ZERO_LON + xKm / KM_PER_DEGREE,
});

export const toPoint = (lat: number, lon: number): Point => ({
  xKm: (lon - ZERO_LON) * KM_PER_DEGREE,
  yKm: lat * KM_PER_DEGREE,
});

/** Bearing on the plane, degrees from north, in [0, 360). */
export const bearingTo = (from: Point, to: Point): number =>
  ((Math.atan2(to.xKm - from.xKm, to.yKm - from.yKm) * 180) / Math.PI + 360) % 360;
