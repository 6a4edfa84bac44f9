/**
 * What the sea module tells of vessels. Only the two zone events and a warship outside its area are about where a vessel
 * went; all the others say that positions cannot be trusted or are missing, and are no movements.
 */
export type SeaEvent =
  | ZoneEvent
  | WarshipEvent
  | GapEvent
  | FeedGapEvent
  | JumpEvent
  | SpeedEvent
  | DuplicateEvent
  | LandEvent
  | ClusterEvent
  | ClockEvent;

interface OfVessel {
  readonly mmsi: number;
  /** As the vessel gives it. */
  readonly name?: string;
}

export interface At {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly lat: number;
  readonly lon: number;
}

export interface ZoneEvent extends OfVessel, At {
  readonly event: 'zone-entered' | 'zone-left';
  readonly zone: string;
  /** The vessel was first seen inside. */
  readonly seenFirst?: true;
  /** The identity is sent from two places: which of them this is cannot be said. */
  readonly doubt?: 'duplicate-identity';
}

export interface WarshipEvent extends OfVessel, At {
  readonly event: 'warship-outside';
  readonly zone: string;
  /** The reading of an agreement that names the area. */
  readonly reading: string;
  readonly doubt?: 'duplicate-identity';
}

export interface GapEvent extends OfVessel {
  readonly event: 'gap';
  readonly from: At;
  /** Missing where the vessel was not heard again. */
  readonly to?: At;
  /** Without the time in which nothing at all was received. */
  readonly minutes: number;
  readonly kilometres?: number;
}

export interface FeedGapEvent {
  readonly event: 'feed-gap';
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

export interface JumpEvent extends OfVessel {
  readonly event: 'jump';
  readonly from: At;
  readonly to: At;
  readonly kilometres: number;
  readonly impliedKnots: number;
}

export interface SpeedEvent extends OfVessel, At {
  readonly event: 'impossible-speed';
  readonly reportedKnots: number;
  /** From the displacement; missing where the reported speed alone is impossible. */
  readonly impliedKnots?: number;
}

export interface DuplicateEvent extends OfVessel {
  readonly event: 'duplicate-identity';
  readonly here: At;
  readonly there: At;
  readonly kilometres: number;
}

export interface LandEvent extends OfVessel {
  readonly event: 'on-land';
  readonly from: At;
  readonly to: At;
  readonly reports: number;
}

export interface ClusterEvent {
  readonly event: 'clustered-positions';
  readonly from: string;
  readonly to: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusMetres: number;
  /** On a circle around the middle, as some jammers make receivers see it, or on one spot. */
  readonly pattern: 'circle' | 'spot';
  readonly vessels: readonly number[];
}

export interface ClockEvent {
  readonly event: 'clock-went-back';
  readonly from: string;
  readonly to: string;
}

export const isoOf = (timeMs: number): string => new Date(timeMs).toISOString();

/** Six decimals, 0.1 m: no more than the message holds. */
export const atOf = (timeMs: number, lat: number, lon: number): At => ({
  time: isoOf(timeMs),
  lat: Math.round(lat * 1e6) / 1e6,
  lon: Math.round(lon * 1e6) / 1e6,
});
