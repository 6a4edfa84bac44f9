/**
 * Vessels of a window, from register/vessels.geojson of the mission: tracks as LineStrings (mmsi, name, shipType, first,
 * last, and `times`, one for each vertex), events as Points (event, words, mmsi, from, to). Times are ISO 8601 or
 * milliseconds since 1970 UTC. What cannot be used is counted by its reason, and the rest is shown.
 *
 * A track is cut to the window where its vertices have times; a position that is no movement (a jump, an identity sent
 * from two places) is an event and no vertex, which is for the writer of the file to keep to.
 */
import type { VesselsView } from './api.js';
import { type Feature, registerFile } from './register-file.js';

export const VESSELS_FILE = 'register/vessels.geojson';

export async function vesselsView(dir: string, fromMs: number, toMs: number): Promise<VesselsView> {
  const file = await registerFile(dir, VESSELS_FILE);
  const leftOut = new Map<string, number>();
  const leave = (reason: string): void => void leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
  const features = (file?.features ?? []).flatMap((feature): VesselsView['features'] => {
    const type = feature?.geometry?.type;
    if (type === 'LineString') return trackIn(feature, fromMs, toMs, leave);
    if (type === 'Point') return eventIn(feature, fromMs, toMs, leave);
    leave('neither a LineString nor a Point');
    return [];
  });
  return {
    type: 'FeatureCollection',
    kept: file !== null,
    features,
    leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })),
  };
}

type Leave = (reason: string) => void;

function trackIn(feature: Feature, fromMs: number, toMs: number, leave: Leave): VesselsView['features'] {
  const { mmsi, name, shipType, times } = feature.properties ?? {};
  const path = feature.geometry?.coordinates;
  if (!Number.isInteger(mmsi)) return none(leave, 'a track without an mmsi');
  if (!Array.isArray(path) || !path.every(isPosition))
    return none(leave, 'a track with a vertex that is no position');
  const of = {
    mmsi: mmsi as number,
    name: typeof name === 'string' ? name : '',
    shipType: Number.isInteger(shipType) ? (shipType as number) : null,
  };
  if (times === undefined) {
    const firstMs = momentOf(feature.properties?.first);
    const lastMs = momentOf(feature.properties?.last);
    if (Number.isNaN(firstMs) || Number.isNaN(lastMs)) return none(leave, 'a track without times');
    if (firstMs >= toMs || lastMs < fromMs || path.length < 2) return [];
    return [track(of, path, firstMs, lastMs)];
  }
  const momentsMs = Array.isArray(times) ? times.map(momentOf) : [];
  if (momentsMs.length !== path.length || momentsMs.some(Number.isNaN))
    return none(leave, 'a track without a time for each vertex');
  const inside = path.flatMap((_, i) => (momentsMs[i]! >= fromMs && momentsMs[i]! < toMs ? [i] : []));
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  return [track(of, path.slice(first, last + 1), momentsMs[first]!, momentsMs[last]!)];
}

const track = (
  of: { mmsi: number; name: string; shipType: number | null },
  coordinates: readonly [number, number][],
  firstMs: number,
  lastMs: number,
): VesselsView['features'][number] => ({
  type: 'Feature',
  properties: { ...of, firstMs, lastMs },
  geometry: { type: 'LineString', coordinates },
});

function eventIn(feature: Feature, fromMs: number, toMs: number, leave: Leave): VesselsView['features'] {
  const { event, words, mmsi, name, from, to } = feature.properties ?? {};
  const at = feature.geometry?.coordinates;
  if (typeof event !== 'string' || event === '') return none(leave, 'an event without its name');
  if (!isPosition(at)) return none(leave, 'an event without a position');
  const startMs = momentOf(from);
  if (Number.isNaN(startMs)) return none(leave, 'an event without a time');
  const endMs = momentOf(to);
  const untilMs = Number.isNaN(endMs) ? startMs : Math.max(startMs, endMs);
  if (startMs >= toMs || untilMs < fromMs) return [];
  return [
    {
      type: 'Feature',
      properties: {
        event,
        words: typeof words === 'string' ? words : '',
        mmsi: Number.isInteger(mmsi) ? (mmsi as number) : null,
        name: typeof name === 'string' ? name : '',
        startMs,
        endMs: untilMs,
      },
      geometry: { type: 'Point', coordinates: at },
    },
  ];
}

function none(leave: Leave, reason: string): [] {
  leave(reason);
  return [];
}

const momentOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : typeof value === 'string'
      ? Date.parse(value)
      : Number.NaN;

const isPosition = (value: unknown): value is [number, number] =>
  Array.isArray(value) &&
  typeof value[0] === 'number' &&
  typeof value[1] === 'number' &&
  Math.abs(value[0]) <= 180 &&
  Math.abs(value[1]) <= 90;
