/** Numbers with what they count: 30 days, 175 prisoners, 2,000 km. */
import type { Span } from './sentence.js';

export interface Quantity extends Span {
  readonly value: number;
  /** day, hour, week, month, year, minute, km, metre, person, percent, or the word counted. */
  readonly unit: string;
  /** within 14 days: a term, not how long something lasts. */
  readonly term: boolean;
}

const SMALL = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, at) => [word, at + 1] as const),
);
const TENS = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, at) => [word, (at + 2) * 10] as const),
);
const WORDS = [...TENS.keys(), ...SMALL.keys()].join('|');

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['minute', /^(minutes?|хвилин\p{L}*|минут\p{L}*)$/iu],
  ['hour', /^(hours?|hrs?|годин\p{L}*|час|часа|часов)$/iu],
  ['day', /^(days?|дн\p{L}*|денн\p{L}*|діб|доби|суток|день|сутки)$/iu],
  ['week', /^(weeks?|тижд\p{L}*|тижн\p{L}*|недел\p{L}*)$/iu],
  ['month', /^(months?|місяц\p{L}*|месяц\p{L}*)$/iu],
  ['year', /^(years?|рок\p{L}*|років|год|года|лет)$/iu],
  ['km', /^(km|kms|kilomet\p{L}*|км|кілометр\p{L}*|километр\p{L}*)$/iu],
  ['metre', /^(m|metres?|meters?|метр\p{L}*)$/iu],
  ['percent', /^(percent|%|відсотк\p{L}*|процент\p{L}*)$/iu],
  [
    'person',
    /^(prisoners?|detainees?|captives?|hostages?|soldiers?|servicemen|pows?|people|persons?|civilians?|children|bodies|fighters?|remains|troops|refugees|wounded|полонен\p{L}*|військовополонен\p{L}*|пленн\p{L}*|военнопленн\p{L}*|осіб|человек|діт\p{L}*|дет\p{L}*|поранен\p{L}*|ранен\p{L}*|тіл\p{L}*|тел)$/iu,
  ],
];

const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d.,-])(\d{1,3}(?:[,  ]\d{3})+|\d+(?:\.\d+)?|(?:${WORDS})(?:-(?:${WORDS}))?|a hundred|hundred)(?:-|\s+)((?:\p{L}+[\s-]+){0,3}?)(\p{L}+|%)`,
  'giu',
);

export function quantitiesIn(text: string, offset: number): Quantity[] {
  const found: Quantity[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const [whole, number, between, last] = match as unknown as [string, string, string, string];
    const value = amountOf(number);
    const words = [...between.split(/[\s-]+/).filter((word) => word !== ''), last];
    if (value === undefined) continue;
    const unit = unitIn(words) ?? unitBehind(text, match.index + whole.length, words);
    if (unit === undefined) continue;
    // The number and its unit alone where the unit is the first word.
    const end = match.index + whole.length;
    found.push({
      value,
      unit,
      start: offset + match.index,
      end: offset + end,
      words: text.slice(match.index, end),
      term: /(within|протягом|в течение)\s+(the next |a period of )?$/i.test(text.slice(0, match.index)),
    });
  }
  return found;
}

function unitIn(words: readonly string[]): string | undefined {
  for (const word of words) {
    const unit = UNITS.find(([, pattern]) => pattern.test(word));
    if (unit) return unit[0];
  }
  return undefined;
}

/** 23 severely wounded A-ish soldiers: the unit stands a few words on. */
function unitBehind(text: string, from: number, before: readonly string[]): string | undefined {
  if (/^(of|from|and|to|in|on)$/i.test(before[0]!)) return undefined;
  const next = text.slice(from).match(/^(?:[\s-]+\p{L}+){1,2}/u)?.[0];
  return next === undefined
    ? undefined
    : unitIn(
        next
          .trim()
          .split(/[\s-]+/)
          .slice(0, 2),
      );
}

function amountOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replace(/[,  ]/g, ''));
  if (/hundred$/i.test(text)) return 100;
  const [first = '', second] = text.toLowerCase().split('-');
  const tens = TENS.get(first);
  if (tens !== undefined) return tens + (second === undefined ? 0 : (SMALL.get(second) ?? 0));
  return SMALL.get(first);
}

/** `30 days`, `72 h` as the language of agreements writes it; '' where the unit is no time. */
export function durationOf({ value, unit }: Pick<Quantity, 'value' | 'unit'>): string {
  if (!Number.isInteger(value)) return '';
  if (unit === 'hour') return `${value} h`;
  if (unit === 'minute') return `${value} min`;
  if (unit === 'year') return `${value * 12} months`;
  if (unit === 'day' || unit === 'week' || unit === 'month')
    return `${value} ${unit}${value === 1 ? '' : 's'}`;
  return '';
}
