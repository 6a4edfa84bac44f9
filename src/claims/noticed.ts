/**
 * The probability that something at a place, at a moment of a window that nobody knows, would have been noticed by those whose
 * watching is on record: 1 - product of what each leaves, (1 - share of the hour · P(distance)) (coverage/detectability.ts), mean over
 * the hours of the window and over 19 points of the disc.
 */
import { probabilityAt, REACH_IN_RANGES } from '../coverage/detectability.js';
import { type Watch, watchesOf } from '../coverage/watch.js';
import { METRES_PER_DEGREE } from '../geo/position.js';
import type { Conduct } from '../record/codes.js';
import type { Effort } from '../record/record.js';
import type { Source } from '../record/source.js';
import type { Interval } from '../time/instant.js';
import type { ClaimPlace } from './claim.js';

/** `open`: nobody can say, for want of a place. */
export type Noticed = number | 'open';
/** From this probability on, something is said to be noticed more likely than not. */
export const NOTICED_FROM = 0.5;

const HOUR_MS = 3_600_000;
const HEARD: readonly Conduct[] = ['strike', 'explosion', 'mine', 'interception', 'clash'];

export type Noticing = (
  conducts: ReadonlySet<Conduct>,
  place: ClaimPlace | null,
  window: Interval,
) => Noticed;

export function noticing(efforts: readonly Effort[], sources: ReadonlyMap<string, Source>): Noticing {
  const known = new Map<string, readonly Watch[]>();
  return (conducts, place, window) => {
    const sought = conducts.size === 0 ? HEARD : [...conducts].sort();
    const key = sought.join();
    let watches = known.get(key);
    if (!watches) {
      watches = watchesOf(efforts, sources, ...sought).watches;
      known.set(key, watches);
    }
    const meeting = watches.filter((watch) => watch.startMs < window.endMs && watch.endMs > window.startMs);
    if (meeting.length === 0) return 0;
    return place?.at ? meanNoticed(meeting, place.at, window) : 'open';
  };
}

function meanNoticed(
  watches: readonly Watch[],
  { lat, lon, radiusMetres }: NonNullable<ClaimPlace['at']>,
  { startMs, endMs }: Interval,
): number {
  const hours = Math.max(1, Math.ceil((endMs - startMs) / HOUR_MS));
  const eastward = METRES_PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  const left = new Float64Array(hours);
  let sum = 0;
  for (const [east, north] of DISC) {
    left.fill(1);
    for (const watch of watches) {
      const y = (watch.lat - lat) * METRES_PER_DEGREE - north * radiusMetres;
      const x = (watch.lon - lon) * eastward - east * radiusMetres;
      const metres = Math.hypot(x, y);
      if (metres > watch.detectability.rangeMetres * REACH_IN_RANGES) continue;
      const noticed = probabilityAt(watch.detectability, metres);
      const first = Math.max(0, Math.floor((watch.startMs - startMs) / HOUR_MS));
      const last = Math.min(hours - 1, Math.ceil((watch.endMs - startMs) / HOUR_MS) - 1);
      for (let h = first; h <= last; h++) {
        const from = startMs + h * HOUR_MS;
        const until = Math.min(endMs, from + HOUR_MS);
        const share =
          (Math.min(watch.endMs, until) - Math.max(watch.startMs, from)) / Math.max(1, until - from);
        left[h]! *= 1 - Math.min(1, Math.max(0, share)) * noticed;
      }
    }
    for (const unnoticed of left) sum += 1 - unnoticed;
  }
  return sum / (DISC.length * hours);
}

/** Points of a disc of radius 1 that stand for equal parts of it: the middle, 6 and 12 around it. */
const DISC: readonly (readonly [number, number])[] = [[0, 0], ...ring(6, 0.45), ...ring(12, 0.83)];

function ring(points: number, radius: number): [number, number][] {
  return Array.from({ length: points }, (_, k) => {
    const angle = (2 * Math.PI * k) / points;
    return [radius * Math.sin(angle), radius * Math.cos(angle)];
  });
}
