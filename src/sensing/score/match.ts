/**
 * Which fix is which event, in two ways.
 *
 * By place: one to one, nearest pairs first, where the times differ by at most MATCH_SECONDS and the places by at most
 * MATCH_METRES or three times the ellipse's major half axis (but no more than FARTHEST_METRES, or a fix of no precision would
 * match anything). An alternative with more than 5 % may match in place of the fix. This decides what is found and what is false.
 *
 * By arrivals: the event of which the fix holds most arrivals (two at least; half of them at least). This decides whose place
 * the fix is wrong about, so that a fix far off its event is a large error and not merely unmatched.
 */
import type { Truth, TruthArrivals } from '../../formats/network/network.js';
import { metresPerDegree } from '../../geo/local-metres.js';
import type { Fix } from '../fix.js';
import { OPEN_PROBABILITY } from './region.js';

export const MATCH_SECONDS = 5;
export const MATCH_METRES = 500;
export const FARTHEST_METRES = 3_000;

export const NONE = -1;

/** Index of the event of each fix, or NONE. */
export function matchByPlace(fixes: readonly Fix[], truth: Truth): Int32Array {
  const order = Array.from({ length: truth.count }, (_, i) => i).sort(
    (a, b) => truth.timeMs[a]! - truth.timeMs[b]!,
  );
  const times = Float64Array.from(order, (i) => truth.timeMs[i]!);
  const pairs: { fix: number; event: number; metres: number }[] = [];
  fixes.forEach((fix, f) => {
    const timeMs = Date.parse(fix.time);
    const limit = Math.min(FARTHEST_METRES, Math.max(MATCH_METRES, 3 * fix.ellipse90.majorM));
    for (let i = lowerBound(times, timeMs - 1000 * MATCH_SECONDS); i < times.length; i++) {
      if (times[i]! > timeMs + 1000 * MATCH_SECONDS) break;
      const event = order[i]!;
      const metres = nearestMetres(fix, truth.lat[event]!, truth.lon[event]!);
      if (metres <= limit) pairs.push({ fix: f, event, metres });
    }
  });
  pairs.sort((a, b) => a.metres - b.metres || a.fix - b.fix || a.event - b.event);
  const eventOf = new Int32Array(fixes.length).fill(NONE);
  const taken = new Uint8Array(truth.count);
  for (const { fix, event } of pairs) {
    if (eventOf[fix] !== NONE || taken[event]) continue;
    eventOf[fix] = event;
    taken[event] = 1;
  }
  return eventOf;
}

export function matchByArrivals(fixes: readonly Fix[], truth: Truth, told: TruthArrivals): Int32Array {
  const index = new Map(truth.ids.map((id, i) => [id, i]));
  return Int32Array.from(fixes, ({ arrivals }) => {
    const counts = new Map<string, number>();
    for (const id of arrivals) {
      const event = told.event.get(id);
      if (event) counts.set(event, (counts.get(event) ?? 0) + 1);
    }
    let best = '';
    let most = 1;
    for (const [event, count] of counts) {
      if (count > most && 2 * count >= arrivals.length) {
        best = event;
        most = count;
      }
    }
    return index.get(best) ?? NONE;
  });
}

export function metresBetween(aLat: number, aLon: number, bLat: number, bLon: number): number {
  const { perLat, perLon } = metresPerDegree((aLat + bLat) / 2);
  return Math.hypot((bLat - aLat) * perLat, (bLon - aLon) * perLon);
}

function nearestMetres(fix: Fix, lat: number, lon: number): number {
  let metres = metresBetween(fix.lat, fix.lon, lat, lon);
  for (const other of fix.alternatives) {
    if (other.probability > OPEN_PROBABILITY)
      metres = Math.min(metres, metresBetween(other.lat, other.lon, lat, lon));
  }
  return metres;
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
