/**
 * Instants of arrivals, to fractions of a millisecond: YYYY-MM-DDTHH:MM:SS[.f...][Z|+HH:MM], a blank may stand for the T.
 * Without an offset the time is UTC, as the exchange format has it. By character codes, since there are millions of them.
 */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const ZERO = 48;

export type ReadInstant = (text: string) => number;

/** A reader that remembers the last day, so that a file of one day is checked against the calendar once. NaN: no time. */
export function instantReader(): ReadInstant {
  let lastDay = '';
  let lastDayMs = Number.NaN;
  return (text) => {
    const { length } = text;
    if (length < 19) return Number.NaN;
    const joint = text.charCodeAt(10);
    if ((joint !== 84 && joint !== 32) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58)
      return Number.NaN;
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const second = twoDigits(text, 17);
    if (!(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
    let at = 19;
    let fraction = 0;
    const mark = text.charCodeAt(19);
    if (mark === 46 || mark === 44) {
      let scale = 100;
      for (at = 20; at < length; at++) {
        const digit = text.charCodeAt(at) - ZERO;
        if (!(digit >= 0 && digit <= 9)) break;
        fraction += digit * scale;
        scale /= 10;
      }
      if (at === 20) return Number.NaN;
    }
    const offsetMs =
      at === length || (text.charCodeAt(at) === 90 && at + 1 === length) ? 0 : offset(text, at);
    if (!text.startsWith(lastDay) || lastDay === '') {
      lastDay = text.slice(0, 10);
      lastDayMs = dayMs(lastDay);
    }
    return lastDayMs + ((hour * 60 + minute) * 60 + second) * 1000 + fraction - offsetMs;
  };
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** +HH, +HHMM or +HH:MM up to the end of the text, as milliseconds. */
function offset(text: string, at: number): number {
  const m = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(text.slice(at).trimStart());
  if (!m || Number(m[2]) > 14) return Number.NaN;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return (m[1] === '-' ? -minutes : minutes) * 60_000;
}

/** Years are taken from 1900 to 2199, as in every other format: anything else is a slip. */
function dayMs(day: string): number {
  const m = DAY.exec(day);
  if (!m) return Number.NaN;
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const ms = Date.UTC(year, month - 1, date);
  return year >= 1900 && year < 2200 && new Date(ms).toISOString().startsWith(day) ? ms : Number.NaN;
}
