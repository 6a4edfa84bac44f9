/**
 * What the map shows beside incidents, for the settled window: what was observed, the devices, vessels, attacks from the
 * air, the planned sensors. Each is asked for only while its layer is shown.
 */
import { useMemo } from 'react';
import { type Loaded, latest, useLoad } from '../api/load.ts';
import type {
  OperationList,
  PlacementView,
  VesselEvent,
  VesselsView,
  VesselTrack,
  WatchView,
} from '../api/types.ts';
import {
  type LaunchPlace,
  launchPlaces,
  type Operation,
  regionsByName,
  type WedgeBand,
  warnedRegions,
  wedgeOf,
} from '../sky/air-shape.ts';
import { LEAST_SHARE } from '../strip/shade.ts';
import type { TimeWindow } from '../window/window.ts';
import { type Device, type Health, healthOf } from './health.ts';
import { useLayer } from './layers.ts';

export interface DeviceMark {
  readonly device: Device;
  readonly health: Health;
  readonly at: [number, number];
}

export interface AirShape {
  readonly operation: Operation;
  readonly region: GeoJSON.Feature | null;
  readonly band: WedgeBand | null;
  readonly place: LaunchPlace | null;
}

export interface Around {
  readonly watch: WatchView | null;
  /** Sectors that for most of the window nobody observed. */
  readonly unobserved: readonly string[];
  readonly devices: readonly DeviceMark[];
  readonly vessels: VesselsView | null;
  readonly tracks: readonly VesselTrack[];
  readonly events: readonly VesselEvent[];
  readonly operations: readonly Operation[];
  readonly air: readonly AirShape[];
  readonly plan: NonNullable<PlacementView['plan']>['devices'];
}

/** The loads stand apart: they are new each time, while `around` stays the same object as long as nothing of it changes. */
export function useAround(
  window: TimeWindow,
  layers: ReadonlySet<string>,
): { readonly around: Around; readonly loads: readonly Loaded<unknown>[] } {
  const span = `from=${window.startMs}&to=${window.endMs}`;
  const wanted = (path: string, ...names: string[]): string | null =>
    names.some((name) => layers.has(name)) ? path : null;
  const watching = useLoad<WatchView>(wanted(`watch?${span}`, 'unobserved', 'devices'));
  const sea = useLoad<VesselsView>(wanted(`vessels?${span}`, 'vessels'));
  const sky = useLoad<OperationList>(wanted(`sky/operations?${span}`, 'air'));
  const placement = useLoad<PlacementView>(wanted('placement', 'plan'));
  const regions = useLayer(layers.has('air') ? 'regions' : null);
  const watch = layers.has('unobserved') || layers.has('devices') ? latest(watching) : null;
  const vessels = layers.has('vessels') ? latest(sea) : null;
  const operations = layers.has('air') ? latest(sky)?.operations : undefined;
  const plan = layers.has('plan') ? latest(placement)?.plan?.devices : undefined;
  const unobserved = useMemo(
    () =>
      layers.has('unobserved')
        ? (watch?.sectors ?? [])
            .filter(({ hours, hoursNotObserved }) => hours > 0 && 1 - hoursNotObserved / hours < LEAST_SHARE)
            .map(({ sector }) => sector)
        : [],
    [watch, layers],
  );
  const devices = useMemo(
    () =>
      layers.has('devices') && watch
        ? watch.devices.flatMap((device): DeviceMark[] =>
            device.at
              ? [{ device, health: healthOf(device, watch.endMs), at: [device.at.lon, device.at.lat] }]
              : [],
          )
        : [],
    [watch, layers],
  );
  const [tracks, events] = useMemo(() => {
    const features = vessels?.features ?? [];
    return [
      features.filter((one): one is VesselTrack => one.geometry.type === 'LineString'),
      features.filter((one): one is VesselEvent => one.geometry.type === 'Point'),
    ];
  }, [vessels]);
  const air = useMemo(() => {
    const byName = regionsByName(regions);
    return (operations ?? []).flatMap((operation): AirShape[] => {
      const warned = warnedRegions(operation, byName);
      return [
        ...warned.map((region) => ({ operation, region, band: null, place: null })),
        ...wedgeOf(operation, warned).map((band) => ({ operation, region: null, band, place: null })),
        ...launchPlaces(operation).map((place) => ({ operation, region: null, band: null, place })),
      ];
    });
  }, [operations, regions]);
  const around = useMemo(
    (): Around => ({
      watch,
      unobserved,
      devices,
      vessels,
      tracks,
      events,
      operations: operations ?? NONE,
      air,
      plan: plan ?? NONE,
    }),
    [watch, unobserved, devices, vessels, tracks, events, operations, air, plan],
  );
  return { around, loads: [watching, sea, sky, placement] };
}

const NONE: readonly never[] = [];
