/**
 * The message catalogue: every word that a report prints, a language an object of the type Messages. English is written in
 * sentences.ts and vocabulary.ts, the others in words/; a message that one of them lacks is a type error.
 * Rules held there: act, then source, then assessment; "attributable to" and "could not be attributed"; likelihood words
 * only from ICD 203; a missing observation never reads as a zero; no sentence puts a name into a case.
 *
 * Numbers and dates: thousands are marked from 10,000 on; a no-break space between number and unit, number and noun.
 */
import { type Forms, counted as nounWithNumber } from '../agreement/explain/plural.js';
import type { Language } from '../record/codes.js';
import { type Sentences, sentences } from './sentences.js';
import { type Vocabulary, vocabulary } from './vocabulary.js';
import { type ReasonWords, reasonWords } from './words/reasons.js';
import { russianSentences } from './words/russian-sentences.js';
import { russianVocabulary } from './words/russian-vocabulary.js';
import { ukrainianSentences } from './words/ukrainian-sentences.js';
import { ukrainianVocabulary } from './words/ukrainian-vocabulary.js';

export interface Messages extends Vocabulary {
  readonly language: Language;
  /** As they stand in a date. */
  readonly months: readonly string[];
  readonly weekdays: readonly string[];
  /** 21 March 2025 */
  readonly longDate: (year: string, month: number, day: number) => string;
  /** For tables and lists. */
  readonly shortDate: (year: string, month: number, day: number) => string;
  readonly number: (value: number) => string;
  readonly decimal: (value: number, digits: number) => string;
  /** Of a share, whole. */
  readonly percent: (share: number) => string;
  readonly range: (min: string, max: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly quote: (text: string) => string;
  /** Between two parts of a line, with its spaces. */
  readonly dash: string;
  readonly count: (value: number, noun: Noun) => string;
  readonly text: Sentences;
  readonly reasons: ReasonWords;
}

export type Noun =
  | 'incident'
  | 'report'
  | 'account'
  | 'sector'
  | 'source'
  | 'day'
  | 'record'
  | 'finding'
  | 'alert'
  | 'event'
  | 'clause';

/** What numbers and lists of a language look like. Written out, not asked of the machine: reports are the same everywhere. */
interface Style {
  readonly decimalMark: string;
  readonly thousandsMark: string;
  readonly percentMark: string;
  readonly and: string;
  readonly dash: string;
  readonly quotes: readonly [string, string];
}

const ENGLISH: Style = {
  decimalMark: '.',
  thousandsMark: ',',
  percentMark: '%',
  and: 'and',
  dash: ' – ',
  quotes: ['“', '”'],
};
const UKRAINIAN: Style = {
  decimalMark: ',',
  thousandsMark: '\u00a0',
  percentMark: '%',
  and: 'та',
  dash: '\u00a0— ',
  quotes: ['«', '»'],
};
const RUSSIAN: Style = { ...UKRAINIAN, percentMark: '\u00a0%', and: 'и' };

const NOUNS: Readonly<Record<Language, Readonly<Record<Noun, Forms>>>> = {
  en: {
    incident: { one: 'incident', other: 'incidents' },
    report: { one: 'report', other: 'reports' },
    account: { one: 'account', other: 'accounts' },
    sector: { one: 'sector', other: 'sectors' },
    source: { one: 'source', other: 'sources' },
    day: { one: 'day', other: 'days' },
    record: { one: 'record', other: 'records' },
    finding: { one: 'finding', other: 'findings' },
    alert: { one: 'alert', other: 'alerts' },
    event: { one: 'event', other: 'events' },
    clause: { one: 'clause', other: 'clauses' },
  },
  uk: {
    incident: forms('інцидент', 'інциденти', 'інцидентів', 'інциденту'),
    report: forms('повідомлення', 'повідомлення', 'повідомлень', 'повідомлення'),
    account: forms('повідомлення', 'повідомлення', 'повідомлень', 'повідомлення'),
    sector: forms('ділянка', 'ділянки', 'ділянок', 'ділянки'),
    source: forms('джерело', 'джерела', 'джерел', 'джерела'),
    day: forms('день', 'дні', 'днів', 'дня'),
    record: forms('запис', 'записи', 'записів', 'запису'),
    finding: forms('висновок', 'висновки', 'висновків', 'висновку'),
    alert: forms('тривога', 'тривоги', 'тривог', 'тривоги'),
    event: forms('подія', 'події', 'подій', 'події'),
    clause: forms('пункт', 'пункти', 'пунктів', 'пункту'),
  },
  ru: {
    incident: forms('инцидент', 'инцидента', 'инцидентов', 'инцидента'),
    report: forms('сообщение', 'сообщения', 'сообщений', 'сообщения'),
    account: forms('сообщение', 'сообщения', 'сообщений', 'сообщения'),
    sector: forms('участок', 'участка', 'участков', 'участка'),
    source: forms('источник', 'источника', 'источников', 'источника'),
    day: forms('день', 'дня', 'дней', 'дня'),
    record: forms('запись', 'записи', 'записей', 'записи'),
    finding: forms('вывод', 'вывода', 'выводов', 'вывода'),
    alert: forms('тревога', 'тревоги', 'тревог', 'тревоги'),
    event: forms('событие', 'события', 'событий', 'события'),
    clause: forms('пункт', 'пункта', 'пунктов', 'пункта'),
  },
};

export const en: Messages = {
  ...styled('en', ENGLISH),
  ...vocabulary,
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  longDate: (year, month, day) => `${day}\u00a0${en.months[month - 1]} ${year}`,
  shortDate: (year, month, day) => `${day}\u00a0${en.months[month - 1]!.slice(0, 3)} ${year}`,
  text: sentences,
  reasons: reasonWords.en,
};

export const uk: Messages = {
  ...styled('uk', UKRAINIAN),
  ...ukrainianVocabulary,
  months: [
    'січня',
    'лютого',
    'березня',
    'квітня',
    'травня',
    'червня',
    'липня',
    'серпня',
    'вересня',
    'жовтня',
    'листопада',
    'грудня',
  ],
  weekdays: ['неділя', 'понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота'],
  longDate: (year, month, day) => `${day}\u00a0${uk.months[month - 1]} ${year}\u00a0року`,
  shortDate: dotted,
  text: ukrainianSentences,
  reasons: reasonWords.uk,
};

export const ru: Messages = {
  ...styled('ru', RUSSIAN),
  ...russianVocabulary,
  months: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  weekdays: ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота'],
  longDate: (year, month, day) => `${day}\u00a0${ru.months[month - 1]} ${year}\u00a0года`,
  shortDate: dotted,
  text: russianSentences,
  reasons: reasonWords.ru,
};

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, uk, ru };

