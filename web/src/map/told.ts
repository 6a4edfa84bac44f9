/** From what the map finds under the pointer to what is told of it. */
import type { VesselEvent, VesselTrack, WatchView } from '../api/types.ts';
import type { AirShape, DeviceMark } from './around.ts';
import type { GroundMap } from './ground.ts';
import { SECTOR_GROUND } from './style.ts';
import type { Told } from './tip.tsx';

/** What a layer of the graphics card holds under the pointer. */
export function toldOf(layer: string | undefined, object: unknown): Told | undefined {
  if (!object) return undefined;
  switch (layer) {
    case 'devices':
      return { kind: 'device', mark: object as DeviceMark };
    case 'vessel-tracks':
      return { kind: 'track', track: object as VesselTrack };
    case 'vessel-events':
      return { kind: 'event', event: object as VesselEvent };
    case 'air-regions': {
      const { shape } = object as { readonly shape: AirShape };
      const region = String(shape.region?.properties?.name ?? '');
      return { kind: 'air', operation: shape.operation, region, launchedFrom: '' };
    }
    case 'air-launch': {
      const { operation, place } = object as AirShape;
      return { kind: 'air', operation, region: '', launchedFrom: place?.name ?? '' };
    }
    default:
      return undefined;
  }
}

/** The sector whose ground is under the pointer, where it was not observed all the time. */
export function sectorAt(
  map: GroundMap | null,
  x: number,
  y: number,
  watch: WatchView | null,
): Told | undefined {
  if (!map?.getLayer(SECTOR_GROUND) || !watch) return undefined;
  const id: unknown = map.queryRenderedFeatures([x, y], { layers: [SECTOR_GROUND] })[0]?.properties.id;
  const sector = watch.sectors.find((one) => one.sector === id);
  // What was observed throughout needs no word.
  return sector && sector.hoursNotObserved > 0 ? { kind: 'sector', sector } : undefined;
}

export const isSame = (a: Told, b: Told): boolean => {
  if (a.kind === 'incident' && b.kind === 'incident') return a.row.id === b.row.id;
  if (a.kind === 'sector' && b.kind === 'sector') return a.sector === b.sector;
  if (a.kind === 'cell' && b.kind === 'cell')
    return a.cell.cell === b.cell.cell && a.cell.total === b.cell.total;
  return false;
};
