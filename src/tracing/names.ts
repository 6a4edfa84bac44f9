/** Guards against names where they must not stand: in a reason for the ledger, in the ids of a list. */
import { fold, tidy } from '../persons/names/fold.js';
import { skeleton, stem } from '../persons/names/stem.js';
import type { Person } from '../persons/person.js';

/** Shorter ones are endings and particles, or words of any language. */
const FEWEST_LETTERS = 4;
/** From here on the consonants alone tell a name from common words. */
const FEWEST_CONSONANTS = 4;

/** The words of all names of a list, in a form that spelling and case endings do not change. */
export function nameWords(persons: readonly Person[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { names } of persons)
    for (const name of names)
      for (const part of Object.values(name)) for (const word of keysIn(part ?? '')) words.add(word);
  return words;
}

/** Whether a text has a word of these names, in any spelling. */
export const tellsName = (text: string, words: ReadonlySet<string>): boolean =>
  keysIn(text).some((key) => words.has(key));

const keysIn = (text: string): string[] =>
  (tidy(text).match(/[\p{L}\p{M}'’]+/gu) ?? [])
    .filter((word) => word.length >= FEWEST_LETTERS)
    .map(fold)
    .map((folded) => {
      const bones = skeleton(folded);
      return bones.length >= FEWEST_CONSONANTS ? bones : stem(folded);
    });
