/**
 * What one statement says of the place: a density over the plane, and near any point the normal density that it is like.
 *
 * Frame: a plane tangent at the incident, x east, y north, metres. Radii and half axes are of 90 %, which is sqrt(2 ln 10)
 * standard deviations of a normal error. Fixes and positions are normal, a pixel is a normal of its own variance (width
 * squared over 12) and the blur of a fire. A named place is level out to its radius and falls off beyond: it says which
 * place, not where in it. Bearings and ranges are as in src/geo/sighting-likelihood.ts.
 */
import { mirroredAzimuth, type PlaceShape } from '../../geo/place-shape.js';
import { likelihoodOf, logRange, RADIUS_90, type SightLine } from '../../geo/sighting-likelihood.js';
import type { PlacedReport } from '../telling.js';
import type { Plane } from './plane.js';
import { pinpoints, type Statement } from './statement.js';
import { HEAT_BLUR_METRES, UNDERSTATED } from './weights.js';

/** Adds to a sum of normal densities: precision matrix (xx, xy, yy) and precision times mean (x, y). */
export type Normal = Float64Array;

export interface Density {
  /** Per square metre, given that the statement is about this event. */
  at(x: number, y: number): number;
  /** Adds `weight` times the normal density that it is like near (x, y). */
  addNear(x: number, y: number, weight: number, into: Normal): void;
  /** Where it may be densest. */
  readonly peaks: readonly { readonly x: number; readonly y: number }[];
  /** Whether it says where in the place. */
  readonly pinpoints: boolean;
  /** Roughly, of one standard deviation; the finest first among equals. */
  readonly sigmaMetres: number;
  /** Whether its shape is far from a normal density. */
  readonly bent: boolean;
}

/** Nothing is known better, metres: positions are written with four or five decimals. */
export const SIGMA_LEAST = 5;

export function densityOf({ kind, reports }: Statement, plane: Plane): Density {
  const [first] = reports;
  const { shape } = first!.place;
  if (shape?.kind === 'sightings') return sighted(shape.lines, first!, plane);
  if (!pinpoints(kind)) return level(first!, plane);
  return normals(reports.flatMap((report) => componentsOf(report, report.place.shape, plane)));
}

/** A normal density: mean, precision matrix, share times its height. */
interface Component {
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  readonly height: number;
}

function componentsOf({ place }: PlacedReport, shape: PlaceShape | undefined, plane: Plane): Component[] {
  const [x, y] = plane.to(place.lat, place.lon);
  if (shape?.kind === 'pixel') {
    const blur = HEAT_BLUR_METRES ** 2;
    return component(x, y, shape.northMetres ** 2 / 12 + blur, shape.eastMetres ** 2 / 12 + blur, 0, 1);
  }
  if (shape?.kind !== 'ellipse') {
    const variance = Math.max(SIGMA_LEAST, place.radiusMetres / RADIUS_90) ** 2;
    return component(x, y, variance, variance, 0, 1);
  }
  const { majorMetres, minorMetres, azimuthDegrees, probability, alternatives } = shape;
  const major = Math.max(SIGMA_LEAST, majorMetres / RADIUS_90) ** 2;
  const minor = Math.max(SIGMA_LEAST, minorMetres / RADIUS_90) ** 2;
  const sum = alternatives.reduce((total, one) => total + one.probability, probability) || 1;
  const all = component(x, y, major, minor, azimuthDegrees, probability / sum);
  for (const other of alternatives) {
    if (other.probability <= 0) continue;
    const [otherX, otherY] = plane.to(other.lat, other.lon);
    const azimuth = mirroredAzimuth(azimuthDegrees, otherX - x, otherY - y);
    all.push(...component(otherX, otherY, major, minor, azimuth, other.probability / sum));
  }
  return all;
}

/** The error as stated, and the larger one that it sometimes is. @param major variance along the azimuth, minor across it */
function component(
  x: number,
  y: number,
  major: number,
  minor: number,
  azimuthDegrees: number,
  share: number,
): Component[] {
  const { share: wider, times } = UNDERSTATED;
  return [
    normal(x, y, major, minor, azimuthDegrees, share * (1 - wider)),
    normal(x, y, major * times ** 2, minor * times ** 2, azimuthDegrees, share * wider),
  ];
}

function normal(
  x: number,
  y: number,
  major: number,
  minor: number,
  azimuthDegrees: number,
  share: number,
): Component {
  const sin = Math.sin((azimuthDegrees * Math.PI) / 180);
  const cos = Math.cos((azimuthDegrees * Math.PI) / 180);
  return {
    x,
    y,
    xx: (sin * sin) / major + (cos * cos) / minor,
    xy: sin * cos * (1 / major - 1 / minor),
    yy: (cos * cos) / major + (sin * sin) / minor,
    height: share / (2 * Math.PI * Math.sqrt(major * minor)),
  };
}

function normals(parts: readonly Component[]): Density {
  // Several pixels of one pass share the one statement.
  const total = parts.reduce((sum, { xx, xy, yy, height }) => sum + height / Math.sqrt(xx * yy - xy * xy), 0);
  const scale = 1 / (2 * Math.PI * total);
  const one = ({ x, y, xx, xy, yy, height }: Component, atX: number, atY: number): number => {
    const dx = atX - x;
    const dy = atY - y;
    return height * Math.exp(-(xx * dx * dx + 2 * xy * dx * dy + yy * dy * dy) / 2);
  };
  return {
    at(x, y) {
      let sum = 0;
      for (const part of parts) sum += one(part, x, y);
      return sum * scale;
    },
    addNear(x, y, weight, into) {
      let sum = 0;
      if (parts.length > 1) for (const part of parts) sum += one(part, x, y);
      for (const part of parts) {
        const share = parts.length === 1 ? weight : sum > 0 ? (weight * one(part, x, y)) / sum : 0;
        into[0]! += share * part.xx;
        into[1]! += share * part.xy;
        into[2]! += share * part.yy;
        into[3]! += share * (part.xx * part.x + part.xy * part.y);
        into[4]! += share * (part.xy * part.x + part.yy * part.y);
      }
    },
    // Copies of one statement have one peak.
    peaks: parts.filter(({ x, y }, i) => parts.findIndex((one) => one.x === x && one.y === y) === i),
    pinpoints: true,
    sigmaMetres: (parts[0]!.xx * parts[0]!.yy - parts[0]!.xy ** 2) ** -0.25,
    bent: false,
  };
}

