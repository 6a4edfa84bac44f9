/** One text read: its words and the signs found in them. All judgements of this stage start from here. */
import type { Hit, Matcher } from './pattern.js';
import { GAP, quote, readWords, type Words } from './words.js';

export interface Reading {
  readonly words: Words;
  /** The word numbers that this reading covers, to exclusive: all, or a sentence. */
  readonly from: number;
  readonly to: number;
  readonly hits: readonly Hit[];
  /** Hits by sign (`happening.strike`), in the order of the text. */
  readonly bySign: ReadonlyMap<string, readonly Hit[]>;
}

export function read(text: string, match: Matcher): Reading {
  const words = readWords(text);
  return readingOf(words, 0, words.texts.length, match(words));
}

/** The words from..to (exclusive) of a reading as a reading of its own, with the word numbers of the whole. */
export function partOf(reading: Reading, from: number, to: number): Reading {
  const hits = reading.hits.filter((hit) => hit.from >= from && hit.to <= to);
  return readingOf(reading.words, from, to, hits);
}

export function has(reading: Reading, ...signs: readonly string[]): boolean {
  for (const sign of signs) if (reading.bySign.has(sign)) return true;
  return false;
}

export function hitsOf(reading: Reading, sign: string): readonly Hit[] {
  return reading.bySign.get(sign) ?? NONE;
}

/** The words of the first few hits of these signs, for a reason. */
export function wordsOf(reading: Reading, ...signs: readonly string[]): string[] {
  const found: string[] = [];
  for (const sign of signs) {
    for (const hit of hitsOf(reading, sign)) {
      if (found.length < 4) found.push(quote(reading.words, hit.from, hit.to));
    }
  }
  return found;
}

/** Word number at which the sentence that begins at word `from` ends. */
export function sentenceEnd(words: Words, from: number): number {
  for (let at = from + 1; at < words.texts.length; at++) if (words.gaps[at] === GAP.sentence) return at;
  return words.texts.length;
}

const NONE: readonly Hit[] = [];

function readingOf(words: Words, from: number, to: number, hits: readonly Hit[]): Reading {
  const bySign = new Map<string, Hit[]>();
  for (const hit of hits) {
    const list = bySign.get(hit.sign);
    if (list) list.push(hit);
    else bySign.set(hit.sign, [hit]);
  }
  return { words, from, to, hits, bySign };
}
