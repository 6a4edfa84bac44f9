/**
 * Tellings as columns of numbers, one row each, for the comparisons that association makes some hundred times a
 * report. Words that are compared for equality only (actor, place name, facility) are numbered as they come; -1 is
 * silence. Degrees, metres, milliseconds.
 */
import { CLASH, type Codes } from './code.js';
import type { Telling } from './telling.js';

export interface Columns {
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly cosLat: Float64Array;
  readonly radiusMetres: Float64Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly flags: Uint8Array;
  readonly codes: readonly Codes[];
  readonly actor: Int32Array;
  readonly name: Int32Array;
  readonly facility: Int32Array;
  readonly killed: Int32Array;
  readonly injured: Int32Array;
  readonly words: readonly Int32Array[];
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

export function columnsOf(tellings: readonly Telling[]): Columns {
  const size = tellings.length;
  const columns = {
    lat: new Float64Array(size),
    lon: new Float64Array(size),
    cosLat: new Float64Array(size),
    radiusMetres: new Float64Array(size),
    startMs: new Float64Array(size),
    endMs: new Float64Array(size),
    flags: new Uint8Array(size),
    codes: tellings.map((telling) => telling.codes),
    actor: new Int32Array(size),
    name: new Int32Array(size),
    facility: new Int32Array(size),
    killed: new Int32Array(size),
    injured: new Int32Array(size),
    words: tellings.map((telling) => telling.words.tokens),
  };
  const actors = numbering();
  const names = numbering();
  const facilities = numbering();
  tellings.forEach((telling, i) => {
    const { place } = telling.best;
    const { time, actor, killed, injured } = telling.reports[0]!;
    columns.lat[i] = place.lat;
    columns.lon[i] = place.lon;
    columns.cosLat[i] = Math.cos((place.lat * Math.PI) / 180);
    columns.radiusMetres[i] = place.radiusMetres;
    columns.startMs[i] = time.startMs;
    columns.endMs[i] = time.endMs;
    columns.flags[i] = flagsOf(telling);
    columns.actor[i] = NO_ACTOR.has(actor) ? -1 : actors(actor);
    columns.name[i] = place.name === '' ? -1 : names(place.name);
    columns.facility[i] = telling.facility ? facilities(telling.facility.facility) : -1;
    columns.killed[i] = killed ?? -1;
    columns.injured[i] = injured ?? -1;
  });
  return columns;
}

const NO_ACTOR: ReadonlySet<string> = new Set(['undetermined', 'both', 'none', '']);

function flagsOf(telling: Telling): number {
  const { precision } = telling.best.place;
  const timing = telling.reports[0]!.time.precision;
  let flags = telling.formal ? FORMAL : 0;
  if (timing !== 'day' && timing !== 'days') flags |= CLOCK;
  if (precision === 'site' || precision === 'town') flags |= FINE;
  if (precision === 'region' || precision === 'country') flags |= REGION;
  if (telling.codes.conduct === CLASH) flags |= GROUND_COMBAT;
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