/** How soft the edge of a named place is, as a share of its radius. */
const EDGE = 0.15;
/** A level disc with this edge holds 90 % within its stated radius when it is level to this share of it. */
const LEVEL = 0.88;

/** Level out to about the radius, then falling off as a normal error would. */
function level({ place }: PlacedReport, plane: Plane): Density {
  const [x, y] = plane.to(place.lat, place.lon);
  const radius = Math.max(SIGMA_LEAST * RADIUS_90, place.radiusMetres);
  const edge = EDGE * radius;
  const flat = LEVEL * radius;
  // The integral of the level part, of its edge around it, and of the edge's own width.
  const area = Math.PI * flat * flat + 2 * Math.PI * (flat * edge * Math.sqrt(Math.PI / 2) + edge * edge);
  const at = (atX: number, atY: number): number => {
    const beyond = Math.max(0, Math.sqrt((atX - x) ** 2 + (atY - y) ** 2) - flat) / edge;
    return Math.exp((-beyond * beyond) / 2) / area;
  };
  return {
    at,
    addNear: () => undefined,
    peaks: [{ x, y }],
    pinpoints: false,
    sigmaMetres: radius / RADIUS_90,
    bent: false,
  };
}

const RANGES = 48;

function sighted(lines: readonly SightLine[], { place }: PlacedReport, plane: Plane): Density {
  const placed = lines.map((line) => {
    const [x, y] = plane.to(line.lat, line.lon);
    return { x, y, line, likelihood: likelihoodOf(line) };
  });
  const area = Math.min(...placed.map(({ line, likelihood }) => areaOf(line, likelihood)));
  const [x, y] = plane.to(place.lat, place.lon);
  return {
    at(atX, atY) {
      let product = 1;
      for (const one of placed) product *= one.likelihood(atX - one.x, atY - one.y);
      return product / area;
    },
    addNear(atX, atY, weight, into) {
      for (const one of placed) addLine(one.line, one.x, one.y, atX, atY, weight, into);
    },
    peaks: [{ x, y }],
    pinpoints: true,
    sigmaMetres: place.radiusMetres / RADIUS_90,
    bent: true,
  };
}

/** The integral of a line's likelihood over the plane. */
function areaOf(line: SightLine, likelihood: (x: number, y: number) => number): number {
  const { arc, sigmaDegrees } = line;
  const middle = ((arc?.middleDegrees ?? 0) * Math.PI) / 180;
  const [, far] = logRange(line);
  const to = far + 1.5;
  const from = to - 6;
  const step = (to - from) / RANGES;
  let sum = 0;
  for (let k = 0; k < RANGES; k++) {
    const range = Math.exp(from + (k + 0.5) * step);
    sum += likelihood(range * Math.sin(middle), range * Math.cos(middle)) * range * range * step;
  }
  const width = arc ? Math.hypot(2 * arc.halfDegrees, sigmaDegrees * Math.sqrt(2 * Math.PI)) : 360;
  return Math.max(1, (sum * Math.min(360, width) * Math.PI) / 180);
}

/** Gauss and Newton: the bearing and the logarithm of the range, taken as normal about the point. */
function addLine(
  line: SightLine,
  x: number,
  y: number,
  atX: number,
  atY: number,
  weight: number,
  into: Normal,
): void {
  const dx = atX - x;
  const dy = atY - y;
  const range = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const share = line.radiusMetres / RADIUS_90 / range;
  const east = dx / range;
  const north = dy / range;
  if (line.arc && line.arc.halfDegrees < 150) {
    const half = (line.arc.halfDegrees * Math.PI) / 180;
    const sigma = Math.hypot((line.sigmaDegrees * Math.PI) / 180, half / Math.sqrt(3), share);
    const off = Math.atan2(dx, dy) - (line.arc.middleDegrees * Math.PI) / 180;
    const turn = Math.atan2(Math.sin(off), Math.cos(off));
    // Across the line of sight: (north, -east) points clockwise.
    along(north, -east, atX, atY, -turn * range, weight / (range * sigma) ** 2, into);
  }
  const [near, far] = logRange(line);
  const open = near === Number.NEGATIVE_INFINITY;
  const middle = open ? far - 0.5 : (near + far) / 2;
  const width = open ? 0.6 : (far - near) / Math.sqrt(12);
  const sigma = Math.hypot(line.rangeMetres ? line.rangeSpread : 0, width, share);
  along(east, north, atX, atY, (middle - Math.log(range)) * range, weight / (range * sigma) ** 2, into);
}

/** Adds a normal density along (east, north) only, with its mean `offset` from (x, y). */
function along(
  east: number,
  north: number,
  x: number,
  y: number,
  offset: number,
  precision: number,
  into: Normal,
): void {
  const at = east * x + north * y + offset;
  into[0]! += precision * east * east;
  into[1]! += precision * east * north;
  into[2]! += precision * north * north;
  into[3]! += precision * east * at;
  into[4]! += precision * north * at;
}
