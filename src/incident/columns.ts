/**
 * Tellings as columns of numbers, one row each, for the comparisons that association makes some hundred times a
 * report. Words that are compared for equality only (actor, place name, facility) are numbered as they come; -1 is
 * silence. Degrees, metres, milliseconds.
 */
import { METRES_PER_DEGREE } from '../geo/position.js';
import type { SightLine } from '../geo/sighting-likelihood.js';
import type { Means } from '../record/codes.js';
import { CLASH, codesOf } from './code.js';
import { reachMetresOf } from './place.js';
import type { Telling } from './telling.js';

export interface Columns {
  readonly size: number;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Metres in a degree of longitude there. */
  readonly metresPerLon: Float64Array;
  readonly radiusMetres: Float64Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly flags: Uint8Array;
  readonly conduct: Uint8Array;
  readonly means: Uint8Array;
  readonly target: Uint8Array;
  readonly actor: Int32Array;
  readonly name: Int32Array;
  /** First-order unit, for places too wide for a grid. */
  readonly region: Int32Array;
  readonly facility: Int32Array;
  readonly killed: Int32Array;
  readonly injured: Int32Array;
  /** Distinct words, ascending; empty for entries on forms. */
  readonly words: Int32Array[];
  /** Where a place is known by bearings and ranges; holes elsewhere, and empty where there are none. */
  readonly sights: (readonly SightLine[] | undefined)[];
}

/** The source writes to a form, a monitor or a sensor. */
export const FORMAL = 1;
/** The time is a clock time, not a day. */
export const CLOCK = 2;
/** The place is a site or a town. */
export const FINE = 4;
/** The place stands for a whole region. */
export const REGION = 8;
export const GROUND_COMBAT = 16;
/** Means that reach far behind the line, which come in waves on one town. */
export const LONG_RANGE = 32;
/** Means of the front, where one day has many separate events. */
export const SHORT_RANGE = 64;

/** The place is a site, of which a town may hold many. */
export const SITE = 128;

export const NO_WORDS = new Int32Array(0);

export function emptyColumns(size: number): Columns {
  return {
    size,
    lat: new Float64Array(size),
    lon: new Float64Array(size),
    metresPerLon: new Float64Array(size),
    radiusMetres: new Float64Array(size),
    startMs: new Float64Array(size),
    endMs: new Float64Array(size),
    flags: new Uint8Array(size),
    conduct: new Uint8Array(size),
    means: new Uint8Array(size),
    target: new Uint8Array(size),
    actor: new Int32Array(size).fill(-1),
    name: new Int32Array(size).fill(-1),
    region: new Int32Array(size).fill(-1),
    facility: new Int32Array(size).fill(-1),
    killed: new Int32Array(size).fill(-1),
    injured: new Int32Array(size).fill(-1),
    words: [],
    sights: [],
  };
}

export function columnsOf(tellings: readonly Telling[]): Columns {
  const columns = emptyColumns(tellings.length);
  const actors = numbering();
  const names = numbering();
  const regions = numbering();
  const facilities = numbering();
  tellings.forEach((telling, i) => {
    const { place } = telling.best;
    const first = telling.reports[0]!;
    const { time, actor, killed, injured } = first;
    const codes = codesOf(first);
    columns.lat[i] = place.lat;
    columns.lon[i] = place.lon;
    columns.metresPerLon[i] = METRES_PER_DEGREE * Math.cos((place.lat * Math.PI) / 180);
    columns.radiusMetres[i] = reachMetresOf(place);
    columns.startMs[i] = time.startMs;
    columns.endMs[i] = time.endMs;
    columns.flags[i] = flagsOf(telling, codes.conduct);
    columns.conduct[i] = codes.conduct;
    columns.means[i] = codes.means;
    columns.target[i] = codes.target;
    columns.actor[i] = NO_ACTOR.has(actor) ? -1 : actors(actor);
    columns.name[i] = place.name === '' ? -1 : names(place.name);
    columns.region[i] = place.region === '' ? -1 : regions(place.region);
    columns.facility[i] = telling.facility ? facilities(telling.facility.facility) : -1;
    columns.killed[i] = killed ?? -1;
    columns.injured[i] = injured ?? -1;
    if (place.shape?.kind === 'sightings') columns.sights[i] = place.shape.lines;
    columns.words[i] = telling.formal ? NO_WORDS : telling.words.tokens;
  });
  return columns;
}

const NO_ACTOR: ReadonlySet<string> = new Set(['undetermined', 'both', 'none', '']);
const FAR: ReadonlySet<Means> = new Set([
  'ballistic_missile',
  'cruise_missile',
  'missile',
  'long_range_drone',
  'several',
]);
const NEAR: ReadonlySet<Means> = new Set([
  'glide_bomb',
  'fpv_drone',
  'artillery',
  'mlrs',
  'mortar',
  'small_arms',
  'mine',
]);

function flagsOf(telling: Telling, conduct: number): number {
  const { precision } = telling.best.place;
  const timing = telling.reports[0]!.time.precision;
  let flags = telling.formal ? FORMAL : 0;
  if (timing !== 'day' && timing !== 'days') flags |= CLOCK;
  if (precision === 'site' || precision === 'town') flags |= FINE;
  if (precision === 'site') flags |= SITE;
  if (precision === 'region' || precision === 'country') flags |= REGION;
  if (conduct === CLASH) flags |= GROUND_COMBAT;
  if (FAR.has(telling.best.means)) flags |= LONG_RANGE;
  if (NEAR.has(telling.best.means)) flags |= SHORT_RANGE;
  return flags;
}

function numbering(): (word: string) => number {
  const numbers = new Map<string, number>();
  return (word) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
}
