/** A plane around a place, x east, y north, metres: on the ellipsoid, good to 1e-5 within 50 km (src/geo/local-metres.ts). */
import { metresPerDegree } from '../../geo/local-metres.js';

export interface Plane {
  to(lat: number, lon: number): [number, number];
  from(x: number, y: number): { readonly lat: number; readonly lon: number };
}

/** Near the poles a degree of longitude would be nothing. */
const PER_LON_LEAST = 1_000;

export function planeAt(lat: number, lon: number): Plane {
  const metres = metresPerDegree(lat);
  const perLon = Math.max(PER_LON_LEAST, metres.perLon);
  return {
    to: (atLat, atLon) => [turned(atLon - lon) * perLon, (atLat - lat) * metres.perLat],
    from: (x, y) => ({
      lat: Math.max(-90, Math.min(90, lat + y / metres.perLat)),
      lon: turned(lon + x / perLon),
    }),
  };
}

const turned = (degrees: number): number =>
  degrees >= -180 && degrees < 180 ? degrees : ((((degrees + 180) % 360) + 360) % 360) - 180;
