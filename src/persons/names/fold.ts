/**
 * One spelling for a name written in Ukrainian, Russian or Latin letters: what is left when the differences between
 * the common ways to write the same sounds are taken away.
 *
 * Output alphabet: vowels a e i o u; consonants b v g d z Z k l m n p r s t f C S, where Z is zh, S is sh and C is
 * both ts and ch (systems that lose their diacritics write both as c). The letters for g, ґ, h and kh are one: g.
 * Signs of softness, apostrophes and the glide before a vowel are dropped, so that ya, ia, ja, я and а meet.
 *
 * Latin systems read: Ukrainian national 2010 (Cabinet resolution 55), BGN/PCGN 1947 and 1965, ISO 9:1995 with and
 * without diacritics, the scholarly system, ICAO Doc 9303 part 3, older passports. A letter that two systems use for
 * two sounds is read as the commoner (c as ts, x as ks): edit distance bears the rest.
 */

/** @param text one word of a name; letters of other scripts are dropped. */
export function fold(text: string): string {
  const known = memory.get(text);
  if (known !== undefined) return known;
  const folded = foldAnew(text);
  if (memory.size >= MEMORY) memory.clear();
  memory.set(text, folded);
  return folded;
}

/** Names, places and patronymics repeat: most words of a list have been folded before. */
const memory = new Map<string, string>();
const MEMORY = 200_000;

function foldAnew(text: string): string {
  const lower = text.toLowerCase();
  const cyrillic = isMostlyCyrillic(lower);
  const spelled = cyrillic ? fromCyrillic(lower) : fromLatin(lower);
  return smooth(spelled);
}

/** Text that reads the same however it was typed: composed, one kind of space and of hyphen. */
export const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'e',
  ё: 'e',
  э: 'e',
  ж: 'Z',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  ы: 'i',
  й: 'i',
  ј: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'v',
  ф: 'f',
  х: 'g',
  ц: 'C',
  ч: 'C',
  ш: 'S',
  щ: 'SC',
  ю: 'iu',
  я: 'ia',
};

/** Latin letters that a keyboard slip leaves inside a Cyrillic word. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  t: 'т',
  u: 'и',
  x: 'х',
  y: 'у',
  ï: 'ї',
  ë: 'ё',
};

function isMostlyCyrillic(lower: string): boolean {
  let cyrillic = 0;
  let latin = 0;
  for (let i = 0; i < lower.length; i++) {
    const code = lower.charCodeAt(i);
    if (code >= 0x400 && code < 0x530) cyrillic++;
    else if (code >= 0x61 && code <= 0x7a) latin++;
  }
  return cyrillic > latin;
}

function fromCyrillic(lower: string): string {
  let out = '';
  for (const letter of lower) out += CYRILLIC[letter] ?? CYRILLIC[LOOKALIKES[letter] ?? ''] ?? '';
  return out.replace(/ts/g, 'C');
}

/** Letters with marks, of ISO 9 and the scholarly system, in composed form. */
const MARKED: Readonly<Record<string, string>> = {
  š: 'sh',
  ŝ: 'shch',
  ś: 's',
  č: 'ch',
  ć: 'c',
  ž: 'zh',
  ź: 'z',
  ż: 'zh',
  â: 'ia',
  û: 'iu',
  ê: 'ie',
  ł: 'l',
  đ: 'd',
  ă: 'a',
  ð: 'd',
  þ: 't',
  ß: 'ss',
};

/** Longest first: each is read where the one before it does not apply. */
const LATIN =
  /shch|šč|tsch|tch|sch|zgh|sh|zh|ch|kh|gh|ph|th|ts|tc|tz|cz|ck|dzh|[abcdefghijklmnopqrstuvwxyz]/g;

const LATIN_SOUNDS: Readonly<Record<string, string>> = {
  shch: 'SC',
  sch: 'SC',
  tsch: 'C',
  tch: 'C',
  zgh: 'zg',
  sh: 'S',
  zh: 'Z',
  ch: 'C',
  kh: 'g',
  gh: 'g',
  ph: 'f',
  th: 't',
  ts: 'C',
  tc: 'C',
  tz: 'C',
  cz: 'C',
  ck: 'Ck',
  dzh: 'dZ',
  c: 'C',
  h: 'g',
  j: 'i',
  q: 'k',
  w: 'v',
  x: 'ks',
  y: 'i',
};

function fromLatin(lower: string): string {
  const plain = isPlain(lower) ? lower : withoutMarks(lower);
  return plain.replace(/[^a-z]/g, '').replace(LATIN, (sound) => LATIN_SOUNDS[sound] ?? sound);
}

const isPlain = (lower: string): boolean => /^[a-z]*$/.test(lower);

const withoutMarks = (lower: string): string =>
  lower
    .normalize('NFC')
    .replace(/[^a-z]/gu, (letter) => MARKED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');

/** Glides before vowels go, doubled letters are one, and so is every run of i. */
const smooth = (spelled: string): string =>
  spelled
    .replace(/(.)\1+/g, '$1')
    .replace(/i(?=[aeou])/g, '')
    .replace(/(.)\1+/g, '$1');
