/**
 * Detections (heat seen from orbit, a sensor's alarm) corroborate an incident; alone they say that something was hot
 * or loud, not that somebody attacked, and so they never make one.
 */
import { distanceMetres } from '../geo/position.js';
import type { Conduct } from '../record/codes.js';
import { blocks } from './blocks.js';
import type { Group } from './gather.js';
import type { PlacedReport, Telling } from './telling.js';
import { wordsOf } from './words.js';

/** A fire burns on and is seen at the next pass: detections count until this long after the reported time. */
const AFTER_MS = 12 * 3_600_000;
/** What can be seen or heard from afar. */
const DETECTABLE: ReadonlySet<Conduct> = new Set(['strike', 'explosion', 'sabotage', 'mine', 'interception']);

/** Gives each detection to the nearest group that it fits; groups and detections in the order of association. */
export function detectionsByGroup(
  groups: readonly Group[],
  detections: readonly PlacedReport[],
): ReadonlyMap<Group, readonly PlacedReport[]> {
  const joined = new Map<Group, PlacedReport[]>();
  if (detections.length === 0) return joined;
  const visible = visibleFromAfar(groups);
  const index = blocks();
  visible.forEach((group, entry) => {
    index.add(group.tellings[0]!.best.place, entry);
  });
  for (const detection of detections) {
    const { lat, lon, radiusMetres } = detection.place;
    const { startMs, endMs } = detection.time;
    let chosen = -1;
    let nearest = Number.POSITIVE_INFINITY;
    index.near(detection.place, (entry) => {
      const { best, reports } = visible[entry]!.tellings[0]!;
      const { time } = reports[0]!;
      if (time.endMs < startMs - AFTER_MS) return false;
      if (endMs < time.startMs) return true;
      const metres = distanceMetres(best.place.lat, best.place.lon, lat, lon);
      if (metres > best.place.radiusMetres + radiusMetres || metres > nearest) return true;
      if (metres === nearest && entry > chosen) return true;
      chosen = entry;
      nearest = metres;
      return true;
    });
    if (chosen < 0) continue;
    const known = joined.get(visible[chosen]!);
    if (known) known.push(detection);
    else joined.set(visible[chosen]!, [detection]);
  }
  return joined;
}

export function tellingOfDetection(detection: PlacedReport): Telling {
  return { reports: [detection], best: detection, words: NO_TEXT, formal: true, facility: undefined };
}

const NO_TEXT = wordsOf('');

/** Groups that can be seen from afar and are placed finely; in the order of their end. */
function visibleFromAfar(groups: readonly Group[]): Group[] {
  const visible = groups.filter((group) => {
    const { best } = group.tellings[0]!;
    const { precision } = best.place;
    return (precision === 'site' || precision === 'town') && DETECTABLE.has(best.conduct);
  });
  const end = (group: Group): number => group.tellings[0]!.reports[0]!.time.endMs;
  // Stable: groups come in the order of association of their first members.
  return visible.sort((a, b) => end(a) - end(b));
}
