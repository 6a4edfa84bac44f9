/** A located event as `truceline locate` writes it, one JSON object a line (docs/sensing.md). */
import type { Arrivals, Sensors, Weather } from '../formats/network/network.js';

export interface Fix {
  readonly id: string;
  /** When it happened at its place, ISO 8601 UTC with milliseconds. */
  readonly time: string;
  readonly lat: number;
  readonly lon: number;
  /** Region that holds the true place with 90 %: half axes, and the azimuth of the major one from north. */
  readonly ellipse90: {
    readonly majorM: number;
    readonly minorM: number;
    readonly azimuthDeg: number;
  };
  /** Other places that the arrivals allow, such as the mirror image behind a row of sensors. */
  readonly alternatives: readonly {
    readonly lat: number;
    readonly lon: number;
    readonly probability: number;
  }[];
  /** That there was an event, and at this place rather than at an alternative. */
  readonly probability: number;
  readonly kind: string;
  /** Ids of the arrivals it rests on. */
  readonly arrivals: readonly string[];
}

/** What a locator is given. Arrivals stand in the order in which they were written. */
export interface Network {
  readonly sensors: Sensors;
  readonly arrivals: Arrivals;
  readonly weather: Weather | undefined;
}

export type Locate = (network: Network) => readonly Fix[];
