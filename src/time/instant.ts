/**
 * Instants and days. An instant is a number of milliseconds since 1970-01-01T00:00:00Z; intervals are half open.
 * Local days come from the IANA database inside Node.js (Intl), so daylight saving is right by construction.
 */
export interface Interval {
  readonly startMs: number;
  /** Exclusive. Equal to startMs for an instant. */
  readonly endMs: number;
}

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Do two intervals share a moment? An instant on the start of the other counts, one on its end does not. */
export function overlaps(a: Interval, b: Interval): boolean {
  const aEnd = Math.max(a.endMs, a.startMs + 1);
  const bEnd = Math.max(b.endMs, b.startMs + 1);
  return a.startMs < bEnd && b.startMs < aEnd;
}

/** Milliseconds to add to UTC to get local wall time in the zone at that instant. */
export function offsetMs(zone: string, atMs: number): number {
  const cache = zoneCache(zone);
  const hour = Math.floor(atMs / HOUR_MS);
  const known = cache.byHour.get(hour);
  if (known !== undefined) return known;
  const parts = cache.format.formatToParts(atMs);
  const get = (type: string): number => Number(parts.find((part) => part.type === type)!.value);
  const wall = Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second'));
  const offset = wall - Math.floor(atMs / 1000) * 1000;
  cache.byHour.set(hour, offset);
  return offset;
}

/** First instant of the local day, given as YYYY-MM-DD. */
export function startOfDayMs(zone: string, day: string): number {
  return wallTimeMs(zone, Date.parse(`${day}T00:00:00Z`));
}

/** Instant of a wall time in the zone; the wall time is given as if it were UTC, in milliseconds. */
export function wallTimeMs(zone: string, wallMs: number): number {
  const guess = wallMs - offsetMs(zone, wallMs);
  return wallMs - offsetMs(zone, guess);
}

/** Local calendar day of an instant, YYYY-MM-DD. */
export function dayOf(zone: string, atMs: number): string {
  return new Date(atMs + offsetMs(zone, atMs)).toISOString().slice(0, 10);
}

/** The day after (or `days` after) a calendar day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** ISO 8601 with the zone's offset, to the second: 2025-03-21T00:20:00+02:00. */
export function toIso(zone: string, atMs: number): string {
  const offset = offsetMs(zone, atMs);
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset) / 60_000;
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${new Date(atMs + offset).toISOString().slice(0, 19)}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Does the IANA database know the name? */
export function isZone(name: string): boolean {
  try {
    zoneCache(name);
    return true;
  } catch {
    return false;
  }
}

interface ZoneCache {
  readonly format: Intl.DateTimeFormat;
  readonly byHour: Map<number, number>;
}
const zones = new Map<string, ZoneCache>();

/** @throws RangeError for a zone that the IANA database does not know. */
function zoneCache(zone: string): ZoneCache {
  let cache = zones.get(zone);
  if (!cache) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    cache = { format, byHour: new Map() };
    zones.set(zone, cache);
  }
  return cache;
}
