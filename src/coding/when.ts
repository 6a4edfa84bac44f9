/**
 * When it happened. A report's time is the local day (or interval) it came with; words of the text move it (yesterday,
 * a date, the past day) or narrow it (a clock time, the night). Nothing can have happened after it was reported.
 */
import type { Reason } from '../record/reason.js';
import { addDays, DAY_MS, dayOf, startOfDayMs, wallTimeMs } from '../time/instant.js';
import { clockIn, isAfter } from './clock.js';
import type { CodedTime } from './coded.js';
import { remembered } from './memory.js';
import { isDigits, MONTH_SIGNS } from './numbers.js';
import type { Hit } from './pattern.js';
import { has, hitsOf, type Reading, wordsOf } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { HOUR_SIGNS, timeOf, timeSignsOf, WEEKDAY_SIGNS } from './time-signs.js';
import { GAP } from './words.js';

export interface When {
  readonly time: CodedTime;
  /** The day that the text itself gives, YYYY-MM-DD. */
  readonly day?: string;
  readonly reasons: readonly Reason[];
}

const NO_REASONS: readonly Reason[] = [];
const HOUR_MS = 3_600_000;
/** Hours of the local clock that count as a night: of the evening before, and of the day. */
const NIGHT = { from: 20, until: 8 };

/** The local clock's hours of the parts of a day, until exclusive. */
const HOURS = { morning: [4, 12], afternoon: [11, 18], evening: [17, 24] } as const;
/** A date further back than this is not the time of a report. */
const OLDEST_DAYS = 15;

/** Days a report may come with or tell of: more than a year of them. */
const DAYS_KEPT = 1_000;

const utcOf = remembered((day: string): number => Date.parse(`${day}T00:00:00Z`), DAYS_KEPT);
const dayBefore = remembered((day: string): string => addDays(day, -1), DAYS_KEPT);
const dayAfter = remembered((day: string): string => addDays(day, 1), DAYS_KEPT);
const calendarOf = remembered(
  (zone: string) => ({
    /** First instant of a local day. */
    startOf: remembered((day: string): number => startOfDayMs(zone, day), DAYS_KEPT),
    /** Local day of an instant. */
    dayAt: remembered((atMs: number): string => dayOf(zone, atMs), DAYS_KEPT),
  }),
  DAYS_KEPT,
);

export function whenOf(
  reading: Reading,
  given: CodedTime,
  reportedMs: number | undefined,
  zone: string,
  context: When | undefined,
): When {
  const signs = timeSignsOf(reading);
  if (!context && signs === 0) return { time: before(given, reportedMs), reasons: NO_REASONS };
  const reasons: Reason[] = [];
  const { dayAt } = calendarOf(zone);
  const base = dayAt(given.startMs);
  const byDay = given.precision === 'day';
  const dated =
    ((signs & (timeOf.month | timeOf.point)) !== 0 ? dateIn(reading, base) : undefined) ??
    (byDay && (signs & timeOf.weekday) !== 0 ? weekdayIn(reading, base) : undefined);
  let day = dated ?? base;
  let time = given;
  /** Whether the text itself says which day. */
  let told = dated !== undefined;
  const note = (rule: string, because: string, ...signs: number[]): void => {
    reasons.push({ rule, because, words: wordsOf(reading, ...signs) });
  };
  if (dated !== undefined && dated !== base) {
    time = wholeDay(zone, dated);
    note('date-in-text', `the text gives the date ${dated}`, ...MONTH_SIGNS, ...WEEKDAY_SIGNS);
  } else if (dated === undefined && byDay && has(reading, SIGN.time.dayBeforeYesterday)) {
    day = dayBefore(dayBefore(base));
    time = wholeDay(zone, day);
    told = true;
    note('yesterday', 'the text says the day before yesterday', SIGN.time.dayBeforeYesterday);
  } else if (dated === undefined && byDay && has(reading, SIGN.time.yesterday)) {
    day = dayBefore(base);
    time = wholeDay(zone, day);
    told = true;
    note('yesterday', 'the text says yesterday', SIGN.time.yesterday);
  } else if (dated === undefined && context) {
    time = context.day === undefined ? context.time : wholeDay(zone, context.day);
    day = context.day ?? dayAt(time.startMs);
  }
  const clock = clockIn(reading, zone, day, signs);
  if (clock) {
    note(
      'clock-time',
      'the text gives a clock time',
      SIGN.time.about,
      SIGN.time.at,
      SIGN.time.since,
      ...HOUR_SIGNS,
    );
    return dated === undefined ? { time: clock, reasons } : { time: clock, day: dated, reasons };
  }
  if (byDay || dated !== undefined) {
    const part = partOfDay(reading, zone, day, told, reportedMs);
    if (part) {
      time = part.time;
      note(part.rule, part.because, part.sign);
    }
  }
  time = before(time, reportedMs);
  return dated === undefined ? { time, reasons } : { time, day: dated, reasons };
}

