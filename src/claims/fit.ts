/**
 * How well an incident fits what a part of a claim speaks of.
 *
 * Weight = FITS_AT_BEST less what speaks against it; 0 is no match. Tolerances and penalties are conventions of this project,
 * the same for every party:
 * - time: the incident's interval meets the window, or misses it by at most `leewayMs`;
 * - place: z = distance / hypot(both 90 % radii) of at most 1.5, penalty z²; units of the first order by their name;
 * - means, target: the same, of the same family, or not told; one that differs is no match unless an account gives the one sought;
 * - conduct: one that the unit can speak of;
 * - object: names in common speak for it;
 * - author: somebody names the party that is claimed to have done it, or nobody names any party. Where all who name a party name
 *   another, an incident is the one only where the claim names its place or object; it is then found, and attributed otherwise.
 */
import { distanceMetres } from '../geo/position.js';
import type { Incident } from '../incident/incident.js';
import { likeWords, type Words, wordsOf } from '../incident/words.js';
import type { Means, Target } from '../record/codes.js';
import type { Interval } from '../time/instant.js';
import type { Attributed } from './attributed.js';
import type { Sought } from './claim.js';

export const FITS_AT_BEST = 3;
/** A party's day is often that of its statement, and clocks differ. */
export const LEEWAY_MS = 6 * 3_600_000;
/** So far beside its window an incident is still said to be the one, at another time. */
export const OTHER_TIME_MS = 72 * 3_600_000;
const FARTHEST_Z = 1.5;

/** A place less exact than this names a stretch of country, and not what happened in it. */
const NARROW_METRES = 15_000;

export interface Candidate {
  readonly incident: Incident;
  readonly attributed: Attributed;
  /** Whom the accounts name: the party of the claim at least once, another only, or nobody. */
  readonly named: 'party' | 'otherOnly' | 'nobody';
  readonly object: Words;
}

export const candidate = (incident: Incident, attributed: Attributed, against: string): Candidate => ({
  incident,
  attributed,
  named: namedIn(incident, against),
  object: wordsOf(`${incident.targetName} ${incident.facility?.name ?? ''}`),
});

function namedIn({ accounts }: Incident, against: string): Candidate['named'] {
  let other = false;
  for (const { actor } of accounts) {
    if (actor === 'undetermined' || actor === 'none') continue;
    if (actor === against || actor === 'both' || against === 'both') return 'party';
    other = true;
  }
  return other ? 'otherOnly' : 'nobody';
}

/** It names a place or an object, so that one incident and no other can be meant. */
export const isNarrow = ({ place, targetName }: Pick<Sought, 'place' | 'targetName'>): boolean =>
  place?.at ? place.at.radiusMetres <= NARROW_METRES : targetName !== '';

export interface Leeway {
  readonly timeMs: number;
  /** What else than the clause protects may be meant: the target is not asked for. */
  readonly anyTarget?: true;
}

export function weightOf(sought: Sought, one: Candidate, leeway: Leeway): number {
  const { incident, object } = one;
  const late = latenessMs(incident.time, sought.window);
  if (late > leeway.timeMs) return 0;
  let weight = FITS_AT_BEST - timePenalty(incident.time, sought.window, late, leeway.timeMs);
  const against = [
    conductPenalty(sought, incident),
    codePenalty(sought.means, incident.means, meansOf(incident), FAMILY),
    leeway.anyTarget ? 0 : targetPenalty(sought, incident),
    placePenalty(sought, incident),
    authorPenalty(sought, one),
  ];
  for (const penalty of against) {
    if (penalty === NEVER) return 0;
    weight -= penalty;
  }
  weight -= objectPenalty(sought.targetName, object);
  return Math.max(0, weight);
}

const NEVER = Number.POSITIVE_INFINITY;

function authorPenalty(sought: Sought, { attributed, named }: Candidate): number {
  if (attributed === 'asClaimed') return 0;
  if (named === 'otherOnly') return isNarrow(sought) ? 0.75 : NEVER;
  return (named === 'nobody' ? 0.5 : 0.25) + (attributed === 'otherwise' ? 0.25 : 0);
}

