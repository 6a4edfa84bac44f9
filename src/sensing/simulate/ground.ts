/**
 * An invented line of contact and hills around it, in mid-ocean, so that nobody's ground is meant.
 *
 * Frame: WGS 84; the line is walked in steps of 1 km along a heading that swings by sines of its chainage (the tightest bend
 * keeps a radius above 15 km, more than the depth at which events lie). Offsets are to the left of the walk. Fields of hills and
 * weather take plane metres, stretched by less than 10 % from true ones: they only have to be smooth.
 */
import { metresPerDegree } from '../../geo/local-metres.js';
import { between, longRandomOf } from '../../random/random.js';
import { type Field, smoothField } from './field.js';

export interface Ground {
  readonly lengthKm: number;
  place(chainageKm: number, offsetKm: number): { readonly lat: number; readonly lon: number };
  /** Direction of the walk, degrees clockwise from north. */
  headingDegrees(chainageKm: number): number;
  elevationMetres(lat: number, lon: number): number;
  /** Metres in the plane of the fields. */
  east(lon: number): number;
  north(lat: number): number;
}

const START = { lat: 38, lon: -44 } as const;
const SWINGS = [
  { wavelengthKm: 700, degrees: 35 },
  { wavelengthKm: 190, degrees: 22 },
  { wavelengthKm: 70, degrees: 12 },
] as const;
const RADIANS = Math.PI / 180;

export function makeGround(seed: number, lengthKm: number, hillMetres: number): Ground {
  const random = longRandomOf(seed, 1);
  const mean = between(random, 20, 60);
  const phases = SWINGS.map(() => between(random, 0, 2 * Math.PI));
  const headingDegrees = (km: number): number =>
    SWINGS.reduce(
      (sum, { wavelengthKm, degrees }, i) =>
        sum + degrees * Math.sin((2 * Math.PI * km) / wavelengthKm + phases[i]!),
      mean,
    );
  const vertices = Math.ceil(lengthKm) + 2;
  const lats = new Float64Array(vertices).fill(START.lat);
  const lons = new Float64Array(vertices).fill(START.lon);
  for (let i = 1; i < vertices; i++) {
    const heading = headingDegrees(i - 0.5) * RADIANS;
    const { perLat, perLon } = metresPerDegree(lats[i - 1]!);
    lats[i] = lats[i - 1]! + (1000 * Math.cos(heading)) / perLat;
    lons[i] = lons[i - 1]! + (1000 * Math.sin(heading)) / perLon;
  }
  const scale = metresPerDegree(START.lat + (lengthKm * 0.35) / 111);
  const east = (lon: number): number => (lon - START.lon) * scale.perLon;
  const north = (lat: number): number => (lat - START.lat) * scale.perLat;
  const hills: Field[] = [
    smoothField(longRandomOf(seed, 2), hillMetres, 6_000, Number.POSITIVE_INFINITY),
    smoothField(longRandomOf(seed, 3), hillMetres / 3, 1_500, Number.POSITIVE_INFINITY),
  ];
  return {
    lengthKm,
    headingDegrees,
    east,
    north,
    place(chainageKm, offsetKm) {
      const i = Math.min(vertices - 2, Math.max(0, Math.floor(chainageKm)));
      const part = chainageKm - i;
      const lat = lats[i]! + part * (lats[i + 1]! - lats[i]!);
      const lon = lons[i]! + part * (lons[i + 1]! - lons[i]!);
      const heading = headingDegrees(chainageKm) * RADIANS;
      const { perLat, perLon } = metresPerDegree(lat);
      return {
        lat: lat + (1000 * offsetKm * Math.sin(heading)) / perLat,
        lon: lon - (1000 * offsetKm * Math.cos(heading)) / perLon,
      };
    },
    elevationMetres: (lat, lon) => {
      const x = east(lon);
      const y = north(lat);
      return 150 + hills[0]!(x, y, 0) + hills[1]!(x, y, 0);
    },
  };
}
