/**
 * Several vessels at one impossible spot: positions to which vessels jumped, that lie on land, or that agree to 0.2 m, close
 * together in space and time. One vessel's receiver may fail; those of several ships do not fail to the same place.
 *
 * Each such place is told once, when it has been quiet for WINDOW_MS, or at the end.
 */
import { distanceMetres, METRES_PER_DEGREE } from '../geo/position.js';
import { type ClusterEvent, isoOf } from './event.js';

export const CLUSTER_VESSELS = 4;
const WINDOW_MS = 3_600_000;
const REACH_METRES = 3_000;
/** Spread of the distances from the middle, relative to their mean, below which they are a circle. */
const CIRCLE_SPREAD = 0.3;
const CIRCLE_METRES = 100;
/** Positions kept for the middle and the pattern of a place. */
const POSITIONS = 10_000;

interface Place {
  readonly lats: number[];
  readonly lons: number[];
  readonly vessels: Set<number>;
  fromMs: number;
  toMs: number;
}

/** Places are found by cells somewhat larger than their reach, at any latitude up to 80 degrees. */
const CELL_LAT_DEGREES = 0.03;
const CELL_LON_DEGREES = 0.16;
const CELLS = 1 << 16;
const SETTLE_MS = 60_000;

export class Clusters {
  private readonly cells = new Map<number, Place[]>();
  private settledMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly emit: (event: ClusterEvent) => void) {}

  add(timeMs: number, mmsi: number, lat: number, lon: number): void {
    if (timeMs - this.settledMs >= SETTLE_MS) this.settle(timeMs);
    const place = this.find(lat, lon);
    if (!place) {
      const key = cellOf(lat, lon, 0, 0);
      const made = { lats: [lat], lons: [lon], vessels: new Set([mmsi]), fromMs: timeMs, toMs: timeMs };
      const list = this.cells.get(key);
      if (list) list.push(made);
      else this.cells.set(key, [made]);
      return;
    }
    place.vessels.add(mmsi);
    place.toMs = Math.max(place.toMs, timeMs);
    if (place.lats.length >= POSITIONS) return;
    place.lats.push(lat);
    place.lons.push(lon);
  }

  end(): void {
    this.settle(Number.POSITIVE_INFINITY);
  }

  private find(lat: number, lon: number): Place | undefined {
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const found = this.cells.get(cellOf(lat, lon, dx, dy))?.find((one) => near(one, lat, lon));
        if (found) return found;
      }
    }
    return undefined;
  }

  /** Tells the places that have been quiet, in the order in which they began. */
  private settle(nowMs: number): void {
    this.settledMs = nowMs;
    const quiet: Place[] = [];
    for (const [key, places] of this.cells) {
      const left = places.filter((one) => nowMs - one.toMs <= WINDOW_MS);
      if (left.length === places.length) continue;
      quiet.push(...places.filter((one) => nowMs - one.toMs > WINDOW_MS));
      if (left.length > 0) this.cells.set(key, left);
      else this.cells.delete(key);
    }
    quiet.sort((a, b) => a.fromMs - b.fromMs);
    for (const one of quiet) this.tell(one);
  }

  private tell({ lats, lons, vessels, fromMs, toMs }: Place): void {
    if (vessels.size < CLUSTER_VESSELS) return;
    const lat = middleOf(lats);
    const lon = middleOf(lons);
    const distances = lats.map((one, i) => distanceMetres(lat, lon, one, lons[i]!));
    const mean = distances.reduce((sum, one) => sum + one, 0) / distances.length;
    const spread = Math.sqrt(distances.reduce((sum, one) => sum + (one - mean) ** 2, 0) / distances.length);
    this.emit({
      event: 'clustered-positions',
      from: isoOf(fromMs),
      to: isoOf(toMs),
      lat: Math.round(lat * 1e5) / 1e5,
      lon: Math.round(lon * 1e5) / 1e5,
      radiusMetres: Math.round(Math.max(...distances)),
      pattern: mean >= CIRCLE_METRES && spread <= CIRCLE_SPREAD * mean ? 'circle' : 'spot',
      vessels: [...vessels].sort((a, b) => a - b),
    });
  }
}

const middleOf = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

const cellOf = (lat: number, lon: number, dx: number, dy: number): number =>
  (Math.floor(lat / CELL_LAT_DEGREES) + dy) * CELLS + Math.floor(lon / CELL_LON_DEGREES) + dx;

/** Near the first position of the place: a place cannot wander. */
function near({ lats, lons }: Place, lat: number, lon: number): boolean {
  if (Math.abs(lats[0]! - lat) * METRES_PER_DEGREE > REACH_METRES) return false;
  return distanceMetres(lats[0]!, lons[0]!, lat, lon) <= REACH_METRES;
}
