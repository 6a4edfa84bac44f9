/**
 * The words of a text, for comparing two texts without knowing a language: 32-bit hashes (FNV-1a) of their first five
 * letters, after folding case, marks and the letters in which Ukrainian and Russian spellings of one name differ. Five
 * letters cut most case endings; no dictionary is needed, and nothing here knows what a word means.
 */
export interface Words {
  /** Hash of the whole folded text; equal for texts that differ in case, white space or punctuation only. */
  readonly key: number;
  /** Hashes of its distinct words of four letters or more, ascending. */
  readonly tokens: Int32Array;
}

const TOKENS_MAX = 96;

export function wordsOf(text: string): Words {
  const lower = text.toLowerCase();
  let keyA = 0x811c9dc5;
  let keyB = 0x2545f491;
  let word = 0x811c9dc5;
  let length = 0;
  let digits = false;
  const tokens: number[] = [];
  const close = (): void => {
    if ((length >= 4 || digits) && tokens.length < TOKENS_MAX) tokens.push(word | 0);
    keyA = Math.imul(keyA ^ 32, 0x01000193);
    word = 0x811c9dc5;
    length = 0;
    digits = false;
  };
  for (let i = 0; i < lower.length; i++) {
    const letter = FOLD[lower.charCodeAt(i)]!;
    if (letter === SKIPPED) continue;
    if (letter === SEPARATOR) {
      if (length > 0) close();
      continue;
    }
    keyA = Math.imul(keyA ^ letter, 0x01000193);
    keyB = Math.imul(keyB ^ letter, 0x5bd1e995) + length;
    if (length < 5) word = Math.imul(word ^ letter, 0x01000193);
    length++;
    if (letter < 58) digits = true;
  }
  if (length > 0) close();
  const sorted = Int32Array.from(tokens).sort();
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[distinct++] = sorted[i]!;
  return { key: (keyA >>> 0) * 0x200000 + ((keyB >>> 0) & 0x1fffff), tokens: sorted.subarray(0, distinct) };
}

/** Jaccard index of two word sets, 0 to 1. */
export function likeWords(a: Int32Array, b: Int32Array): number {
  const both = commonWords(a, b);
  return both === 0 ? 0 : both / (a.length + b.length - both);
}

/** How many words both have. */
export function commonWords(a: Int32Array, b: Int32Array): number {
  let i = 0;
  let j = 0;
  let both = 0;
  while (i < a.length && j < b.length) {
    const left = a[i]!;
    const right = b[j]!;
    if (left === right) both++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both;
}

const SEPARATOR = 0;
const SKIPPED = 1;
const FOLD = foldTable();

/** Code unit to folded code unit, after lower-casing. Apostrophes stand inside Ukrainian words: skipped, not cut. */
function foldTable(): Uint16Array {
  const table = new Uint16Array(65_536);
  for (let code = 0x30; code <= 0x39; code++) table[code] = code;
  for (let code = 0x61; code <= 0x7a; code++) table[code] = code;
  for (let code = 0xc0; code < 0x2000; code++) if (isLetter(code)) table[code] = bare(code);
  for (const mark of ["'", '’', 'ʼ', '`', '\u0301', '\u00ad']) table[mark.charCodeAt(0)] = SKIPPED;
  const alike: Readonly<Record<string, string>> = { і: 'и', ї: 'и', ы: 'и', є: 'е', э: 'е', ё: 'е', ґ: 'г' };
  for (const [from, to] of Object.entries(alike)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  return table;
}

function isLetter(code: number): boolean {
  return /\p{L}/u.test(String.fromCharCode(code));
}

/** Latin letters lose their marks; other scripts keep theirs (й is not и). */
function bare(code: number): number {
  return code < 0x250 ? String.fromCharCode(code).normalize('NFD').charCodeAt(0) : code;
}
