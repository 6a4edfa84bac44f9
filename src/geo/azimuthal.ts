/**
 * A plane around a place in which distances and bearings from that place are true: the azimuthal equidistant projection.
 *
 * Frame: the sphere of position.ts; x east and y north in metres. J. P. Snyder, Map Projections (USGS Professional Paper
 * 1395, 1987), section 25. Lines through the middle are great circles; across them the scale is d / sin(d), 0.1 % at 500 km.
 */
import { bearingDegrees, distanceMetres, METRES_PER_DEGREE } from './position.js';

const RADIANS = Math.PI / 180;

export interface AzimuthalPlane {
  toPlane(lat: number, lon: number): readonly [x: number, y: number];
  toGlobe(x: number, y: number): readonly [lat: number, lon: number];
}

export function azimuthalPlane(lat0: number, lon0: number): AzimuthalPlane {
  const sin0 = Math.sin(lat0 * RADIANS);
  const cos0 = Math.cos(lat0 * RADIANS);
  return {
    toPlane(lat, lon) {
      const metres = distanceMetres(lat0, lon0, lat, lon);
      const bearing = bearingDegrees(lat0, lon0, lat, lon) * RADIANS;
      return [metres * Math.sin(bearing), metres * Math.cos(bearing)];
    },
    toGlobe(x, y) {
      const arc = (Math.hypot(x, y) / METRES_PER_DEGREE) * RADIANS;
      if (arc === 0) return [lat0, lon0];
      const bearing = Math.atan2(x, y);
      const lat = Math.asin(sin0 * Math.cos(arc) + cos0 * Math.sin(arc) * Math.cos(bearing));
      const turn = Math.atan2(Math.sin(bearing) * Math.sin(arc) * cos0, Math.cos(arc) - sin0 * Math.sin(lat));
      return [lat / RADIANS, ((lon0 + turn / RADIANS + 540) % 360) - 180];
    },
  };
}
