/**
 * Line coordinates: chainage (km along the line from its first vertex) and offset (km from it, signed).
 *
 * Frame: each segment is projected on a plane tangent at the query's latitude (equirectangular, x scaled by the
 * cosine of that latitude); within 100 km of the line the error stays below 0.3 %. Sign of the offset: positive to
 * the left of the direction of travel along the vertices, negative to the right. Which side is whose ground is a
 * matter of the mission's dated control layer, not of this file.
 */
import { distanceMetres, METRES_PER_DEGREE } from './position.js';

export interface LineVertex {
  readonly lat: number;
  readonly lon: number;
  /** Kind of the stretch that starts here: front, border, river, coast. */
  readonly kind: string;
  readonly near: string;
}

export interface Sector {
  /** S01, S02, ... from the first vertex on. */
  readonly id: string;
  readonly startKm: number;
  readonly endKm: number;
  /** Name of the vertex in its middle. */
  readonly near: string;
}

export interface ContactLine {
  readonly vertices: readonly LineVertex[];
  /** Chainage of each vertex, km. */
  readonly chainageKm: Float64Array;
  /** Latitude and longitude of each vertex in turn, degrees: what the search for the nearest point runs over. */
  readonly positions: Float64Array;
  readonly lengthKm: number;
  readonly sectors: readonly Sector[];
  /** Beyond this distance a place belongs to no sector, km. */
  readonly depthKm: number;
}

export interface OnLine {
  readonly chainageKm: number;
  readonly offsetKm: number;
}

/** @throws RangeError when there are fewer than two vertices or the sector length is not positive. */
export function contactLine(vertices: readonly LineVertex[], sectorKm: number, depthKm: number): ContactLine {
  if (vertices.length < 2) throw new RangeError('a line of contact needs at least two vertices');
  if (!(sectorKm > 0)) throw new RangeError('sector length must be a positive number of km');
  const chainageKm = new Float64Array(vertices.length);
  const positions = Float64Array.from(vertices.flatMap(({ lat, lon }) => [lat, lon]));
  for (let i = 1; i < vertices.length; i++) {
    const a = vertices[i - 1]!;
    const b = vertices[i]!;
    chainageKm[i] = chainageKm[i - 1]! + distanceMetres(a.lat, a.lon, b.lat, b.lon) / 1000;
  }
  const lengthKm = chainageKm[vertices.length - 1]!;
  const count = Math.max(1, Math.round(lengthKm / sectorKm));
  const sectors: Sector[] = [];
  for (let i = 0; i < count; i++) {
    const startKm = (lengthKm * i) / count;
    const endKm = (lengthKm * (i + 1)) / count;
    const middle = chainageKm.findIndex((km) => km >= (startKm + endKm) / 2);
    sectors.push({ id: `S${String(i + 1).padStart(2, '0')}`, startKm, endKm, near: vertices[middle]!.near });
  }
  return { vertices, chainageKm, positions, lengthKm, sectors, depthKm };
}

/** Nearest point of the line. Cost: one pass over the segments. */
export function toLine(line: ContactLine, lat: number, lon: number): OnLine {
  const { positions, chainageKm } = line;
  const scaleX = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  let best = Number.POSITIVE_INFINITY;
  let nearest = 0;
  let along = 0;
  let side = 1;
  let bx = (positions[1]! - lon) * scaleX;
  let by = (positions[0]! - lat) * METRES_PER_DEGREE;
  for (let i = 0; i + 3 < positions.length; i += 2) {
    const ax = bx;
    const ay = by;
    bx = (positions[i + 3]! - lon) * scaleX;
    by = (positions[i + 2]! - lat) * METRES_PER_DEGREE;
    const dx = bx - ax;
    const dy = by - ay;
    const lengthSquared = dx * dx + dy * dy;
    const t = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / lengthSquared));
    const px = ax + t * dx;
    const py = ay + t * dy;
    const squared = px * px + py * py;
    if (squared < best) {
      best = squared;
      nearest = i / 2;
      along = t;
      // The query lies at the origin: the sign of cross(direction, query - a).
      side = dy * ax - dx * ay >= 0 ? 1 : -1;
    }
  }
  const startKm = chainageKm[nearest]!;
  return {
    chainageKm: startKm + along * (chainageKm[nearest + 1]! - startKm),
    offsetKm: (side * Math.sqrt(best)) / 1000,
  };
}

/** Sector id of a place in line coordinates, '' beyond the depth. */
export function sectorOf(line: ContactLine, at: OnLine): string {
  if (Math.abs(at.offsetKm) > line.depthKm) return '';
  const index = Math.min(
    line.sectors.length - 1,
    Math.floor((at.chainageKm / line.lengthKm) * line.sectors.length),
  );
  return line.sectors[index]!.id;
}
