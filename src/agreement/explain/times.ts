/**
 * Instants and durations in words, in the time zone of the agreement.
 */
import type { Language } from '../../record/codes.js';
import { offsetMs, toIso } from '../../time/instant.js';
import type { Catalogue } from './catalogue.js';
import { counted, localeOf } from './plural.js';

const MINUTE_MS = 60_000;

/** 1 April 2025, 18:00; seconds only where there are any. */
export function instantText(catalogue: Catalogue, zone: string, atMs: number): string {
  const wall = toIso(zone, atMs);
  const seconds = wall.slice(16, 19);
  return `${dateText(catalogue, wall)}, ${wall.slice(11, 16)}${seconds === ':00' ? '' : seconds}`;
}

/** The same, and how it was written where that was by another offset: an agreement may state the time of one capital in a file of another. */
export function writtenInstant(catalogue: Catalogue, zone: string, iso: string): string {
  const atMs = Date.parse(iso);
  const said = instantText(catalogue, zone, atMs);
  const offset = iso.endsWith('Z') ? 0 : offsetOf(iso.slice(-6));
  if (offset === offsetMs(zone, atMs)) return said;
  const there = new Date(atMs + offset);
  const clock = there.toISOString().slice(11, 16);
  return `${said} (${dateText(catalogue, there.toISOString())}, ${clock} ${utcText(offset)})`;
}

/** UTC+3 */
export function utcText(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.abs(offset) / MINUTE_MS;
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`;
  return `UTC${offset < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

function offsetOf(text: string): number {
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6));
  return (text.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}

function dateText(catalogue: Catalogue, wall: string): string {
  const [year, month, day] = wall.slice(0, 10).split('-').map(Number) as [number, number, number];
  return `${day}\u00a0${monthsOf(catalogue.language)[month - 1]} ${year}${catalogue.yearSuffix}`;
}

/** As they stand after a day: Ukrainian and Russian decline them. Kept, for Intl is slow and findings are many. */
const months = new Map<Language, readonly string[]>();
function monthsOf(language: Language): readonly string[] {
  let names = months.get(language);
  if (!names) {
    const format = new Intl.DateTimeFormat(localeOf(language), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'long',
    });
    names = Array.from(
      { length: 12 },
      (_, month) =>
        format.formatToParts(Date.UTC(2025, month, 1)).find(({ type }) => type === 'month')!.value,
    );
    months.set(language, names);
  }
  return names;
}

export const DURATION_UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** `1 day 12 h` as 1 day 12 hours. In Ukrainian and Russian in the accusative, the case of all sentences that use it. */
export function durationText(catalogue: Catalogue, written: string): string {
  return [...written.matchAll(/(\d+) ?([a-z]+)/g)]
    .map(([, count, unit]) => {
      const name = DURATION_UNITS.find(
        (known) => known === unit || `${known}s` === unit || known.startsWith(unit!),
      )!;
      return counted(catalogue.language, Number(count), catalogue.duration[name]);
    })
    .join(' ');
}

/** 90,000,000 ms as 25 hours: what a proof holds; whole days only from two days on, for 24 hours is how texts say it. */
export function elapsedText(catalogue: Catalogue, ms: number): string {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of ELAPSED) {
    if (unit === 'day' && (ms < 2 * size || ms % size !== 0)) continue;
    const count = Math.floor(rest / size);
    if (count === 0) continue;
    rest -= count * size;
    parts.push(counted(catalogue.language, count, catalogue.duration[unit]));
  }
  return parts.join(' ') || counted(catalogue.language, ms / 1000, catalogue.duration.second);
}

const ELAPSED: readonly (readonly [DurationUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', MINUTE_MS],
  ['second', 1_000],
];