interface PartOfDay {
  readonly time: CodedTime;
  readonly rule: string;
  readonly because: string;
  readonly sign: number;
}

/** The night, the morning ... of the day, or the days that a report may look back on. `told`: the text names the day. */
function partOfDay(
  reading: Reading,
  zone: string,
  day: string,
  told: boolean,
  reportedMs: number | undefined,
): PartOfDay | undefined {
  const part = (time: CodedTime, rule: string, because: string): PartOfDay => ({
    time,
    rule,
    because,
    sign: signNumber(`time.${rule}`),
  });
  if (told && (has(reading, SIGN.time.intoNight) || isFromTo(reading)))
    return { ...part(night(zone, day), 'night', 'the night into the date given'), sign: SIGN.time.intoNight };
  if (has(reading, SIGN.time.night)) return part(night(zone, day), 'night', 'the text says at night');
  if (has(reading, SIGN.time.morning))
    return part(hours(zone, day, ...HOURS.morning), 'morning', 'the text says in the morning');
  if (has(reading, SIGN.time.afternoon))
    return part(hours(zone, day, ...HOURS.afternoon), 'afternoon', 'the text says in the afternoon');
  if (has(reading, SIGN.time.evening)) {
    // A post of the evening, or of the next morning about it: only a clock or a date tells which.
    const time = hours(zone, day, ...HOURS.evening);
    const eve = hours(zone, dayBefore(day), ...HOURS.evening);
    if (told || (reportedMs !== undefined && reportedMs > time.startMs))
      return part(time, 'evening', 'the text says in the evening');
    if (reportedMs !== undefined)
      return part(eve, 'evening', 'the text says in the evening, before it was reported');
    return part(
      { startMs: eve.startMs, endMs: time.endMs, precision: 'days' },
      'evening',
      'the text says in the evening, of that day or of the one before',
    );
  }
  if (told) return undefined;
  const { startOf } = calendarOf(zone);
  const lookingBack: CodedTime = {
    startMs: startOf(dayBefore(day)),
    endMs: startOf(dayAfter(day)),
    precision: 'days',
  };
  if (has(reading, SIGN.time.pastDay))
    return { ...part(lookingBack, 'past-day', 'the text tells of the past day'), sign: SIGN.time.pastDay };
  if (has(reading, SIGN.time.later))
    return {
      ...part(
        lookingBack,
        'follow-up',
        'the text tells what followed; the event was that day or the day before',
      ),
      sign: SIGN.time.later,
    };
  return undefined;
}

/** "into the night of Saturday" and "from the 3rd to the 4th of April" are nights. */
function isFromTo(reading: Reading): boolean {
  const { texts } = reading.words;
  return MONTH_SIGNS.some((sign) =>
    hitsOf(reading, sign).some(({ from }) => {
      const until = texts[from - 1];
      const since = texts[from - 3];
      return (
        until !== undefined &&
        since !== undefined &&
        isDigits(until) &&
        isDigits(since) &&
        Number(until) === Number(since) + 1 &&
        isAfter(reading, SIGN.time.since, from - 3)
      );
    }),
  );
}

