/**
 * Persons whom one list has twice, told from two persons of one name and birth date.
 *
 * Names and dates alone cannot tell the two apart. What can is whether the entries contradict each other: another
 * given name or patronymic, or two of unit, place and time of capture. Entries that contradict each other stay two persons.
 */
import { findCandidates } from './candidates.js';
import { comparer, levelOf } from './levels.js';
import type { Profiles, Words } from './profile.js';
import { type Pairs, raritySum, scores, type Weights } from './weights.js';

/** For each row the first row of the same person; a row that stands alone is its own. */
export interface Duplicates {
  readonly first: Int32Array;
  readonly count: number;
  /** Pairs of rows with one name and birth date that contradict each other. */
  readonly namesakes: readonly (readonly [number, number])[];
}

/** Odds at which two rows of one list are taken as one person: as high as a match, since it removes a person. */
const LEAST_PROBABILITY = 0.95;
/** Expected share of rows that are entered twice, before anything is known of a pair. */
const SHARE_TWICE = 0.01;

export function findDuplicates(list: Profiles, words: Words, weights: Weights): Duplicates {
  const pairs = comparedPairs(list, list, words, true);
  const prior = Math.log((SHARE_TWICE * list.size) / Math.max(1, (list.size * (list.size - 1)) / 2));
  const logOdds = scores(pairs, { ...weights, prior });
  const first = Int32Array.from({ length: list.size }, (_, row) => row);
  const root = (row: number): number => {
    let at = row;
    while (first[at] !== at) at = first[at]!;
    return at;
  };
  const namesakes: [number, number][] = [];
  let count = 0;
  const least = Math.log(LEAST_PROBABILITY / (1 - LEAST_PROBABILITY));
  for (let p = 0; p < logOdds.length; p++) {
    const pattern = pairs.patterns[p]!;
    const [i, j] = [pairs.a[p]!, pairs.b[p]!];
    if (isContradiction(pattern)) {
      if (isOneNameAndDate(pattern)) namesakes.push([i, j]);
      continue;
    }
    if (logOdds[p]! < least) continue;
    const [one, other] = [root(i), root(j)];
    if (one === other) continue;
    first[Math.max(one, other)] = Math.min(one, other);
    count++;
  }
  for (let row = 0; row < list.size; row++) first[row] = root(row);
  return { first, count, namesakes };
}

/** Candidate pairs with their patterns and rarities; `within`: of one list with itself. */
export function comparedPairs(
  a: Profiles,
  b: Profiles,
  words: Words,
  within = false,
): Pairs & { tooCommon: number } {
  const candidates = findCandidates(a, b, within);
  const compare = comparer(a, b, words);
  const rarity = raritySum(a, b);
  const patterns = new Int32Array(candidates.a.length);
  const rarities = new Float64Array(candidates.a.length);
  for (let p = 0; p < patterns.length; p++) {
    const i = candidates.a[p]!;
    const pattern = compare(i, candidates.b[p]!);
    patterns[p] = pattern;
    rarities[p] = rarity(i, pattern);
  }
  return { ...candidates, patterns, rarity: rarities };
}

const [FAMILY, GIVEN, PATRONYMIC, BORN, BIRTH_PLACE, UNIT, CAPTURED_ON, CAPTURED_AT] = [
  0, 1, 2, 3, 4, 6, 7, 8,
];
const DIFFERENT = 3;
const OTHER_GIVEN = 5;

const isOneNameAndDate = (pattern: number): boolean =>
  levelOf(pattern, FAMILY!) === 1 && levelOf(pattern, GIVEN!) === 1 && levelOf(pattern, BORN!) === 1;

function isContradiction(pattern: number): boolean {
  if (levelOf(pattern, PATRONYMIC!) === DIFFERENT || levelOf(pattern, GIVEN!) >= OTHER_GIVEN) return true;
  const against = [BIRTH_PLACE, UNIT, CAPTURED_ON, CAPTURED_AT].filter(
    (f) => levelOf(pattern, f!) === DIFFERENT,
  );
  return against.length >= 2;
}
