/**
 * Which of two places of one event is preferred, and matching a report to the register of named objects.
 */
import type { CodedPlace, CodedReport } from '../coding/coded.js';
import { type Facility, facilitiesNear } from '../geo/facility.js';
import { distanceMetres } from '../geo/position.js';
import { PLACE_PRECISIONS } from '../record/codes.js';
import type { FacilityMatch } from './incident.js';

const BASIS_RANK: Readonly<Record<CodedPlace['basis'], number>> = { sensor: 0, coder: 1, text: 2, feed: 3 };

/** Finer kind first, then smaller radius, then who placed it, then a fixed order of coordinates. */
export function betterPlace(a: CodedPlace, b: CodedPlace): boolean {
  const byPrecision = PLACE_PRECISIONS.indexOf(a.precision) - PLACE_PRECISIONS.indexOf(b.precision);
  if (byPrecision !== 0) return byPrecision < 0;
  if (a.radiusMetres !== b.radiusMetres) return a.radiusMetres < b.radiusMetres;
  const byBasis = BASIS_RANK[a.basis] - BASIS_RANK[b.basis];
  if (byBasis !== 0) return byBasis < 0;
  if (a.lat !== b.lat) return a.lat < b.lat;
  return a.lon < b.lon;
}

/**
 * How far from its middle a place may reach, metres: its radius; where a bearing without a range leaves everything from the
 * observer on open, at least to the observer.
 */
export function reachMetresOf({ lat, lon, radiusMetres, shape }: CodedPlace): number {
  if (shape?.kind !== 'sightings') return radiusMetres;
  let reach = radiusMetres;
  for (const line of shape.lines)
    if (!line.rangeMetres) reach = Math.max(reach, distanceMetres(lat, lon, line.lat, line.lon));
  return reach;
}

/** Beyond this a position is too vague to say which object it is, metres. */
const SITE_METRES = 2_000;
/** A report that names an object may place it this far off, km. */
const NAMED_KM = 40;

/**
 * A report is matched to a registered object by the object's name or alias, near where the report lies; or, when it
 * tells of an attack on such an object without naming it, by a position good to two kilometres.
 */
export function facilityMatcher(
  facilities: readonly Facility[],
): (report: CodedReport) => FacilityMatch | undefined {
  const named = new Map<string, Facility[]>();
  for (const facility of facilities) {
    for (const name of new Set([facility.name, ...facility.aliases].map(fold))) {
      const list = named.get(name);
      if (list) list.push(facility);
      else named.set(name, [facility]);
    }
  }
  return (report) => {
    const place = report.place;
    if (!place) return undefined;
    const bearers = report.targetName ? named.get(fold(report.targetName)) : undefined;
    if (bearers) {
      const withinKm = NAMED_KM + place.radiusMetres / 1000;
      const found = facilitiesNear(bearers, place.lat, place.lon, withinKm)[0];
      if (found) return match(found.facility, found.distanceKm);
    }
    if (place.radiusMetres > SITE_METRES || report.target !== 'energy') return undefined;
    const near = facilitiesNear(facilities, place.lat, place.lon, place.radiusMetres / 1000)[0];
    return near && match(near.facility, near.distanceKm);
  };
}

function match(facility: Facility, distanceKm: number): FacilityMatch {
  return { facility: facility.id, name: facility.name, class: facility.class, distanceKm };
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
