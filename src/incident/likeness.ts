/**
 * How alike two tellings are: do they tell of one event? A sum of weights of evidence in log-odds; above zero, one
 * event is likelier than two. Each feature is something that a reader could point at.
 *
 * Weights are conventions, set by judgement before any scoring: what each feature is worth against the others. Refitting
 * them on two of the three hand-clustered windows moved the score on the third by less than 0.02 either way, so they were
 * left as they stand. test/shared/association.test.ts holds the figures they reach. A mission with other feeds
 * should score its own sample.
 */

import { METRES_PER_DEGREE } from '../geo/position.js';
import { DAY_MS } from '../time/instant.js';
import { compareConduct, compareMeans, compareTarget, DIFFERENT, SAME } from './code.js';
import { CLOCK, type Columns, FINE, FORMAL, GROUND_COMBAT, REGION } from './columns.js';
import { likeWords } from './telling.js';

const HOUR_MS = 3_600_000;

/**
 * Reports of one event in different words may be dated this far apart, ms: a day, and the hour of a clock change. News
 * feeds date a report by its posting; later days bring the same words again (telling.ts) more than new ones. Chosen after
 * scoring: two and three days found no more and joined more wrongly.
 */
export const TIME_GATE_MS = 26 * HOUR_MS;
/** Two clock times of one event lie this near, ms. */
const CLOCK_GATE_MS = 6 * HOUR_MS;
/** Two entries on forms (monitors, sensors) lie this near, ms. */
const FORM_GATE_MS = 30 * 60_000;

export const WEIGHTS = {
  bias: -1.2,
  /** A place good to a site or town, against the vaguer ones, where unrelated events meet. */
  siteOrTown: 0.6,
  regionOnly: -1.2,
  sameName: 0.8,
  /** A day of difference in dates. */
  dayApart: -0.9,
  sameConduct: 0.8,
  conductClash: -3,
  sameMeans: 0.9,
  meansClash: -1.5,
  sameTarget: 0.6,
  targetClash: -0.7,
  sameActor: 0.3,
  actorClash: -1.5,
  sameToll: 1.5,
  tollClash: -0.5,
  words: 6,
  sameFacility: 3,
  facilityClash: -3,
} as const;

/** Log-odds that two tellings, given by their rows, are of one event; minus infinity where place or time forbid it. */
export function likeness(columns: Columns, a: number, b: number): number {
  if (!meets(columns, a, b)) return Number.NEGATIVE_INFINITY;
  const { actor, facility, codes } = columns;
  let sum: number = WEIGHTS.bias + placeEvidence(columns, a, b) + timeEvidence(columns, a, b);
  const p = codes[a]!;
  const q = codes[b]!;
  sum += weigh(compareConduct(p, q), WEIGHTS.sameConduct, WEIGHTS.conductClash);
  sum += weigh(compareMeans(p, q), WEIGHTS.sameMeans, WEIGHTS.meansClash);
  sum += weigh(compareTarget(p, q), WEIGHTS.sameTarget, WEIGHTS.targetClash);
  const bothNamed = facility[a]! >= 0 && facility[b]! >= 0;
  const sameFacility = bothNamed && facility[a] === facility[b];
  if (bothNamed) sum += sameFacility ? WEIGHTS.sameFacility : WEIGHTS.facilityClash;
  if (actor[a]! >= 0 && actor[b]! >= 0) {
    if (actor[a] === actor[b]) sum += WEIGHTS.sameActor;
    // Each party naming the other for one object is the mark of a contested event; without it, of two events.
    else if (!sameFacility) sum += WEIGHTS.actorClash;
  }
  sum += tollEvidence(columns.killed[a]!, columns.killed[b]!);
  sum += tollEvidence(columns.injured[a]!, columns.injured[b]!);
  return sum + WEIGHTS.words * likeWords(columns.words[a]!, columns.words[b]!);
}

/**
 * Could two tellings be of one event by place and time alone: their circles of uncertainty touch, and their times
 * are as near as their kinds of source allow. Cheap: this is asked of every neighbour.
 */
export function meets(columns: Columns, a: number, b: number): boolean {
  return meetInTime(columns, a, b) && meetInPlace(columns, a, b);
}

/** Equirectangular distance: within the reach of two places its error is far below their radii. */
function meetInPlace({ lat, lon, cosLat, radiusMetres }: Columns, a: number, b: number): boolean {
  const reach = radiusMetres[a]! + radiusMetres[b]!;
  const y = (lat[a]! - lat[b]!) * METRES_PER_DEGREE;
  if (y > reach || y < -reach) return false;
  const x = (lon[a]! - lon[b]!) * METRES_PER_DEGREE * cosLat[a]!;
  return x * x + y * y <= reach * reach;
}

function meetInTime({ startMs, endMs, flags }: Columns, a: number, b: number): boolean {
  const both = flags[a]! & flags[b]!;
  const gap = Math.max(startMs[a]! - endMs[b]!, startMs[b]! - endMs[a]!);
  if (both & FORMAL) return gap <= FORM_GATE_MS;
  if (both & CLOCK) return gap <= CLOCK_GATE_MS;
  // Fighting on a stretch of front is told anew every day: another day is another event.
  if (both & GROUND_COMBAT && gap >= 0) return false;
  return Math.abs(startMs[a]! - startMs[b]!) <= TIME_GATE_MS;
}

function placeEvidence({ flags, name }: Columns, a: number, b: number): number {
  let sum = 0;
  if (flags[a]! & flags[b]! & FINE) sum += WEIGHTS.siteOrTown;
  if ((flags[a]! | flags[b]!) & REGION) sum += WEIGHTS.regionOnly;
  if (name[a]! >= 0 && name[a] === name[b]) sum += WEIGHTS.sameName;
  return sum;
}

function timeEvidence({ startMs, endMs }: Columns, a: number, b: number): number {
  const apart = Math.abs(startMs[a]! - startMs[b]!);
  const inside = startMs[a]! < endMs[b]! && startMs[b]! < endMs[a]!;
  return inside && apart < DAY_MS ? 0 : WEIGHTS.dayApart * Math.ceil(apart / DAY_MS);
}

/** Tolls grow as days pass, so a difference says little; the same number, above one, says much. -1: not told. */
function tollEvidence(a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  if (a === b) return a > 1 ? WEIGHTS.sameToll : 0;
  return Math.max(a, b) > 3 * Math.max(1, Math.min(a, b)) ? WEIGHTS.tollClash : 0;
}

function weigh(comparison: number, same: number, different: number): number {
  if (comparison === SAME) return same;
  return comparison === DIFFERENT ? different : 0;
}
