/**
 * How well two persons agree, field by field: a level each, packed into one number (Fellegi and Sunter 1969, JASA 64).
 *
 * Level 0 is always absence (one of the two does not say) and weighs nothing.
 */
import { similarity } from '../names/edit-distance.js';
import { FORM, INITIAL, NONE, type Profiles, type Words } from './profile.js';
import { NEAR_STEPS } from './ranks.js';

export const FIELDS = [
  'family',
  'given',
  'patronymic',
  'born',
  'birthPlace',
  'rank',
  'unit',
  'capturedOn',
  'capturedAt',
] as const;
export type Field = (typeof FIELDS)[number];

/** Names of the levels of each field, from 1 on. The first of the first four weighs by the frequency of its value. */
export const LEVELS: Readonly<Record<Field, readonly string[]>> = {
  family: ['same', 'near', 'alike', 'different'],
  given: ['same', 'near', 'initial', 'alike', 'different', 'another'],
  patronymic: ['same', 'near', 'different'],
  born: ['same', 'nextDay', 'swapped', 'oneDigit', 'incomplete', 'sameYear', 'different'],
  birthPlace: ['same', 'near', 'different'],
  rank: ['same', 'near', 'different'],
  unit: ['same', 'near', 'different'],
  capturedOn: ['same', 'near', 'different'],
  capturedAt: ['same', 'near', 'different'],
};

const BITS = 3;
export const levelOf = (pattern: number, field: number): number => (pattern >>> (field * BITS)) & 7;

export const SAME = 1;

/** Compares row i of one list with row j of another. */
export function comparer(a: Profiles, b: Profiles, words: Words): (i: number, j: number) => number {
  const alike = remembered(words);
  return (i, j) => {
    let family = familyLevel(a, i, b, j, alike);
    let given = givenLevel(a, i, b, j, words, alike);
    if (family >= 3 && given >= 4 && isCrosswise(a, i, b, j, alike)) family = given = 2;
    return (
      family |
      (given << BITS) |
      (patronymicLevel(a, i, b, j, words, alike) << (2 * BITS)) |
      (dateLevel(a.born[i]!, b.born[j]!) << (3 * BITS)) |
      (wordLevel(a.birthPlace[i]!, b.birthPlace[j]!, alike) << (4 * BITS)) |
      (stepLevel(a.rank[i]!, b.rank[j]!, NEAR_STEPS) << (5 * BITS)) |
      (wordLevel(a.unit[i]!, b.unit[j]!, alike) << (6 * BITS)) |
      (stepLevel(a.capturedOn[i]!, b.capturedOn[j]!, NEAR_DAYS) << (7 * BITS)) |
      (wordLevel(a.capturedAt[i]!, b.capturedAt[j]!, alike) << (8 * BITS))
    );
  };
}

const NEAR_DAYS = 7;
const NEAR = 0.84;
const ALIKE = 0.68;
/** A given name misspelt beyond recognition is still this like itself, and seldom like another. */
const ALIKE_GIVEN = 0.5;

type Alike = (left: number, right: number) => number;

const SLOTS = 1 << 20;

/** Names repeat, so most comparisons have been made before; each slot remembers the last pair that fell on it. */
function remembered(words: Words): Alike {
  const keys = new Float64Array(SLOTS);
  const values = new Float32Array(SLOTS);
  return (left, right) => {
    if (left === right) return 1;
    const [low, high] = left < right ? [left, right] : [right, left];
    const key = low * 0x4000000 + high;
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 12;
    if (keys[slot] === key) return values[slot]!;
    const [one, other] = [words.list[left]!, words.list[right]!];
    // In one order, whichever list comes first: sums of floats depend on it.
    const found = one < other ? similarity(one, other) : similarity(other, one);
    keys[slot] = key;
    values[slot] = found;
    return values[slot]!;
  };
}

function familyLevel(a: Profiles, i: number, b: Profiles, j: number, alike: Alike): number {
  const left = a.familyStem[i]!;
  const right = b.familyStem[j]!;
  if (left === 0 || right === 0) return 0;
  let best = alike(left, right);
  if (best < 1 && (a.otherFamilies.has(i) || b.otherFamilies.has(j))) {
    for (const one of [left, ...(a.otherFamilies.get(i) ?? [])])
      for (const other of [right, ...(b.otherFamilies.get(j) ?? [])])
        best = Math.max(best, alike(one, other));
  }
  if (best === 1) return SAME;
  if (best >= NEAR || (best >= ALIKE && a.familyCode[i] === b.familyCode[j])) return 2;
  return best >= ALIKE ? 3 : 4;
}

