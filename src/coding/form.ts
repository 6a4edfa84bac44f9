/**
 * A word as it is written, wherever it occurs: one object for all its occurrences, which carries what is known of it.
 * A word is found by its letters where they stand in the text (open addressing, FNV-1a), so that reading a text cuts
 * nothing out of it but the words that were never seen.
 */
import { WORDS_KEPT } from './memory.js';

export interface Form {
  /** As it is written. */
  readonly word: string;
  /** Lower case, without apostrophes. */
  readonly text: string;
  readonly capital: boolean;
  /** No letter of it is small. */
  readonly acronym: boolean;
  /** What `perForm` has worked out, by slot. */
  readonly known: unknown[];
}

let slots = 0;

/**
 * Remembers what follows from a word alone on the word itself: every word of every text is asked for several such
 * things, and a look into a large map for each costs more than all the judging behind it.
 */
export function perForm<V extends object | boolean | number>(
  workOut: (text: string, form: Form) => V,
): (form: Form) => V {
  const slot = slots++;
  return (form) => {
    let value = form.known[slot] as V | undefined;
    if (value === undefined) {
      value = workOut(form.text, form);
      while (form.known.length <= slot) form.known.push(undefined);
      form.known[slot] = value;
    }
    return value;
  };
}

export const NO_HASH = 0x811c9dc5;
export const hashOn = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The form of the word that stands in the text from `from` to `to` (exclusive); `hash` is that of its letters. */
export function formAt(text: string, from: number, to: number, hash: number): Form {
  return find(young, hash, text, from, to) ?? remember(hash, text.slice(from, to));
}

export function formOf(word: string): Form {
  let hash = NO_HASH;
  for (let at = 0; at < word.length; at++) hash = hashOn(hash, word.charCodeAt(at));
  return formAt(word, 0, word.length, hash);
}

interface Table {
  readonly words: string[];
  readonly forms: Form[];
  /** Numbers of words, from 1; 0 where nothing is. Twice as many as words are kept. */
  readonly slots: Int32Array;
}

const SLOTS = 2 ** Math.ceil(Math.log2(2 * WORDS_KEPT));
const emptyTable = (): Table => ({ words: [], forms: [], slots: new Int32Array(SLOTS) });

/** Two generations bound the memory: when the younger is full it becomes the older, and what is asked for again stays. */
let young = emptyTable();
let old = emptyTable();

function find(
  { words, forms, slots }: Table,
  hash: number,
  text: string,
  from: number,
  to: number,
): Form | undefined {
  for (let slot = hash & (SLOTS - 1); ; slot = (slot + 1) & (SLOTS - 1)) {
    const number = slots[slot]!;
    if (number === 0) return undefined;
    if (isAt(words[number - 1]!, text, from, to)) return forms[number - 1];
  }
}

function isAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(from + i)) return false;
  return true;
}

function remember(hash: number, word: string): Form {
  const form = find(old, hash, word, 0, word.length) ?? made(word);
  if (young.words.length >= WORDS_KEPT) {
    old = young;
    young = emptyTable();
  }
  let slot = hash & (SLOTS - 1);
  while (young.slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  young.forms.push(form);
  young.slots[slot] = young.words.push(word);
  return form;
}

/** Apostrophes in all their shapes, and the stress mark. */
const APOSTROPHE = /'|’|ʼ|`|‘|\u0301/;
const APOSTROPHES = new RegExp(APOSTROPHE, 'g');

function made(word: string): Form {
  const lower = unmixed(word.toLowerCase());
  return {
    word,
    text: APOSTROPHE.test(lower) ? lower.replace(APOSTROPHES, '') : lower,
    capital: word[0] !== lower[0],
    acronym: word === word.toUpperCase(),
    known: new Array(slots).fill(undefined),
  };
}

/** Latin letters that look like Cyrillic ones, and what they look like. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'а', b: 'в', c: 'с', e: 'е', h: 'н', i: 'і', k: 'к', m: 'м', o: 'о', p: 'р', t: 'т', x: 'х', y: 'у',
}; // biome-ignore format: a table

/** A Cyrillic word in which Latin letters stand for those they look like, in Cyrillic only. */
function unmixed(lower: string): string {
  if (!/[a-z]/.test(lower) || !/[\u0400-\u052f]/.test(lower)) return lower;
  return lower.replace(/[a-z]/g, (letter) => LOOKALIKES[letter] ?? letter);
}