/** 0 where they meet. */
export function latenessMs(time: Interval, window: Interval): number {
  const endMs = Math.max(time.endMs, time.startMs + 1);
  return Math.max(
    0,
    window.startMs - endMs + 1,
    time.startMs - Math.max(window.endMs, window.startMs + 1) + 1,
  );
}

function timePenalty(time: Interval, window: Interval, late: number, leewayMs: number): number {
  if (late > 0) return 1.5 + late / leewayMs;
  const length = Math.max(1, time.endMs - time.startMs);
  const inside = Math.min(time.startMs + length, window.endMs) - Math.max(time.startMs, window.startMs);
  return 1.5 * (1 - Math.min(1, Math.max(0, inside / length)));
}

function conductPenalty({ conducts }: Sought, incident: Incident): number {
  if (conducts.size === 0 || conducts.has(incident.conduct)) return 0;
  return (incident.rivals.conduct ?? []).some((conduct) => (conducts as ReadonlySet<string>).has(conduct))
    ? 0.75
    : NEVER;
}

const FAMILY: Readonly<Partial<Record<Means, readonly Means[]>>> = {
  drone: ['fpv_drone', 'long_range_drone'],
  fpv_drone: ['drone'],
  long_range_drone: ['drone'],
  missile: ['ballistic_missile', 'cruise_missile'],
  ballistic_missile: ['missile'],
  cruise_missile: ['missile'],
  artillery: ['mortar', 'mlrs'],
  mortar: ['artillery'],
  mlrs: ['artillery'],
};

const meansOf = ({ rivals }: Incident): readonly string[] => rivals.means ?? [];

function codePenalty(
  wanted: ReadonlySet<Means>,
  found: Means,
  rivals: readonly string[],
  family: typeof FAMILY,
): number {
  if (wanted.size === 0 || wanted.has(found)) return 0;
  if (found === 'unspecified' || found === 'several') return 0.5;
  for (const one of wanted) if (family[one]?.includes(found)) return 0.5;
  return rivals.some((rival) => (wanted as ReadonlySet<string>).has(rival)) ? 0.75 : NEVER;
}

const CIVIL: ReadonlySet<Target> = new Set([
  'residential',
  'medical',
  'education',
  'civilian',
  'transport',
  'port',
]);

function targetPenalty(sought: Sought, { target, rivals, facility }: Incident): number {
  const wanted = sought.target;
  if (wanted === '' || wanted === 'unspecified' || wanted === target) return 0;
  if (wanted === 'civilian' && CIVIL.has(target)) return 0;
  if ((rivals.target ?? []).includes(wanted)) return 0.5;
  if (wanted === 'energy' && facility) return 0.5;
  // What was hit is not told: at a place that the claim names it may be what is meant, anywhere else anything may.
  return target === 'unspecified' && isNarrow(sought) ? 1.5 : NEVER;
}

function placePenalty({ place }: Sought, incident: Incident): number {
  if (!place) return 0;
  const { at } = place;
  const named = place.region !== '' && incident.place.region !== '';
  if (!at) {
    if (named) return place.region === incident.place.region ? 0 : NEVER;
    return incident.place.precision === 'country' ? 1.5 : NEVER;
  }
  const metres = distanceMetres(at.lat, at.lon, incident.place.lat, incident.place.lon);
  const z = metres / Math.max(1, Math.hypot(at.radiusMetres, incident.place.radiusMetres));
  if (z > FARTHEST_Z) return NEVER;
  // A wide disc that happens to reach the place says little.
  return z * z + (incident.place.radiusMetres > 4 * at.radiusMetres + 20_000 ? 1 : 0);
}

function objectPenalty(name: string, object: Words): number {
  if (name === '') return 0;
  const like = likeWords(wordsOf(name).tokens, object.tokens);
  if (like >= 0.5) return -1;
  return object.tokens.length > 0 && like === 0 ? 0.5 : 0;
}
