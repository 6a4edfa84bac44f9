/**
 * How times, dates and zones read. Local to the mission's zone; "24:00" is the end of a day, as reports of the field
 * write it. The zone is named by its city and its offset, which the IANA database gives for the very instant.
 */
import type { CodedTime } from '../coding/coded.js';
import type { LocalText } from '../record/source.js';
import { addDays, dayOf, offsetMs, toIso } from '../time/instant.js';
import { homeMs, isDateOnly, lastHomeMs } from './date-only.js';
import type { Messages } from './messages.js';

/** 21 March 2025 */
export function longDate(day: string, messages: Messages): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return messages.longDate(year, Number(month), Number(date));
}

/** 21 Mar 2025 */
export function shortDate(day: string, messages: Messages): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  return messages.shortDate(year, Number(month), Number(date));
}

export function weekday(day: string, messages: Messages): string {
  return messages.weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** 14:20, local */
export function clock(zone: string, atMs: number): string {
  return toIso(zone, atMs).slice(11, 16);
}

/** 21 Mar 2025, 14:20 */
export function moment(zone: string, atMs: number, messages: Messages): string {
  return `${shortDate(dayOf(zone, atMs), messages)}, ${clock(zone, atMs)}`;
}

/** The end of a stretch: 24:00 of the day before rather than 00:00. */
export function endMoment(zone: string, atMs: number, messages: Messages): string {
  const time = clock(zone, atMs);
  const day = dayOf(zone, atMs);
  return time === '00:00'
    ? `${shortDate(addDays(day, -1), messages)}, 24:00`
    : `${shortDate(day, messages)}, ${time}`;
}

/** The time of an event with as much of it as is known. */
export function eventTime(zone: string, time: CodedTime, messages: Messages): string {
  const first = dayOf(zone, homeMs(time));
  const last = dayOf(zone, lastHomeMs(time));
  if (isDateOnly(time)) {
    const dates =
      first === last
        ? shortDate(first, messages)
        : `${shortDate(first, messages)}${messages.dash}${shortDate(last, messages)}`;
    return `${dates} (${messages.precision[first === last ? 'day' : 'days']})`;
  }
  const start = moment(zone, time.startMs, messages);
  if (clock(zone, time.startMs) === clock(zone, time.endMs) && first === last) return start;
  return first === last
    ? `${start}–${endClock(zone, time.endMs)}`
    : `${start}${messages.dash}${endMoment(zone, time.endMs, messages)}`;
}

/** 2025-03-21 14:20, for tables: the same everywhere and sortable. Date only where no more is known. */
export function tableTime(zone: string, time: CodedTime, messages: Messages): string {
  const first = dayOf(zone, homeMs(time));
  const last = dayOf(zone, lastHomeMs(time));
  if (isDateOnly(time))
    return first === last
      ? `${first} (${messages.precision.day})`
      : `${first} – ${last} (${messages.precision.days})`;
  const start = `${first} ${clock(zone, time.startMs)}`;
  if (time.endMs - time.startMs < 60_000) return start;
  return first === last
    ? `${start}–${endClock(zone, time.endMs)}`
    : `${start} – ${last} ${endClock(zone, time.endMs)}`;
}

/**
 * Vienna time (UTC+01:00); both offsets where the clocks change in between. A mission may give the zone a name.
 * @param named what stands in place of the city
 */
export function zoneName(
  zone: string,
  startMs: number,
  endMs: number,
  { language, text }: Messages,
  named?: LocalText,
): string {
  const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  const first = offsetName(offsetMs(zone, startMs));
  const last = offsetName(offsetMs(zone, endMs));
  const offsets = first === last ? first : text.offsetChange(first, last);
  if (city === 'UTC') return 'UTC';
  return text.zone(named?.[language] ?? text.zoneTime(language === 'en' ? city : zone), offsets);
}

/** A sentence for a day of 23 or 25 hours; '' for the others and for longer stretches. */
export function unevenDay(startMs: number, endMs: number, { text, number }: Messages): string {
  const hours = (endMs - startMs) / HOUR_MS;
  return hours === 24 || hours > 30 ? '' : text.longDay(number(Math.round(hours * 100) / 100));
}

const HOUR_MS = 3_600_000;

function endClock(zone: string, atMs: number): string {
  const time = clock(zone, atMs);
  return time === '00:00' ? '24:00' : time;
}

function offsetName(ms: number): string {
  const minutes = Math.abs(ms) / 60_000;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `UTC${ms < 0 ? '−' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}
