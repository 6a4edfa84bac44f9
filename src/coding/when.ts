/**
 * When it happened. A report's time is the local day (or interval) it came with; words of the text move it (yesterday,
 * a date, the past day) or narrow it (a clock time, the night). Nothing can have happened after it was reported.
 */
import type { Reason } from '../record/reason.js';
import { addDays, DAY_MS, dayOf, startOfDayMs, wallTimeMs } from '../time/instant.js';
import type { CodedTime } from './coded.js';
import { remembered } from './memory.js';
import { isDigits, MONTH_SIGNS } from './numbers.js';
import type { Hit } from './pattern.js';
import { has, hitsOf, type Reading, wordsOf } from './reading.js';
import { GAP } from './words.js';

export interface When {
  readonly time: CodedTime;
  /** The day that the text itself gives, YYYY-MM-DD. */
  readonly day?: string;
  readonly reasons: readonly Reason[];
}

const NO_REASONS: readonly Reason[] = [];
const HOUR_MS = 3_600_000;
/** "about": half an hour to either side. */
const ABOUT_MS = HOUR_MS / 2;
/** Hours of the local clock that count as a night: of the evening before, and of the day. */
const NIGHT = { from: 20, until: 8 };

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
  if (!context && !tellsOfTime(reading)) return { time: before(given, reportedMs), reasons: NO_REASONS };
  const reasons: Reason[] = [];
  const { dayAt } = calendarOf(zone);
  const base = dayAt(given.startMs);
  const dated = dateIn(reading, base);
  let day = dated ?? base;
  let time = given;
  const note = (rule: string, because: string, ...signs: string[]): void => {
    reasons.push({ rule, because, words: wordsOf(reading, ...signs) });
  };
  if (dated !== undefined && dated !== base) {
    time = wholeDay(zone, dated);
    note('date-in-text', `the text gives the date ${dated}`, ...MONTH_SIGNS);
  } else if (has(reading, 'time.yesterday') && given.precision === 'day') {
    day = dayBefore(base);
    time = wholeDay(zone, day);
    note('yesterday', 'the text says yesterday', 'time.yesterday');
  } else if (dated === undefined && context) {
    time = context.day === undefined ? context.time : wholeDay(zone, context.day);
    day = context.day ?? dayAt(time.startMs);
  }
  const clock = clockIn(reading, zone, day);
  if (clock) {
    note('clock-time', 'the text gives a clock time', 'time.about', 'time.at', 'time.since');
    return { time: clock, ...(dated === undefined ? {} : { day: dated }), reasons };
  }
  if (given.precision === 'day' || dated !== undefined) {
    if (has(reading, 'time.intoNight') && dated !== undefined) {
      time = night(zone, day);
      note('night', 'the night into the date given', 'time.intoNight');
    } else if (has(reading, 'time.night')) {
      time = night(zone, day);
      note('night', 'the text says at night', 'time.night');
    } else if (has(reading, 'time.morning')) {
      time = hours(zone, day, 4, 12);
      note('morning', 'the text says in the morning', 'time.morning');
    } else if (has(reading, 'time.pastDay') && dated === undefined) {
      time = {
        startMs: calendarOf(zone).startOf(dayBefore(day)),
        endMs: calendarOf(zone).startOf(dayAfter(day)),
        precision: 'days',
      };
      note('past-day', 'the text tells of the past day', 'time.pastDay');
    }
  }
  return { time: before(time, reportedMs), ...(dated === undefined ? {} : { day: dated }), reasons };
}

function tellsOfTime({ hits }: Reading): boolean {
  for (let i = 0; i < hits.length; i++) if (hits[i]!.layer === 'time') return true;
  return false;
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
      const date = Number(number);
      if (!number || date < 1 || date > 31 || isOfDeal(reading, hit)) continue;
      const year = Number(base.slice(0, 4));
      for (const candidate of [year, year - 1]) {
        const day = `${candidate}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
        const ms = Date.parse(`${day}T00:00:00Z`);
        if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) continue;
        const ahead = (ms - utcOf(base)) / DAY_MS;
        // Older than half a month: an anniversary or a plan, not the time of this report.
        if (ahead <= 0 && ahead >= -15) return day;
      }
    }
  }
  return undefined;
}

/** "the deal of 24 March", "since 18 March": dates of something else than the event. */
function isOfDeal(reading: Reading, month: Hit): boolean {
  if (hitsOf(reading, 'time.since').some((hit) => hit.to === month.from - 1)) return true;
  return hitsOf(reading, 'talk.diplomacy').some(
    (hit) => hit.from >= month.from - 4 && hit.from <= month.to + 3,
  );
}

interface Clock {
  readonly at: number;
  readonly minutes: number;
}

function clockIn(reading: Reading, zone: string, day: string): CodedTime | undefined {
  const clocks = clocksOf(reading);
  if (clocks.length === 0) return undefined;
  const named = hitsOf(reading, 'time.zone')[0]?.of ?? zone;
  const start = utcOf(day);
  const instant = (clock: Clock): number => wallTimeMs(named, start + clock.minutes * 60_000);
  const [one, two] = clocks;
  if (one && two && isAfter(reading, 'time.since', one.at) && isAfter(reading, 'time.until', two.at)) {
    const endMs = instant(two);
    const startMs = instant(one) < endMs ? instant(one) : instant(one) - DAY_MS;
    return { startMs, endMs: Math.max(endMs, startMs + 60_000), precision: 'hour' };
  }
  const ms = instant(one!);
  if (isAfter(reading, 'time.about', one!.at))
    return { startMs: ms - ABOUT_MS, endMs: ms + ABOUT_MS, precision: 'hour' };
  return { startMs: ms, endMs: ms + 60_000, precision: 'minute' };
}

const CLOCK_LEADS = ['time.about', 'time.at', 'time.since', 'time.until'];

/** HH.MM or HH:MM behind a preposition of time. */
function clocksOf(reading: Reading): Clock[] {
  const { texts, gaps } = reading.words;
  const clocks: Clock[] = [];
  for (let at = 0; at + 1 < texts.length; at++) {
    if (gaps[at + 1] !== GAP.point || gaps[at] === GAP.point || gaps[at + 2] === GAP.point) continue;
    const hour = Number(texts[at]);
    const minute = Number(texts[at + 1]);
    if (!(hour < 24) || !(minute < 60) || texts[at + 1]!.length !== 2) continue;
    const led = CLOCK_LEADS.some((sign) => isAfter(reading, sign, at));
    if (led) clocks.push({ at, minutes: hour * 60 + minute });
  }
  return clocks;
}

function isAfter(reading: Reading, sign: string, at: number): boolean {
  return hitsOf(reading, sign).some((hit: Hit) => hit.to === at);
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
