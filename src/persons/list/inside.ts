/** Persons whom a list has twice, and persons of one name and birth date whom it may be mistaken about. */
import { findDuplicates } from '../match/duplicates.js';
import { profilesOf, Words } from '../match/profile.js';
import { learnWeights } from '../match/weights.js';
import type { Person } from '../person.js';
import type { ListProblem } from './problem.js';
import type { PersonRow } from './read-list.js';

export function insideProblems(persons: readonly PersonRow[]): ListProblem[] {
  const { same, namesakes } = repeatsIn(persons.map(({ person }) => person));
  const rowOf = (index: number): number => persons[index]!.row;
  return [
    ...same.map(
      ([first, later]): ListProblem => ({
        kind: 'entered_twice',
        row: rowOf(later),
        expected: 'each person once',
        found: `most likely the person of row ${rowOf(first)}`,
        numbers: [rowOf(first)],
      }),
    ),
    ...namesakes.map(
      ([one, other]): ListProblem => ({
        kind: 'namesakes',
        row: rowOf(other),
        expected: 'one person of a name and birth date',
        found: `those of row ${rowOf(one)} with other particulars; taken as two persons`,
        numbers: [rowOf(one)],
      }),
    ),
  ];
}

export interface Repeats {
  /** Of the entries that are most likely one person: the first, and each later one. Indexes into the list. */
  readonly same: readonly (readonly [first: number, later: number])[];
  /** Entries of one name and birth date that contradict each other otherwise. */
  readonly namesakes: readonly (readonly [number, number])[];
}

export function repeatsIn(persons: readonly Person[]): Repeats {
  const words = new Words();
  const profiles = profilesOf(persons, words);
  // One list alone has no pairs to learn from: the weights are those of the priors.
  const weights = learnWeights(NO_PAIRS, new Int32Array(0), profiles.size, profiles.size);
  const { first, namesakes } = findDuplicates(profiles, words, weights);
  const same: [number, number][] = [];
  first.forEach((one, i) => {
    if (one !== i) same.push([one, i]);
  });
  return { same, namesakes };
}

const NO_PAIRS = {
  a: new Int32Array(0),
  b: new Int32Array(0),
  patterns: new Int32Array(0),
  rarity: new Float64Array(0),
};
