/**
 * Vessels of a window, from register/vessels.geojson of the mission: tracks as LineStrings (mmsi, name, shipType, first,
 * last, and `times`, one for each vertex), events as Points (event, words, mmsi, from, to). Times are ISO 8601 or
 * milliseconds since 1970 UTC. What cannot be used is counted by its reason, and the rest is shown.
 *
 * A track is cut to the window where its vertices have times; a position that is no movement (a jump, an identity sent
 * from two places) is an event and no vertex, which is for the writer of the file to keep to.
 */
import type { VesselEvent, VesselsView, VesselTrack } from './api.js';
import { type Feature, type RegisterFile, registerFile } from './register-file.js';

export const VESSELS_FILE = 'register/vessels.geojson';

/** Vertices in one answer; of more, every second, third ... of each track is left out, and its ends stay. */
const MOST_VERTICES = 60_000;

export async function vesselsView(dir: string, fromMs: number, toMs: number): Promise<VesselsView> {
  const file = await registerFile(dir, VESSELS_FILE);
  if (!file) return { type: 'FeatureCollection', kept: false, features: [], every: 1, leftOut: [] };
  const { tracks, events, leftOut } = preparedOf(file);
  const cuts = tracks.flatMap((track) => cutOf(track, fromMs, toMs) ?? []);
  const vertices = cuts.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const every = Math.max(1, Math.ceil(vertices / MOST_VERTICES));
  return {
    type: 'FeatureCollection',
    kept: true,
    features: [
      ...cuts.map((cut) => trackFeature(cut, every)),
      ...events.filter(({ properties: { startMs, endMs } }) => startMs < toMs && endMs >= fromMs),
    ],
    every,
    leftOut,
  };
}

interface Track {
  readonly of: { readonly mmsi: number; readonly name: string; readonly shipType: number | null };
  readonly path: readonly [number, number][];
  /** Ascending; of a track that has only its ends in time, these two. */
  readonly timesMs: Float64Array;
}

interface Prepared {
  readonly tracks: readonly Track[];
  readonly events: readonly VesselEvent[];
  readonly leftOut: VesselsView['leftOut'];
}

const PREPARED = new WeakMap<RegisterFile, Prepared>();

/** Once a version of the file: reading a hundred thousand times takes longer than cutting them. */
function preparedOf(file: RegisterFile): Prepared {
  const known = PREPARED.get(file);
  if (known) return known;
  const tracks: Track[] = [];
  const events: VesselEvent[] = [];
  const leftOut = new Map<string, number>();
  for (const feature of file.features) {
    const type = feature?.geometry?.type;
    const read = type === 'LineString' ? trackOf(feature) : type === 'Point' ? eventOf(feature) : NO_SHAPE;
    if (typeof read === 'string') leftOut.set(read, (leftOut.get(read) ?? 0) + 1);
    else if ('path' in read) tracks.push(read);
    else events.push(read);
  }
  const made = { tracks, events, leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })) };
  PREPARED.set(file, made);
  return made;
}

const NO_SHAPE = 'neither a LineString nor a Point';

/** The track, or why it cannot be used. */
function trackOf({ properties, geometry }: Feature): Track | string {
  const { mmsi, name, shipType, times, first, last } = properties ?? {};
  const path = geometry?.coordinates;
  if (!Number.isInteger(mmsi)) return 'a track without an mmsi';
  if (!Array.isArray(path) || path.length < 2 || !path.every(isPosition))
    return 'a track of fewer than two vertices, or with one that is no position';
  const given = times ?? [first, last];
  const timesMs = Float64Array.from(Array.isArray(given) ? given : [], momentOf);
  if (times !== undefined && timesMs.length !== path.length) return 'a track without a time for each vertex';
  if (timesMs.some(Number.isNaN)) return 'a track with a time that cannot be read';
  if (timesMs.some((time, i) => i > 0 && time < timesMs[i - 1]!)) return 'a track that goes back in time';
  return {
    of: {
      mmsi: mmsi as number,
      name: typeof name === 'string' ? name : '',
      shipType: Number.isInteger(shipType) ? (shipType as number) : null,
    },
    path,
    timesMs,
  };
}

interface Cut {
  readonly track: Track;
  /** Vertices. */
  readonly first: number;
  readonly last: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** The part of a track in the window; undefined where it has fewer than two vertices there. */
function cutOf(track: Track, fromMs: number, toMs: number): Cut | undefined {
  const { timesMs, path } = track;
  if (timesMs.length !== path.length) {
    const [firstMs, lastMs] = [timesMs[0]!, timesMs[1]!];
    const touches = firstMs < toMs && lastMs >= fromMs;
    return touches ? { track, first: 0, last: path.length - 1, firstMs, lastMs } : undefined;
  }
  const first = countBefore(timesMs, fromMs);
  const last = countBefore(timesMs, toMs) - 1;
  if (last <= first) return undefined;
  return { track, first, last, firstMs: timesMs[first]!, lastMs: timesMs[last]! };
}

function trackFeature({ track, first, last, firstMs, lastMs }: Cut, every: number): VesselTrack {
  const coordinates: [number, number][] = [];
  for (let i = first; i < last; i += every) coordinates.push(track.path[i]!);
  coordinates.push(track.path[last]!);
  return {
    type: 'Feature',
    properties: { ...track.of, firstMs, lastMs },
    geometry: { type: 'LineString', coordinates },
  };
}

/** The event, or why it cannot be used. */
function eventOf({ properties, geometry }: Feature): VesselEvent | string {
  const { event, words, mmsi, name, from, to } = properties ?? {};
  const at = geometry?.coordinates;
  if (typeof event !== 'string' || event === '') return 'an event without its name';
  if (!isPosition(at)) return 'an event without a position';
  const startMs = momentOf(from);
  if (Number.isNaN(startMs)) return 'an event without a time';
  const endMs = momentOf(to);
  return {
    type: 'Feature',
    properties: {
      event,
      words: typeof words === 'string' ? words : '',
      mmsi: Number.isInteger(mmsi) ? (mmsi as number) : null,
      name: typeof name === 'string' ? name : '',
      startMs,
      endMs: Number.isNaN(endMs) ? startMs : Math.max(startMs, endMs),
    },
    geometry: { type: 'Point', coordinates: at },
  };
}

/** How many of ascending times are before a moment. */
function countBefore(timesMs: Float64Array, beforeMs: number): number {
  let [low, high] = [0, timesMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timesMs[middle]! < beforeMs) low = middle + 1;
    else high = middle;
  }
  return low;
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
