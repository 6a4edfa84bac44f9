/**
 * What is left of a folded family name without its ending, and two keys made of it.
 *
 * A list may give a name in an oblique case ("received from so-and-so") or in the feminine; endings differ by case and
 * language, the consonants before them hardly do. The stem is for comparing, so it need not be a word: only the same for
 * all forms of one name as often as possible.
 */

/** The folded name without endings of gender and case. */
export function stem(folded: string): string {
  let rest = folded;
  for (const ending of [CASE_ENDING, VOWELS, CASE_ENDING]) {
    const shorter = rest.replace(ending, '');
    if (consonantCount(shorter) >= LEAST_CONSONANTS) rest = shorter;
  }
  return rest;
}

/** Consonants of the stem, doubled ones once, with voiced and unvoiced sibilants told apart. */
export const skeleton = (folded: string): string => {
  const bare = folded.replace(/[aeiou]/g, '').replace(/(.)\1+/g, '$1');
  return bare === '' ? folded : bare;
};

/** A coarser skeleton, for finding candidates: sibilants are one, and so are b and p, v and f, d and t. */
export const coarse = (folded: string): string =>
  skeleton(folded.replace(/[zZSCbfd]/g, (letter) => COARSE[letter]!));

const COARSE: Readonly<Record<string, string>> = { z: 's', Z: 's', S: 's', C: 's', b: 'p', f: 'v', d: 't' };

const LEAST_CONSONANTS = 2;

/** Adjectival -oho, -omu, -ym; nominal -om, -em, -ovi. Those made of vowels alone (-a, -u, -oi, -aia) are VOWELS. */
const CASE_ENDING = /(?:[oea]go|[oe]mu|[oei]m|[oe]vi)$/;
const VOWELS = /[aeiou]+$/;

function consonantCount(text: string): number {
  let count = 0;
  for (const letter of text) if (!'aeiou'.includes(letter)) count++;
  return count;
}
