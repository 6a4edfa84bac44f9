/** Numbers of persons as far as they may be told. */
import { PERSON_COUNTS } from '../record/record.js';

export type CountClass = (typeof PERSON_COUNTS)[number];

/** The class of the ledger that a number is in. */
export function countClass(persons: number): CountClass {
  return PERSON_COUNTS.findLast((one) => persons >= Number.parseInt(one, 10))!;
}

/** The smallest number that the public is shown, as for handovers (src/handover/disclosure.ts). */
const STEP = 5;

/**
 * A number for the public: 0, 1-4, 5-9, 10-14 and so on. Never exact, since it is shown anew each day: from one day to the
 * next an exact number would tell of a single child.
 */
export function publicCount(persons: number): string {
  if (persons === 0) return '0';
  const low = Math.floor(persons / STEP) * STEP;
  return `${Math.max(1, low)}-${low + STEP - 1}`;
}
