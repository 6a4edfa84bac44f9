/** What the sea module tells of vessels (formats/ais/vessel-event.ts), and its times and positions. */
import type { At, VesselEvent } from '../formats/ais/vessel-event.js';

export type { At, ClockEvent, ClusterEvent, FeedGapEvent } from '../formats/ais/vessel-event.js';
export type SeaEvent = VesselEvent;

export const isoOf = (timeMs: number): string => new Date(timeMs).toISOString();

/** Six decimals, 0.1 m: no more than the message holds. */
export const atOf = (timeMs: number, lat: number, lon: number): At => ({
  time: isoOf(timeMs),
  lat: Math.round(lat * 1e6) / 1e6,
  lon: Math.round(lon * 1e6) / 1e6,
});
