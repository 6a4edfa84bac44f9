/**
 * All fits of a program at once, as bits: each distinct fit is a slot. For every word that was ever told there are two
 * masks, the slots that it fits for certain and those that it may fit; a happening's slots are the masks of its words,
 * its place and so on, ANDed. What was told is kept by code, so that a word is looked at once.
 */
import {
  type CompiledZone,
  type Fit,
  NO,
  type Placed,
  type Truth,
  UNKNOWN,
  YES,
} from '../../agreement/program.js';
import { FIT_FIELDS, type FitField, type FitStep, TRUTH_WORDS } from '../proof.js';
import {
  type Told,
  type ToldTarget,
  type ToldWeapon,
  targetTold,
  targetTruth,
  weaponTruth,
  wordTruth,
  zoneAnswer,
} from './fitting.js';

export interface Slots {
  readonly fits: readonly Fit[];
  readonly slotOf: ReadonlyMap<Fit, number>;
  /** Masks of 32 slots that a set of slots takes. */
  readonly width: number;
  readonly zones: readonly CompiledZone[];
  readonly conduct: Dimension<Told>;
  readonly means: Dimension<Told>;
  readonly target: Dimension<ToldTarget>;
  readonly weapon: Dimension<ToldWeapon>;
  readonly purpose: Dimension<Told>;
  readonly where: Dimension<Where>;
  /** Does any fit ask where it was? */
  readonly isPlaceAsked: boolean;
  /** By slot: fit steps already made, by the codes of what it restricts. */
  readonly steps: readonly Branch[];
}

export interface Where {
  readonly placed: Placed;
  /** By zone; -1: not asked yet. */
  readonly truths: Int8Array;
}

/** `yes` and `maybe` at code x width. */
export interface Dimension<T> {
  readonly values: T[];
  readonly codes: Map<string, number>;
  yes: Uint32Array;
  maybe: Uint32Array;
  readonly truth: (fit: Fit, value: T) => Truth;
  /** Does any fit ask for it? Else every value has the one code 0. */
  readonly isAsked: boolean;
}

/** Codes by dimension, at row. */
export interface Codes {
  readonly conduct: Int32Array;
  readonly means: Int32Array;
  readonly target: Int32Array;
  readonly weapon: Int32Array;
  readonly purpose: Int32Array;
  readonly where: Int32Array;
}

interface Branch {
  readonly next: (Branch | undefined)[];
  steps: readonly FitStep[] | null;
}

export function openSlots(fits: readonly Fit[], zones: readonly CompiledZone[]): Slots {
  const distinct: Fit[] = [];
  const byKey = new Map<string, number>();
  const slotOf = new Map<Fit, number>();
  for (const fit of fits) {
    const key = keyOf(fit);
    let slot = byKey.get(key);
    if (slot === undefined) {
      slot = distinct.length;
      distinct.push(fit);
      byKey.set(key, slot);
    }
    slotOf.set(fit, slot);
  }
  const dimension = <T>(asks: (fit: Fit) => boolean, truth: (fit: Fit, value: T) => Truth): Dimension<T> => ({
    values: [],
    codes: new Map(),
    yes: new Uint32Array(64),
    maybe: new Uint32Array(64),
    truth: (fit, value) => (asks(fit) ? truth(fit, value) : YES),
    isAsked: distinct.some(asks),
  });
  return {
    fits: distinct,
    slotOf,
    width: Math.max(1, Math.ceil(distinct.length / 32)),
    zones,
    conduct: dimension(
      ({ conduct }) => conduct !== null,
      ({ conduct }, told) => wordTruth(conduct!, told),
    ),
    means: dimension(
      ({ means }) => means !== null,
      ({ means }, told) => wordTruth(means!, told),
    ),
    target: dimension(
      ({ target, facilityClasses }) => target !== null || facilityClasses !== null,
      (fit, told) => targetTruth(fit, told),
    ),
    weapon: dimension(
      ({ weapons }) => weapons !== null,
      ({ weapons }, told) => weaponTruth(weapons!, told),
    ),
    purpose: dimension(
      ({ purpose }) => purpose !== null,
      ({ purpose }, told) => wordTruth(purpose!, told),
    ),
    // Places are also asked for by measures and efforts.
    where: {
      ...dimension<Where>(
        ({ zones: asked }) => asked !== null,
        ({ zones: asked }, where) => zoneOf(zones, asked!, where).is,
      ),
      isAsked: true,
    },
    isPlaceAsked: distinct.some(({ zones: asked }) => asked !== null),
    steps: distinct.map(() => ({ next: [], steps: null })),
  };
}

function keyOf(fit: Fit): string {
  return JSON.stringify(fit, (_, value: unknown) => (value instanceof Set ? [...value].sort() : value));
}

/** The code of a value; a new value's masks are worked out. Without a key it is taken to be new. */
export function codeOf<T>(slots: Slots, dimension: Dimension<T>, value: T, key?: string): number {
  if (!dimension.isAsked && dimension.values.length > 0) return 0;
  if (key !== undefined) {
    const known = dimension.codes.get(key);
    if (known !== undefined) return known;
  }
  const { width } = slots;
  const code = dimension.values.length;
  dimension.values.push(value);
  if (key !== undefined) dimension.codes.set(key, code);
  const end = (code + 1) * width;
  if (end > dimension.yes.length) {
    dimension.yes = grown(dimension.yes, end);
    dimension.maybe = grown(dimension.maybe, end);
  }
  for (const [slot, fit] of slots.fits.entries()) {
    const truth = dimension.truth(fit, value);
    const at = code * width + (slot >> 5);
    const bit = 1 << (slot & 31);
    if (truth === YES) dimension.yes[at]! |= bit;
    if (truth !== NO) dimension.maybe[at]! |= bit;
  }
  return code;
}

