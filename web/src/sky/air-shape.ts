/**
 * An attack from the air as shapes: the regions that were warned, and a wedge back to where it came from.
 *
 * Frame: a plane tangent at the middle of the warned regions. The wedge holds the direction with about 90 % probability
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

/** Empty where nothing tells the direction, or no region is known. */
export function wedgeOf(operation: Operation, warned: readonly GeoJSON.Feature[]): readonly WedgeBand[] {
  const { launchArea } = operation;
  if (launchArea.kind !== 'bearing' || warned.length === 0) return [];
  const middles = warned.map(({ geometry }) => middleOf(geometry));
  const lon0 = mean(middles.map(([lon]) => lon));
  const lat0 = mean(middles.map(([, lat]) => lat));
  const shrink = Math.cos((lat0 * Math.PI) / 180);
  const reach = middles.map(([lon, lat]) => Math.hypot((lon - lon0) * shrink, lat - lat0) * KM_PER_DEGREE);
  const far = Math.max(...reach) + BEYOND_KM;
  const half = Math.min(85, NINETY_PERCENT * launchArea.sigmaDegrees);
  const at = (km: number, degrees: number): LonLat => {
    const angle = ((launchArea.fromDegrees + degrees) * Math.PI) / 180;
    return [
      lon0 + (km * Math.sin(angle)) / KM_PER_DEGREE / shrink,
      lat0 + (km * Math.cos(angle)) / KM_PER_DEGREE,
    ];
  };
  const angles = Array.from({ length: 9 }, (_, i) => half * (i / 4 - 1));
  return Array.from({ length: BANDS }, (_, band) => {
    const [inner, outer] = [(far * band) / BANDS, (far * (band + 1)) / BANDS];
    const out = angles.map((angle) => at(outer, angle));
    const back = [...angles].reverse().map((angle) => at(inner, angle));
    return { ring: [...out, ...back, out[0]!], strength: 1 - band / BANDS };
  });
}

export function regionsByName(layer: GeoJSON.FeatureCollection | null): ReadonlyMap<string, GeoJSON.Feature> {
  return new Map(layer?.features.map((feature) => [String(feature.properties?.name ?? ''), feature]));
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
