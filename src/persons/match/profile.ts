/**
 * A list of persons as columns: everything that is compared, folded once and interned, so that comparing two persons
 * is comparing numbers.
 */
import { fold, tidy } from '../names/fold.js';
import { givenOf } from '../names/given.js';
import { type NameParts, partsOf } from '../names/parts.js';
import { isDaughter, patronymicKey } from '../names/patronymic.js';
import { coarse, stem } from '../names/stem.js';
import type { Person } from '../person.js';
import { rankStep } from './ranks.js';

/** Interned strings: number 0 is the empty one, which is absence. */
export class Words {
  readonly list: string[] = [''];
  readonly #ids = new Map<string, number>([['', 0]]);

  id(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.list.length);
    return this.list.push(word) - 1;
  }
}

export interface Profiles {
  readonly size: number;
  readonly familyStem: Int32Array;
  readonly familyCode: Int32Array;
  /** First letter of the code. */
  readonly familyInitial: Uint8Array;
  readonly givenKey: Int32Array;
  readonly givenWord: Int32Array;
  /** FORM, INITIAL, or 0 for anything less certain than a full form. */
  readonly givenFound: Uint8Array;
  /** As if the given name were a family name, for those that stand in each other's place. */
  readonly givenStem: Int32Array;
  readonly patronymicKey: Int32Array;
  readonly patronymicWord: Int32Array;
  /** YYYYMMDD with zeros for what is not known; 0 for no date. */
  readonly born: Int32Array;
  readonly birthPlace: Int32Array;
  readonly rank: Int32Array;
  readonly unit: Int32Array;
  /** Days since 1970; NONE where the day is not known. */
  readonly capturedOn: Int32Array;
  readonly capturedAt: Int32Array;
  /** Other spellings of a family name that differ from the first: row, then stems. */
  readonly otherFamilies: ReadonlyMap<number, readonly number[]>;
}

export const FORM = 1;
export const INITIAL = 2;

const foundOf = (given: string): number => {
  const found = given === '' ? '' : givenOf(given).found;
  return found === 'form' ? FORM : found === 'initial' ? INITIAL : 0;
};

export const NONE = -0x80000000;

/** @param words shared by the lists that are to be compared */
export function profilesOf(persons: readonly Person[], words: Words): Profiles {
  const column = (): Int32Array => new Int32Array(persons.length);
  const otherFamilies = new Map<number, number[]>();
  const made = {
    size: persons.length,
    familyStem: column(),
    familyCode: column(),
    familyInitial: new Uint8Array(persons.length),
    givenKey: column(),
    givenWord: column(),
    givenFound: new Uint8Array(persons.length),
    givenStem: column(),
    patronymicKey: column(),
    patronymicWord: column(),
    born: column(),
    birthPlace: column(),
    rank: column(),
    unit: column(),
    capturedOn: column(),
    capturedAt: column(),
    otherFamilies,
  };
  persons.forEach((person, row) => {
    const spellings = person.names.map(partsOf);
    const name = fullest(spellings);
    const family = stem(name.family);
    made.familyStem[row] = words.id(family);
    made.familyCode[row] = words.id(coarse(family));
    made.familyInitial[row] = coarse(family).charCodeAt(0) & 127;
    made.givenWord[row] = words.id(name.given);
    made.givenStem[row] = words.id(stem(name.given));
    made.givenFound[row] = foundOf(name.given);
    made.givenKey[row] = words.id(keyOfGiven(name));
    made.patronymicWord[row] = words.id(name.patronymic);
    made.patronymicKey[row] = words.id(name.patronymic === '' ? '' : patronymicKey(name.patronymic));
    made.born[row] = compactDate(person.born);
    made.birthPlace[row] = words.id(placeKey(person.birthPlace));
    made.rank[row] = person.rank === undefined ? NONE : (rankStep(person.rank) ?? NONE);
    made.unit[row] = words.id(unitKey(person.unit));
    made.capturedOn[row] = dayOf(person.capturedOn);
    made.capturedAt[row] = words.id(placeKey(person.capturedAt));
    const others = spellings.map((one) => words.id(stem(one.family)));
    const differing = [...new Set(others)].filter((id) => id !== 0 && id !== made.familyStem[row]);
    if (differing.length > 0) otherFamilies.set(row, differing);
  });
  return made;
}

/** Each part from the first spelling that has it, a whole word before an initial. */
function fullest(spellings: readonly NameParts[]): NameParts {
  if (spellings.length === 1) return spellings[0]!;
  const pick = (part: 'family' | 'given' | 'patronymic'): string =>
    spellings.find((one) => one[part].length > 1)?.[part] ??
    spellings.find((one) => one[part] !== '')?.[part] ??
    '';
  return { family: pick('family'), given: pick('given'), patronymic: pick('patronymic'), swapped: false };
}

/** In the genitive a man's given name may look like a woman's; the patronymic tells. */
function keyOfGiven({ given, patronymic }: NameParts): string {
  if (given === '') return '';
  const found = givenOf(given);
  if (found.sex === 'female' && patronymic.length > 4 && !isDaughter(patronymic) && given.endsWith('a')) {
    const man = givenOf(given.slice(0, -1));
    if (man.sex === 'male' && man.found === 'form') return man.key;
  }
  return found.key;
}

function compactDate(date: string | undefined): number {
  if (date === undefined) return 0;
  return Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));
}

const DAY_MS = 86_400_000;

const dayOf = (date: string | undefined): number =>
  date?.length === 10 ? Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS) : NONE;

const KINDS_OF_PLACE = new Set(
  [
    'м',
    'с',
    'смт',
    'сел',
    'місто',
    'село',
    'г',
    'пгт',
    'пос',
    'город',
    'посёлок',
    'селище',
    'city',
    'village',
    'town',
  ].map(fold),
);
const REGION = /^(?:obl|raon|rn|oblast|region|gromada|distri)/;

/** The name of the place itself, without what kind of place it is and the region it lies in. */
function placeKey(text: string | undefined): string {
  if (text === undefined) return '';
  const first = tidy(text).split(/[,;(]/)[0] ?? '';
  const words = first.split(/[\s.]+/).map(fold);
  const names = words.filter((word) => word !== '' && !KINDS_OF_PLACE.has(word) && !REGION.test(word));
  return (names.length > 0 ? names : words).join('');
}

/** Units are known by their numbers; one without a number, by its words. */
function unitKey(text: string | undefined): string {
  if (text === undefined) return '';
  const numbers = text.match(/\d+/g);
  return numbers === null ? fold(text.replace(/[\s.-]+/g, '')) : numbers.map(Number).join('/');
}
