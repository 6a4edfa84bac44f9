/** How far incidents lie from the place by hand. */
import { distanceMetres, type Position } from '../../geo/position.js';
import type { ClusteredRow, HandIncident } from './hand-coded.js';

export interface PlaceError {
  readonly incident: string;
  readonly window: string;
  /** Undefined where none of its rows is placed. */
  readonly km: number | undefined;
}

/** A place by hand that is an oblast or a direction has no point to be far from. */
const EXACT: ReadonlySet<string> = new Set(['site', 'town']);
export const FAR_KM = 20;

/**
 * Of incidents whose place by hand is a site or a town: how far the place that most of their rows are put at lies from
 * it; of places with as many rows, that of the earliest row. An incident of ambiguous rows only is left out.
 *
 * @param keyOf names the place that a row is put at: the incident of ours that it is in, or the geocode of the feed.
 */
export function placeErrors(
  rows: readonly ClusteredRow[],
  incidents: readonly HandIncident[],
  keyOf: (id: string) => string | undefined,
  positionOf: (key: string) => Position,
): readonly PlaceError[] {
  const counted = rows.filter(({ ambiguous }) => !ambiguous);
  return incidents
    .filter(({ loc_precision }) => EXACT.has(loc_precision))
    .flatMap(({ incident, window, lat, lon }) => {
      const told = counted.filter((row) => row.incident === incident && row.window === window);
      if (told.length === 0) return [];
      const counts = new Map<string, number>();
      for (const { id } of told) {
        const key = keyOf(id);
        if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      const [most] = [...counts].sort((a, b) => b[1] - a[1]);
      const at = most && positionOf(most[0]);
      return [{ incident, window, km: at && distanceMetres(at.lat, at.lon, lat, lon) / 1000 }];
    });
}

export interface FarCount {
  readonly placed: number;
  readonly far: number;
  readonly notPlaced: number;
}

export function countFar(errors: readonly PlaceError[]): FarCount {
  const placed = errors.filter(({ km }) => km !== undefined);
  return {
    placed: placed.length,
    far: placed.filter(({ km }) => km! > FAR_KM).length,
    notPlaced: errors.length - placed.length,
  };
}
