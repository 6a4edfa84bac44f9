/**
 * How alike two folded names are, from 0 to 1 (0 also for less than a half): one minus the weighted edit distance over the longer length.
 *
 * Optimal string alignment (Damerau 1964; transposed neighbours cost one edit), with cheaper edits where writing
 * systems and hearing differ: a vowel for a vowel, a consonant for its voiced twin, a vowel more or less.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer === 0 || a.length > LIMIT || b.length > LIMIT) return 0;
  // Each letter more costs at least VOWEL_MORE: what cannot come out alike need not be worked out.
  const bound = 1 - (VOWEL_MORE * Math.abs(a.length - b.length)) / longer;
  return bound < LEAST ? 0 : Math.max(0, 1 - distance(a, b, longer * (1 - LEAST)) / longer);
}

const LIMIT = 40;
/** Less is not told apart from nothing. */
const LEAST = 0.5;
const VOWEL_FOR_VOWEL = 0.4;
const VOWEL_MORE = 0.6;
const VOICE = 0.5;

const rows = [new Float64Array(LIMIT + 2), new Float64Array(LIMIT + 2), new Float64Array(LIMIT + 2)];

/** Infinite where it is more than `most`: two rows above it end the work. */
function distance(a: string, b: string, most: number): number {
  let before = rows[0]!;
  let above = rows[1]!;
  let row = rows[2]!;
  above[0] = 0;
  for (let j = 1; j <= b.length; j++) above[j] = above[j - 1]! + moreCost(b.charCodeAt(j - 1));
  let leastAbove = 0;
  for (let i = 1; i <= a.length; i++) {
    const left = a.charCodeAt(i - 1);
    const drop = moreCost(left);
    row[0] = above[0]! + drop;
    let least = row[0];
    for (let j = 1; j <= b.length; j++) {
      const right = b.charCodeAt(j - 1);
      let best = above[j - 1]! + (left === right ? 0 : swapCost(left, right));
      best = Math.min(best, above[j]! + drop, row[j - 1]! + moreCost(right));
      if (i > 1 && j > 1 && left === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === right)
        best = Math.min(best, before[j - 2]! + 1);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > most && leastAbove > most) return Number.POSITIVE_INFINITY;
    leastAbove = least;
    [before, above, row] = [above, row, before];
  }
  return above[b.length]!;
}

const isVowel = (code: number): boolean => VOWELS[code & 127] === 1;
const moreCost = (code: number): number => (isVowel(code) ? VOWEL_MORE : 1);

function swapCost(left: number, right: number): number {
  if (isVowel(left) && isVowel(right)) return VOWEL_FOR_VOWEL;
  return CLASS[left & 127] !== 0 && CLASS[left & 127] === CLASS[right & 127] ? VOICE : 1;
}

const VOWELS = new Uint8Array(128);
for (const vowel of 'aeiou') VOWELS[vowel.charCodeAt(0)] = 1;

/** Consonants that are heard or written for each other. */
const CLASS = new Uint8Array(128);
['bp', 'vf', 'gk', 'dt', 'szSZC'].forEach((group, i) => {
  for (const letter of group) CLASS[letter.charCodeAt(0)] = i + 1;
});
