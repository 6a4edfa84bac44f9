/**
 * The persons that two lists both hold, in clear text, for those entitled to both: pairs of ids with the probability
 * that they are one person.
 *
 * Nothing is tuned to these lists beforehand: what agreement weighs is learnt from them (match/weights.ts). Swapping the
 * lists swaps the pairs.
 */
import { randomOf } from '../random/random.js';
import { type Assignment, assign } from './match/assign.js';
import { comparedPairs, findDuplicates } from './match/duplicates.js';
import { comparer } from './match/levels.js';
import { type Profiles, profilesOf, Words } from './match/profile.js';
import { learnWeights, scores } from './match/weights.js';
import type { Person } from './person.js';

export interface Match {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
  /** One of the two lists has the person more than once, and this pair is not the best of them. */
  readonly byDuplicate: boolean;
}

/** A pair that may be one person: one of several candidates, or not sure enough. */
export interface UndecidedMatch {
  readonly a: string;
  readonly b: string;
  readonly probability: number;
}

export interface MatchResult {
  readonly matches: readonly Match[];
  readonly undecided: readonly UndecidedMatch[];
  readonly counts: {
    readonly personsA: number;
    readonly personsB: number;
    /** Persons who do not want to be looked for, or whose family does not; they were not compared. */
    readonly refusedA: number;
    readonly refusedB: number;
    readonly duplicatesA: number;
    readonly duplicatesB: number;
    readonly namesakesA: number;
    readonly namesakesB: number;
    readonly compared: number;
    readonly tooCommon: number;
  };
}

/** Pairs below are undecided. Set where, on invented lists, more than 995 in 1,000 pairs are right. */
export const DEFAULT_THRESHOLD = 0.65;

export interface MatchOptions {
  /** Least probability of a pair, above one half. */
  readonly threshold?: number;
}

export function matchLists(
  listA: readonly Person[],
  listB: readonly Person[],
  { threshold = DEFAULT_THRESHOLD }: MatchOptions = {},
): MatchResult {
  const [personsA, personsB] = [listA.filter(isWilling), listB.filter(isWilling)];
  const words = new Words();
  const [a, b] = [profilesOf(personsA, words), profilesOf(personsB, words)];
  const pairs = comparedPairs(a, b, words);
  const weights = learnWeights(pairs, randomPatterns(a, b, words), a.size, b.size);
  const [ofA, ofB] = [findDuplicates(a, words, weights), findDuplicates(b, words, weights)];
  const found = assign({ ...pairs, logOdds: scores(pairs, weights) }, ofA, ofB, threshold);
  return {
    ...named(found, personsA, personsB),
    counts: {
      personsA: listA.length,
      personsB: listB.length,
      refusedA: listA.length - personsA.length,
      refusedB: listB.length - personsB.length,
      duplicatesA: ofA.count,
      duplicatesB: ofB.count,
      namesakesA: ofA.namesakes.length,
      namesakesB: ofB.namesakes.length,
      compared: pairs.patterns.length,
      tooCommon: pairs.tooCommon,
    },
  };
}

const isWilling = (person: Person): boolean => person.consent !== 'refused';

function named(
  found: Assignment,
  a: readonly Person[],
  b: readonly Person[],
): Pick<MatchResult, 'matches' | 'undecided'> {
  const ids = (pair: { a: number; b: number }) => ({ a: a[pair.a]!.id, b: b[pair.b]!.id });
  return {
    matches: found.pairs.map((pair) => ({ ...pair, ...ids(pair) })),
    undecided: found.undecided.map((pair) => ({ ...pair, ...ids(pair) })),
  };
}

const RANDOM_PAIRS = 60_000;

function randomPatterns(a: Profiles, b: Profiles, words: Words): Int32Array {
  if (a.size === 0 || b.size === 0) return new Int32Array(0);
  const compare = comparer(a, b, words);
  const random = randomOf(a.size + b.size);
  const row = (size: number, share: number): number => Math.min(size - 1, Math.floor(size * share));
  const patterns = new Int32Array(2 * Math.ceil(Math.min(RANDOM_PAIRS, a.size * b.size) / 2));
  for (let p = 0; p < patterns.length; p += 2) {
    // Each draw is used both ways, so that swapped lists are compared in the same pairs.
    const [one, other] = [random(), random()];
    patterns[p] = compare(row(a.size, one), row(b.size, other));
    patterns[p + 1] = compare(row(a.size, other), row(b.size, one));
  }
  return patterns;
}
