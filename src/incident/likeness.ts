/**
 * How alike two tellings are: do they tell of one event? A sum of weights of evidence in log-odds (evidence.ts,
 * weights.ts); above zero, one event is likelier than two.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import { CONDUCTS, MEANS, TARGETS } from '../record/codes.js';
import { compareConduct, compareMeans, compareTarget, DIFFERENT, SAME } from './code.js';
import { CLOCK, type Columns, FORMAL, GROUND_COMBAT } from './columns.js';
import { EVIDENCE, evidenceOf } from './evidence.js';
import { misfitOf } from './misfit.js';
import { FORMS, MIXED, NEWS } from './weights.js';

const HOUR_MS = 3_600_000;

/**
 * Reports of one event in other words start this near each other, ms: two days, and the hours of a clock change. News
 * feeds date a report by its posting; later days bring the same words again (telling.ts) more than new ones.
 */
export const TIME_GATE_MS = 50 * HOUR_MS;
/** Two clock times of one event lie this near, ms. */
const CLOCK_GATE_MS = 12 * HOUR_MS;
/** Two entries on forms (monitors, sensors) lie this near, ms. */
export const FORM_GATE_MS = 30 * 60_000;

/** An entry on a form with a clock time. */
export const TIMED_ENTRY = FORMAL | CLOCK;

export const NEWS_WEIGHTS: Float64Array = Float64Array.from(EVIDENCE, (name) => NEWS[name]);
const found = new Float64Array(EVIDENCE.length);

/**
 * Log-odds that two rows are of one event; minus infinity where place or time forbid it. The lower row comes first, so
 * that every caller gets the same bits.
 */
export function likeness(
  columns: Columns,
  a: number,
  b: number,
  weights: Float64Array = NEWS_WEIGHTS,
): number {
  return meets(columns, a, b) ? likenessOfMet(columns, a, b, weights) : Number.NEGATIVE_INFINITY;
}

/** The same for two rows of which it is known that place and time allow it. */
export function likenessOfMet(columns: Columns, a: number, b: number, weights: Float64Array): number {
  if ((columns.flags[a]! | columns.flags[b]!) & FORMAL)
    return columns.flags[a]! & columns.flags[b]! & FORMAL
      ? likenessOfEntries(columns, a, b)
      : likenessOfMixed(columns, a, b);
  evidenceOf(columns, a, b, found);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * found[i]!;
  return sum;
}

/**
 * Could two tellings be of one event by place and time alone: their circles of uncertainty touch, and their times
 * are as near as their kinds of source allow. Cheap: this is asked of every neighbour.
 */
export function meets(columns: Columns, a: number, b: number): boolean {
  return meetInTime(columns, a, b) && meetInPlace(columns, a, b);
}

/** Equirectangular distance: within the reach of two places its error is far below their radii. */
function meetInPlace({ lat, lon, metresPerLon, radiusMetres }: Columns, a: number, b: number): boolean {
  const reach = radiusMetres[a]! + radiusMetres[b]!;
  const y = (lat[a]! - lat[b]!) * METRES_PER_DEGREE;
  if (y > reach || y < -reach) return false;
  const x = (lon[a]! - lon[b]!) * metresPerLon[a]!;
  return x * x + y * y <= reach * reach;
}

function meetInTime({ startMs, endMs, flags }: Columns, a: number, b: number): boolean {
  const apart = Math.abs(startMs[a]! - startMs[b]!);
  if (apart > TIME_GATE_MS) return false;
  const both = flags[a]! & flags[b]!;
  if ((both & TIMED_ENTRY) === TIMED_ENTRY) return apart <= FORM_GATE_MS;
  const gap = Math.max(startMs[a]! - endMs[b]!, startMs[b]! - endMs[a]!);
  if (both & FORMAL) return gap <= FORM_GATE_MS;
  if (both & CLOCK) return gap <= CLOCK_GATE_MS;
  // Fighting on a stretch of front is told anew every day: another day is another event.
  return !(both & GROUND_COMBAT && gap >= 0);
}

