/**
 * How badly two places fit where one of them is known by bearings and ranges, whose area is a wedge and not a circle.
 *
 * Frame: degrees to metres as in columns.ts, x east, y north. The misfit is a chi squared: for each bearing what the point
 * lies outside of its arc, for each range what it lies outside of the logarithms of its ends, in standard deviations
 * that the other place's own uncertainty widens. Of two such, the least over the points where they may meet.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import { angleBetween } from '../geo/sighting-arc.js';
import { logRange, RADIUS_90, type SightLine } from '../geo/sighting-likelihood.js';
import type { Columns } from './columns.js';

/** Undefined where neither place is known by sightings. */
export function misfitOf(columns: Columns, a: number, b: number): number | undefined {
  const ofA = columns.sights[a];
  const ofB = columns.sights[b];
  if (ofA && ofB) return leastWhereTheyMeet(columns, a, ofA, b, ofB);
  if (ofA) return misfitAt(ofA, columns.lat[b]!, columns.lon[b]!, columns.radiusMetres[b]! / RADIUS_90);
  if (ofB) return misfitAt(ofB, columns.lat[a]!, columns.lon[a]!, columns.radiusMetres[a]! / RADIUS_90);
  return undefined;
}

function misfitAt(lines: readonly SightLine[], lat: number, lon: number, sigmaMetres: number): number {
  let sum = 0;
  for (const line of lines) {
    const y = (lat - line.lat) * METRES_PER_DEGREE;
    const x = (lon - line.lon) * METRES_PER_DEGREE * Math.cos((line.lat * Math.PI) / 180);
    const range = Math.max(1, Math.sqrt(x * x + y * y));
    const share = Math.hypot(sigmaMetres, line.radiusMetres / RADIUS_90) / range;
    if (line.arc) {
      const off =
        angleBetween((Math.atan2(x, y) * 180) / Math.PI, line.arc.middleDegrees) - line.arc.halfDegrees;
      if (off > 0) sum += off ** 2 / (line.sigmaDegrees ** 2 + ((share * 180) / Math.PI) ** 2);
    }
    const [near, far] = logRange(line);
    const at = Math.log(range);
    const outside = Math.max(0, near - at, at - far);
    if (outside > 0) sum += outside ** 2 / ((line.rangeMetres ? line.rangeSpread : 0.1) ** 2 + share ** 2);
  }
  return sum;
}

function leastWhereTheyMeet(
  columns: Columns,
  a: number,
  ofA: readonly SightLine[],
  b: number,
  ofB: readonly SightLine[],
): number {
  const { lat, lon } = columns;
  let least = Number.POSITIVE_INFINITY;
  const tryAt = (atLat: number, atLon: number): void => {
    const sum = misfitAt(ofA, atLat, atLon, 0) + misfitAt(ofB, atLat, atLon, 0);
    if (sum < least) least = sum;
  };
  tryAt(lat[a]!, lon[a]!);
  tryAt(lat[b]!, lon[b]!);
  tryAt((lat[a]! + lat[b]!) / 2, (lon[a]! + lon[b]!) / 2);
  for (const one of ofA)
    for (const other of ofB) {
      const met = crossing(one, other);
      if (met) tryAt(met.lat, met.lon);
    }
  return least;
}

/** Where the middles of two bearings cross, ahead of both observers. */
function crossing(a: SightLine, b: SightLine): { readonly lat: number; readonly lon: number } | undefined {
  if (!a.arc || !b.arc) return undefined;
  const perLon = METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  const [toA, toB] = [a.arc.middleDegrees, b.arc.middleDegrees].map((degrees) => (degrees * Math.PI) / 180);
  const [ax, ay, bx, by] = [Math.sin(toA!), Math.cos(toA!), Math.sin(toB!), Math.cos(toB!)];
  const x = (b.lon - a.lon) * perLon;
  const y = (b.lat - a.lat) * METRES_PER_DEGREE;
  const turn = ax * by - ay * bx;
  if (Math.abs(turn) < 1e-3) return undefined;
  const alongA = (x * by - y * bx) / turn;
  const alongB = (x * ay - y * ax) / turn;
  if (alongA <= 0 || alongB <= 0) return undefined;
  return { lat: a.lat + (alongA * ay) / METRES_PER_DEGREE, lon: a.lon + (alongA * ax) / perLon };
}
