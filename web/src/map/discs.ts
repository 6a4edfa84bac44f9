/**
 * Discs of uncertainty. Incidents that share a place and its radius share one disc, a little darker the more they are:
 * a hundred reports from one region are one doubt about where, not a hundred. Where places are many, those of one `grain` and of like
 * radius share one, in the middle of theirs.
 */
import type { Incidents } from '../incidents/columns.ts';
import { placeKey } from './marks.ts';

export interface Disc {
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
  readonly count: number;
  /** Opacity in its middle, 0 to 255. */
  readonly alpha: number;
}

/** A disc as wide as a country says nothing about where. */
const WIDEST_METRES = 200_000;

interface Gathered {
  lat: number;
  lon: number;
  radius: number;
  count: number;
}

/** @param grainDegrees null: only the very same place and radius share a disc. @param leastMetres smaller ones would not be seen */
export function discsOf(
  all: Incidents,
  indices: Uint32Array,
  grainDegrees: number | null = null,
  leastMetres = 0,
): Disc[] {
  const places = new Map<number, Map<number, Gathered>>();
  for (const at of indices) {
    const radius = all.radius[at]!;
    if (radius > WIDEST_METRES || radius < leastMetres) continue;
    const lat = all.lat[at]!;
    const lon = all.lon[at]!;
    const key = grainDegrees
      ? Math.round((lat + 90) / grainDegrees) * 1e6 + Math.round((lon + 180) / grainDegrees)
      : placeKey(lat, lon);
    const like = grainDegrees ? Math.round(Math.log2(radius + 1)) : radius;
    const byRadius = places.get(key) ?? new Map<number, Gathered>();
    places.set(key, byRadius);
    const known = byRadius.get(like);
    if (!known) byRadius.set(like, { lat, lon, radius, count: 1 });
    else {
      known.count += 1;
      known.lat += (lat - known.lat) / known.count;
      known.lon += (lon - known.lon) / known.count;
      known.radius += (radius - known.radius) / known.count;
    }
  }
  return [...places.values()].flatMap((byRadius) =>
    [...byRadius.values()].map(({ lat, lon, radius, count }) => ({
      lat,
      lon,
      radiusMetres: radius,
      count,
      alpha: alphaOf(radius, count),
    })),
  );
}

/** The wider, the thinner: the same doubt spread over more ground. Each doubling of the count adds one measure. */
const alphaOf = (radiusMetres: number, count: number): number =>
  Math.min(72, 42 * (10_000 / Math.max(radiusMetres, 5_000)) ** 0.75 * (1 + Math.log2(count) / 2));
