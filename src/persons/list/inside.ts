/** Persons whom a list has twice, and persons of one name and birth date whom it may be mistaken about. */
import { findDuplicates } from '../match/duplicates.js';
import { profilesOf, Words } from '../match/profile.js';
import { learnWeights } from '../match/weights.js';
import type { ListProblem } from './problem.js';
import type { PersonRow } from './read-list.js';

export function insideProblems(persons: readonly PersonRow[]): ListProblem[] {
  const words = new Words();
  const profiles = profilesOf(
    persons.map(({ person }) => person),
    words,
  );
  // One list alone has no pairs to learn from: the weights are those of the priors.
  const weights = learnWeights(NO_PAIRS, new Int32Array(0), profiles.size, profiles.size);
  const { first, namesakes } = findDuplicates(profiles, words, weights);
  const problems: ListProblem[] = [];
  persons.forEach(({ row }, i) => {
    if (first[i] === i) return;
    const other = persons[first[i]!]!.row;
    problems.push({
      kind: 'entered_twice',
      row,
      expected: 'each person once',
      found: `most likely the person of row ${other}`,
    });
  });
  for (const [i, j] of namesakes) {
    const [one, other] = [persons[i]!.row, persons[j]!.row];
    problems.push({
      kind: 'namesakes',
      row: other,
      expected: 'one person of a name and birth date',
      found: `those of row ${one} with other particulars; taken as two persons`,
    });
  }
  return problems;
}

const NO_PAIRS = {
  a: new Int32Array(0),
  b: new Int32Array(0),
  patterns: new Int32Array(0),
  rarity: new Float64Array(0),
};
