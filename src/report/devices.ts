/**
 * The health of what watches: each sensor, patrol or satellite of the efforts on record, its last state, since when, and
 * the hours it spent in each state. What keeps a device from watching goes before what says that it watched.
 */
import { reaches } from '../coverage/watch.js';
import type { Conduct } from '../record/codes.js';
import type { Effort } from '../record/record.js';
import type { Picture } from './picture.js';

export type DeviceState = Effort['status'];
export const DEVICE_STATES = ['watching', 'down', 'jammed', 'denied', 'clouded'] as const;

export interface DeviceHealth {
  readonly source: string;
  /** '' for efforts that name no device: the source as a whole. */
  readonly device: string;
  readonly place: string;
  readonly canDetect: readonly Conduct[];
  /** Of the stretch, or the last before it. */
  readonly last: {
    readonly state: DeviceState;
    /** The party that kept it from watching. */
    readonly by?: string;
    readonly sinceMs: number;
    /** What is on record ends here; before the end of the stretch, nothing is known of it since. */
    readonly untilMs: number;
  };
  /** Hours of the stretch in each state; what is left of it is on no record. */
  readonly hours: Readonly<Record<DeviceState, number>>;
  /** The same one after the other, clipped to the stretch of time that is asked for. */
  readonly stretches: readonly DeviceStretch[];
  /** Where it stood at the end, as far as the record says; degrees. */
  readonly at: { readonly lat: number; readonly lon: number } | null;
}

export interface DeviceStretch {
  readonly state: DeviceState;
  /** The party that kept it from watching. */
  readonly by?: string;
  readonly startMs: number;
  readonly endMs: number;
}

interface Window {
  readonly startMs: number;
  readonly endMs: number;
}

/** None where the picture is for those from whom devices are withheld. */
export const devicesOf = (
  { efforts, released }: Pick<Picture, 'efforts' | 'released'>,
  window: Window,
): DeviceHealth[] => (released?.devices === false ? [] : deviceHealth(efforts, window));

/** By source, then device. Devices that nothing before the end of the stretch tells of are left out. */
export function deviceHealth(efforts: readonly Effort[], window: Window): DeviceHealth[] {
  const groups = new Map<string, Effort[]>();
  for (const effort of efforts) {
    if (Date.parse(effort.time.start) >= window.endMs) continue;
    const key = `${effort.source}\n${effort.device ?? ''}`;
    const group = groups.get(key);
    if (group) group.push(effort);
    else groups.set(key, [effort]);
  }
  shareRestrictions(groups);
  return [...groups.keys()].sort().flatMap((key) => healthOf(groups.get(key)!, window) ?? []);
}

/** A restriction that names no device is one of each device of the source that stood within its place. */
function shareRestrictions(groups: Map<string, Effort[]>): void {
  for (const [key, group] of [...groups]) {
    if (!key.endsWith('\n')) continue;
    const own = group.some(({ status }) => status === 'watching');
    const others = [...groups].filter(([other]) => other !== key && other.startsWith(key));
    const shared = group.filter((effort) => {
      if (effort.status === 'watching') return false;
      const held = others.filter(([, list]) => list.some((one) => standsWithin(one, effort)));
      for (const [, list] of held) list.push(effort);
      return held.length > 0;
    });
    if (own || shared.length === 0) continue;
    const rest = group.filter((effort) => !shared.includes(effort));
    if (rest.length > 0) groups.set(key, rest);
    else groups.delete(key);
  }
}

function standsWithin(device: Effort, restriction: Effort): boolean {
  if (device.device === undefined) return false;
  const { lat, lon } = device.track?.[0] ?? device.place;
  return lat !== undefined && lon !== undefined && reaches(restriction, { lat, lon });
}

interface Stretch extends Window {
  readonly state: DeviceState;
  readonly by: string | undefined;
}

function healthOf(group: readonly Effort[], window: Window): DeviceHealth | undefined {
  const stretches = stretchesOf(group, window.endMs);
  const last = stretches.at(-1);
  if (!last) return undefined;
  const hours = Object.fromEntries(DEVICE_STATES.map((state) => [state, 0])) as Record<DeviceState, number>;
  for (const { state, startMs, endMs } of stretches) {
    hours[state] +=
      Math.max(0, Math.min(endMs, window.endMs) - Math.max(startMs, window.startMs)) / 3_600_000;
  }
  const own = group.find(({ device }) => device !== undefined) ?? group[0]!;
  return {
    source: own.source,
    device: own.device ?? '',
    place: group.find(({ place }) => place.name)?.place.name ?? '',
    canDetect: [...new Set(group.flatMap(({ canDetect }) => canDetect))].sort(),
    last: {
      state: last.state,
      ...(last.by === undefined ? {} : { by: last.by }),
      sinceMs: last.startMs,
      untilMs: last.endMs,
    },
    hours,
    stretches: stretches.flatMap(({ state, by, startMs, endMs }): DeviceStretch[] => {
      const from = Math.max(startMs, window.startMs);
      const until = Math.min(endMs, window.endMs);
      return until > from
        ? [{ state, ...(by === undefined ? {} : { by }), startMs: from, endMs: until }]
        : [];
    }),
    at: lastPlace(group, window.endMs),
  };
}

/** The last position before the end that its own efforts give: of a patrol, where its track had come. */
function lastPlace(group: readonly Effort[], endMs: number): DeviceHealth['at'] {
  let best: { readonly atMs: number; readonly lat: number; readonly lon: number } | undefined;
  const see = (atMs: number, lat: number | undefined, lon: number | undefined): void => {
    if (lat === undefined || lon === undefined || atMs >= endMs || (best && atMs < best.atMs)) return;
    best = { atMs, lat, lon };
  };
  // A restriction without a device tells where it held, not where the device stood.
  const named = group.some(({ device }) => device !== undefined);
  for (const { device, track, time, place } of group) {
    if (named && device === undefined) continue;
    if (track) for (const { at, lat, lon } of track) see(Date.parse(at), lat, lon);
    else see(Date.parse(time.start), place.lat, place.lon);
  }
  return best ? { lat: best.lat, lon: best.lon } : null;
}

/** Disjoint, in the order of time, neighbours of one state joined; restrictions go before watching, the later before the earlier. */
function stretchesOf(group: readonly Effort[], endMs: number): Stretch[] {
  const timed = group
    .map((effort) => ({
      state: effort.status,
      by: effort.by,
      startMs: Date.parse(effort.time.start),
      endMs: Math.min(endMs, Date.parse(effort.time.end)),
    }))
    .filter((one) => one.endMs > one.startMs)
    .sort((a, b) => a.startMs - b.startMs || rank(a) - rank(b) || (a.state < b.state ? -1 : 1));
  const edges = [...new Set(timed.flatMap((one) => [one.startMs, one.endMs]))].sort((a, b) => a - b);
  const stretches: Stretch[] = [];
  let active: Stretch[] = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const at = edges[i]!;
    while (next < timed.length && timed[next]!.startMs <= at) active.push(timed[next++]!);
    active = active.filter((one) => one.endMs > at);
    if (active.length === 0) continue;
    const { state, by } = active.reduce((best, one) => (rank(one) >= rank(best) ? one : best));
    const before = stretches.at(-1);
    if (before && before.endMs === at && before.state === state && before.by === by) {
      stretches[stretches.length - 1] = { ...before, endMs: edges[i + 1]! };
    } else stretches.push({ state, by, startMs: at, endMs: edges[i + 1]! });
  }
  return stretches;
}

const rank = ({ state }: { readonly state: DeviceState }): number => (state === 'watching' ? 0 : 1);