function grown(from: Uint32Array, atLeast: number): Uint32Array {
  const to = new Uint32Array(Math.max(atLeast, from.length * 2));
  to.set(from);
  return to;
}

export function wordKey({ word, rivals }: Told): string {
  return rivals.length === 0 ? word : `${word}|${rivals.join('|')}`;
}

export function targetKey(told: ToldTarget): string {
  return told.facility ? `${wordKey(told)}\n${told.facility.class}\n${told.facility.id}` : wordKey(told);
}

export function weaponKey(told: ToldWeapon): string {
  return `${wordKey(told)}\n${wordKey(told.means)}\n${told.calibreMm}`;
}

/** Absent where the place is told by position: no two are alike. */
export function whereKey({ place, lineOffsetKm, zones }: Placed): string | undefined {
  if (place || lineOffsetKm !== undefined) return undefined;
  return zones.join('\n');
}

export const openWhere = ({ zones }: Slots, placed: Placed): Where => ({
  placed,
  truths: new Int8Array(zones.length).fill(-1),
});

function zoneOf(zones: readonly CompiledZone[], indexes: readonly number[], { placed, truths }: Where) {
  return zoneAnswer(zones, indexes, (zone) => {
    const known = truths[zone]!;
    if (known >= 0) return known as Truth;
    const truth = zones[zone]!.holds(placed);
    truths[zone] = truth;
    return truth;
  });
}

/** Truth of a zone list for a place by code. */
export function zoneTruth(slots: Slots, zones: readonly number[] | null, where: number): Truth {
  return zones ? zoneOf(slots.zones, zones, slots.where.values[where]!).is : YES;
}

/** One step for each field that the fit restricts; the same object for all that were told the same. */
export function fitSteps(slots: Slots, slot: number, codes: Codes, row: number): readonly FitStep[] {
  const fit = slots.fits[slot]!;
  let branch = slots.steps[slot]!;
  if (fit.conduct) branch = next(branch, codes.conduct[row]!);
  if (fit.means) branch = next(branch, codes.means[row]!);
  if (fit.target || fit.facilityClasses) branch = next(branch, codes.target[row]!);
  if (fit.weapons) branch = next(branch, codes.weapon[row]!);
  if (fit.purpose) branch = next(branch, codes.purpose[row]!);
  if (fit.zones) branch = next(branch, zoneCode(slots, fit, codes.where[row]!));
  branch.steps ??= makeSteps(slots, fit, codes, row);
  return branch.steps;
}

function next(branch: Branch, code: number): Branch {
  let known = branch.next[code];
  if (!known) {
    known = { next: [], steps: null };
    branch.next[code] = known;
  }
  return known;
}

/** By which zone it is in and how surely: places are many, these are few. */
function zoneCode(slots: Slots, { zones }: Fit, code: number): number {
  const { is, told } = zoneOf(slots.zones, zones!, slots.where.values[code]!);
  return is === NO ? 0 : 3 * zones!.findIndex((zone) => slots.zones[zone]!.id === told) + is;
}

function makeSteps(slots: Slots, fit: Fit, codes: Codes, row: number): readonly FitStep[] {
  const { conduct, means, target, weapon, purpose, where } = slots;
  const steps: FitStep[] = [];
  const step = (field: FitField, is: Truth, told: string): void => {
    steps.push({ field, is: TRUTH_WORDS[is], told });
  };
  for (const field of FIT_FIELDS)
    switch (field) {
      case 'conduct':
        if (fit.conduct) word(fit.conduct, field, conduct.values[codes.conduct[row]!]!);
        break;
      case 'means':
        if (fit.means) word(fit.means, field, means.values[codes.means[row]!]!);
        break;
      case 'target': {
        const told = target.values[codes.target[row]!]!;
        if (fit.target || fit.facilityClasses) step(field, targetTruth(fit, told), targetTold(fit, told));
        break;
      }
      case 'weapon': {
        const told = weapon.values[codes.weapon[row]!]!;
        if (fit.weapons) step(field, weaponTruth(fit.weapons, told), told.word);
        break;
      }
      case 'purpose':
        if (fit.purpose) word(fit.purpose, field, purpose.values[codes.purpose[row]!]!);
        break;
      case 'zone': {
        if (!fit.zones) break;
        const { is, told } = zoneOf(slots.zones, fit.zones, where.values[codes.where[row]!]!);
        step(field, is, told);
      }
    }
  function word(words: NonNullable<Fit['conduct']>, field: FitField, told: Told): void {
    step(field, wordTruth(words, told), told.word);
  }
  return steps;
}

/** Truth of a slot in masks that begin at `at`. */
export function slotTruth(yes: Uint32Array, maybe: Uint32Array, at: number, slot: number): Truth {
  const word = at + (slot >> 5);
  const bit = 1 << (slot & 31);
  if ((maybe[word]! & bit) === 0) return NO;
  return (yes[word]! & bit) === 0 ? UNKNOWN : YES;
}
