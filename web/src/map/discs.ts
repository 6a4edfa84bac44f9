/**
 * Discs of uncertainty. Incidents that share a place and its radius share one disc, a little darker the more they are:
 * a hundred reports from one region are one doubt about where, not a hundred.
 */
import type { IncidentRow } from '../api/types.ts';

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

export function discsOf(rows: readonly IncidentRow[]): Disc[] {
  const places = new Map<string, { row: IncidentRow; count: number }>();
  for (const row of rows) {
    if (row.radiusMetres > WIDEST_METRES) continue;
    const key = `${row.lat} ${row.lon} ${row.radiusMetres}`;
    const known = places.get(key);
    if (known) known.count += 1;
    else places.set(key, { row, count: 1 });
  }
  return [...places.values()].map(({ row: { lat, lon, radiusMetres }, count }) => ({
    lat,
    lon,
    radiusMetres,
    count,
    alpha: alphaOf(radiusMetres, count),
  }));
}

/** The wider, the thinner: the same doubt spread over more ground. Each doubling of the count adds one measure. */
const alphaOf = (radiusMetres: number, count: number): number =>
  Math.min(72, 42 * (10_000 / Math.max(radiusMetres, 5_000)) ** 0.75 * (1 + Math.log2(count) / 2));
