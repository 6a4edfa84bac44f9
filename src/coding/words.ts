/**
 * A text as words. Apostrophes are dropped (об'єкт and обʼєкт read alike), hyphens part words, and what stood between
 * two words is kept as a gap, because lists, quotes and sentence ends decide who did what to whom.
 */
import { type Form, formAt, hashOn, NO_HASH } from './form.js';

export const GAP = { space: 0, hyphen: 1, comma: 2, colon: 3, sentence: 4, point: 5 } as const;

const STRESS_MARK = 0x301;

export interface Words {
  readonly raw: string;
  readonly forms: readonly Form[];
  /** Text of each form: lower case, without apostrophes. */
  readonly texts: readonly string[];
  /** Offset of each word in raw, and of its end. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Begins with a capital letter. */
  readonly capitals: readonly boolean[];
  /** What stands before each word: a value of GAP; `point` is the stop in 10.20 or 10:20. The first has `sentence`. */
  readonly gaps: readonly number[];
}

export function readWords(raw: string): Words {
  const forms: Form[] = [];
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const capitals: boolean[] = [];
  const gaps: number[] = [];
  const length = raw.length;
  let gap: number = GAP.sentence;
  let at = 0;
  while (at < length) {
    const code = raw.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === 0) {
      if (
        at + 1 < length &&
        isStop(code) &&
        texts.length > 0 &&
        ends[ends.length - 1] === at &&
        digits(raw, at)
      ) {
        gap = GAP.point;
      } else gap = Math.max(gap, gapOf(code, raw, at));
      at++;
      continue;
    }
    const start = at++;
    let hash = hashOn(NO_HASH, code);
    while (at < length) {
      const next = raw.charCodeAt(at);
      if (
        kindOf(next) !== kind &&
        next !== STRESS_MARK &&
        !(kind === 2 && isApostrophe(next) && at + 1 < length && kindOf(raw.charCodeAt(at + 1)) === 2)
      )
        break;
      hash = hashOn(hash, next);
      at++;
    }
    const form = formAt(raw, start, at, hash);
    forms.push(form);
    texts.push(form.text);
    starts.push(start);
    ends.push(at);
    capitals.push(form.capital);
    gaps.push(gap);
    gap = GAP.space;
  }
  return { raw, forms, texts, starts, ends, capitals, gaps };
}

/** The words from..to (exclusive) as they stand in the text. */
export function quote(words: Words, from: number, to: number): string {
  return words.raw.slice(words.starts[from]!, words.ends[to - 1]!);
}

/** Above the last Cyrillic letter of words. */
const KINDS_END = 0x530;
const KINDS = Uint8Array.from({ length: KINDS_END }, (_, code) => {
  if (code >= 0x30 && code <= 0x39) return 1;
  const folded = code | 0x20;
  if (folded >= 0x61 && folded <= 0x7a) return 2;
  if (code >= 0x400) return 2;
  return code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7 ? 2 : 0;
});

/** 0 nothing, 1 digit, 2 letter (Latin, Latin extended, Cyrillic). */
const kindOf = (code: number): number => (code < KINDS_END ? KINDS[code]! : 0);

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019 || code === 0x2bc || code === 0x60 || code === 0x2018;
}

const isStop = (code: number): boolean => code === 0x2e || code === 0x3a;

function digits(raw: string, at: number): boolean {
  return kindOf(raw.charCodeAt(at - 1)) === 1 && kindOf(raw.charCodeAt(at + 1)) === 1;
}

function gapOf(code: number, raw: string, at: number): number {
  if (code === 0x20) return GAP.space;
  if (code === 0x2d) {
    // A hyphen between letters joins; with a space on a side it is a dash.
    return raw.charCodeAt(at - 1) === 0x20 || raw.charCodeAt(at + 1) === 0x20 ? GAP.colon : GAP.hyphen;
  }
  if (code === 0x2c || code === 0x28 || code === 0x29) return GAP.comma;
  if (code === 0x3a || code === 0x2013 || code === 0x2014) return GAP.colon;
  if (code === 0x2e || code === 0x21 || code === 0x3f || code === 0x3b || code === 0x0a || code === 0x2026) {
    return GAP.sentence;
  }
  return GAP.space;
}
