/**
 * Zones of the sea as GeoJSON of a mission: a FeatureCollection of Polygon and MultiPolygon. Properties:
 *
 *   id       name in the events
 *   kind     zone, corridor: entering and leaving are events
 *            waterway: water that the land mask does not know (rivers, canals); no events
 *            warships-stay: warships of these identities outside it are an event under a reading
 *   reading  with warships-stay: agreement/reading, or whose declaration it is
 *   mids     with warships-stay: first three digits of the MMSI (the flag) that it is about; without, all
 *   party    with warships-stay: id of the party whose flag that is
 */
import { type AreaIndex, indexAreas } from '../geo/areas.js';

export const ZONE_KINDS = ['zone', 'corridor', 'waterway', 'warships-stay'] as const;
export type ZoneKind = (typeof ZONE_KINDS)[number];

export interface Zone {
  readonly id: string;
  readonly kind: ZoneKind;
  readonly reading: string;
  readonly mids: readonly number[];
  readonly party?: string;
  readonly inside: AreaIndex<true>;
}

export type ZonesRead =
  | { readonly ok: true; readonly zones: readonly Zone[] }
  | { readonly ok: false; readonly reason: string };

type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export function readZones(json: unknown): ZonesRead {
  const features = (json as { features?: unknown }).features;
  if (!Array.isArray(features)) return fail('a FeatureCollection', 'something else');
  const zones: Zone[] = [];
  for (const [i, feature] of features.entries()) {
    const { properties, geometry } = feature as {
      properties?: Record<string, unknown>;
      geometry?: { type?: string; coordinates?: unknown };
    };
    const where = `feature ${i + 1}`;
    const { id, kind, reading, mids, party } = properties ?? {};
    if (typeof id !== 'string' || id === '') return fail(`${where}: a property id`, JSON.stringify(id));
    if (zones.some((zone) => zone.id === id)) return fail(`${where}: an id of its own`, `"${id}" again`);
    if (!ZONE_KINDS.includes(kind as ZoneKind))
      return fail(`${where} ("${id}"): a kind, one of ${ZONE_KINDS.join(', ')}`, JSON.stringify(kind));
    if (kind === 'warships-stay' && typeof reading !== 'string')
      return fail(`${where} ("${id}"): the reading that names this area`, JSON.stringify(reading));
    if (mids !== undefined && !(Array.isArray(mids) && mids.every((one) => Number.isInteger(one))))
      return fail(`${where} ("${id}"): mids as a list of numbers`, JSON.stringify(mids));
    if (party !== undefined && (typeof party !== 'string' || party === ''))
      return fail(`${where} ("${id}"): party as the id of a party`, JSON.stringify(party));
    const polygons = polygonsOf(geometry);
    if (!polygons)
      return fail(`${where} ("${id}"): a Polygon or MultiPolygon of lon/lat pairs`, String(geometry?.type));
    zones.push({
      id,
      kind: kind as ZoneKind,
      reading: typeof reading === 'string' ? reading : '',
      mids: (mids as number[] | undefined) ?? [],
      ...(party === undefined ? {} : { party }),
      inside: indexAreas([{ value: true as const, polygons }]),
    });
  }
  return { ok: true, zones };
}

/** The polygons of every feature, for a land mask; features of other kinds are passed over. */
export function allPolygons(json: unknown): Polygons {
  const features = (json as { features?: unknown }).features;
  if (!Array.isArray(features)) return [];
  return features.flatMap((one) => polygonsOf((one as { geometry?: Geometry }).geometry) ?? []);
}

interface Geometry {
  readonly type?: string;
  readonly coordinates?: unknown;
}

function polygonsOf(geometry: Geometry | undefined): Polygons | undefined {
  const coordinates = geometry?.coordinates;
  const polygons =
    geometry?.type === 'Polygon'
      ? [coordinates]
      : geometry?.type === 'MultiPolygon'
        ? coordinates
        : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined;
  const sound = polygons.every(
    (rings) =>
      Array.isArray(rings) &&
      rings.length > 0 &&
      rings.every(
        (ring) =>
          Array.isArray(ring) &&
          ring.length >= 4 &&
          ring.every(
            (point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]),
          ),
      ),
  );
  return sound ? (polygons as Polygons) : undefined;
}

const fail = (expected: string, found: string): ZonesRead => ({
  ok: false,
  reason: `expected ${expected}; found ${found}`,
});
