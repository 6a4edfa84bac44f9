/**
 * Simplification with shared edges kept: units become one topology, arcs are simplified once, and countries are
 * dissolved from what is left, so that neighbours never overlap or gape.
 *
 * Frame: plane of WGS 84 degrees; a point is dropped when the triangle with its neighbours is smaller than the
 * tolerance, in square degrees (M. Visvalingam and J. D. Whyatt, Cartographic Journal 30 (1993) 46).
 */
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import { filter, filterWeight, presimplify, simplify } from 'topojson-simplify';

/** Full detail inside; beyond it the tolerance grows with the square of the distance in degrees. */
const DETAIL = { west: 21, south: 43, east: 43, north: 57 };

export function simplified(units, tolerance, decimals) {
  const features = units.map(({ geometry }, id) => ({ type: 'Feature', id, properties: {}, geometry }));
  const objects = { units: { type: 'FeatureCollection', features } };
  const weighted = presimplify(topology(objects), weight);
  const kept = simplify(weighted, tolerance);
  const clean = filter(kept, filterWeight(kept, tolerance, ringWeight));
  // A unit whose every ring is too small is gone: units are found again by their id.
  const left = new Map(clean.objects.units.geometries.map((geometry) => [geometry.id, geometry]));
  const joined = (indices) => {
    const geometries = indices.map((index) => left.get(index)).filter(Boolean);
    return rounded(merge(clean, geometries), decimals);
  };
  const groupedBy = (keyOf) => {
    const groups = new Map();
    units.forEach((unit, index) => {
      const key = keyOf(unit);
      if (key) groups.set(key, [...(groups.get(key) ?? []), index]);
    });
    return [...groups];
  };
  return {
    units: (wanted) =>
      groupedBy((unit) => wanted(unit) && unit.id).map(([, indices]) => ({
        unit: units[indices[0]],
        geometry: joined(indices),
      })),
    countries: () =>
      groupedBy((unit) => unit.country)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([country, indices]) => ({ country, geometry: joined(indices) })),
  };
}

function weight([a, b, c]) {
  const area = Math.abs((a[0] - c[0]) * (b[1] - a[1]) - (a[0] - b[0]) * (c[1] - a[1])) / 2;
  return area / coarseness(b[0], b[1]);
}

function ringWeight(ring) {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return Math.abs(twice) / 2 / coarseness(ring[0][0], ring[0][1]);
}

function coarseness(lon, lat) {
  const beyondX = Math.max(DETAIL.west - lon, 0, lon - DETAIL.east);
  const beyondY = Math.max(DETAIL.south - lat, 0, lat - DETAIL.north);
  const beyond = Math.hypot(beyondX, beyondY);
  return 1 + 4 * beyond * beyond;
}

/** Rounded, without repeated points and empty rings; outer rings counter-clockwise (RFC 7946, 3.1.6). */
function rounded({ coordinates }, decimals) {
  const scale = 10 ** decimals;
  const round = (value) => Math.round(value * scale) / scale;
  const polygons = [];
  for (const polygon of coordinates) {
    const rings = [];
    for (const ring of polygon) {
      const points = [];
      for (const [x, y] of ring) {
        const point = [round(x), round(y)];
        const last = points.at(-1);
        if (!last || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
      }
      if (points.length >= 4) rings.push(oriented(points, rings.length === 0));
      else if (rings.length === 0) break;
    }
    if (rings.length > 0) polygons.push(rings);
  }
  return { type: 'MultiPolygon', coordinates: polygons };
}

function oriented(ring, counterClockwise) {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return twice > 0 === counterClockwise ? ring : ring.toReversed();
}
