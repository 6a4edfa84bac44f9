/**
 * Patronymics: how they are told from other names, and the father's name in them.
 *
 * Folded, the endings of Ukrainian and Russian meet: -ovych, -ovich, -evych, -iovych; -ivna, -ovna, -evna, -ichna; in
 * oblique cases a vowel or -em follows.
 */
import { givenOf } from './given.js';

const ENDING = /(?:[oei]+viC|iC|[oei]vn|iCn|iniCn)(?:[aeiou]*|em|om|ami)$/;

/** Family names may end so too: only the place of the word among the others settles it. */
export const mayBePatronymic = (folded: string): boolean => folded.length > 4 && ENDING.test(folded);

/** The same for all spellings of one patronymic, of sons and daughters; the key of the father's name. */
export function patronymicKey(folded: string): string {
  if (folded.length <= 1) return folded;
  const father = folded.replace(ENDING, '');
  if (father === folded || father.length < 2) return givenOf(folded).key;
  return givenOf(father).key;
}

export const isDaughter = (folded: string): boolean => /vn[aeiou]*$|Cn[aeiou]*$/.test(folded);
