/**
 * Repetition: the k-th time one voice says the same counts `repetition` to the power k-1, so that it is bounded however
 * often it speaks, and the order of the accounts does not matter.
 */
import type { Evidence } from './evidence.js';
import { add } from './evidence.js';

/** Sayings of one incident, grouped by voice, rule and hypothesis. */
export interface Sayings {
  groups: number;
  voice: Int32Array;
  rule: Uint8Array;
  hypothesis: Int8Array;
  base: Float64Array;
  count: Int32Array;
  account: Int32Array;
}

export const sayings = (capacity = 64): Sayings => ({
  groups: 0,
  voice: new Int32Array(capacity),
  rule: new Uint8Array(capacity),
  hypothesis: new Int8Array(capacity),
  base: new Float64Array(capacity),
  count: new Int32Array(capacity),
  account: new Int32Array(capacity),
});

/** Beyond this many voices one incident tells nothing new; what further ones say is left out. */
const MOST_GROUPS = 4_096;

/** @param base what one such saying is worth: 1, or the trust in its voice. */
export function say(
  to: Sayings,
  voice: number,
  rule: number,
  hypothesis: number,
  base: number,
  account: number,
): void {
  for (let g = to.groups - 1; g >= 0; g--) {
    if (to.voice[g] !== voice || to.rule[g] !== rule || to.hypothesis[g] !== hypothesis) continue;
    to.count[g]!++;
    if (base > to.base[g]!) {
      to.base[g] = base;
      to.account[g] = account;
    }
    return;
  }
  if (to.groups === MOST_GROUPS) return;
  if (to.groups === to.rule.length) grow(to);
  const g = to.groups++;
  to.voice[g] = voice;
  to.rule[g] = rule;
  to.hypothesis[g] = hypothesis;
  to.base[g] = base;
  to.count[g] = 1;
  to.account[g] = account;
}

/**
 * What a voice alleges comes after what it reports: it still is one voice.
 * @param wanted where given, 1 for the rules that go `into`
 */
export function settle(
  from: Sayings,
  repetition: number,
  reported: number,
  alleged: number,
  into: Evidence,
  wanted?: Uint8Array,
): void {
  for (let g = 0; g < from.groups; g++) {
    const rule = from.rule[g]!;
    if (wanted !== undefined && wanted[rule] === 0) continue;
    let amount = from.base[g]! * sumOfShares(repetition, from.count[g]!);
    if (rule === alleged) amount *= repetition ** timesReported(from, g, reported);
    add(into, rule, from.hypothesis[g]!, amount, from.account[g]!, from.count[g]!);
  }
}

/** 1 + r + r^2 + ..., so many terms. */
export function sumOfShares(repetition: number, times: number): number {
  return times === 1 ? 1 : (1 - repetition ** times) / (1 - repetition);
}

function timesReported(from: Sayings, group: number, reported: number): number {
  for (let g = 0; g < from.groups; g++)
    if (
      from.rule[g] === reported &&
      from.voice[g] === from.voice[group] &&
      from.hypothesis[g] === from.hypothesis[group]
    )
      return from.count[g]!;
  return 0;
}

function grow(table: Sayings): void {
  const larger = sayings(table.rule.length * 2);
  for (const column of ['voice', 'rule', 'hypothesis', 'base', 'count', 'account'] as const)
    larger[column].set(table[column]);
  Object.assign(table, { ...larger, groups: table.groups });
}
