/** Days that a text names, counted from the day of the text: 18 March, March 19, 1 May 2025, Tuesday, yesterday. */
import { addDays } from '../time/instant.js';
import type { Span } from './sentence.js';

export interface NamedDay extends Span {
  /** YYYY-MM-DD. */
  readonly day: string;
}

const MONTHS = [
  /^(january|jan|січн\p{L}*|январ\p{L}*)$/iu,
  /^(february|feb|лют\p{L}*|феврал\p{L}*)$/iu,
  /^(march|mar|берез\p{L}*|март\p{L}*)$/iu,
  /^(april|apr|квітн\p{L}*|апрел\p{L}*)$/iu,
  /^(may|травн\p{L}*|мая|май)$/iu,
  /^(june|jun|червн\p{L}*|июн\p{L}*)$/iu,
  /^(july|jul|липн\p{L}*|июл\p{L}*)$/iu,
  /^(august|aug|серпн\p{L}*|август\p{L}*)$/iu,
  /^(september|sept|sep|вересн\p{L}*|сентябр\p{L}*)$/iu,
  /^(october|oct|жовтн\p{L}*|октябр\p{L}*)$/iu,
  /^(november|nov|листопад\p{L}*|ноябр\p{L}*)$/iu,
  /^(december|dec|грудн\p{L}*|декабр\p{L}*)$/iu,
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const RELATIVE: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: -1,
  tomorrow: 1,
  сьогодні: 0,
  вчора: -1,
  завтра: 1,
  сегодня: 0,
  вчера: -1,
};

const DAY =
  /(?<iso>\d{4}-\d{2}-\d{2})|(?<dotted>\d{1,2}\.\d{1,2}\.\d{4})|(?<![\d,.])(?<first>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<monthBehind>\p{L}{3,})\.?(?:,? (?<yearBehind>\d{4}))?|(?<![\p{L}])(?<monthBefore>\p{Lu}\p{L}{2,})\.? (?<second>\d{1,2})(?:st|nd|rd|th)?(?![\d:]|,\d)(?:,? (?<yearBefore>\d{4}))?|(?<word>\p{L}{5,})/gu;

/** Without a day of the text only days with a year are told. */
export function daysIn(text: string, offset: number, textDay: string | undefined): NamedDay[] {
  const found: NamedDay[] = [];
  for (const match of text.matchAll(DAY)) {
    const day = dayOf(match.groups as Record<string, string | undefined>, textDay);
    if (day === undefined) continue;
    const start = offset + match.index;
    found.push({ day, start, end: start + match[0].length, words: match[0] });
  }
  return found;
}

function dayOf(groups: Record<string, string | undefined>, textDay: string | undefined): string | undefined {
  const { iso, dotted, word } = groups;
  if (iso !== undefined) return real(iso);
  if (dotted !== undefined) {
    const [day = '', month = '', year = ''] = dotted.split('.');
    return real(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  if (word !== undefined) return textDay === undefined ? undefined : relativeDay(word.toLowerCase(), textDay);
  const name = groups.monthBehind ?? groups.monthBefore ?? '';
  const month = MONTHS.findIndex((pattern) => pattern.test(name)) + 1;
  if (month === 0) return undefined;
  const day = (groups.first ?? groups.second ?? '').padStart(2, '0');
  const year = groups.yearBehind ?? groups.yearBefore;
  const rest = `${String(month).padStart(2, '0')}-${day}`;
  if (year !== undefined) return real(`${year}-${rest}`);
  return textDay === undefined ? undefined : nearest(rest, textDay);
}

/** The year in which the day lies closest to the day of the text. */
function nearest(rest: string, textDay: string): string | undefined {
  const year = Number(textDay.slice(0, 4));
  const distance = (day: string): number => Math.abs(Date.parse(day) - Date.parse(textDay));
  return [year - 1, year, year + 1]
    .map((one) => real(`${one}-${rest}`))
    .filter((one) => one !== undefined)
    .sort((a, b) => distance(a) - distance(b))[0];
}

/** A weekday is the last one up to the day of the text. */
function relativeDay(word: string, textDay: string): string | undefined {
  const shift = RELATIVE[word];
  if (shift !== undefined) return addDays(textDay, shift);
  const weekday = WEEKDAYS.indexOf(word);
  if (weekday < 0) return undefined;
  return addDays(textDay, -((new Date(textDay).getUTCDay() - weekday + 7) % 7));
}

function real(day: string): string | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? undefined : day;
}
