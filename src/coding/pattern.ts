/**
 * Word patterns, the entries of a lexicon. `обстріл*` is a stem with any ending, `бої` a whole word, several words
 * stand side by side in the text, `_` is any one word. Written in lower case; apostrophes do not matter.
 *
 * Where patterns of one layer (one lexicon file) overlap, the one with the most words wins, then the longest stem; so
 * a longer pattern is how an exception is written. Equal ones all hold. Matching is by what each word
 * may begin and go on with; a word of the language is looked up among the stems once.
 */
import { type Form, perForm } from './form.js';
import { signNumber } from './sign.js';
import { makeStemTree } from './stem-tree.js';
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
  /** The sign's number (sign.ts). */
  readonly number: number;
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
  readonly number: number;
  readonly of: string;
  readonly layer: string;
  readonly size: number;
  readonly weight: number;
  /** Numbers of the further elements; ANY for any word. */
  readonly rest: readonly number[];
  /** Bit that the word behind must have for the second element to hold; all bits where any word will do. */
  readonly next: number;
}

/** What a matcher knows of a word. */
interface Known {
  /** Patterns that it may begin. */
  readonly heads: readonly Entry[];
  /** Numbers of further elements that it meets, and their bits. */
  readonly meets: readonly number[];
  readonly bits: number;
}

const ANY = -1;
const ANY_BITS = -1;
/** No word: what stands behind the last. A further element, be it any word, is not met. */
const NOTHING: Known = { heads: [], meets: [], bits: 0 };
/** Of every word, so that a pattern whose second element is any word needs one at least. */
const A_WORD = 1;
const bitOf = (element: number): number => 2 << (element % 31);

export function makeMatcher(patterns: readonly Pattern[]): Matcher {
  const headTree = makeStemTree();
  const restTree = makeStemTree();
  const numbers = new Map<string, number>();
  const numberOf = ({ kind, text }: Element): number => {
    if (kind === 'any') return ANY;
    const key = `${kind} ${text}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = numbers.size;
    numbers.set(key, number);
    restTree.add(text, kind === 'word', number);
    return number;
  };
  const entries = patterns.map((pattern, id): Entry => {
    const head = pattern.elements[0]!;
    headTree.add(head.text, head.kind === 'word', id);
    return entryOf(pattern, pattern.elements.slice(1).map(numberOf));
  });
  const knownOf = perForm((word): Known => {
    const meets = restTree.find(word);
    let bits = A_WORD;
    for (const number of meets) bits |= bitOf(number);
    return { heads: headTree.find(word).map((id) => entries[id]!), meets, bits };
  });
  return ({ forms }) => {
    const hits: Hit[] = [];
    const { length } = forms;
    let longest = 1;
    let behind = length > 0 ? knownOf(forms[0]!) : NOTHING;
    for (let at = 0; at < length; at++) {
      const { heads } = behind;
      behind = at + 1 < length ? knownOf(forms[at + 1]!) : NOTHING;
      const { bits } = behind;
      for (let i = 0; i < heads.length; i++) {
        const entry = heads[i]!;
        const { size } = entry;
        if (size > 1) {
          if ((entry.next & bits) === 0 || at + size > length || !goesOn(entry.rest, forms, at + 1)) continue;
          if (size > longest) longest = size;
        }
        const { sign, number, of, layer, weight } = entry;
        hits.push({ sign, number, of, layer, from: at, to: at + size, weight });
      }
    }
    return hits.length > 1 ? strongest(hits, longest) : hits;
  };

  function goesOn(rest: readonly number[], forms: readonly Form[], from: number): boolean {
    for (let i = 0; i < rest.length; i++) {
      const element = rest[i]!;
      if (element !== ANY && !knownOf(forms[from + i]!).meets.includes(element)) return false;
    }
    return true;
  }
}

function entryOf({ sign, of, layer, elements }: Pattern, rest: readonly number[]): Entry {
  let weight = 0;
  for (const element of elements) weight += element.text.length;
  return {
    sign: asName(sign),
    number: signNumber(sign),
    of,
    layer: asName(layer),
    size: elements.length,
    weight,
    rest,
    next: rest[0] === undefined || rest[0] === ANY ? ANY_BITS : bitOf(rest[0]),
  };
}

/** The same text as the engine's one copy of it, as keys of objects are: signs and layers then compare by address. */
const asName = (text: string): string => Object.keys({ [text]: 0 })[0]!;

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
