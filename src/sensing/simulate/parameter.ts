/** What a simulated network and its world are like. Every number is a choice, named with its unit; docs/sensing.md tells why. */
export interface SimulationParameters {
  readonly seed: number;
  readonly lengthKm: number;
  readonly sensors: number;
  readonly hours: number;
  /** Events a second on 100 km of line. */
  readonly ratePer100Km: number;
  /** Share of all arrivals that belong to no event. */
  readonly falseShare: number;
  readonly layout: Layout;
  /** Shares of the sensors that are arrays, seismic stations and cameras; the rest are single microphones. */
  readonly arrayShare: number;
  readonly seismicShare: number;
  readonly cameraShare: number;

  /** One standard deviation that weather.csv states for each component, and the true one as a multiple of it. */
  readonly windSigmaMetresPerSecond: number;
  readonly windSigmaFactor: number;
  /** Wind that differs over some 12 km and 15 minutes, which no report resolves, one standard deviation. */
  readonly gustMetresPerSecond: number;
  /** Growth of the wind with height, as a share of the wind near the ground per metre; 0: straight rays. */
  readonly windShearPerMetre: number;
  /** Growth of the sound speed with height by temperature, m/s per metre; 0: no inversion. */
  readonly inversionPerSecond: number;

  /** Standard deviation of the clocks of the nodes at the start, and of their drift within an hour. */
  readonly clockSigmaSeconds: number;
  readonly clockDriftPerHour: number;
  /** Share of the nodes whose clock is off by one to three hours. */
  readonly clockHoursOffShare: number;
  /** Degrees of freedom of the pick errors. */
  readonly pickFreedom: number;
  /** True pick errors as a multiple of those stated. */
  readonly pickFactor: number;
  /** Chance that an arrival by air is followed by a late copy. */
  readonly echoShare: number;
  /** Share of the nodes that go silent at some time and stay so. */
  readonly deadShare: number;
  /** Height of the hills, one standard deviation. */
  readonly hillMetres: number;
  /** Errors of the sensors' places in sensors.csv, one standard deviation of each of east and north. */
  readonly sensorPlaceSigmaMetres: number;
  /** Chance that an event is followed by another from within 100 m after some seconds. */
  readonly salvoShare: number;
  /** Share of the arrivals that are written up to ten minutes late. */
  readonly lateShare: number;
}

/**
 * zigzag: on both sides of the line in turn. one-row: along the line, so that an event and its mirror image are nearly alike.
 * one-side: two rows, both on the left of the line.
 */
export const LAYOUTS = ['zigzag', 'one-row', 'one-side'] as const;
export type Layout = (typeof LAYOUTS)[number];

export const BASE: SimulationParameters = {
  seed: 1,
  lengthKm: 2000,
  sensors: 1000,
  hours: 1 / 6,
  ratePer100Km: 0.2,
  falseShare: 0.5,
  layout: 'zigzag',
  arrayShare: 0.1,
  seismicShare: 0.05,
  cameraShare: 0.05,
  windSigmaMetresPerSecond: 3,
  windSigmaFactor: 1,
  gustMetresPerSecond: 0.4,
  windShearPerMetre: 0,
  inversionPerSecond: 0,
  clockSigmaSeconds: 0.01,
  clockDriftPerHour: 0.005,
  clockHoursOffShare: 0,
  pickFreedom: Number.POSITIVE_INFINITY,
  pickFactor: 1,
  echoShare: 0.05,
  deadShare: 0.03,
  hillMetres: 30,
  sensorPlaceSigmaMetres: 1,
  salvoShare: 0.1,
  lateShare: 0,
};
