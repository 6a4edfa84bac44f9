/**
 * Generalising a place: to the middle of its cell in a fixed grid.
 *
 * Frame: WGS 84 degrees. Rows of `km` kilometres from the equator northwards; in each row, columns of `km` kilometres, taken at
 * the row's middle latitude, from Greenwich eastwards. The grid does not depend on the data, so that asking often, or for
 * many incidents, tells no more than the cell (no jitter that could be averaged out). The radius told holds the whole cell: half
 * its diagonal, km / sqrt 2, or the place's own radius where that is larger.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';

export interface Cell {
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
}

export function cellOf(lat: number, lon: number, km: number): Cell {
  const rowDegrees = (km * 1000) / METRES_PER_DEGREE;
  const middle = clamp((Math.floor(lat / rowDegrees) + 0.5) * rowDegrees, -89.9, 89.9);
  const columnDegrees = rowDegrees / Math.cos((middle * Math.PI) / 180);
  const column = clamp((Math.floor(lon / columnDegrees) + 0.5) * columnDegrees, -180, 180);
  return { lat: rounded(middle), lon: rounded(column), radiusMetres: Math.ceil((km * 1000) / Math.SQRT2) };
}

/** A length in kilometres, to the middle of its stretch of the grid's width. */
export const stretchOf = (along: number, km: number): number => (Math.floor(along / km) + 0.5) * km;

const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
