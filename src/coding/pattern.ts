/**
 * Word patterns, the entries of a lexicon. `обстріл*` is a stem with any ending, `бої` a whole word, several words
 * stand side by side in the text, `_` is any one word. Written in lower case; apostrophes do not matter.
 *
 * Where patterns of one layer (one lexicon file) overlap, the one with the most words wins, then the longest stem; so
 * a longer pattern is how an exception is written. Equal ones all hold. Matching is by a table of first words that
 * fills itself: a word of the language is looked up among the stems once.
 */
import { perForm } from './form.js';
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

/** Words of the longest pattern allowed. */
const LONGEST = 12;

/** A pattern as the matcher holds it: its first word has been found already when it is asked. */
interface Entry {
  readonly sign: string;
  readonly of: string;
  readonly layer: string;
  readonly size: number;
  readonly weight: number;
  readonly rest: readonly Element[];
}

const NO_ENTRIES: readonly Entry[] = [];

export function makeMatcher(patterns: readonly Pattern[]): Matcher {
  const words = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  let longestStem = 0;
  for (const pattern of patterns) {
    const head = pattern.elements[0]!;
    const table = head.kind === 'stem' ? stems : words;
    const entry = entryOf(pattern);
    const list = table.get(head.text);
    if (list) list.push(entry);
    else table.set(head.text, [entry]);
    if (head.kind === 'stem') longestStem = Math.max(longestStem, head.text.length);
  }
  const headsOf = perForm((word): readonly Entry[] => {
    const found = [...(words.get(word) ?? [])];
    for (let end = Math.min(word.length, longestStem); end > 0; end--) {
      const list = stems.get(word.slice(0, end));
      if (list) found.push(...list);
    }
    return found.length > 0 ? found : NO_ENTRIES;
  });
  return ({ forms, texts }) => {
    const hits: Hit[] = [];
    let longest = 1;
    for (let at = 0; at < texts.length; at++) {
      const heads = headsOf(forms[at]!);
      for (let i = 0; i < heads.length; i++) {
        const { sign, of, layer, size, weight, rest } = heads[i]!;
        if (size > 1) {
          if (!goesOn(rest, texts, at + 1)) continue;
          if (size > longest) longest = size;
        }
        hits.push({ sign, of, layer, from: at, to: at + size, weight });
      }
    }
    return hits.length > 1 ? strongest(hits, longest) : hits;
  };
}

function entryOf({ sign, of, layer, elements }: Pattern): Entry {
  let weight = 0;
  for (const element of elements) weight += element.text.length;
  return {
    sign: asName(sign),
    of,
    layer: asName(layer),
    size: elements.length,
    weight,
    rest: elements.slice(1),
  };
}

/** The same text as the engine's one copy of it, as keys of objects are: signs and layers then compare by address. */
const asName = (text: string): string => Object.keys({ [text]: 0 })[0]!;

function goesOn(rest: readonly Element[], texts: readonly string[], from: number): boolean {
  if (from + rest.length > texts.length) return false;
  for (let i = 0; i < rest.length; i++) {
    const { kind, text } = rest[i]!;
    const word = texts[from + i]!;
    if (kind === 'word' ? word !== text : kind === 'stem' && !word.startsWith(text)) return false;
  }
  return true;
}

/** Hits come in the order of their first word, so only neighbours can overlap: those fewer than `longest` words off. */
function strongest(hits: readonly Hit[], longest: number): Hit[] {
  const kept: Hit[] = [];
  for (let i = 0; i < hits.length; i++) if (!isBeaten(hits, i, longest)) kept.push(hits[i]!);
  return kept;
}

function isBeaten(hits: readonly Hit[], i: number, longest: number): boolean {
  const hit = hits[i]!;
  for (let j = i - 1; j >= 0 && hits[j]!.from > hit.from - longest; j--) {
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
