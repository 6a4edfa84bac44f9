/**
 * Serious harm: what is done to persons who surrendered, are wounded, or are held, and can no longer fight (Geneva
 * Conventions, common article 3; Third Convention, articles 13 and 17; Additional Protocol I, article 41). Two words, told
 * apart by whether somebody died; what is behind either of them is for an investigation to name, not for a code.
 *
 * A record of it lies in a ledger that anybody may be shown and that nothing is ever taken out of. So it holds what may be
 * known by all, and the rest goes under seal: no account in words, no place finer than a district, no name, no picture but
 * one in custody of which it is said whether faces are seen. After the Berkeley and Minnesota Protocols: do no harm,
 * custody before use.
 */
import type { Conduct } from './codes.js';
import { nameIn } from './person-name.js';

export const SERIOUS_HARMS = [
  'ill_treatment',
  'killing_hors_de_combat',
] as const satisfies readonly Conduct[];
export type SeriousHarm = (typeof SERIOUS_HARMS)[number];

const HARMS: ReadonlySet<unknown> = new Set(SERIOUS_HARMS);
export const isSeriousHarm = (conduct: unknown): conduct is SeriousHarm => HARMS.has(conduct);

/** `none`: no face is to be seen; `blurred`: made so; `sealed`: faces are to be seen, and nobody is shown it without a release. */
export const FACES = ['none', 'blurred', 'sealed'] as const;
export type Faces = (typeof FACES)[number];
export const isFaces = (word: string): word is Faces => (FACES as readonly string[]).includes(word);

/** Least radius of its place, and of what a position is rounded to: a tenth of a degree is about 11 km. */
export const COARSEST_RADIUS_METRES = 20_000;
const TENTHS = 10;
export const coarseDegrees = (degrees: number): number => Math.round(degrees * TENTHS) / TENTHS;

export interface HarmFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** What stands there instead of the value, which is not repeated. */
  readonly found: string;
}

/** As far as an observation's form is known to be right; `undefined` members are not there. */
export interface Told {
  readonly conduct?: unknown;
  readonly place?:
    | {
        readonly name?: string | undefined;
        readonly lat?: number | undefined;
        readonly lon?: number | undefined;
        readonly radiusMetres?: number | undefined;
        readonly precision?: string | undefined;
      }
    | undefined;
  readonly [field: string]: unknown;
}

const SEAL = 'put it under seal (truceline seal FILE --class CLASS --about ID) and leave it out here';

/** What keeps a record of serious harm out of the ledger; none for other conduct. Values are never repeated. */
export function harmFaults(told: Told): HarmFault[] {
  if (!isSeriousHarm(told.conduct)) return [];
  return [...wordFaults(told), ...placeFaults(told), ...nameFaults(told), ...fileFaults(told)];
}

function wordFaults({ text }: Told): HarmFault[] {
  if (text === undefined) return [];
  return [
    {
      path: ['text'],
      message: `no account in the words of its source, as the conduct is serious harm: take the record in with --seal-texts CLASS, or ${SEAL}, with a summary without names`,
      found: 'a text (not shown)',
    },
  ];
}

/** What a record of serious harm says in the words of its source, and the record without it; undefined where it says nothing. */
export function withoutText(value: unknown): { readonly rest: unknown; readonly text: string } | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { text, ...rest } = value as { text?: unknown; kind?: unknown; conduct?: unknown };
  if (rest.kind !== 'observation' || !isSeriousHarm(rest.conduct) || typeof text !== 'string')
    return undefined;
  return { rest, text };
}

const COARSE: ReadonlySet<unknown> = new Set(['district', 'direction', 'region', 'country']);
/** From which the place can be worked out. */
const GEOMETRY = ['signs', 'sightings', 'arrivals', 'values'] as const;
const SHAPES = ['ellipse90', 'alternatives'] as const;

function placeFaults(told: Told): HarmFault[] {
  const faults: HarmFault[] = [];
  const fault = (path: readonly string[], message: string, found: string): void => {
    faults.push({ path, message, found });
  };
  for (const field of GEOMETRY)
    if (told[field] !== undefined)
      fault([field], `none, as the conduct is serious harm and they lead to the place: ${SEAL}`, 'some');
  const { place } = told;
  if (!place) return faults;
  for (const field of SHAPES)
    if ((place as Told)[field] !== undefined)
      fault(['place', field], 'none, as the conduct is serious harm', 'one');
  if (place.precision !== undefined && !COARSE.has(place.precision))
    fault(
      ['place', 'precision'],
      `district, direction, region or country, as the conduct is serious harm; for the exact place, ${SEAL}`,
      `"${place.precision}"`,
    );
  if (place.lat === undefined) return faults;
  if (place.precision === undefined && (place.radiusMetres ?? 0) < COARSEST_RADIUS_METRES)
    fault(
      ['place', 'precision'],
      'a precision of district, direction, region or country, as the conduct is serious harm',
      'nothing',
    );
  if (place.radiusMetres !== undefined && place.radiusMetres < COARSEST_RADIUS_METRES)
    fault(
      ['place', 'radiusMetres'],
      `at least ${COARSEST_RADIUS_METRES}, as the conduct is serious harm`,
      'less',
    );
  for (const axis of ['lat', 'lon'] as const)
    if (!isTenth(place[axis] ?? 0))
      fault(
        ['place', axis],
        'rounded to a tenth of a degree, as the conduct is serious harm',
        'more digits (not shown)',
      );
  return faults;
}

const isTenth = (degrees: number): boolean =>
  Math.abs(degrees * TENTHS - Math.round(degrees * TENTHS)) < 1e-9;

/** Fields that people write into. */
const WRITTEN = ['summary', 'note', 'targetName', 'reference'] as const;

function nameFaults(told: Told): HarmFault[] {
  const faults: HarmFault[] = [];
  const look = (path: readonly string[], value: unknown): void => {
    const like = typeof value === 'string' ? nameIn(value) : undefined;
    if (like)
      faults.push({
        path,
        message: `no name of a person, as the conduct is serious harm: ${SEAL}`,
        found: `what looks like ${like} (not shown)`,
      });
  };
  for (const field of WRITTEN) look([field], told[field]);
  look(['place', 'name'], told.place?.name);
  return faults;
}

const MEDIA_FILE = /\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|mp4|m4v|mov|avi|mkv|webm|3gp|mp3|m4a|ogg|wav)\b/i;

function fileFaults(told: Told): HarmFault[] {
  return WRITTEN.filter((field) => typeof told[field] === 'string' && MEDIA_FILE.test(told[field])).map(
    (field) => ({
      path: [field],
      message:
        'no picture, film or recording outside of custody, as the conduct is serious harm: take the file in (truceline evidence add FILE --faces none|blurred|sealed) and name the item under media',
      found: 'the name of a media file (not shown)',
    }),
  );
}
