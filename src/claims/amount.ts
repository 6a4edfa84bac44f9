/**
 * How many, and how exactly: "30", "more than 30", "about 30", "10 to 15". Where a claim does not say it in a field, the words
 * before the same number in its summary are read (English, Ukrainian, Russian).
 */
import type { Bound } from '../record/claim.js';
import type { Amount } from './claim.js';

interface Given {
  readonly count?: number | undefined;
  readonly countMost?: number | undefined;
  readonly bound?: Bound | undefined;
}

/** A rounded figure stands for so much to either side. Convention of this project. */
const ABOUT_SHARE = 0.1;

/** Null where there is no figure. */
export function amountOf({ count, countMost, bound }: Given, summary = ''): Amount | null {
  if (count === undefined) return null;
  if (countMost !== undefined && countMost > count)
    return { count, least: count, most: countMost, bound: 'range' };
  switch (bound ?? boundSaid(summary, count)) {
    case 'atLeast':
      return { count, least: count, most: null, bound: 'atLeast' };
    case 'atMost':
      return { count, least: 0, most: count, bound: 'atMost' };
    case 'about': {
      const off = Math.floor(count * ABOUT_SHARE);
      return { count, least: count - off, most: count + off, bound: 'about' };
    }
    default:
      return { count, least: count, most: count, bound: 'exact' };
  }
}

/** How many of them are looked for: what the figure speaks of, not what it leaves open. */
export const soughtCount = ({ least, most, bound, count }: Amount): number =>
  bound === 'about' ? count : (most ?? least);

const WORDS: readonly (readonly [Bound, RegExp])[] = [
  [
    'atLeast',
    /(?:at least|more than|above|over|no fewer than|not less than|понад|більш(?:е|як)(?: ніж)?|щонайменше|не менш(?:е|як)(?: ніж)?|более(?: чем)?|больше|свыше|не менее(?: чем)?|как минимум)$/u,
  ],
  [
    'atMost',
    /(?:at most|up to|no more than|fewer than|щонайбільше|не більше(?: ніж)?|не более(?: чем)?|максимум)$/u,
  ],
  [
    'about',
    /(?:about|around|some|nearly|almost|approximately|roughly|близько|майже|приблизно|около|почти|примерно)$/u,
  ],
];
/** "more than a hundred" is written out and is not read. */
const NUMBER_WORDS: Readonly<Record<number, string>> = {
  ...{ 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine' },
  ...{ 10: 'ten', 11: 'eleven', 12: 'twelve', 20: 'twenty', 30: 'thirty', 40: 'forty', 50: 'fifty' },
};

export function boundSaid(summary: string, count: number): Bound {
  const text = summary.toLowerCase().replace(/(?<=\d)[\s,.\u00a0\u202f](?=\d{3}(?!\d))/gu, '');
  const spelt = NUMBER_WORDS[count];
  const number = new RegExp(`(?<![\\p{L}\\d])(?:${count}${spelt ? `|${spelt}` : ''})(?![\\p{L}\\d])`, 'gu');
  for (const found of text.matchAll(number)) {
    const before = text.slice(Math.max(0, found.index - 30), found.index).trimEnd();
    for (const [bound, words] of WORDS) if (words.test(before)) return bound;
  }
  return 'exact';
}
