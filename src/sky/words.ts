/** The words of bulletins (bulletin-words.yaml) and the numbers in words that the coding stage knows, ready to read with. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type LexiconFile, lexiconFile, numberFile } from '../coding/lexicon.js';
import { type Matcher, makeMatcher, type Pattern, parsePattern } from '../coding/pattern.js';

export interface BulletinWords {
  readonly match: Matcher;
  readonly numbers: ReadonlyMap<string, number>;
  /** May a text hold a bulletin at all? Most do not, and need no reading. */
  readonly mayTell: (text: string) => boolean;
}

let loaded: BulletinWords | undefined;

/** Read once. @throws when a file is not there or does not fit: the package would be broken. */
export function bulletinWords(): BulletinWords {
  loaded ??= makeWords(readLexicon());
  return loaded;
}

export function readLexicon(): LexiconFile {
  return lexiconFile.parse(parse(readFileSync(new URL('./bulletin-words.yaml', import.meta.url), 'utf8')));
}

function makeWords(file: LexiconFile): BulletinWords {
  const numberWords = numberFile.parse(
    parse(readFileSync(new URL('../coding/lexicon/number.yaml', import.meta.url), 'utf8')),
  );
  const time = lexiconFile.parse(
    parse(readFileSync(new URL('../coding/lexicon/time.yaml', import.meta.url), 'utf8')),
  );
  const patterns: Pattern[] = [];
  const heads = new Set<string>();
  const numbers = new Map<string, number>();
  for (const [value, forms] of Object.entries(numberWords.numbers))
    for (const form of forms) numbers.set(form, Number(value));
  for (const [sign, languages] of Object.entries(file.signs)) {
    if (NUMBER_SIGN.test(sign)) {
      for (const word of patternsOf(languages)) numbers.set(word, Number(sign.slice(1)));
      continue;
    }
    // What a word is (a kind of means, one of its kind) and what it does are read apart.
    const layer = LAYERS[sign] ?? file.layer;
    for (const text of patternsOf(languages)) {
      patterns.push(parsePattern(text, sign, layer));
      if (ACTS.has(sign)) heads.add(text.split(' ')[0]!.replace('*', ''));
    }
  }
  for (const [sign, languages] of Object.entries(time.signs))
    if (/^month\d+$/.test(sign))
      for (const text of patternsOf(languages)) patterns.push(parsePattern(text, `time.${sign}`, 'time'));
  // "12 of 30": no count of people, but one of means.
  const of = patternsOf(file.signs.of ?? {});
  for (const text of Object.keys(numberWords.notCounted))
    if (!of.has(text)) patterns.push(parsePattern(text, 'number.notCounted', 'number'));
  const quick = new RegExp([...heads].sort().join('|'), 'i');
  return { match: makeMatcher(patterns), numbers, mayTell: (text) => quick.test(text) };
}

const NUMBER_SIGN = /^n\d+$/;
const ACTS: ReadonlySet<string> = new Set(['launched', 'downed', 'lost', 'hit']);
const LAYERS: Readonly<Record<string, string>> = {
  one: 'one',
  of: 'of',
  ofThese: 'of',
  night: 'period',
  longer: 'period',
  from: 'from',
  lost: 'lost',
};

const patternsOf = (languages: LexiconFile['signs'][string]): Set<string> =>
  new Set(Object.values(languages).flatMap((entries) => Object.keys(entries ?? {})));
