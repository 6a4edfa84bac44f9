/**
 * The sketch of where it may have been. Frame: metres east and north of the observer on a plane, x to the right, y down; good
 * to some tenths of a per cent within 60 km. Bearings are true degrees, 0 north, clockwise.
 *
 * The soft wedge is said range and bearing widened by what people get wrong (src/coding/noticing.ts): bearings by
 * 1.645 standard deviations to either side, ranges by a log-normal around `farther` times what was said, both to 90 %. It is a
 * picture while one enters; the place that counts is worked out by src/geo/sighting-area.ts.
 */
import type { Direction, Form, Sense } from './form.ts';
import { bearingsOf, SENSE_SIGMA_DEGREES, sigmaDegrees } from './records.ts';

const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;
/** Two-sided 90 %. */
const Z90 = 1.645;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Wedge {
  readonly innerMetres: number;
  readonly outerMetres: number;
  /** Clockwise from the first to the second; null: all round. */
  readonly bearings: readonly [number, number] | null;
}

export const SENSE_RANGE: Readonly<Record<Sense, { readonly farther: number; readonly spread: number }>> = {
  ear: { farther: 1.15, spread: 0.25 },
  eye: { farther: 1, spread: 0.2 },
};
/** How far an unnamed explosion is taken to be noticed, where no distance is said. */
export const REACH_METRES = 15_000;

export const toPlane = (
  lat: number,
  lon: number,
  at: { readonly lat: number; readonly lon: number },
): Point => ({
  x: (lon - at.lon) * METRES_PER_DEGREE * Math.cos(at.lat * RADIANS),
  y: (at.lat - lat) * METRES_PER_DEGREE,
});

export function fromPlane(
  { x, y }: Point,
  at: { readonly lat: number; readonly lon: number },
): { readonly lat: number; readonly lon: number } {
  const lat = Math.max(-89.9, Math.min(89.9, at.lat - y / METRES_PER_DEGREE));
  const lon = at.lon + x / (METRES_PER_DEGREE * Math.cos(at.lat * RADIANS));
  return { lat, lon: ((((lon + 180) % 360) + 360) % 360) - 180 };
}

/** As it was said; null where neither direction nor distance was. */
export function saidWedge({ direction, range, declinationDegrees }: Form): Wedge | null {
  if (!direction && !range) return null;
  return {
    innerMetres: range?.minMetres ?? 0,
    outerMetres: range?.maxMetres ?? REACH_METRES,
    bearings: direction && arcOf(direction, declinationDegrees, 0),
  };
}

export function doubtWedge(form: Form): Wedge | null {
  const { direction, range, sense, declinationDegrees } = form;
  if (!direction && !range) return null;
  const { farther, spread } = SENSE_RANGE[sense];
  const off = Math.exp(Z90 * spread);
  const sigma =
    direction && (sigmaDegrees(direction, sense, declinationDegrees) ?? SENSE_SIGMA_DEGREES[sense]);
  return {
    innerMetres: range ? (range.minMetres * farther) / off : 0,
    outerMetres: range ? range.maxMetres * farther * off : REACH_METRES,
    bearings: direction && arcOf(direction, declinationDegrees, Z90 * sigma!),
  };
}

function arcOf(
  direction: Direction,
  declinationDegrees: number | null,
  widerDegrees: number,
): readonly [number, number] | null {
  const [first] = bearingsOf({ ...direction, spreadDegrees: 0 }, declinationDegrees);
  const half = direction.spreadDegrees + widerDegrees;
  return half >= 180 ? null : [first! - half, first! + half];
}

/** As an SVG path; `scale` is pixels a metre, around the point (0, 0). */
export function wedgePath({ innerMetres, outerMetres, bearings }: Wedge, scale: number): string {
  const inner = innerMetres * scale;
  const outer = outerMetres * scale;
  if (!bearings) return `${ring(outer)}${inner > 0 ? ring(inner) : ''}`;
  const [from, to] = bearings;
  const large = to - from > 180 ? 1 : 0;
  const at = (degrees: number, radius: number): string =>
    `${round(radius * Math.sin(degrees * RADIANS))} ${round(-radius * Math.cos(degrees * RADIANS))}`;
  // One line has no width: it is drawn as a stroke.
  if (to === from) return `M${at(from, inner)}L${at(from, outer)}`;
  const back =
    inner > 0 ? `L${at(to, inner)}A${round(inner)} ${round(inner)} 0 ${large} 0 ${at(from, inner)}` : 'L0 0';
  return `M${at(from, inner)}L${at(from, outer)}A${round(outer)} ${round(outer)} 0 ${large} 1 ${at(to, outer)}${back}Z`;
}

const ring = (radius: number): string => {
  const r = round(radius);
  return `M0 ${-r}A${r} ${r} 0 1 1 0 ${r}A${r} ${r} 0 1 1 0 ${-r}Z`;
};
const round = (value: number): number => Math.round(value * 10) / 10;

/** Metres that the sketch reaches from the observer, so that all of the wedge is in it. */
export function reachOf(form: Form): number {
  const wedge = doubtWedge(form);
  return Math.max(2_000, (wedge?.outerMetres ?? 8_000) * 1.08);
}
