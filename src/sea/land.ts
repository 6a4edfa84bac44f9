/**
 * Is a position on land for certain? The mask is coarse (a generalised coastline), so it has to lie further inside than the
 * coast may be wrong, and outside the waterways that a mission names.
 */
import { indexAreas } from '../geo/areas.js';
import { regionOf } from '../geo/region.js';

export type OnLand = (lat: number, lon: number) => boolean;

/** A coastline of 1:10 million is out by about a kilometre, harbours and river mouths lie behind it. */
export const COAST_METRES = 3_000;

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export function landMask(polygons: Polygons, isWaterway: OnLand): OnLand {
  const quick = indexAreas([{ value: true as const, polygons }]);
  const exact = regionOf(polygons.flat());
  return (lat, lon) =>
    quick.at(lat, lon) === true && !isWaterway(lat, lon) && exact.disc(lat, lon, COAST_METRES) === 'inside';
}
