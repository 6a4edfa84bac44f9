/**
 * The probability that an event of a kind would have been noticed, for each sector of the line and each hour.
 *
 * A sector is sampled by points a kilometre apart along the line, at several distances from it on both sides: where events
 * happen is not known beforehand, so each point counts the same. At a point, sources notice independently: the probability
 * that none does is the product of what each leaves, (1 - share of the hour · P(distance)). The sector's probability is
 * the mean over its points; 0 is "not observed", which is not "quiet".
 */
import type { ContactLine, Sector } from '../geo/line.js';
import { METRES_PER_DEGREE } from '../geo/position.js';
import { probabilityAt, REACH_IN_RANGES } from './detectability.js';
import type { Watch } from './watch.js';

export interface Exposure {
  readonly sectors: readonly Sector[];
  readonly startMs: number;
  readonly hours: number;
  /** Sector by sector, hour by hour: sectors.length × hours, 0 to 1. */
  readonly probability: Float32Array;
}

const HOUR_MS = 3_600_000;
/** Distances from the line at which a sector is sampled, as shares of the depth that is watched for. */
const ACROSS = [-0.8, -0.4, 0, 0.4, 0.8] as const;

/** @param depthKm events are looked for this far from the line, on both sides */
export function exposureOf(
  line: ContactLine,
  watches: readonly Watch[],
  { startMs, endMs, depthKm }: { readonly startMs: number; readonly endMs: number; readonly depthKm: number },
): Exposure {
  const hours = Math.ceil((endMs - startMs) / HOUR_MS);
  const probability = new Float32Array(line.sectors.length * hours);
  line.sectors.forEach((sector, s) => {
    const points = samplePoints(line, sector, depthKm);
    const count = points.length / 2;
    const left = new Float64Array(hours * count).fill(1);
    let watched = false;
    for (const watch of watches) watched = takeOut(left, points, watch, startMs, hours) || watched;
    if (!watched) return;
    for (let h = 0; h < hours; h++) {
      let sum = 0;
      for (let p = 0; p < count; p++) sum += 1 - left[h * count + p]!;
      probability[s * hours + h] = sum / count;
    }
  });
  return { sectors: line.sectors, startMs, hours, probability };
}

/** Multiplies what the watch leaves unnoticed into the hours that it touches; false where it reaches no point. */
function takeOut(
  left: Float64Array,
  points: Float64Array,
  watch: Watch,
  startMs: number,
  hours: number,
): boolean {
  const first = Math.max(0, Math.floor((watch.startMs - startMs) / HOUR_MS));
  const last = Math.min(hours - 1, Math.ceil((watch.endMs - startMs) / HOUR_MS) - 1);
  if (last < first) return false;
  const reach = watch.detectability.rangeMetres * REACH_IN_RANGES;
  const scaleX = METRES_PER_DEGREE * Math.cos((watch.lat * Math.PI) / 180);
  const count = points.length / 2;
  let any = false;
  for (let p = 0; p < count; p++) {
    const y = (points[2 * p]! - watch.lat) * METRES_PER_DEGREE;
    const x = (points[2 * p + 1]! - watch.lon) * scaleX;
    if (Math.abs(x) > reach || Math.abs(y) > reach) continue;
    const noticed = probabilityAt(watch.detectability, Math.hypot(x, y));
    any = true;
    for (let h = first; h <= last; h++) {
      const from = startMs + h * HOUR_MS;
      const share = (Math.min(watch.endMs, from + HOUR_MS) - Math.max(watch.startMs, from)) / HOUR_MS;
      left[h * count + p]! *= 1 - share * noticed;
    }
  }
  return any;
}

/** Latitudes and longitudes in turn. The offset is taken square to the segment, in a plane tangent there. */
function samplePoints(line: ContactLine, sector: Sector, depthKm: number): Float64Array {
  const along = Math.max(1, Math.round(sector.endKm - sector.startKm));
  const points = new Float64Array(2 * along * ACROSS.length);
  let n = 0;
  for (let i = 0; i < along; i++) {
    const km = sector.startKm + ((i + 0.5) / along) * (sector.endKm - sector.startKm);
    const { lat, lon, northMetres, eastMetres } = pointAt(line, km);
    for (const share of ACROSS) {
      const metres = share * depthKm * 1000;
      points[n++] = lat + (metres * eastMetres) / METRES_PER_DEGREE;
      points[n++] = lon - (metres * northMetres) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
    }
  }
  return points;
}

/** Position at a chainage, with the unit vector of the direction of travel. */
function pointAt(
  line: ContactLine,
  km: number,
): { lat: number; lon: number; northMetres: number; eastMetres: number } {
  const { chainageKm, vertices } = line;
  let i = 0;
  while (i + 2 < vertices.length && chainageKm[i + 1]! < km) i++;
  const a = vertices[i]!;
  const b = vertices[i + 1]!;
  const length = chainageKm[i + 1]! - chainageKm[i]!;
  const share = length > 0 ? Math.min(1, Math.max(0, (km - chainageKm[i]!) / length)) : 0;
  const north = (b.lat - a.lat) * METRES_PER_DEGREE;
  const east = (b.lon - a.lon) * METRES_PER_DEGREE * Math.cos((a.lat * Math.PI) / 180);
  const norm = Math.hypot(north, east) || 1;
  return {
    lat: a.lat + (b.lat - a.lat) * share,
    lon: a.lon + (b.lon - a.lon) * share,
    northMetres: north / norm,
    eastMetres: east / norm,
  };
}
