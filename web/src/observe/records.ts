/**
 * From what was entered to the records that are sent. A pure function of what is kept, so that sending again sends the same.
 *
 * Bearings are true degrees from the observer; ranges in metres as the observer said them (docs/observer-geometry.md). What is
 * heard less exactly than the model takes for granted says so by its own standard deviation.
 */
import type { Conduct, Correction, Effort, Means, Observation } from '../api/types.ts';
import { type Direction, type Form, type Grade, type Sense, type What, watchedSinceMs } from './form.ts';

export interface Entry {
  readonly id: string;
  readonly source: string;
  readonly savedMs: number;
  readonly language: 'en' | 'uk' | 'ru';
  readonly form: Form;
  /** As it was shown when it was saved. */
  readonly sentence: string;
  readonly watchSentence: string;
}

const CONDUCT: Readonly<Record<Exclude<What, 'nothing'>, Conduct>> = {
  explosion: 'explosion',
  burst: 'strike',
  shot: 'strike',
  projectile: 'strike',
  drone: 'movement',
  flare: 'other',
  movement: 'movement',
  other: 'other',
};
const MEANS: Readonly<Partial<Record<What, Means>>> = {
  burst: 'small_arms',
  shot: 'small_arms',
  drone: 'drone',
  flare: 'none',
};

export const watchId = (id: string): string => `${id}:watch`;

/** @param media items of evidence in the order of the photos */
export function recordsOf(entry: Entry, media: readonly string[]): (Observation | Effort)[] {
  const observation = observationOf(entry, media);
  const effort = effortOf(entry);
  return [...(observation ? [observation] : []), ...(effort ? [effort] : [])];
}

function observationOf(entry: Entry, media: readonly string[]): Observation | null {
  const { id, source, savedMs, language, form, sentence } = entry;
  const { what } = form;
  if (what === '' || what === 'nothing') return null;
  const means = form.means || MEANS[what];
  return {
    kind: 'observation',
    id,
    source,
    reportedAt: iso(savedMs),
    time: timeOf(form, savedMs),
    reportKind: 'event',
    stance: 'asserted',
    actor: 'undetermined',
    conduct: CONDUCT[what],
    ...(means ? { means } : {}),
    ...countOf(form),
    ...(form.stand ? { sightings: [sightingOf(form, form.stand)] } : {}),
    summary: sentence.slice(0, 2_000),
    ...(form.words.trim() ? { text: form.words.trim() } : {}),
    language,
    ...(media.length > 0
      ? { media: media.map((of, i) => ({ of, faces: form.photos[i]!.faces || 'sealed' })) }
      : {}),
  };
}

/** A count is what is sure; bounds that it was given with stand beside it. */
function countOf({ counting, count, upper }: Form): Pick<Observation, 'count' | 'values'> {
  switch (counting) {
    case 'exactly':
    case 'about':
      return { count };
    case 'moreThan':
      return { count, values: { countMoreThan: count } };
    case 'between':
      return { count, values: { countAtLeast: count, countAtMost: upper } };
    case 'unknown':
      return {};
  }
}

function sightingOf(form: Form, stand: NonNullable<Form['stand']>) {
  const { direction, range, sense, declinationDegrees } = form;
  const bearings = direction && bearingsOf(direction, declinationDegrees);
  const sigma = direction && sigmaDegrees(direction, sense, declinationDegrees);
  return {
    observer: { lat: stand.lat, lon: stand.lon, radiusMetres: Math.max(1, Math.round(stand.radiusMetres)) },
    by: sense,
    ...(bearings ? { bearings } : {}),
    ...(sigma ? { bearingSigmaDegrees: sigma } : {}),
    ...(range ? { rangeMetres: { min: range.minMetres, max: range.maxMetres } } : {}),
  };
}

