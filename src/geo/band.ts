/**
 * The ground of a sector as areas for a map: a band along its stretch of the line, as deep as the mission watches on both
 * sides.
 *
 * Frame: as in line.ts, planes tangent at each point. The band is cut across at points along the line; each cut is square to
 * the chord of the line over its own depth to both sides, so that neighbours share their edge and a jagged line gives a calm
 * band. Where the line bends more sharply than the band is deep, bands of neighbours overlap: this is a drawing, and
 * toLine() decides to which sector a place belongs.
 */
import type { ContactLine, Sector } from './line.js';
import { METRES_PER_DEGREE } from './position.js';

type LonLat = [number, number];
const KM_PER_DEGREE = METRES_PER_DEGREE / 1000;
const CUTS_A_DEPTH = 6;

/** Coordinates of a MultiPolygon: one quadrilateral between each two cuts. */
export function bandOf(line: ContactLine, sector: Sector): LonLat[][][] {
  const length = sector.endKm - sector.startKm;
  const count = Math.max(2, Math.ceil((CUTS_A_DEPTH * length) / line.depthKm));
  const cuts = Array.from({ length: count + 1 }, (_, i) =>
    cutAt(line, sector.startKm + (length * i) / count),
  );
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i]!;
    return [[from.left, from.right, to.right, to.left, from.left]];
  });
}

function cutAt(line: ContactLine, km: number): { left: LonLat; right: LonLat } {
  const [lat, lon] = positionAt(line, km);
  const [backLat, backLon] = positionAt(line, Math.max(0, km - line.depthKm));
  const [onLat, onLon] = positionAt(line, Math.min(line.lengthKm, km + line.depthKm));
  const shrink = Math.cos((lat * Math.PI) / 180);
  const north = onLat - backLat;
  const east = (onLon - backLon) * shrink;
  const norm = Math.hypot(north, east) || 1;
  const degrees = line.depthKm / KM_PER_DEGREE;
  const side = (sign: number): LonLat => [
    rounded(lon - (sign * degrees * north) / norm / shrink),
    rounded(lat + (sign * degrees * east) / norm),
  ];
  return { left: side(1), right: side(-1) };
}

/** Latitude and longitude at a chainage. */
export function positionAt({ chainageKm, positions }: ContactLine, km: number): [number, number] {
  let i = 1;
  while (i < chainageKm.length - 1 && chainageKm[i]! < km) i++;
  const length = chainageKm[i]! - chainageKm[i - 1]!;
  const share = length > 0 ? Math.min(1, Math.max(0, (km - chainageKm[i - 1]!) / length)) : 0;
  const between = (at: number): number => positions[at - 2]! + share * (positions[at]! - positions[at - 2]!);
  return [between(2 * i), between(2 * i + 1)];
}

const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