type Styled = Pick<
  Messages,
  'language' | 'number' | 'decimal' | 'percent' | 'range' | 'list' | 'quote' | 'dash' | 'count'
>;

function styled(
  language: Language,
  { decimalMark, thousandsMark, percentMark, and, dash, quotes }: Style,
): Styled {
  const written = (digits: string): string => {
    const [whole, fraction] = digits.replace('-', '').split('.') as [string, string?];
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thousandsMark) : whole;
    const minus = digits.startsWith('-') && /[1-9]/.test(digits) ? '−' : '';
    return `${minus}${grouped}${fraction ? `${decimalMark}${fraction}` : ''}`;
  };
  const number = (value: number): string => written(String(value));
  return {
    language,
    number,
    decimal: (value, digits) => written(value.toFixed(digits)),
    percent: (share) => `${Math.round(share * 100)}${percentMark}`,
    range: (min, max) => (min === max ? min : `${min}–${max}`),
    list: (items) =>
      items.length < 2
        ? (items[0] ?? '')
        : `${items.slice(0, -1).join(', ')} ${and} ${items[items.length - 1]}`,
    dash,
    quote: (text) => `${quotes[0]}${text}${quotes[1]}`,
    count: (value, noun) => nounWithNumber(language, value, NOUNS[language][noun]),
  };
}

function forms(one: string, few: string, many: string, other: string): Forms {
  return { one, few, many, other };
}

/** 21.03.2025, as tables of the field write it. */
function dotted(year: string, month: number, day: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(day)}.${two(month)}.${year}`;
}
