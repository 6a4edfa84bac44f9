/**
 * Detections (heat seen from orbit, a sensor's alarm) corroborate an incident; alone they say that something was hot
 * or loud, not that somebody attacked, and so they never make one.
 *
 * Each goes to the incident that it fits best, by log-odds: the chance that such an event is detected at all, over the number of
 * detections of other cause that the place and hours of both would hold by chance; less what the two places are apart. A
 * place that burns on most days (recurring.ts) supports nothing.
 */
import { distanceMetres } from '../geo/position.js';
import type { Conduct } from '../record/codes.js';
import { blocks } from './blocks.js';
import type { Group } from './gather.js';
import { recurringHeat } from './recurring.js';
import type { PlacedReport, Telling } from './telling.js';
import { wordsOf } from './words.js';

const HOUR_MS = 3_600_000;
/** A fire burns on and is seen at the next pass: detections count until this long after the reported time. */
const AFTER_MS = 12 * HOUR_MS;
/** What can be seen or heard from afar. */
const DETECTABLE: ReadonlySet<Conduct> = new Set(['strike', 'explosion', 'sabotage', 'mine', 'interception']);

/** Of strikes on ground that burns, as far as news and satellites have been compared: one in five or so. */
const DETECTED = 0.2;
/** Fires of other cause in a square kilometre and hour, where war is: some 10 a day on 5,000 square kilometres. */
const OTHERS_PER_SQUARE_KM_HOUR = 1e-4;
/** Between the time told and the pass, an hour: the later, the likelier something else burns. */
const LATER_HOUR = -0.05;
const SQUARED_LEAST = 100 ** 2;

/** Gives each detection to the group that it fits best; groups and detections in the order of association. */
export function detectionsByGroup(
  groups: readonly Group[],
  detections: readonly PlacedReport[],
): ReadonlyMap<Group, readonly PlacedReport[]> {
  const joined = new Map<Group, PlacedReport[]>();
  if (detections.length === 0) return joined;
  const visible = visibleFromAfar(groups);
  const index = blocks();
  visible.forEach(({ report }, entry) => {
    index.add(report.place, entry);
  });
  const recurring = recurringHeat(detections);
  for (const detection of detections) {
    if (recurring.has(detection)) continue;
    const { startMs, endMs } = detection.time;
    let chosen = -1;
    let best = 0;
    index.near(detection.place, (entry) => {
      const { time, place } = visible[entry]!.report;
      if (time.endMs < startMs - AFTER_MS) return false;
      if (endMs < time.startMs) return true;
      const odds = logOdds(place, detection.place, hoursAfter(time.endMs, startMs));
      if (odds < best || odds <= 0 || (odds === best && entry > chosen)) return true;
      chosen = entry;
      best = odds;
      return true;
    });
    if (chosen < 0) continue;
    const { group } = visible[chosen]!;
    const known = joined.get(group);
    if (known) known.push(detection);
    else joined.set(group, [detection]);
  }
  return joined;
}

const hoursAfter = (endMs: number, passMs: number): number => Math.max(0, passMs - endMs) / HOUR_MS;

/** Log-odds that a detection is of the event that a report tells of. */
export const detectionOdds = (told: PlacedReport, seen: PlacedReport): number =>
  logOdds(told.place, seen.place, hoursAfter(told.time.endMs, seen.time.startMs));

type Place = PlacedReport['place'];

function logOdds(told: Place, seen: Place, hours: number): number {
  const metres = distanceMetres(told.lat, told.lon, seen.lat, seen.lon);
  if (metres > told.radiusMetres + seen.radiusMetres) return Number.NEGATIVE_INFINITY;
  const squared = Math.max(SQUARED_LEAST, told.radiusMetres ** 2 + seen.radiusMetres ** 2);
  const others = (OTHERS_PER_SQUARE_KM_HOUR * (AFTER_MS / HOUR_MS) * Math.PI * squared) / 1e6;
  const apart = Math.max(0, metres ** 2 / squared - 0.5);
  return Math.log(DETECTED / others) - Math.LN10 * apart + LATER_HOUR * hours;
}

export function tellingOfDetection(detection: PlacedReport): Telling {
  return { reports: [detection], best: detection, words: NO_TEXT, formal: true, facility: undefined };
}

const NO_TEXT = wordsOf('');

interface Visible {
  readonly group: Group;
  readonly report: PlacedReport;
}

/** Tellings of what can be seen from afar, finely placed; in the order of their end, then of their groups. */
function visibleFromAfar(groups: readonly Group[]): Visible[] {
  const visible = groups.flatMap((group) =>
    group.tellings.flatMap(({ best }) => {
      const { precision } = best.place;
      const fine = precision === 'site' || precision === 'town';
      return fine && DETECTABLE.has(best.conduct) && best.report_kind === 'event'
        ? [{ group, report: best }]
        : [];
    }),
  );
  return visible.sort((a, b) => a.report.time.endMs - b.report.time.endMs);
}
