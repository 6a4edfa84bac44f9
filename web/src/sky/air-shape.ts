/**
 * An attack from the air as shapes: the regions that were warned, the launch places that are known, and a wedge: from these
 * places outward, or from the middle of the regions back to where it came from.
 *
 * Frame: a plane tangent at the point of the wedge. The wedge holds the direction with about 90 % probability
 * (1.645 standard deviations to each side, by the normal distribution) and fades outwards: how far it came from is not
 * known.
 */
import type { OperationList } from '../api/types.ts';

export type Operation = OperationList['operations'][number];
export type LonLat = [number, number];

export interface WedgeBand {
  readonly ring: readonly LonLat[];
  /** 1 next to the regions, towards 0 outwards. */
  readonly strength: number;
}

const BANDS = 14;
const BEYOND_KM = 220;
const NINETY_PERCENT = 1.645;
const KM_PER_DEGREE = 111.195;
const SEEN_METRES = 12_000;

/** Middle of the box around a geometry. */
export function middleOf(geometry: GeoJSON.Geometry): LonLat {
  let [west, south, east, north] = [180, 90, -180, -90];
  const visit = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part;
    if (typeof lon === 'number' && typeof lat === 'number') {
      [west, east] = [Math.min(west, lon), Math.max(east, lon)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    } else for (const one of part) visit(one);
  };
  if ('coordinates' in geometry) visit(geometry.coordinates);
  return [(west + east) / 2, (south + north) / 2];
}

/** The warned regions that the layer of regions knows, in the order in which they were warned. */
export function warnedRegions(
  operation: Operation,
  regions: ReadonlyMap<string, GeoJSON.Feature>,
): readonly GeoJSON.Feature[] {
  return operation.regions.flatMap(({ region }) => regions.get(region) ?? []);
}

export type LaunchPlace = Extract<Operation['launchArea'], { kind: 'named' }>['places'][number];

/** Places of the launch area as far as they are known; an area in words only has none. */
export const launchPlaces = ({ launchArea }: Operation): readonly LaunchPlace[] =>
  launchArea.kind === 'named' ? launchArea.places : [];

/** Its disc as a ring; never so small that it could not be seen in a picture of a country. */
export function circleOf({ lat, lon, radiusMetres }: LaunchPlace): LonLat[] {
  const degrees = Math.max(SEEN_METRES, radiusMetres) / 1000 / KM_PER_DEGREE;
  const shrink = Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: 24 }, (_, i): LonLat => {
    const angle = (i * Math.PI) / 12;
    return [lon + (degrees * Math.sin(angle)) / shrink, lat + degrees * Math.cos(angle)];
  });
}

/** Outward from each launch place that is known, else back along the bearing; empty where nothing tells the direction. */
export function wedgeOf(operation: Operation, warned: readonly GeoJSON.Feature[]): readonly WedgeBand[] {
  const { launchArea, advance } = operation;
  if (advance && advance.from.length > 0) {
    return advance.from.flatMap(({ place, headingDegrees, sigmaDegrees, farthestKm }) =>
      fan([place.lon, place.lat], headingDegrees, sigmaDegrees, farthestKm),
    );
  }
  if (launchArea.kind !== 'bearing' || warned.length === 0) return [];
  const middles = warned.map(({ geometry }) => middleOf(geometry));
  const lon0 = mean(middles.map(([lon]) => lon));
  const lat0 = mean(middles.map(([, lat]) => lat));
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  const reach = middles.map(([lon, lat]) => Math.hypot((lon - lon0) * shrink, lat - lat0) * KM_PER_DEGREE);
  return fan([lon0, lat0], launchArea.fromDegrees, launchArea.sigmaDegrees, Math.max(...reach) + BEYOND_KM);
}

/** A wedge in bands that fade outwards. */
function fan([lon0, lat0]: LonLat, towardsDegrees: number, sigmaDegrees: number, farKm: number): WedgeBand[] {
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  const half = Math.min(85, NINETY_PERCENT * sigmaDegrees);
  const at = (km: number, degrees: number): LonLat => {
    const angle = ((towardsDegrees + degrees) * Math.PI) / 180;
    return [
      lon0 + (km * Math.sin(angle)) / KM_PER_DEGREE / shrink,
      lat0 + (km * Math.cos(angle)) / KM_PER_DEGREE,
    ];
  };
  const angles = Array.from({ length: 9 }, (_, i) => half * (i / 4 - 1));
  return Array.from({ length: BANDS }, (_, band) => {
    const [inner, outer] = [(farKm * band) / BANDS, (farKm * (band + 1)) / BANDS];
    const out = angles.map((angle) => at(outer, angle));
    const back = [...angles].reverse().map((angle) => at(inner, angle));
    return { ring: [...out, ...back, out[0]!], strength: 1 - band / BANDS };
  });
}

export function regionsByName(layer: GeoJSON.FeatureCollection | null): ReadonlyMap<string, GeoJSON.Feature> {
  return new Map(layer?.features.map((feature) => [String(feature.properties?.name ?? ''), feature]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
