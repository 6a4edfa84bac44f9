/**
 * What speaks for and against two tellings being of one event. Each piece of evidence is something that a reader could
 * point at; weights.ts says how much it counts. Tried and left out, because a window that the fit had not seen gained
 * nothing from it or lost: weighing words by how rare they are in those days, or without those that the coder has read;
 * how seldom a place is in the news; metres and days between; whether words tell the day; the same actor; tolls far from
 * each other; conducts that one event may be told as.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import { CIVILIAN, compareConduct, compareMeans, compareTarget, DIFFERENT, SAME } from './code.js';
import {
  type Columns,
  FINE,
  GROUND_COMBAT,
  LONG_RANGE,
  NO_WORDS,
  REGION,
  SHORT_RANGE,
  SITE,
} from './columns.js';
import { commonWords } from './words.js';

export const EVIDENCE = [
  /** Always one. */
  'bias',
  /** Both places are sites or towns. */
  'fine',
  /** One place is a whole region. */
  'region',
  /** Or one is a site within the town that is the other. */
  'sameName',
  /** The times do not overlap. */
  'apart',
  'sameConduct',
  'otherConduct',
  'sameMeans',
  'otherMeans',
  'sameTarget',
  'otherTarget',
  /** Both say that civilians were hit, which most reports do. */
  'bothCivilian',
  'otherActor',
  /** Of killed and injured, how many numbers above one are the same, and how many near each other: tolls grow. */
  'sameToll',
  'nearToll',
  'sameFacility',
  'otherFacility',
  /** Share of all words that both have, and of the words of the one with fewer. */
  'words',
  'wordsCovered',
  /** The same where one place is a region. */
  'wordsOfRegion',
  /** Fighting on the ground in both: lists of villages, written alike every day, so that their words say nothing. */
  'ground',
  /** One town and time, far-reaching means and none of the front: a wave of missiles and drones is one event. */
  'wave',
  /** Means of the front, of which one day sees many. */
  'front',
] as const;

export type Evidence = (typeof EVIDENCE)[number];

const AT = Object.fromEntries(EVIDENCE.map((name, i) => [name, i])) as Readonly<Record<Evidence, number>>;
/** Two tolls are near each other up to this ratio. */
const NEAR_TOLL = 1.6;

/** Fills `out`, as long as EVIDENCE. The same bits for (a, b) as for any other call with that order. */
export function evidenceOf(columns: Columns, a: number, b: number, out: Float64Array): void {
  out.fill(0);
  out[AT.bias] = 1;
  const { flags } = columns;
  const both = flags[a]! & flags[b]!;
  const either = flags[a]! | flags[b]!;
  let sameName = columns.name[a]! >= 0 && columns.name[a] === columns.name[b];
  if (both & FINE) {
    // A site in a town goes by another name than the town.
    if ((flags[a]! ^ flags[b]!) & SITE)
      sameName ||= distance(columns, a, b) <= Math.max(columns.radiusMetres[a]!, columns.radiusMetres[b]!);
    out[AT.fine] = 1;
  }
  if (either & REGION) out[AT.region] = 1;
  if (sameName) out[AT.sameName] = 1;
  const overlap = columns.startMs[a]! < columns.endMs[b]! && columns.startMs[b]! < columns.endMs[a]!;
  if (!overlap) out[AT.apart] = 1;
  codes(columns, a, b, out);
  addTolls(columns.killed[a]!, columns.killed[b]!, out);
  addTolls(columns.injured[a]!, columns.injured[b]!, out);
  const left = columns.words[a] ?? NO_WORDS;
  const right = columns.words[b] ?? NO_WORDS;
  const shared = commonWords(left, right);
  const covered = shared === 0 ? 0 : shared / Math.min(left.length, right.length);
  const alike = shared === 0 ? 0 : shared / (left.length + right.length - shared);
  if (both & GROUND_COMBAT) out[AT.ground] = 1;
  else {
    out[AT.words] = alike;
    out[AT.wordsCovered] = covered;
  }
  if (either & REGION) out[AT.wordsOfRegion] = covered;
  if (overlap && both & FINE && either & LONG_RANGE && !(either & SHORT_RANGE)) out[AT.wave] = 1;
  if (either & SHORT_RANGE) out[AT.front] = 1;
}

function distance({ lat, lon, metresPerLon }: Columns, a: number, b: number): number {
  const y = (lat[a]! - lat[b]!) * METRES_PER_DEGREE;
  const x = (lon[a]! - lon[b]!) * metresPerLon[a]!;
  return Math.sqrt(x * x + y * y);
}

function codes(columns: Columns, a: number, b: number, out: Float64Array): void {
  const { conduct, means, target, facility, actor } = columns;
  put(compareConduct(conduct[a]!, conduct[b]!), AT.sameConduct, AT.otherConduct, out);
  put(compareMeans(means[a]!, means[b]!), AT.sameMeans, AT.otherMeans, out);
  if (target[a] === CIVILIAN && target[b] === CIVILIAN) out[AT.bothCivilian] = 1;
  else put(compareTarget(target[a]!, target[b]!), AT.sameTarget, AT.otherTarget, out);
  const bothNamed = facility[a]! >= 0 && facility[b]! >= 0;
  const sameFacility = bothNamed && facility[a] === facility[b];
  if (bothNamed) out[sameFacility ? AT.sameFacility : AT.otherFacility] = 1;
  if (actor[a]! < 0 || actor[b]! < 0) return;
  // Each party naming the other for one object is the mark of a contested event; without it, of two events.
  if (actor[a] !== actor[b] && !sameFacility) out[AT.otherActor] = 1;
}

function put(comparison: number, same: number, other: number, out: Float64Array): void {
  if (comparison === SAME) out[same] = 1;
  else if (comparison === DIFFERENT) out[other] = 1;
}

/** Tolls grow as days pass, so a difference says little; the same number, above one, says much. -1: not told. */
function addTolls(a: number, b: number, out: Float64Array): void {
  if (a <= 1 || b <= 1) return;
  if (a === b) out[AT.sameToll]!++;
  else if (Math.max(a, b) <= NEAR_TOLL * Math.min(a, b)) out[AT.nearToll]!++;
}
