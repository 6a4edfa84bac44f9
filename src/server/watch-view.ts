/** What the map says of watching in a window: the hours of each sector that nobody observed, and the devices with their places. */
import { devicesOf } from '../report/devices.js';
import { hoursBetween, observedHours, unobservedOf } from '../report/observed-hours.js';
import type { PictureIndex } from '../report/picture-index.js';
import type { WatchView } from './api.js';

const HOUR_MS = 3_600_000;
const KEPT = 12;
/** Going to and fro in time asks for the same windows again; a newer picture drops them all. */
const views = new WeakMap<PictureIndex, Map<string, WatchView>>();

export function watchView(index: PictureIndex, fromMs: number, toMs: number): WatchView {
  const all = observedHours(index);
  const [first, last] = hoursBetween(all, fromMs, toMs);
  const kept = views.get(index) ?? new Map<string, WatchView>();
  views.set(index, kept);
  const key = `${first} ${last}`;
  const known = kept.get(key);
  if (known) return known;
  const window = { startMs: all.startMs + first * HOUR_MS, endMs: all.startMs + last * HOUR_MS };
  const made: WatchView = {
    ...window,
    sectors: all.sectors.map(({ id, near }, s) => ({
      sector: id,
      near,
      ...unobservedOf(all, s, window.startMs, window.endMs),
    })),
    devices: devicesOf(index.picture, window),
  };
  kept.set(key, made);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return made;
}
