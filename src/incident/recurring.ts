/**
 * Heat that recurs: flares of refineries, furnaces, rubbish tips and fires that burn for days are seen at the same place on many
 * days, and a day's detection of them is nobody's strike. FIRMS marks such places only in its archive, months later; here
 * a detection of heat recurs where heat was seen within a kilometre on several of the days before it.
 *
 * Only days before count: a fire that a strike lit is none of these on its first days, whatever is seen later.
 */
import { distanceMetres } from '../geo/position.js';
import { DAY_MS } from '../time/instant.js';
import type { PlacedReport } from './telling.js';

/** Persistent sources are told by five days or more of the last sixty: seldom reached by fields that burn. */
const DAYS_LEAST = 5;
const LOOKED_BACK_DAYS = 60;
const NEAR_METRES = 1_000;
const CELL_DEGREES = 0.02;

/** @param detections in the order of time */
export function recurringHeat(detections: readonly PlacedReport[]): ReadonlySet<PlacedReport> {
  const recurring = new Set<PlacedReport>();
  const cells = new Map<string, PlacedReport[]>();
  for (const detection of detections) {
    const { place, time } = detection;
    if (place.shape?.kind !== 'pixel') continue;
    const day = dayOf(time.startMs);
    const days = new Set<number>();
    const [y, x] = [cell(place.lat), cell(place.lon)];
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -1; dx <= 1; dx++)
        for (const other of cells.get(`${y + dy} ${x + dx}`) ?? []) {
          const before = day - dayOf(other.time.startMs);
          if (before < 1 || before > LOOKED_BACK_DAYS) continue;
          const { lat, lon } = other.place;
          if (distanceMetres(lat, lon, place.lat, place.lon) <= NEAR_METRES) days.add(before);
        }
    if (days.size >= DAYS_LEAST) recurring.add(detection);
    const key = `${y} ${x}`;
    const known = cells.get(key);
    if (known) known.push(detection);
    else cells.set(key, [detection]);
  }
  return recurring;
}

const dayOf = (atMs: number): number => Math.floor(atMs / DAY_MS);
const cell = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
