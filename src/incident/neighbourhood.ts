/**
 * What lies near a telling in place and time, of tellings that come and go in any order: cells of place and day. Coarser
 * than pairs.ts, which wants its rows in order: what is found here may still be too far to meet.
 *
 * Frame: WGS 84 degrees. A telling lies in every cell of a quarter of a degree that its circle may touch, so that two
 * whose circles touch share a cell.
 */
import { DAY_MS } from '../time/instant.js';
import { TIME_GATE_MS } from './likeness.js';
import { reachMetresOf } from './place.js';
import type { Telling } from './telling.js';

export interface Neighbourhood<T> {
  add(item: T): void;
  remove(item: T): void;
  /** Every item that place and time may allow to meet this one, itself left out; none twice. */
  near(item: T, visit: (other: T) => void): void;
}

const CELL_DEGREES = 0.25;
const DAYS = Math.ceil(TIME_GATE_MS / DAY_MS);
const METRES_PER_DEGREE_LEAST = 111_000;
/** As in pairs.ts: what is wider is not compared. */
const WIDEST_METRES = 150_000;

export function neighbourhood<T>(tellingOf: (item: T) => Telling): Neighbourhood<T> {
  const cells = new Map<string, Set<T>>();
  const keysOf = (item: T): string[] => {
    const { best, reports } = tellingOf(item);
    const { lat, lon } = best.place;
    const radiusMetres = reachMetresOf(best.place);
    if (radiusMetres > WIDEST_METRES) return [];
    const day = Math.floor(reports[0]!.time.startMs / DAY_MS);
    const reachLat = radiusMetres / METRES_PER_DEGREE_LEAST;
    const reachLon = reachLat / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
    const keys: string[] = [];
    for (let y = cell(lat - reachLat); y <= cell(lat + reachLat); y++)
      for (let x = cell(lon - reachLon); x <= cell(lon + reachLon); x++) keys.push(`${y} ${x} ${day}`);
    return keys;
  };
  return {
    add(item) {
      for (const key of keysOf(item)) {
        const known = cells.get(key);
        if (known) known.add(item);
        else cells.set(key, new Set([item]));
      }
    },
    remove(item) {
      for (const key of keysOf(item)) {
        const known = cells.get(key);
        known?.delete(item);
        if (known?.size === 0) cells.delete(key);
      }
    },
    near(item, visit) {
      const seen = new Set<T>([item]);
      for (const key of keysOf(item)) {
        const at = key.lastIndexOf(' ');
        const day = Number(key.slice(at + 1));
        for (let other = day - DAYS; other <= day + DAYS; other++)
          for (const found of cells.get(`${key.slice(0, at)} ${other}`) ?? []) {
            if (seen.has(found)) continue;
            seen.add(found);
            visit(found);
          }
      }
    },
  };
}

const cell = (degrees: number): number => Math.floor(degrees / CELL_DEGREES);
