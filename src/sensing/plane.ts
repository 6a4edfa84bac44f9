/**
 * The plane in which one neighbourhood of sensors is worked out.
 *
 * Frame: the tangent plane of the WGS 84 ellipsoid at an origin; x east, y north, metres: earth-centred coordinates turned to the
 * origin's horizon, their height left out (W. Torge, Geodesy (2001), section 4.1). Within 40 km distances between any two points
 * are true to 1 in 50,000.
 */
import { metresPerDegree } from '../geo/local-metres.js';
import type { Position } from '../geo/position.js';

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_379_990_14;
const RADIANS = Math.PI / 180;

export function toPlane(originLat: number, originLon: number, lat: number, lon: number): PlanePoint {
  const sin0 = Math.sin(originLat * RADIANS);
  const cos0 = Math.cos(originLat * RADIANS);
  const sin = Math.sin(lat * RADIANS);
  const cos = Math.cos(lat * RADIANS);
  const radius0 = SEMI_MAJOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin0 * sin0);
  const radius = SEMI_MAJOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * sin * sin);
  const turn = (lon - originLon) * RADIANS;
  // Along the origin's meridian, outwards and upwards.
  const out = radius * cos * Math.cos(turn) - radius0 * cos0;
  const up = (1 - ECCENTRICITY_SQUARED) * (radius * sin - radius0 * sin0);
  return { x: radius * cos * Math.sin(turn), y: up * cos0 - out * sin0 };
}

/** The place whose `toPlane` is (x, y), to a millimetre. */
export function fromPlane(originLat: number, originLon: number, x: number, y: number): Position {
  let lat = originLat;
  let lon = originLon;
  for (let round = 0; round < 4; round++) {
    const at = toPlane(originLat, originLon, lat, lon);
    const { perLat, perLon } = metresPerDegree(lat);
    lat += (y - at.y) / perLat;
    lon += (x - at.x) / perLon;
  }
  return { lat, lon: lon - 360 * Math.round(lon / 360) };
}