function likenessOfEntries(columns: Columns, a: number, b: number): number {
  const { startMs, endMs, lat, lon, radiusMetres } = columns;
  const y = (lat[a]! - lat[b]!) * METRES_PER_DEGREE;
  const x = (lon[a]! - lon[b]!) * columns.metresPerLon[a]!;
  const reach = radiusMetres[a]! + radiusMetres[b]!;
  let sum = FORMS.bias;
  const misfit = columns.sights.length > 0 ? misfitOf(columns, a, b) : undefined;
  if (misfit !== undefined) sum += Math.max(FORMS.misfitMost, -misfit / 2);
  else if (reach > 0) sum += (FORMS.distance * Math.sqrt(x * x + y * y)) / reach;
  const apartMs = Math.abs(startMs[a]! - startMs[b]!);
  sum += FORMS.gap * Math.min(1, apartMs / FORM_GATE_MS);
  if (startMs[a] === endMs[a] && startMs[b] === endMs[b]) {
    if (apartMs <= SAME_SECOND_MS) sum += FORMS.sameSecond;
    else if (apartMs > OTHER_SECOND_MS) sum += FORMS.otherSecond;
  }
  return sum + codesOfEntries(columns, a, b);
}

/** Instants this near are of one event if their places are; this far apart, of two. Clocks drift, sound takes its time. */
const SAME_SECOND_MS = 15_000;
const OTHER_SECOND_MS = 120_000;

/**
 * An entry on a form and a telling in words. Were they of two events, that one of the forms' events falls by chance into the
 * place and time that both leave open has the odds of their rate times the size of that place and time; so the log-odds of one
 * event are minus the logarithm of it, less what their places and times are apart, and what the codes say.
 */
function likenessOfMixed(columns: Columns, a: number, b: number): number {
  const { startMs, endMs, lat, lon, radiusMetres } = columns;
  const y = (lat[a]! - lat[b]!) * METRES_PER_DEGREE;
  const x = (lon[a]! - lon[b]!) * columns.metresPerLon[a]!;
  const squared = radiusMetres[a]! ** 2 + radiusMetres[b]! ** 2;
  const hours = Math.max(endMs[a]! - startMs[a]!, endMs[b]! - startMs[b]!) / HOUR_MS + MIXED.slackHours;
  const byChance = (MIXED.eventsPerSquareKmHour * Math.PI * Math.max(SQUARED_LEAST, squared) * hours) / 1e6;
  let sum = -Math.log(byChance);
  const apart = squared > 0 ? (x * x + y * y) / squared : 0;
  const misfit = columns.sights.length > 0 ? misfitOf(columns, a, b) : undefined;
  if (misfit !== undefined) sum += Math.max(FORMS.misfitMost, -misfit / 2);
  else if (apart > MIXED.levelShare) sum -= Math.LN10 * (apart - MIXED.levelShare);
  const gapMs = Math.max(0, startMs[a]! - endMs[b]!, startMs[b]! - endMs[a]!);
  sum += Math.max(MIXED.gapMost, (MIXED.gapHour * gapMs) / HOUR_MS);
  return sum + codesOfEntries(columns, a, b);
}

const SQUARED_LEAST = 100 ** 2;

function codesOfEntries({ conduct, means, target, actor }: Columns, a: number, b: number): number {
  let sum = CONDUCT_WEIGHTS[conduct[a]! * CONDUCT_COUNT + conduct[b]!]!;
  sum += MEANS_WEIGHTS[means[a]! * MEANS_COUNT + means[b]!]!;
  sum += TARGET_WEIGHTS[target[a]! * TARGET_COUNT + target[b]!]!;
  if (actor[a]! >= 0 && actor[b]! >= 0) sum += actor[a] === actor[b] ? FORMS.sameActor : FORMS.otherActor;
  return sum;
}

/** For each pair of codes, what it weighs between two entries on forms. */
function weightTable(
  count: number,
  compare: (a: number, b: number) => number,
  same: number,
  other: number,
): Float64Array {
  return Float64Array.from({ length: count * count }, (_, pair) => {
    const comparison = compare(Math.floor(pair / count), pair % count);
    if (comparison === SAME) return same;
    return comparison === DIFFERENT ? other : 0;
  });
}

const CONDUCT_COUNT = CONDUCTS.length;
const MEANS_COUNT = MEANS.length;
const TARGET_COUNT = TARGETS.length;
const CONDUCT_WEIGHTS = weightTable(CONDUCT_COUNT, compareConduct, FORMS.sameConduct, FORMS.otherConduct);
const MEANS_WEIGHTS = weightTable(MEANS_COUNT, compareMeans, FORMS.sameMeans, FORMS.otherMeans);
const TARGET_WEIGHTS = weightTable(TARGET_COUNT, compareTarget, FORMS.sameTarget, FORMS.otherTarget);
