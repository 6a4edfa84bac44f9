/**
 * Does what is told of an incident fit; the guide, "Fit". One field at a time, so that answers can be kept by what was told.
 */
import {
  type CompiledWeapons,
  type CompiledZone,
  type Fit,
  NO,
  type Placed,
  type Truth,
  UNKNOWN,
  type Words,
  YES,
} from '../../agreement/program.js';
import type { Happening } from '../happening.js';

/** A word as told, and those that other accounts tell; '' for nothing told. */
export interface Told {
  readonly word: string;
  readonly rivals: readonly string[];
}

export interface ToldTarget extends Told {
  readonly facility: { readonly class: string; readonly id: string } | null;
}

export interface ToldWeapon extends Told {
  readonly means: Told;
  /** NaN: not told. */
  readonly calibreMm: number;
}

export const NOT_TOLD: Told = { word: '', rivals: [] };

export function toldOf({ words, rivals }: Happening, field: string): Told {
  const word = words[field];
  const others = rivals[field];
  if (word === undefined && others === undefined) return NOT_TOLD;
  return { word: word ?? '', rivals: others ?? [] };
}

export function wordTruth({ yes, unknown }: Words, { word, rivals }: Told): Truth {
  if (yes.has(word)) return YES;
  return unknown.has(word) || rivals.some((rival) => yes.has(rival)) ? UNKNOWN : NO;
}

export function targetTruth({ target, facilityClasses }: Fit, told: ToldTarget): Truth {
  const byWord = target ? wordTruth(target, told) : YES;
  if (!facilityClasses) return byWord;
  if (told.facility && facilityClasses.has(told.facility.class)) return YES;
  // Another object, or none: the word alone leaves it open whether a protected one was meant.
  return byWord !== NO && (target || !told.facility) ? UNKNOWN : NO;
}

/** What the proof says was told of the target. */
export function targetTold({ facilityClasses }: Fit, { word, facility }: ToldTarget): string {
  return facilityClasses && facility ? `${facility.class}:${facility.id}` : word;
}

/** Told as the first, it may have been any of these. */
const KINDS_OF: Readonly<Record<string, readonly string[]>> = {
  missile: ['ballistic_missile', 'cruise_missile'],
  drone: ['long_range_drone', 'fpv_drone'],
  ship: ['warship'],
};

export function weaponTruth(classes: readonly CompiledWeapons[], told: ToldWeapon): Truth {
  let most: Truth = NO;
  for (const one of classes) {
    const truth = ofClass(one, told);
    if (truth > most) most = truth;
  }
  return most;
}

function ofClass({ id, weapons, means, calibreMm }: CompiledWeapons, told: ToldWeapon): Truth {
  const isNamed = (word: string): boolean => word === id || (weapons?.has(word) ?? false);
  if (told.word !== '' && isNamed(told.word)) return YES;
  const byRival = told.rivals.some(isNamed) ? UNKNOWN : NO;
  if (!means && !calibreMm) return told.word === '' ? UNKNOWN : byRival;
  const byMeans = means ? meansTruth(means, told.means) : YES;
  const byCalibre = calibreMm ? calibreTruth(calibreMm, told.calibreMm) : YES;
  return Math.max(byRival, Math.min(byMeans, byCalibre)) as Truth;
}

function meansTruth(means: ReadonlySet<string>, { word, rivals }: Told): Truth {
  if (means.has(word)) return YES;
  if (word === '' || word === 'several' || word === 'unspecified') return UNKNOWN;
  const isKind = KINDS_OF[word]?.some((kind) => means.has(kind)) ?? false;
  return isKind || rivals.some((rival) => means.has(rival)) ? UNKNOWN : NO;
}

function calibreTruth([min, max]: readonly [number, number], calibreMm: number): Truth {
  if (Number.isNaN(calibreMm)) return UNKNOWN;
  return calibreMm >= min && calibreMm < max ? YES : NO;
}

export interface ZoneAnswer {
  readonly is: Truth;
  /** Id of the first zone that holds best; '' for none. */
  readonly told: string;
}

export function zoneAnswer(
  zones: readonly CompiledZone[],
  indexes: readonly number[],
  holds: (zone: number) => Truth,
): ZoneAnswer {
  let is: Truth = NO;
  let told = '';
  for (const index of indexes) {
    const truth = holds(index);
    if (truth <= is) continue;
    is = truth;
    told = zones[index]!.id;
    if (is === YES) break;
  }
  return { is, told };
}

export const placeOf = (happening: Happening): Placed => happening;
