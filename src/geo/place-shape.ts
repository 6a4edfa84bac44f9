/**
 * How a place is uncertain, where more is known of it than a radius.
 *
 * Frame: WGS 84 degrees, metres; azimuths clockwise from true north. The centre is the place's own latitude and longitude.
 */
import { metresPerDegree } from './local-metres.js';
import { holdsInSector, type Sector } from './sector.js';
import type { SightLine } from './sighting-likelihood.js';

/** Half axes of the region that holds 90 %, and where the longer one points. */
export interface Ellipse90 {
  readonly majorMetres: number;
  readonly minorMetres: number;
  readonly azimuthDegrees: number;
}

/** Another place that the same evidence allows. */
export interface AlternativePlace {
  readonly lat: number;
  readonly lon: number;
  readonly probability: number;
  /** Its own region; absent: the mirror image of the place's. */
  readonly ellipse90?: Ellipse90;
}

export type PlaceShape =
  | ({
      readonly kind: 'ellipse';
      /** That it is here and not at an alternative. */
      readonly probability: number;
      readonly alternatives: readonly AlternativePlace[];
      /** Where it follows from several accounts: how many independent ones carry it, and how many are set against it. */
      readonly carriedBy?: number;
      readonly setAgainst?: number;
    } & Ellipse90)
  /** What one element of an image from orbit covers: anywhere in it. */
  | {
      readonly kind: 'pixel';
      readonly eastMetres: number;
      readonly northMetres: number;
      readonly confidence?: 'low' | 'nominal' | 'high';
      readonly night?: boolean;
    }
  /** Bearings and ranges from known places. */
  | { readonly kind: 'sightings'; readonly lines: readonly SightLine[] }
  /** What is open where one observer's bearing is all there is. */
  | Sector;

/** Normal quantiles of 90 %: of a line over those of a plane. */
const LINE_OVER_PLANE = 1.6449 / Math.sqrt(2 * Math.log(10));

/**
 * Radius of the circle around the middle of a normal error that holds 90 %, from the half axes of the ellipse that does.
 * Interpolated between the line and the circle, where it is exact; at most 1 % off in between (place-shape.test.ts).
 */
export function radiusOfEllipse({ majorMetres, minorMetres }: Ellipse90): number {
  const ratio = majorMetres > 0 ? minorMetres / majorMetres : 1;
  const squared = LINE_OVER_PLANE ** 2;
  return majorMetres * Math.sqrt(squared + (1 - squared) * ratio ** 2.5);
}

/** The azimuth of an ellipse in its mirror image, which lies that far east and north of it. */
export const mirroredAzimuth = (azimuthDegrees: number, eastMetres: number, northMetres: number): number =>
  2 * ((Math.atan2(eastMetres, northMetres) * 180) / Math.PI + 90) - azimuthDegrees;

/** Alternatives below this are not part of the region. */
const OPEN_PROBABILITY = 0.01;

/** Is a place in the 90 % region: the ellipse and its mirror images at the alternatives, the sector, or else the circle? */
export function holdsPlace(
  place: {
    readonly lat: number;
    readonly lon: number;
    readonly radiusMetres: number;
    readonly shape?: PlaceShape;
  },
  lat: number,
  lon: number,
): boolean {
  const { perLat, perLon } = metresPerDegree(place.lat);
  const east = (lon - place.lon) * perLon;
  const north = (lat - place.lat) * perLat;
  const { shape } = place;
  if (shape?.kind === 'sector') return holdsInSector(shape, lat, lon);
  if (shape?.kind !== 'ellipse') return Math.hypot(east, north) <= place.radiusMetres;
  if (inEllipse(shape, shape.azimuthDegrees, east, north)) return true;
  return shape.alternatives.some((other) => {
    if (other.probability < OPEN_PROBABILITY) return false;
    const x = (other.lon - place.lon) * perLon;
    const y = (other.lat - place.lat) * perLat;
    const { ellipse90 } = other;
    if (ellipse90) return inEllipse(ellipse90, ellipse90.azimuthDegrees, east - x, north - y);
    return inEllipse(shape, mirroredAzimuth(shape.azimuthDegrees, x, y), east - x, north - y);
  });
}

function inEllipse(
  { majorMetres, minorMetres }: Ellipse90,
  azimuthDegrees: number,
  east: number,
  north: number,
): boolean {
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  const along = east * Math.sin(azimuth) + north * Math.cos(azimuth);
  const across = east * Math.cos(azimuth) - north * Math.sin(azimuth);
  return (along / majorMetres) ** 2 + (across / minorMetres) ** 2 <= 1;
}
