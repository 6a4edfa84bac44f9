/** One text read: its words and the signs found in them. All judgements of this stage start from here. */
import type { Hit, Matcher } from './pattern.js';
import { signCount } from './sign.js';
import { GAP, quote, readWords, type Words } from './words.js';

export interface Reading {
  readonly words: Words;
  /** The word numbers that this reading covers, to exclusive: all, or a sentence. */
  readonly from: number;
  readonly to: number;
  readonly hits: readonly Hit[];
  /** The signs it shows, a bit each by their numbers (sign.ts). */
  readonly bits: readonly number[];
  /** Hits of the signs that were asked for so far, each in the order of the text. */
  readonly asked: (readonly Hit[])[];
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

export const has = (reading: Reading, sign: number): boolean =>
  (reading.bits[sign >> 5]! & (1 << (sign & 31))) !== 0;

export function hasAny({ bits }: Reading, signs: readonly number[]): boolean {
  for (let i = 0; i < signs.length; i++) {
    const sign = signs[i]!;
    if ((bits[sign >> 5]! & (1 << (sign & 31))) !== 0) return true;
  }
  return false;
}

export function hitsOf(reading: Reading, sign: number): readonly Hit[] {
  if (!has(reading, sign)) return NONE;
  const { asked, hits } = reading;
  for (let i = 0; i < asked.length; i++) if (asked[i]![0]!.number === sign) return asked[i]!;
  const found: Hit[] = [];
  for (let i = 0; i < hits.length; i++) if (hits[i]!.number === sign) found.push(hits[i]!);
  asked.push(found);
  return found;
}

/** The words of the first few hits of these signs, for a reason. */
export function wordsOf(reading: Reading, ...signs: readonly number[]): string[] {
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
  const bits: number[] = [];
  for (let left = signCount(); left > 0; left -= 32) bits.push(0);
  for (let i = 0; i < hits.length; i++) {
    const { number } = hits[i]!;
    bits[number >> 5]! |= 1 << (number & 31);
  }
  return { words, from, to, hits, bits, asked: [] };
}
