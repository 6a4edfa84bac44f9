/**
 * Names across alphabets.
 *
 * `transliterate`: Ukrainian by Cabinet of Ministers resolution 55 of 27 January 2010; Russian after BGN/PCGN 1947,
 * without its apostrophes. For people to read.
 *
 * `foldName` and `nameKeys`: for comparing only. Both alphabets are folded to one reduced one: g, kh and h fall
 * together, so do i, y and j, and ia with e; soft signs, apostrophes, doubled letters and an i before a vowel go; then e, i and o
 * fall together, because they change places between the two languages and between cases (Харків, Харкова, Харьков).
 * What a case ending may have added is taken off, so one word has several keys.
 */
import type { Language } from '../record/codes.js';
import { remembered, WORDS_KEPT } from './memory.js';

const UKRAINIAN: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: 'ie', ж: 'zh', з: 'z', и: 'y', і: 'i', ї: 'i', й: 'i',
  к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch',
  ш: 'sh', щ: 'shch', ь: '', ю: 'iu', я: 'ia', ы: 'y', э: 'e', ъ: '', ё: 'io', "'": '', '’': '', ʼ: '',
}; // biome-ignore format: a table
const UKRAINIAN_INITIAL: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };
const RUSSIAN: Readonly<Record<string, string>> = {
  ...UKRAINIAN,
  г: 'g', и: 'i', й: 'y', ы: 'y', ю: 'yu', я: 'ya', ё: 'yo', е: 'e', э: 'e',
}; // biome-ignore format: a table

/** A word or phrase in Latin letters; letters of other alphabets stay as they are. */
export function transliterate(text: string, language: Language | ''): string {
  const table = language === 'ru' ? RUSSIAN : UKRAINIAN;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    const lower = letter.toLowerCase();
    const initial = language !== 'ru' && (i === 0 || text[i - 1] === ' ' || text[i - 1] === '-');
    let latin = (initial ? UKRAINIAN_INITIAL[lower] : undefined) ?? table[lower];
    if (language !== 'ru' && lower === 'г' && text[i - 1]?.toLowerCase() === 'з') latin = 'gh';
    if (latin === undefined) out += letter;
    else out += letter === lower ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
  }
  return out;
}

const CYRILLIC_FOLD: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'h', д: 'd', е: 'e', є: 'e', ё: 'e', ж: 'j', з: 'z', и: 'i', і: 'i', ї: 'i',
  й: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c',
  ч: 'q', ш: 'w', щ: 'w', ь: '', ъ: '', ы: 'i', э: 'e', ю: 'u', я: 'e',
}; // biome-ignore format: a table

/** By code unit; every Cyrillic letter is one. */
const FOLD_BY_CODE: readonly (string | undefined)[] = Array.from(
  { length: 0x530 },
  (_, code) => CYRILLIC_FOLD[String.fromCharCode(code)],
);

/** a, e, i, o, u */
const isVowel = (code: number): boolean =>
  code === 0x61 || code === 0x65 || code === 0x69 || code === 0x6f || code === 0x75;

/** One word, lower case, folded; digits stay. */
export function foldName(word: string): string {
  const first = word.charCodeAt(0);
  let out = '';
  if (first >= 0x400 && first <= 0x52f)
    for (let at = 0; at < word.length; at++) out += FOLD_BY_CODE[word.charCodeAt(at)] ?? '';
  else {
    // NFD parts a letter from its accent, which the first replacement then drops.
    out = word
      .normalize('NFD')
      .replace(/[^a-z0-9]/g, '')
      .replace(/shch|sch|sh/g, 'w')
      .replace(/ch/g, 'q')
      .replace(/zh/g, 'J')
      .replace(/kh|g/g, 'h')
      .replace(/ts|c/g, 'c')
      .replace(/[iyj]a/g, 'e')
      .replace(/[yj]/g, 'i')
      .replace(/J/g, 'j')
      .replace(/x/g, 'ks');
  }
  let folded = '';
  let last = '';
  for (let at = 0; at < out.length; at++) {
    const letter = out[at]!;
    if (letter === last || (letter === 'i' && at + 1 < out.length && isVowel(out.charCodeAt(at + 1))))
      continue;
    folded += letter;
    last = letter;
  }
  return folded;
}

const ENDINGS = [
  'oho', 'eho', 'omu', 'emu', 'imi', 'ami', 'ova', 'oi', 'ei', 'ou', 'eu', 'im', 'om', 'em', 'am', 'ah', 'eh', 'ih', 'iv', 'ov', 'ev',
]; // biome-ignore format: a table

/** Key of a name as registers give it (nominative). '' when too little is left to compare. */
export const nominativeKey = remembered((word: string): string => keyOf(bare(foldName(word))), WORDS_KEPT);

/** Keys that a word of running text may have, nominative or with any case ending; at least three letters each. */
export const nameKeys = remembered(keysOfWord, WORDS_KEPT);

function keysOfWord(word: string): readonly string[] {
  const folded = foldName(word);
  const keys: string[] = [];
  const add = (stem: string): void => {
    const key = keyOf(bare(stem));
    if (key.length >= 3 && !keys.includes(key)) keys.push(key);
  };
  add(folded);
  // -ka, -ha, -kha have a locative in -tsi, -zi, -si.
  if (folded.endsWith('ci')) add(`${folded.slice(0, -2)}k`);
  if (folded.endsWith('zi') || folded.endsWith('si')) add(`${folded.slice(0, -2)}h`);
  for (const ending of ENDINGS) {
    if (folded.endsWith(ending) && folded.length - ending.length >= 3) add(folded.slice(0, -ending.length));
  }
  return keys;
}

/** Keys of the towns that an adjective may come from: Лиманський -> Лиман, Новопавлівський -> Новопавлівка. */
export function adjectiveKeys(word: string): readonly string[] {
  const keys: string[] = [];
  for (const key of nameKeys(word)) {
    if (!/[sc]k$/.test(key)) continue;
    const root = key.slice(0, -2);
    const found = [key, root, `${root}s`, `${root}c`, `${root}k`, `${root}in`, root.replace(/iv$/, '')];
    for (const one of found) if (one.length >= 3 && !keys.includes(one)) keys.push(one);
  }
  return keys;
}

const bare = (folded: string): string => {
  let end = folded.length;
  while (end > 1 && isVowel(folded.charCodeAt(end - 1))) end--;
  return folded.slice(0, end);
};

function keyOf(stem: string): string {
  let key = '';
  let last = '';
  for (let at = 0; at < stem.length; at++) {
    const letter = stem[at] === 'e' || stem[at] === 'o' ? 'i' : stem[at]!;
    if (letter === last) continue;
    key += letter;
    last = letter;
  }
  return key;
}
