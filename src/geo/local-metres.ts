/**
 * East and north metres around a place, on the ellipsoid.
 *
 * Frame: WGS 84; the plane is spanned by the radii of curvature of the meridian (M) and of the prime vertical (N) at the middle
 * latitude: dn = M dlat, de = N cos(lat) dlon. Within 50 km the error stays below 1e-5 of the distance. The sphere of
 * position.ts is off by up to 0.3 % at middle latitudes, which at 10 km is as much as a clock 90 ms wrong.
 * Radii: W. Torge, Geodesy (2001), section 4.1.
 */
const SEMI_MAJOR_METRES = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_379_990_14;
const RADIANS = Math.PI / 180;

export interface LocalMetres {
  /** Metres of one degree of latitude, and of longitude, at the middle latitude. */
  readonly perLat: number;
  readonly perLon: number;
}

export function metresPerDegree(lat: number): LocalMetres {
  const sin = Math.sin(lat * RADIANS);
  const w = 1 - ECCENTRICITY_SQUARED * sin * sin;
  const prime = SEMI_MAJOR_METRES / Math.sqrt(w);
  return {
    perLat: ((prime * (1 - ECCENTRICITY_SQUARED)) / w) * RADIANS,
    perLon: prime * Math.cos(lat * RADIANS) * RADIANS,
  };
}
