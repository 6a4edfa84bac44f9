/**
 * Is the true place inside the 90 % region of a fix? The region is the ellipse, and where alternatives are given with more than
 * OPEN_PROBABILITY, its mirror images there too: reflected on the perpendicular bisector between the two places.
 *
 * Frame: east and north metres around the fix; azimuths clockwise from north.
 */
import { metresPerDegree } from '../../geo/local-metres.js';
import type { Fix } from '../fix.js';

export const OPEN_PROBABILITY = 0.05;

export function insideRegion(fix: Fix, lat: number, lon: number): boolean {
  if (insideEllipse(fix, fix.lat, fix.lon, fix.ellipse90.azimuthDeg, lat, lon)) return true;
  return fix.alternatives.some((other) => {
    if (other.probability <= OPEN_PROBABILITY) return false;
    const { perLat, perLon } = metresPerDegree(fix.lat);
    const towards = Math.atan2((other.lon - fix.lon) * perLon, (other.lat - fix.lat) * perLat);
    const mirrored = 2 * ((towards * 180) / Math.PI + 90) - fix.ellipse90.azimuthDeg;
    return insideEllipse(fix, other.lat, other.lon, mirrored, lat, lon);
  });
}

function insideEllipse(
  { ellipse90: { majorM, minorM } }: Fix,
  atLat: number,
  atLon: number,
  azimuthDegrees: number,
  lat: number,
  lon: number,
): boolean {
  const { perLat, perLon } = metresPerDegree(atLat);
  const east = (lon - atLon) * perLon;
  const north = (lat - atLat) * perLat;
  const azimuth = (azimuthDegrees * Math.PI) / 180;
  const along = east * Math.sin(azimuth) + north * Math.cos(azimuth);
  const across = east * Math.cos(azimuth) - north * Math.sin(azimuth);
  return (along / majorM) ** 2 + (across / minorM) ** 2 <= 1;
}
