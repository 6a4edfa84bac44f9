/**
 * Clock times of a text: 10:20 and 10.20, "from 10:00 to 11:00", "about two at night", "at 5 in the morning". A number up to
 * twelve counts only where the text says which half of the day.
 */
import { DAY_MS, wallTimeMs } from '../time/instant.js';
import type { CodedTime } from './coded.js';
import { isDigits, MONTH_SIGNS } from './numbers.js';
import type { Hit } from './pattern.js';
import { hitsOf, type Reading } from './reading.js';
import { SIGN, signNumber } from './sign.js';
import { HOUR_SIGNS, timeOf } from './time-signs.js';
import { GAP } from './words.js';

/** "about", and times in whole hours: half an hour to either side. */
const ABOUT_MS = 3_600_000 / 2;

interface Clock {
  readonly at: number;
  readonly minutes: number;
  /** Told in whole hours only. */
  readonly toTheHour?: boolean;
}

const NO_CLOCKS: Clock[] = [];

/** `signs`: what signs of time the text has (time-signs.ts). */
export function clockIn(reading: Reading, zone: string, day: string, signs: number): CodedTime | undefined {
  if ((signs & (timeOf.hour | timeOf.point)) === 0) return undefined;
  const clocks = (signs & timeOf.point) !== 0 ? clocksOf(reading) : hoursOf(reading);
  if (clocks.length === 0) return undefined;
  const named = hitsOf(reading, SIGN.time.zone)[0]?.of ?? zone;
  const start = Date.parse(`${day}T00:00:00Z`);
  const instant = (clock: Clock): number => wallTimeMs(named, start + clock.minutes * 60_000);
  const [one, two] = clocks;
  if (one && two && isAfter(reading, SIGN.time.since, one.at) && isAfter(reading, SIGN.time.until, two.at)) {
    // "from 20:00 on the 11th to 06:30 on the 12th": the first date is that of the start.
    const dated = MONTH_SIGNS.some((sign) =>
      hitsOf(reading, sign).some(({ from }) => from > one.at && from < two.at),
    );
    const overMidnight = dated && instant(two) <= instant(one);
    const endMs = instant(two) + (overMidnight ? DAY_MS : 0);
    const startMs = instant(one) < endMs ? instant(one) : instant(one) - DAY_MS;
    return { startMs, endMs: Math.max(endMs, startMs + 60_000), precision: 'hour' };
  }
  const ms = instant(one!);
  if (one!.toTheHour || isAfter(reading, SIGN.time.about, one!.at))
    return { startMs: ms - ABOUT_MS, endMs: ms + ABOUT_MS, precision: 'hour' };
  return { startMs: ms, endMs: ms + 60_000, precision: 'minute' };
}

const CLOCK_LEADS = [SIGN.time.about, SIGN.time.at, SIGN.time.since, SIGN.time.until];

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
  return clocks.length > 0 ? clocks : hoursOf(reading);
}

/** "about two at night", "at 5 in the morning", "at 15 hours": told to the hour. A bare number up to twelve says no half of the day. */
function hoursOf(reading: Reading): Clock[] {
  for (let hour = 1; hour <= 12; hour++) {
    for (const hit of hitsOf(reading, HOUR_SIGNS[hour - 1]!)) {
      const half = halfOf(reading, hit.from, hit.to);
      if (half) return [{ at: hit.from, minutes: 60 * onClock(hour, half), toTheHour: true }];
    }
  }
  const { texts, gaps } = reading.words;
  for (const sign of HOUR_LEADS) {
    for (const hit of hitsOf(reading, sign)) {
      // The hour word may stand between, and an ending after a hyphen (о 5-й ранку).
      let at = hit.from - 1;
      if (hitsOf(reading, SIGN.time.hour).some(({ to }) => to === at + 1)) at--;
      if (at > 0 && gaps[at] === GAP.hyphen) at--;
      const text = texts[at];
      const hour = text !== undefined && isDigits(text) ? Number(text) : 99;
      if (hour > 24 || !CLOCK_LEADS.some((lead) => isAfter(reading, lead, at))) continue;
      const half = halfOf(reading, at, hit.to);
      if (half) return [{ at, minutes: 60 * onClock(hour, half), toTheHour: true }];
      if (hour > 12) return [{ at, minutes: 60 * hour, toTheHour: true }];
    }
  }
  return NO_CLOCKS;
}

const HALVES = ['ofNight', 'ofMorning', 'ofDay', 'ofEvening'] as const;
const HALF_SIGNS = HALVES.map((half) => signNumber(`time.${half}`));
const HOUR_LEADS = [...HALF_SIGNS, SIGN.time.hour];
type Half = (typeof HALVES)[number];

/** The part of the day told within or right behind the words from..to; the hour word may stand between. */
function halfOf(reading: Reading, from: number, to: number): Half | undefined {
  return HALVES.find((_, at) =>
    hitsOf(reading, HALF_SIGNS[at]!).some((hit) => hit.from >= from && hit.from <= to + 1),
  );
}

function onClock(hour: number, half: Half): number {
  if (hour > 12) return hour;
  const twelve = hour % 12;
  return half === 'ofMorning' || (half === 'ofNight' && twelve < 6) ? twelve : twelve + 12;
}

export function isAfter(reading: Reading, sign: number, at: number): boolean {
  return hitsOf(reading, sign).some((hit: Hit) => hit.to === at);
}
