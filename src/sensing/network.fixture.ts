/** A network of sensors on the plane about 48 N 30 E, metres east and north, and what it noticed, for tests. */
import { type Arrivals, SENSOR_KINDS, type SensorKind, type Sensors } from '../formats/network/network.js';
import { fromPlane } from './plane.js';

/** Of sound, metres per second. */
export const SPEED = 337.3;
export const START_MS = Date.UTC(2030, 4, 1, 12);

export type Station = readonly [x: number, y: number, kind: SensorKind];

export interface Row {
  readonly sensor: number;
  /** After START_MS. */
  readonly seconds: number;
  readonly bearing?: number;
}

const BEARING_SIGMA_DEGREES: Partial<Record<SensorKind, number>> = { acoustic_array: 3, camera: 0.5 };

export function sensorsAt(stations: readonly Station[]): Sensors {
  const at = stations.map(([x, y]) => fromPlane(48, 30, x, y));
  const ids = stations.map((_, i) => `S${i}`);
  return {
    count: ids.length,
    ids,
    index: new Map(ids.map((id, i) => [id, i])),
    lat: Float64Array.from(at, ({ lat }) => lat),
    lon: Float64Array.from(at, ({ lon }) => lon),
    elevationMetres: new Float64Array(ids.length),
    kind: Uint8Array.from(stations, ([, , kind]) => SENSOR_KINDS.indexOf(kind)),
    bearingSigmaDegrees: Float64Array.from(
      stations,
      ([, , kind]) => BEARING_SIGMA_DEGREES[kind] ?? Number.NaN,
    ),
    setAside: new Set(),
  };
}

export function arrivalsOf(rows: readonly Row[], timeSigmaSeconds: number): Arrivals {
  return {
    count: rows.length,
    ids: rows.map((_, i) => `a${i}`),
    sensor: Int32Array.from(rows, ({ sensor }) => sensor),
    timeMs: Float64Array.from(rows, ({ seconds }) => START_MS + seconds * 1000),
    timeSigmaSeconds: new Float64Array(rows.length).fill(timeSigmaSeconds),
    bearingDegrees: Float64Array.from(rows, ({ bearing }) => bearing ?? Number.NaN),
    amplitudeDecibels: new Float64Array(rows.length).fill(Number.NaN),
  };
}

/** Clockwise from north, from a station to a place. */
export const bearingTo = (fromX: number, fromY: number, x: number, y: number): number =>
  ((Math.atan2(x - fromX, y - fromY) * 180) / Math.PI + 360) % 360;
