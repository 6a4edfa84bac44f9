/**
 * What a sensor network hands over, in columns. Four files make the exchange format (docs/sensing.md): sensors.csv,
 * arrivals.csv, weather.csv and, from a simulator or a trial, truth.csv with truth-arrivals.csv.
 *
 * Frame: WGS 84 degrees; bearings clockwise from true north; times are UTC, milliseconds since 1970 with their fraction.
 * NaN stands for "not measured" in every number column.
 */

/**
 * acoustic: one microphone, times only. acoustic_array: times and the bearing to the source. seismic: ground motion, times
 * only, of which wave is not said. camera: times and bearings of flashes, at the speed of light.
 */
export const SENSOR_KINDS = ['acoustic', 'acoustic_array', 'seismic', 'camera'] as const;
export type SensorKind = (typeof SENSOR_KINDS)[number];

export interface Sensors {
  readonly count: number;
  readonly ids: readonly string[];
  /** Index of each id. */
  readonly index: ReadonlyMap<string, number>;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly elevationMetres: Float64Array;
  /** Index in SENSOR_KINDS. */
  readonly kind: Uint8Array;
  /** One standard deviation; NaN where the sensor tells no bearing that can be used. */
  readonly bearingSigmaDegrees: Float64Array;
  /** Ids whose rows were set aside (an unknown kind, two places): their arrivals are counted apart. */
  readonly setAside: ReadonlySet<string>;
}

/** A run of arrivals in the order of the file, which need not be the order of their times. */
export interface Arrivals {
  readonly count: number;
  readonly ids: readonly string[];
  /** Index in Sensors. */
  readonly sensor: Int32Array;
  readonly timeMs: Float64Array;
  /** As the picker states it, one standard deviation. */
  readonly timeSigmaSeconds: Float64Array;
  /** From the sensor towards where the signal came from, [0, 360). */
  readonly bearingDegrees: Float64Array;
  readonly amplitudeDecibels: Float64Array;
}

export interface Weather {
  readonly count: number;
  readonly timeMs: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly temperatureCelsius: Float64Array;
  /** Where the wind blows to, not where it comes from. */
  readonly windEastMetresPerSecond: Float64Array;
  readonly windNorthMetresPerSecond: Float64Array;
  /** One standard deviation of each of the two components. */
  readonly windSigmaMetresPerSecond: Float64Array;
}

export interface Truth {
  readonly count: number;
  readonly ids: readonly string[];
  /** When it happened at its place. */
  readonly timeMs: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly kinds: readonly string[];
}

/** How a signal came from an event to a sensor; an echo is a late copy, by a detour. */
export const ARRIVAL_PATHS = ['air', 'ground', 'surface', 'flash', 'echo', 'false'] as const;
export type ArrivalPath = (typeof ARRIVAL_PATHS)[number];

export interface TruthArrivals {
  /** Event id by arrival id; '' for a false arrival. */
  readonly event: ReadonlyMap<string, string>;
  /** Arrivals that are echoes of their event. */
  readonly echoes: ReadonlySet<string>;
}
