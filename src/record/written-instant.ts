/** Instants as people write them, ISO 8601 with an offset or Z. */

/**
 * Does the text name an instant that there is? `Date.parse` by itself rolls days over: 30 February would be taken for
 * 2 March. The text has the form of an instant already.
 */
export function isInCalendar(text: string): boolean {
  const year = 100 * twoDigits(text, 0) + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
  // Of most instants these few digits tell everything; the bounds of the rest are those of Date.parse.
  return isDay && (isPlainClock(text) || !Number.isNaN(Date.parse(text)));
}

/** hh:mm:ss, with a fraction or without, in UTC. */
function isPlainClock(text: string): boolean {
  const isUtc = text.charCodeAt(16) === COLON && text.charCodeAt(text.length - 1) === Z;
  return isUtc && twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && twoDigits(text, 17) < 60;
}

const ZERO = '0'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);
const Z = 'Z'.charCodeAt(0);

const twoDigits = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;

/** In the Gregorian calendar, for all years. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