/** The last day of that name up to the report; with "into the night of" it may be the day of the report itself. */
function weekdayIn(reading: Reading, base: string): string | undefined {
  for (let weekday = 0; weekday < 7; weekday++) {
    if (!has(reading, WEEKDAY_SIGNS[weekday]!)) continue;
    // 1 January 1970 was a Thursday, number 3.
    const today = (utcOf(base) / DAY_MS + 3) % 7;
    return addDays(base, -((today - weekday + 7) % 7));
  }
  return undefined;
}

/** A day and a month in words; the year is the one that puts it nearest before the report. YYYY-MM-DD. */
function dateIn(reading: Reading, base: string): string | undefined {
  const { texts } = reading.words;
  for (let month = 0; month < 12; month++) {
    for (const hit of hitsOf(reading, MONTH_SIGNS[month]!)) {
      const before = texts[hit.from - 1];
      const after = texts[hit.to];
      const number =
        before && isDigits(before)
          ? before
          : after && isDigits(after) && after.length <= 2
            ? after
            : undefined;
      const date = number ? Number(number) : dateInWords(reading, hit.from);
      if (date < 1 || date > 31 || isOfDeal(reading, hit)) continue;
      const day = recentDay(date, month + 1, base);
      if (day !== undefined) return day;
    }
  }
  return numericDate(reading, base);
}

/** The date of that day and month that is nearest before the report. */
function recentDay(date: number, month: number, base: string): string | undefined {
  const year = Number(base.slice(0, 4));
  for (const candidate of [year, year - 1]) {
    const day = `${candidate}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const ms = Date.parse(`${day}T00:00:00Z`);
    if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) continue;
    const ahead = (ms - utcOf(base)) / DAY_MS;
    // Older than half a month: an anniversary or a plan, not the time of this report.
    if (ahead <= 0 && ahead >= -OLDEST_DAYS) return day;
  }
  return undefined;
}

function dateInWords(reading: Reading, month: number): number {
  for (let date = 1; date <= 31; date++)
    if (hitsOf(reading, signNumber(`time.date${date}`)).some((hit) => hit.to === month)) return date;
  return 0;
}

/** 24.03.2025 */
function numericDate(reading: Reading, base: string): string | undefined {
  const { texts, gaps } = reading.words;
  for (let at = reading.from; at + 2 < reading.to; at++) {
    if (gaps[at + 1] !== GAP.point || gaps[at + 2] !== GAP.point || !/^20\d\d$/.test(texts[at + 2]!))
      continue;
    return recentDay(Number(texts[at]), Number(texts[at + 1]), base);
  }
  return undefined;
}

/** "the deal of 24 March", "since 18 March": dates of something else than the event. */
function isOfDeal(reading: Reading, month: Hit): boolean {
  if (hitsOf(reading, SIGN.time.since).some((hit) => hit.to === month.from - 1)) return true;
  return hitsOf(reading, SIGN.talk.diplomacy).some(
    (hit) => hit.from >= month.from - 4 && hit.from <= month.to + 3,
  );
}

function wholeDay(zone: string, day: string): CodedTime {
  const { startOf } = calendarOf(zone);
  return { startMs: startOf(day), endMs: startOf(dayAfter(day)), precision: 'day' };
}

function night(zone: string, day: string): CodedTime {
  const previous = utcOf(dayBefore(day));
  return {
    startMs: wallTimeMs(zone, previous + NIGHT.from * HOUR_MS),
    endMs: wallTimeMs(zone, previous + DAY_MS + NIGHT.until * HOUR_MS),
    precision: 'hour',
  };
}

function hours(zone: string, day: string, from: number, until: number): CodedTime {
  const start = utcOf(day);
  return {
    startMs: wallTimeMs(zone, start + from * HOUR_MS),
    endMs: wallTimeMs(zone, start + until * HOUR_MS),
    precision: 'hour',
  };
}

/** Cut at the moment of the report, where that lies inside. */
function before(time: CodedTime, reportedMs: number | undefined): CodedTime {
  if (reportedMs === undefined || reportedMs <= time.startMs || reportedMs >= time.endMs) return time;
  return { startMs: time.startMs, endMs: reportedMs, precision: time.precision };
}
