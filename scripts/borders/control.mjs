/**
 * Ground held by each party: the recognised countries, cut along the line of contact.
 *
 * Points are [lon, lat]. The line is generalised to 0.05 degrees, so the edge is good to about 3 km and the mission
 * calls everything that near contested. Drawn by hand, from common maps: where the line is led out of the polygon it cuts, and the
 * lower Dnipro with its estuary, which the generalised line cuts short.
 */
import { cut, holds, pointInside } from './cut.mjs';

const LOWER_DNIPRO = [
  [33.3, 46.775],
  [33.1, 46.775],
  [32.98, 46.745],
  [32.85, 46.7],
  [32.72, 46.668],
  [32.6, 46.622],
  [32.45, 46.59],
  [32.3, 46.55],
  [32.05, 46.52],
  [31.75, 46.57],
  [31.6, 46.585],
  [31.5, 46.585],
  [31.3, 46.45],
];

/** South of the main line, around Crimea, across the Sea of Azov and back east of the border. */
const AROUND_THE_SOUTH = [
  [31.9, 45.6],
  [32.3, 44],
  [35.5, 44],
  [36.55, 45],
  [36.6, 45.45],
  [37.6, 46.3],
  [42, 47],
  [42, 50.5],
];

/** @param vertices [seq, lon, lat] of the line of contact */
export function controlFeatures(countries, vertices) {
  const stretch = (from, to) =>
    vertices.filter(([seq]) => seq >= from && seq <= to).map(([, lon, lat]) => [lon, lat]);
  const main = [[38.12, 50.13], ...stretch(43, 105), ...LOWER_DNIPRO];
  // Two stretches of front south of the border, and one north of it, each led out at both ends.
  const lyptsi = [[36.3, 50.45], ...stretch(26, 28), [36.62, 50.45]];
  const vovchansk = [[36.66, 50.45], ...stretch(31, 36), [37.08, 50.5]];
  const kursk = [[34.97, 51.1], ...stretch(7, 11), [35.32, 51.025]];

  const south = [closed([...main, ...AROUND_THE_SOUTH]), closed(lyptsi), closed(vovchansk)];
  const ukraine = pieces(countries, 'UA', [main, lyptsi, vovchansk], (point) =>
    south.some((ring) => holds(ring, point)),
  );
  const russia = pieces(countries, 'RU', [kursk], (point) => !holds(closed(kursk), point));
  return ['RU', 'UA'].map((party) => ({
    party,
    geometry: {
      type: 'MultiPolygon',
      coordinates: [...ukraine, ...russia]
        .filter((piece) => (piece.heldByRussia ? 'RU' : 'UA') === party)
        .map((piece) => [piece.ring.map(([lon, lat]) => [round(lon), round(lat)])]),
    },
  }));
}

function pieces(countries, code, lines, heldByRussia) {
  const { geometry } = countries.find(({ properties }) => properties.country === code);
  let rings = geometry.coordinates.map((polygon) => {
    if (polygon.length > 1) throw new Error(`${code} has a hole, which cutting does not know`);
    return polygon[0];
  });
  for (const line of lines) rings = rings.flatMap((ring) => cut(ring, line));
  return rings.map((ring) => ({ ring, heldByRussia: heldByRussia(pointInside(ring)) }));
}

const closed = (points) => [...points, points[0]];
const round = (value) => Math.round(value * 1e4) / 1e4;
