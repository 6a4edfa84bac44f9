/** How a device stands at the end of the window: its state, or that nothing has been heard of it since. */
import type { WatchView } from '../api/types.ts';
import type { Glyph } from './glyphs.ts';

export type Device = WatchView['devices'][number];
export const HEALTHS = ['watching', 'down', 'jammed', 'denied', 'clouded', 'stale'] as const;
export type Health = (typeof HEALTHS)[number] & Glyph;

/** A record that ends before the window does says nothing of its end, whatever it said. */
export const healthOf = ({ last }: Device, endMs: number): Health =>
  last.untilMs < endMs ? 'stale' : last.state;

export const countByHealth = (devices: readonly Device[], endMs: number): ReadonlyMap<Health, number> => {
  const counts = new Map<Health, number>();
  for (const device of devices) {
    const health = healthOf(device, endMs);
    counts.set(health, (counts.get(health) ?? 0) + 1);
  }
  return counts;
};

/** What needs a look comes first: kept from watching, then silent, then watching. */
export const byTrouble = (devices: readonly Device[], endMs: number): Device[] =>
  [...devices].sort((a, b) => trouble(b, endMs) - trouble(a, endMs));

const trouble = (device: Device, endMs: number): number => {
  const health = healthOf(device, endMs);
  return health === 'watching' ? 0 : health === 'stale' ? 1 : 2;
};