/** Several bearings are one arc, from the outermost to the outermost. */
export function bearingsOf(direction: Direction, declinationDegrees: number | null): number[] {
  const middle =
    direction.degrees + (direction.by === 'compass' && declinationDegrees !== null ? declinationDegrees : 0);
  const { spreadDegrees } = direction;
  if (spreadDegrees === 0) return [turned(middle)];
  return [turned(middle - spreadDegrees), turned(middle + spreadDegrees)];
}

export const turned = (degrees: number): number => ((Math.round(degrees) % 360) + 360) % 360;

/** As src/coding/noticing.ts assumes for each sense. */
export const SENSE_SIGMA_DEGREES: Readonly<Record<Sense, number>> = { ear: 6, eye: 3 };
/** Assumed of the needle in a telephone held in the hand, and of magnetic north where nobody said how far it is off. */
const COMPASS_SIGMA_DEGREES = 5;
const DECLINATION_SIGMA_DEGREES = 8;

/** Undefined where the model's own holds. */
export function sigmaDegrees(
  direction: Direction,
  sense: Sense,
  declinationDegrees: number | null,
): number | undefined {
  if (direction.by !== 'compass') return undefined;
  const declination = declinationDegrees === null ? DECLINATION_SIGMA_DEGREES : 0;
  return Math.round(Math.hypot(SENSE_SIGMA_DEGREES[sense], COMPASS_SIGMA_DEGREES, declination));
}

const HEARD: readonly Conduct[] = ['explosion', 'strike', 'clash'];
const SEEN: readonly Conduct[] = ['movement', 'interception'];
/** Half of what src/coverage/detectability.ts takes for people of a mission. */
const POOR_RANGE_METRES = 3_000;

function effortOf(entry: Entry): Effort | null {
  const { id, source, savedMs, form, watchSentence } = entry;
  const { stand, watch } = form;
  if (!stand || !(watch.send || form.what === 'nothing')) return null;
  const { movement, by, visibility, hearing } = watch;
  const senses = [...(hearing === 'none' ? [] : HEARD), ...(visibility === 'none' ? [] : SEEN)];
  const status = movement === 'denied' ? 'denied' : senses.length === 0 ? 'clouded' : 'watching';
  const poor = (['hearing', 'visibility'] as const).every((sense) => isPoor(watch[sense]));
  const sinceMs = watchedSinceMs(form);
  const endMs = Math.max(savedMs, sinceMs);
  return {
    kind: 'effort',
    id: watchId(id),
    source,
    reportedAt: iso(savedMs),
    time: { start: iso(sinceMs), end: iso(endMs), precision: 'minute' },
    place: {
      lat: stand.lat,
      lon: stand.lon,
      radiusMetres: Math.max(1, Math.round(stand.radiusMetres)),
      basis: 'coder',
    },
    status,
    ...(status === 'denied' && by ? { by } : {}),
    canDetect: senses.length > 0 ? senses : [...HEARD, ...SEEN],
    device: source,
    ...(poor && status === 'watching' ? { rangeMetres: POOR_RANGE_METRES } : {}),
    summary: watchSentence.slice(0, 2_000),
  };
}

const isPoor = (grade: Grade): boolean => grade !== 'good';

function timeOf({ startMs, endMs }: Form, savedMs: number): Observation['time'] {
  const end = endMs ?? Math.max(savedMs, startMs);
  return { start: iso(startMs), end: iso(end), precision: 'minute' };
}

/** Takes back all that an entry wrote. */
export function withdrawalsOf(
  undo: { readonly id: string; readonly source: string; readonly savedMs: number },
  ids: readonly string[],
): Correction[] {
  const at = iso(undo.savedMs);
  return ids.map((of) => ({
    kind: 'correction',
    id: `${of}:undo`,
    source: undo.source,
    reportedAt: at,
    time: { start: at, end: at, precision: 'second' },
    of,
    action: 'withdraw',
    reason: 'taken back by its observer',
  }));
}

const iso = (ms: number): string => new Date(ms).toISOString();
