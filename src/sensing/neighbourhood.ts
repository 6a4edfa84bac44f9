/**
 * Which sensors stand around each sensor, with their places in its plane (plane.ts), nearest first, itself at the head.
 */

import type { Sensors } from '../formats/network/network.js';
import { distanceMetres, METRES_PER_DEGREE } from '../geo/position.js';
import { toPlane } from './plane.js';

export interface Neighbourhoods {
  /** Neighbours of sensor s stand from start[s] to start[s + 1]. */
  readonly start: Int32Array;
  readonly sensor: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly distance: Float64Array;
}

const RADIANS = Math.PI / 180;

/** @param most neighbours kept of one sensor: the nearest. */
export function neighbourhoods(sensors: Sensors, radiusMetres: number, most = 160): Neighbourhoods {
  const { count, lat, lon } = sensors;
  const start = new Int32Array(count + 1);
  const rows: number[] = [];
  const places: { sensor: number; distance: number }[][] = [];
  const byLat = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => lat[a]! - lat[b]! || a - b);
  const rank = new Int32Array(count);
  byLat.forEach((sensor, at) => {
    rank[sensor] = at;
  });
  const reachDegrees = radiusMetres / METRES_PER_DEGREE;
  for (let s = 0; s < count; s++) {
    const near: { sensor: number; distance: number }[] = [];
    const consider = (other: number): void => {
      // A line that runs east is all at one latitude: what is far off by its longitude alone needs no distance.
      const apart = Math.abs(lon[other]! - lon[s]!);
      const narrow = Math.min(90, Math.max(Math.abs(lat[s]!), Math.abs(lat[other]!)));
      if (Math.min(apart, 360 - apart) * Math.cos(narrow * RADIANS) > 2 * reachDegrees) return;
      const distance = distanceMetres(lat[s]!, lon[s]!, lat[other]!, lon[other]!);
      if (distance <= radiusMetres) near.push({ sensor: other, distance });
    };
    for (let at = rank[s]!; at < count && lat[byLat[at]!]! - lat[s]! <= reachDegrees; at++)
      consider(byLat[at]!);
    for (let at = rank[s]! - 1; at >= 0 && lat[s]! - lat[byLat[at]!]! <= reachDegrees; at--)
      consider(byLat[at]!);
    near.sort(
      (a, b) =>
        a.distance - b.distance || Number(b.sensor === s) - Number(a.sensor === s) || a.sensor - b.sensor,
    );
    near.length = Math.min(near.length, most);
    places.push(near);
    rows.push(near.length);
    start[s + 1] = start[s]! + near.length;
  }
  const total = start[count]!;
  const made: Neighbourhoods = {
    start,
    sensor: new Int32Array(total),
    x: new Float64Array(total),
    y: new Float64Array(total),
    distance: new Float64Array(total),
  };
  for (let s = 0; s < count; s++) {
    places[s]!.forEach(({ sensor, distance }, k) => {
      const at = start[s]! + k;
      const { x, y } = toPlane(lat[s]!, lon[s]!, lat[sensor]!, lon[sensor]!);
      made.sensor[at] = sensor;
      made.x[at] = x;
      made.y[at] = y;
      made.distance[at] = distance;
    });
  }
  return made;
}

/** For each sensor one within `metres` that stands for it: itself, unless one before it is near. */
export function standIns({ start, sensor, distance }: Neighbourhoods, metres: number): Int32Array {
  const count = start.length - 1;
  const by = new Int32Array(count);
  for (let s = 0; s < count; s++) {
    by[s] = s;
    for (let k = start[s]!; k < start[s + 1]! && distance[k]! <= metres; k++) {
      const other = sensor[k]!;
      if (other >= s || by[other] !== other) continue;
      by[s] = other;
      break;
    }
  }
  return by;
}