function givenLevel(a: Profiles, i: number, b: Profiles, j: number, words: Words, alike: Alike): number {
  const left = a.givenWord[i]!;
  const right = b.givenWord[j]!;
  if (left === 0 || right === 0) return 0;
  const [one, other] = [a.givenFound[i]!, b.givenFound[j]!];
  if (one === INITIAL || other === INITIAL) {
    const [first, second] = [words.list[a.givenKey[i]!]!, words.list[b.givenKey[j]!]!];
    return initialsAgree(first, second) ? 3 : 5;
  }
  const areForms = one === FORM && other === FORM;
  if (a.givenKey[i] === b.givenKey[j]) return areForms ? SAME : 2;
  const likeness = alike(left, right);
  // Two names of the table that a slip of the pen parts (a man's and a woman's) may be one; otherwise they are two.
  if (areForms) return likeness >= NEAR ? 4 : 6;
  return likeness >= NEAR ? 2 : likeness >= ALIKE_GIVEN ? 4 : 5;
}

/** First letters of one name may be two vowels in two languages. */
const initialsAgree = (one: string, other: string): boolean => {
  const left = one.replace('?', '')[0];
  const right = other.replace('?', '')[0];
  return left === right || ('aeou'.includes(left ?? '-') && 'aeou'.includes(right ?? '-'));
};

function patronymicLevel(a: Profiles, i: number, b: Profiles, j: number, words: Words, alike: Alike): number {
  const left = a.patronymicWord[i]!;
  const right = b.patronymicWord[j]!;
  if (left === 0 || right === 0) return 0;
  if (a.patronymicKey[i] === b.patronymicKey[j]) return SAME;
  const [one, other] = [words.list[left]!, words.list[right]!];
  if (one.length === 1 || other.length === 1) return initialsAgree(one, other) ? 2 : 3;
  return alike(left, right) >= NEAR ? 2 : 3;
}

/** Family name and given name stand in each other's place in one list, and the words did not tell. */
const isCrosswise = (a: Profiles, i: number, b: Profiles, j: number, alike: Alike): boolean =>
  alike(a.familyStem[i]!, b.givenStem[j]!) >= NEAR && alike(a.givenStem[i]!, b.familyStem[j]!) >= NEAR;

export function dateLevel(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  if (left === right) return left % 100 === 0 ? 5 : SAME;
  const [yearA, monthA, dayA] = [Math.floor(left / 10_000), Math.floor(left / 100) % 100, left % 100];
  const [yearB, monthB, dayB] = [Math.floor(right / 10_000), Math.floor(right / 100) % 100, right % 100];
  if (monthA === 0 || monthB === 0) return yearA === yearB ? 5 : 7;
  if (dayA === 0 || dayB === 0) return yearA === yearB && monthA === monthB ? 5 : 7;
  if (Math.abs(dayNumber(yearA, monthA, dayA) - dayNumber(yearB, monthB, dayB)) === 1) return 2;
  if (yearA === yearB && dayA === monthB && monthA === dayB) return 3;
  if (isOneSlip(left, right) || isNextYearOrMonth(left, right)) return 4;
  return yearA === yearB ? 6 : 7;
}

const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;

/** A year miscounted by one, or a month: from 1989 to 1990, or from 09 to 10, more than one digit changes. */
const isNextYearOrMonth = (left: number, right: number): boolean => {
  const apart = Math.abs(left - right);
  return apart === 10_000 || (apart === 100 && Math.floor(left / 10_000) === Math.floor(right / 10_000));
};

/** One digit of YYYYMMDD differs, or two neighbours are transposed. */
function isOneSlip(left: number, right: number): boolean {
  let different = 0;
  let lastX = 0;
  let lastY = 0;
  let last = -2;
  for (let place = 0, x = left, y = right; place < 8; place++) {
    const [digitX, digitY] = [x % 10, y % 10];
    if (digitX !== digitY) {
      if (++different > 2) return false;
      if (different === 2 && (last !== place - 1 || digitX !== lastY || digitY !== lastX)) return false;
      [lastX, lastY, last] = [digitX, digitY, place];
    }
    x = Math.floor(x / 10);
    y = Math.floor(y / 10);
  }
  return true;
}

function wordLevel(left: number, right: number, alike: Alike): number {
  if (left === 0 || right === 0) return 0;
  if (left === right) return SAME;
  return alike(left, right) >= NEAR ? 2 : 3;
}

function stepLevel(left: number, right: number, near: number): number {
  if (left === NONE || right === NONE) return 0;
  if (left === right) return SAME;
  return Math.abs(left - right) <= near ? 2 : 3;
}
