/**
 * Word patterns, the entries of a lexicon. `обстріл*` is a stem with any ending, `бої` a whole word, several words
 * stand side by side in the text, `_` is any one word. Written in lower case; apostrophes do not matter.
 *
 * Where patterns of one layer (one lexicon file) overlap, the one with the most words wins, then the longest stem; so
 * a longer pattern is how an exception is written. Equal ones all hold. Matching is by a table of first words that
 * fills itself: a word of the language is looked up among the stems once.
 */
import { readWords, type Words } from './words.js';

export interface Pattern {
  readonly sign: string;
  /** What the sign belongs to: a party id, a place id; '' where to nothing. */
  readonly of: string;
  readonly layer: string;
  readonly elements: readonly Element[];
}

interface Element {
  readonly text: string;
  readonly kind: 'word' | 'stem' | 'any';
}

export interface Hit {
  readonly sign: string;
  readonly of: string;
  readonly layer: string;
  /** Word numbers, to exclusive. */
  readonly from: number;
  readonly to: number;
  /** Letters of the stem: the more, the more particular. */
  readonly weight: number;
}

export type Matcher = (words: Words) => readonly Hit[];

export function parsePattern(text: string, sign: string, layer: string, of = ''): Pattern {
  const elements = text
    .trim()
    .split(/\s+/)
    .flatMap((part): Element[] => {
      if (part === '_') return [{ text: '', kind: 'any' }];
      const stem = part.endsWith('*');
      const texts = readWords(stem ? part.slice(0, -1) : part).texts;
      return texts.map((word, at) => ({
        text: word,
        kind: stem && at === texts.length - 1 ? 'stem' : 'word',
      }));
    });
  if (elements.length === 0 || elements.length > LONGEST || elements[0]!.kind === 'any') {
    throw new Error(
      `lexicon ${layer}, ${sign}: expected one to ${LONGEST} words, the first not _, found "${text}"`,
    );
  }
  return { sign, of, layer, elements };
}

const MEMORY = 200_000;
/** Words of the longest pattern allowed. */
const LONGEST = 12;

export function makeMatcher(patterns: readonly Pattern[]): Matcher {
  const words = new Map<string, Pattern[]>();
  const stems = new Map<string, Pattern[]>();
  let longest = 0;
  for (const pattern of patterns) {
    const head = pattern.elements[0]!;
    const table = head.kind === 'stem' ? stems : words;
    const list = table.get(head.text);
    if (list) list.push(pattern);
    else table.set(head.text, [pattern]);
    if (head.kind === 'stem') longest = Math.max(longest, head.text.length);
  }
  const known = new Map<string, readonly Pattern[]>();
  const headsOf = (word: string): readonly Pattern[] => {
    let heads = known.get(word);
    if (heads === undefined) {
      const found = [...(words.get(word) ?? [])];
      for (let end = Math.min(word.length, longest); end > 0; end--) {
        const list = stems.get(word.slice(0, end));
        if (list) found.push(...list);
      }
      heads = found;
      if (known.size >= MEMORY) known.clear();
      known.set(word, heads);
    }
    return heads;
  };
  return (text) => {
    const hits: Hit[] = [];
    for (let at = 0; at < text.texts.length; at++) {
      const heads = headsOf(text.texts[at]!);
      for (const pattern of heads) {
        const weight = matchAt(pattern.elements, text.texts, at);
        if (weight > 0) {
          const { sign, of, layer } = pattern;
          hits.push({ sign, of, layer, from: at, to: at + pattern.elements.length, weight });
        }
      }
    }
    return hits.length > 1 ? strongest(hits) : hits;
  };
}

function matchAt(elements: readonly Element[], texts: readonly string[], at: number): number {
  if (at + elements.length > texts.length) return 0;
  let weight = 0;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i]!;
    const word = texts[at + i]!;
    if (
      element.kind === 'word'
        ? word !== element.text
        : element.kind === 'stem' && !word.startsWith(element.text)
    ) {
      return 0;
    }
    weight += element.text.length;
  }
  return weight;
}

/** Hits come in the order of their first word, so only neighbours can overlap. */
function strongest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (let i = 0; i < hits.length; i++) if (!isBeaten(hits, i)) kept.push(hits[i]!);
  return kept;
}

function isBeaten(hits: readonly Hit[], i: number): boolean {
  const hit = hits[i]!;
  for (let j = i - 1; j >= 0 && hits[j]!.from > hit.from - LONGEST; j--) {
    if (hits[j]!.layer === hit.layer && beats(hits[j]!, hit)) return true;
  }
  for (let j = i + 1; j < hits.length && hits[j]!.from < hit.to; j++) {
    if (hits[j]!.layer === hit.layer && beats(hits[j]!, hit)) return true;
  }
  return false;
}

function beats(a: Hit, b: Hit): boolean {
  if (a.from >= b.to || b.from >= a.to) return false;
  const aLength = a.to - a.from;
  const bLength = b.to - b.from;
  return aLength > bLength || (aLength === bLength && a.from === b.from && a.weight > b.weight);
}
