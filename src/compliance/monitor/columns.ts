/**
 * Incidents in columns: the fast way in. Words, places and authorship are dictionaries, as they repeat: a code for each
 * incident and the values that the codes stand for. `columnsOf` makes them from happenings.
 */
import type { Placed } from '../../agreement/program.js';
import type { Probability } from '../../attribution/attribution.js';
import type { Happening } from '../happening.js';
import { type Told, type ToldTarget, type ToldWeapon, toldOf } from './fitting.js';

export interface Dictionary<T> {
  readonly codes: Int32Array;
  readonly values: readonly T[];
}

export interface IncidentColumns {
  readonly ids: readonly string[];
  readonly startMs: Float64Array;
  /** Exclusive, at least startMs + 1. */
  readonly endMs: Float64Array;
  readonly conduct: Dictionary<Told>;
  readonly means: Dictionary<Told>;
  readonly target: Dictionary<ToldTarget>;
  readonly weapon: Dictionary<ToldWeapon>;
  readonly purpose: Dictionary<Told>;
  readonly where: Dictionary<Placed>;
  readonly authorship: Dictionary<Authorship>;
  /** Absent: each rests on the record of its own id. */
  readonly records?: readonly (readonly string[])[];
}

/** Who did it, and how probably it was done at all. */
export interface Authorship {
  readonly author: string;
  readonly happened: Probability;
  readonly shares: Readonly<Record<string, Probability>>;
}

/** Incidents only, none of them set aside and none with amounts. */
export function columnsOf(happenings: readonly Happening[]): IncidentColumns {
  const { length } = happenings;
  const startMs = new Float64Array(length);
  const endMs = new Float64Array(length);
  for (const [i, happening] of happenings.entries()) {
    startMs[i] = happening.startMs;
    endMs[i] = happening.endMs;
  }
  return {
    ids: happenings.map(({ id }) => id),
    startMs,
    endMs,
    conduct: dictionaryOf(happenings, (one) => toldOf(one, 'conduct')),
    means: dictionaryOf(happenings, (one) => toldOf(one, 'means')),
    target: dictionaryOf(happenings, toldTarget),
    weapon: dictionaryOf(happenings, toldWeapon),
    purpose: dictionaryOf(happenings, (one) => toldOf(one, 'purpose')),
    where: dictionaryOf(happenings, whereOf),
    authorship: dictionaryOf(happenings, authorshipOf),
    records: happenings.map(({ records }) => records),
  };
}

function dictionaryOf<T>(happenings: readonly Happening[], of: (one: Happening) => T): Dictionary<T> {
  const codes = new Int32Array(happenings.length);
  const values: T[] = [];
  const known = new Map<string, number>();
  for (const [i, happening] of happenings.entries()) {
    const value = of(happening);
    const key = JSON.stringify(value);
    let code = known.get(key);
    if (code === undefined) {
      code = values.length;
      values.push(value);
      known.set(key, code);
    }
    codes[i] = code;
  }
  return { codes, values };
}

export function toldTarget(happening: Happening): ToldTarget {
  return { ...toldOf(happening, 'target'), facility: happening.facility ?? null };
}

export function toldWeapon(happening: Happening): ToldWeapon {
  return {
    ...toldOf(happening, 'weapon'),
    means: toldOf(happening, 'means'),
    calibreMm: happening.calibreMm ?? Number.NaN,
  };
}

export function whereOf({ place, lineOffsetKm, zones }: Placed): Placed {
  return {
    ...(place ? { place } : {}),
    ...(lineOffsetKm === undefined ? {} : { lineOffsetKm }),
    zones,
  };
}

function authorshipOf({ by, happened, shares }: Happening): Authorship {
  return { author: by, happened, shares };
}
