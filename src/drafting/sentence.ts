/**
 * A text as sentences, each with its words, the signs found in them, and what the small language model (compromise)
 * says of each English word. Offsets are those of the whole text, in UTF-16 units.
 */
import nlp from 'compromise/two';
import { languageOf } from '../coding/language.js';
import type { Hit, Matcher } from '../coding/pattern.js';
import { readWords, type Words } from '../coding/words.js';
import type { Language } from '../record/codes.js';

export interface Sentence {
  /** Offset of its first character. */
  readonly start: number;
  readonly text: string;
  readonly words: Words;
  readonly size: number;
  readonly language: Language | '';
  /** A line by itself without a full stop. */
  readonly heading: boolean;
  /** An item of a list. */
  readonly item: boolean;
  readonly question: boolean;
  /** Ends with a colon: a list follows. */
  readonly opensList: boolean;
  readonly paragraph: number;
  hits(sign: string): readonly Hit[];
  /** Does a hit of the sign begin (or, with `covers`, stand) at the word? */
  is(sign: string, at: number): boolean;
  tags(at: number): ReadonlySet<string>;
  quoted(at: number): boolean;
  /** Offsets of the words from..to (exclusive) in the whole text. */
  span(from: number, to: number): Span;
}

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly words: string;
}

export function sentencesOf(text: string, match: Matcher): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const whole = line[0];
    const mark = /^\s*(?:[-–—•*·]\s+|\(?[a-z0-9]{1,2}[.)]\s+)?/i.exec(whole)![0];
    const item = mark.trim() !== '';
    const body = whole.slice(mark.length).trimEnd();
    if (body === '') continue;
    paragraph++;
    const heading = !item && !/[.!?:;…"”»’)]$/.test(body) && body.split(/\s+/).length <= 12;
    for (const [start, part] of partsOf(body)) {
      const at = line.index + mark.length + start;
      sentences.push(sentenceOf(part, at, { heading, item, paragraph }, match));
    }
  }
  return sentences;
}

/** Sentences of a line: by the model where the letters are Latin, which knows its abbreviations; else by full stops. */
function partsOf(line: string): [start: number, text: string][] {
  const pieces = /[\u0400-\u052f]/.test(line)
    ? line.split(/(?<=[.!?…]["”»)]*)\s+(?=["“«(]*\p{Lu})/u)
    : (nlp.tokenize(line).json({ text: true }) as { text: string }[]).map((one) => one.text);
  const parts: [number, string][] = [];
  let from = 0;
  for (const piece of pieces) {
    const bare = piece.trim();
    const at = bare === '' ? -1 : line.indexOf(bare, from);
    if (at < 0) continue;
    parts.push([at, bare]);
    from = at + bare.length;
  }
  return parts.length > 0 ? parts : [[0, line]];
}

function sentenceOf(
  text: string,
  start: number,
  line: { readonly heading: boolean; readonly item: boolean; readonly paragraph: number },
  match: Matcher,
): Sentence {
  const words = readWords(text);
  const bySign = new Map<string, Hit[]>();
  for (const hit of match(words)) {
    const known = bySign.get(hit.sign);
    if (known) known.push(hit);
    else bySign.set(hit.sign, [hit]);
  }
  const language = languageOf(words);
  const tags = language === 'en' ? tagsOf(text, words) : [];
  const quotes = quotedParts(text);
  const hits = (sign: string): readonly Hit[] => bySign.get(sign) ?? NO_HITS;
  return {
    start,
    text,
    words,
    size: words.texts.length,
    language,
    ...line,
    question: /\?["”»]*$/.test(text),
    opensList: /:$/.test(text),
    hits,
    is: (sign, at) => hits(sign).some((hit) => hit.from <= at && at < hit.to),
    tags: (at) => tags[at] ?? NO_TAGS,
    quoted: (at) => quotes.some(([from, to]) => words.starts[at]! >= from && words.starts[at]! < to),
    span: (from, to) => {
      const begin = words.starts[from]!;
      const end = words.ends[to - 1]!;
      return { start: start + begin, end: start + end, words: text.slice(begin, end) };
    },
  };
}

const NO_HITS: readonly Hit[] = [];
const NO_TAGS: ReadonlySet<string> = new Set();

interface Term {
  readonly text: string;
  readonly tags: readonly string[];
}

/** Terms of the model and our words differ (hyphens, abbreviations); a term lends its tags to the words it covers. */
function tagsOf(text: string, words: Words): ReadonlySet<string>[] {
  const tags: ReadonlySet<string>[] = [];
  const read = nlp(text).json({ terms: { tags: true } }) as { terms: Term[] }[];
  let from = 0;
  for (const term of read.flatMap((sentence) => sentence.terms)) {
    const at = term.text === '' ? -1 : text.indexOf(term.text, from);
    if (at < 0) continue;
    from = at + term.text.length;
    for (let word = 0; word < words.texts.length; word++) {
      const begin = words.starts[word]!;
      if (begin >= at && begin < from) tags[word] = new Set(term.tags);
    }
  }
  return tags;
}

function quotedParts(text: string): [from: number, to: number][] {
  const parts: [number, number][] = [];
  for (const pair of text.matchAll(/“[^”]*(?:”|$)|«[^»]*(?:»|$)|"[^"]*(?:"|$)/g)) {
    parts.push([pair.index, pair.index + pair[0].length]);
  }
  return parts;
}
