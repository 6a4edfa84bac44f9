/**
 * A register of named objects with a class, such as the protected energy objects of a moratorium.
 * Positions are WGS 84 degrees; precisionKm is how far the true place may lie from the registered one.
 */
import { distanceMetres } from './position.js';

export interface Facility {
  readonly id: string;
  readonly name: string;
  /** Other spellings by which reports call it. */
  readonly aliases: readonly string[];
  readonly class: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
  readonly precisionKm: number;
}

export interface NearFacility {
  readonly facility: Facility;
  readonly distanceKm: number;
}

/** Facilities within `withinKm` plus their own precision, nearest first. One pass: registers hold hundreds. */
export function facilitiesNear(
  register: readonly Facility[],
  lat: number,
  lon: number,
  withinKm: number,
): NearFacility[] {
  const near: NearFacility[] = [];
  for (const facility of register) {
    const reachKm = withinKm + facility.precisionKm;
    if (Math.abs(facility.lat - lat) * 111 > reachKm) continue;
    const distanceKm = distanceMetres(lat, lon, facility.lat, facility.lon) / 1000;
    if (distanceKm <= reachKm) near.push({ facility, distanceKm });
  }
  return near.sort((a, b) => a.distanceKm - b.distanceKm || (a.facility.id < b.facility.id ? -1 : 1));
}
