/**
 * How a disc of uncertainty lies to a region: inside, outside, or across its edge.
 *
 * Frame: plane of WGS 84 degrees, as in areas.ts; edges are straight in that plane. Distances to edges are taken in a
 * plane tangent at the query (x scaled by the cosine of the latitude), in metres; within 100 km the error stays below
 * 0.3 %. The region may not reach across the 180th meridian. Even-odd rule: holes are rings too.
 */
import { METRES_PER_DEGREE } from './position.js';

export type DiscIn = 'inside' | 'outside' | 'across';

export interface Region {
  disc(lat: number, lon: number, radiusMetres: number): DiscIn;
}

type Ring = readonly (readonly number[])[];

const BAND_DEGREES = 0.05;
const bandOf = (lat: number): number => Math.floor(lat / BAND_DEGREES);

/**
 * @param rings of lon/lat pairs; the last corner joins the first, whether it is repeated or not. An edge that two rings
 * share lies inside their union and is no edge of the region.
 */
export function regionOf(rings: readonly Ring[]): Region {
  const edges = outerEdges(rings);
  const bands = new Map<number, number[]>();
  for (let e = 0; e < edges.length; e += 4) {
    const [a, b] = [bandOf(edges[e + 1]!), bandOf(edges[e + 3]!)];
    for (let band = Math.min(a, b); band <= Math.max(a, b); band++) {
      const list = bands.get(band);
      if (list) list.push(e);
      else bands.set(band, [e]);
    }
  }
  return {
    disc(lat, lon, radiusMetres) {
      const inside = holds(edges, bands.get(bandOf(lat)) ?? [], lat, lon);
      if (radiusMetres > 0 && isNear(edges, bands, lat, lon, radiusMetres)) return 'across';
      return inside ? 'inside' : 'outside';
    },
  };
}

/** Does the ring cross or touch itself anywhere but at the corners that neighbours share? */
export function crossesItself(ring: Ring): boolean {
  const corners = withoutRepeats(ring);
  const count = corners.length;
  if (count < 3) return true;
  for (let i = 0; i < count; i++) {
    const [a, b] = [corners[i]!, corners[(i + 1) % count]!];
    const next = corners[(i + 2) % count]!;
    // Neighbours share a corner; they overlap where the ring turns back on itself.
    if (
      turn(a, b, next) === 0 &&
      (b[0]! - a[0]!) * (next[0]! - b[0]!) + (b[1]! - a[1]!) * (next[1]! - b[1]!) < 0
    )
      return true;
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      if (meet(a, b, corners[j]!, corners[(j + 1) % count]!)) return true;
    }
  }
  return false;
}

function outerEdges(rings: readonly Ring[]): Float64Array {
  const byKey = new Map<string, readonly number[]>();
  for (const ring of rings) {
    const corners = withoutRepeats(ring);
    for (let i = 0; i < corners.length; i++) {
      const [x1, y1] = corners[i]! as readonly [number, number];
      const [x2, y2] = corners[(i + 1) % corners.length]! as readonly [number, number];
      const forward = x1 < x2 || (x1 === x2 && y1 < y2);
      const key = forward ? `${x1} ${y1} ${x2} ${y2}` : `${x2} ${y2} ${x1} ${y1}`;
      if (!byKey.delete(key)) byKey.set(key, [x1, y1, x2, y2]);
    }
  }
  return Float64Array.from([...byKey.values()].flat());
}

function withoutRepeats(ring: Ring): Ring {
  const same = (a: readonly number[], b: readonly number[]): boolean => a[0] === b[0] && a[1] === b[1];
  const corners = ring.filter((corner, i) => i === 0 || !same(corner, ring[i - 1]!));
  while (corners.length > 1 && same(corners[0]!, corners.at(-1)!)) corners.pop();
  return corners;
}

function holds(edges: Float64Array, near: readonly number[], lat: number, lon: number): boolean {
  let inside = false;
  for (const e of near) {
    const y1 = edges[e + 1]!;
    const y2 = edges[e + 3]!;
    if (y1 > lat === y2 > lat) continue;
    if (lon < edges[e]! + ((lat - y1) / (y2 - y1)) * (edges[e + 2]! - edges[e]!)) inside = !inside;
  }
  return inside;
}

/** Does any edge come nearer than the radius? */
function isNear(
  edges: Float64Array,
  bands: ReadonlyMap<number, readonly number[]>,
  lat: number,
  lon: number,
  radiusMetres: number,
): boolean {
  const reach = radiusMetres / METRES_PER_DEGREE;
  const scaleX = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const limit = radiusMetres * radiusMetres;
  for (let band = bandOf(lat - reach); band <= bandOf(lat + reach); band++) {
    for (const e of bands.get(band) ?? []) {
      const ax = (edges[e]! - lon) * scaleX;
      const ay = (edges[e + 1]! - lat) * METRES_PER_DEGREE;
      const dx = (edges[e + 2]! - edges[e]!) * scaleX;
      const dy = (edges[e + 3]! - edges[e + 1]!) * METRES_PER_DEGREE;
      const along = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      const px = ax + along * dx;
      const py = ay + along * dy;
      if (px * px + py * py < limit) return true;
    }
  }
  return false;
}

type Corner = readonly number[];

/** Above 0 where c lies to the left of a to b, below 0 to the right, 0 on it. */
const turn = (a: Corner, b: Corner, c: Corner): number =>
  (b[0]! - a[0]!) * (c[1]! - a[1]!) - (b[1]! - a[1]!) * (c[0]! - a[0]!);

function meet(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const [abc, abd, cda, cdb] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

const between = (a: Corner, b: Corner, c: Corner): boolean =>
  Math.min(a[0]!, b[0]!) <= c[0]! &&
  c[0]! <= Math.max(a[0]!, b[0]!) &&
  Math.min(a[1]!, b[1]!) <= c[1]! &&
  c[1]! <= Math.max(a[1]!, b[1]!);
