/** Codes of what is told of a happening; objects are made only for what was never told before. */
import type { Placed } from '../../agreement/program.js';
import type { Happening } from '../happening.js';
import { toldTarget, toldWeapon, whereOf } from './columns.js';
import { type Told, toldOf } from './fitting.js';
import {
  codeOf,
  type Dimension,
  openWhere,
  type Slots,
  targetKey,
  weaponKey,
  whereKey,
  wordKey,
} from './slots.js';

export function wordCode(
  slots: Slots,
  dimension: Dimension<Told>,
  happening: Happening,
  field: string,
): number {
  if (!dimension.isAsked && dimension.values.length > 0) return 0;
  const { words, rivals } = happening;
  const known = rivals[field] === undefined ? dimension.codes.get(words[field] ?? '') : undefined;
  if (known !== undefined) return known;
  const told = toldOf(happening, field);
  return codeOf(slots, dimension, told, wordKey(told));
}

export function targetCode(slots: Slots, happening: Happening): number {
  const { facility, words, rivals } = happening;
  const isPlain = facility === undefined && rivals.target === undefined;
  const known = isPlain ? slots.target.codes.get(words.target ?? '') : undefined;
  if (known !== undefined) return known;
  const told = toldTarget(happening);
  return codeOf(slots, slots.target, told, targetKey(told));
}

export function weaponCode(slots: Slots, happening: Happening): number {
  const { weapon } = slots;
  if (!weapon.isAsked && weapon.values.length > 0) return 0;
  const told = toldWeapon(happening);
  return codeOf(slots, weapon, told, weaponKey(told));
}

export function whereCode(slots: Slots, placed: Placed): number {
  const { place, lineOffsetKm, zones } = placed;
  const isPlain = place === undefined && lineOffsetKm === undefined && zones.length === 1;
  const known = isPlain ? slots.where.codes.get(zones[0]!) : undefined;
  if (known !== undefined) return known;
  return codeOf(slots, slots.where, openWhere(slots, whereOf(placed)), whereKey(placed));
}
