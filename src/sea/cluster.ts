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

interface Place {
  readonly lats: number[];
  readonly lons: number[];
  readonly vessels: Set<number>;
  fromMs: number;
  toMs: number;
}

export class Clusters {
  private places: Place[] = [];

  constructor(private readonly emit: (event: ClusterEvent) => void) {}

  add(timeMs: number, mmsi: number, lat: number, lon: number): void {
    this.settle(timeMs);
    const place = this.places.find((one) => near(one, lat, lon));
    if (!place) {
      this.places.push({ lats: [lat], lons: [lon], vessels: new Set([mmsi]), fromMs: timeMs, toMs: timeMs });
      return;
    }
    place.lats.push(lat);
    place.lons.push(lon);
    place.vessels.add(mmsi);
    place.toMs = timeMs;
  }

  private settle(nowMs: number): void {
    if (this.places.every((one) => nowMs - one.toMs <= WINDOW_MS)) return;
    for (const one of this.places) if (nowMs - one.toMs > WINDOW_MS) this.tell(one);
    this.places = this.places.filter((one) => nowMs - one.toMs <= WINDOW_MS);
  }

  end(): void {
    for (const one of this.places) this.tell(one);
    this.places = [];
  }

  private tell({ lats, lons, vessels, fromMs, toMs }: Place): void {
    if (vessels.size < CLUSTER_VESSELS) return;
    const lat = (Math.min(...lats) + Math.max(...lats)) / 2;
    const lon = (Math.min(...lons) + Math.max(...lons)) / 2;
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

/** Near the first position of the place: a place cannot wander. */
function near({ lats, lons }: Place, lat: number, lon: number): boolean {
  if (Math.abs(lats[0]! - lat) * METRES_PER_DEGREE > REACH_METRES) return false;
  return distanceMetres(lats[0]!, lons[0]!, lat, lon) <= REACH_METRES;
}
