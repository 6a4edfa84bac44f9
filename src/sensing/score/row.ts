/**
 * How far a place lies from the row of sensors, and on which side. The row near a place is the main axis (principal component)
 * of the ROW_SENSORS sensors nearest to it: so a score needs no line besides the files of the network.
 *
 * Frame: east and north metres around the place; side: +1 to the left of the axis, whose direction is arbitrary but the same for
 * all that is asked about one place.
 */
import type { Sensors } from '../../formats/network/network.js';
import { metresPerDegree } from '../../geo/local-metres.js';

export interface Row {
  /** Signed distance of a place near by from the row's axis, metres. */
  offsetMetres(lat: number, lon: number): number;
}

const ROW_SENSORS = 12;

export function rowNear(sensors: Sensors, lat: number, lon: number): Row {
  const { perLat, perLon } = metresPerDegree(lat);
  const near: { east: number; north: number; squared: number }[] = [];
  for (let i = 0; i < sensors.count; i++) {
    const north = (sensors.lat[i]! - lat) * perLat;
    if (Math.abs(north) > 100_000) continue;
    const east = (sensors.lon[i]! - lon) * perLon;
    const squared = east * east + north * north;
    if (near.length === ROW_SENSORS && squared >= near[ROW_SENSORS - 1]!.squared) continue;
    const at = near.findIndex((one) => one.squared > squared);
    near.splice(at < 0 ? near.length : at, 0, { east, north, squared });
    if (near.length > ROW_SENSORS) near.pop();
  }
  const mean = (of: (one: (typeof near)[number]) => number): number =>
    near.reduce((sum, one) => sum + of(one), 0) / near.length;
  const middleEast = mean(({ east }) => east);
  const middleNorth = mean(({ north }) => north);
  const ee = mean(({ east }) => (east - middleEast) ** 2);
  const nn = mean(({ north }) => (north - middleNorth) ** 2);
  const en = mean(({ east, north }) => (east - middleEast) * (north - middleNorth));
  const axis = 0.5 * Math.atan2(2 * en, ee - nn);
  const [alongEast, alongNorth] = [Math.cos(axis), Math.sin(axis)];
  return {
    offsetMetres: (aLat, aLon) =>
      alongEast * ((aLat - lat) * perLat - middleNorth) - alongNorth * ((aLon - lon) * perLon - middleEast),
  };
}
