/**
 * Distance and bearing on the sphere.
 *
 * Frame: WGS 84 degrees, longitude east, latitude north; bearings clockwise from true north. Sphere of the mean
 * Earth radius 6,371,008.8 m (IUGG); against the ellipsoid the error stays below 0.6 %, far under the uncertainty of
 * any reported place. Haversine: R. W. Sinnott, Sky and Telescope 68 (1984) 159.
 */
export interface Position {
  readonly lat: number;
  readonly lon: number;
}

const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;
export const METRES_PER_DEGREE = EARTH_RADIUS_METRES * RADIANS;

/** Great-circle distance in metres. */
export function distanceMetres(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const sinLat = Math.sin(((bLat - aLat) * RADIANS) / 2);
  const sinLon = Math.sin(((bLon - aLon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(aLat * RADIANS) * Math.cos(bLat * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial bearing from a to b, degrees in [0, 360). */
export function bearingDegrees(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const y = Math.sin((bLon - aLon) * RADIANS) * Math.cos(bLat * RADIANS);
  const x =
    Math.cos(aLat * RADIANS) * Math.sin(bLat * RADIANS) -
    Math.sin(aLat * RADIANS) * Math.cos(bLat * RADIANS) * Math.cos((bLon - aLon) * RADIANS);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}
