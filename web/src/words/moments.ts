/**
 * Dates and times as people write them, always in the mission's zone: "28 Mar 2025, 14:20 Geneva". Months are short,
 * hours 0-23, and an interval says its day once.
 */
import type { TimePrecision } from '../api/types.ts';
import { type Language, localeOf } from './plural.ts';

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
  readonly precision?: TimePrecision;
}

const HOUR_MS = 3_600_000;
const HALF_DAY_MS = 12 * HOUR_MS;

export class Moments {
  readonly #parts: Intl.DateTimeFormat;
  readonly #zoneName: string;

  /** @param zoneName the city of the zone in the language of the reader */
  constructor(language: Language, zone: string, zoneName: string) {
    this.#zoneName = zoneName;
    this.#parts = new Intl.DateTimeFormat(localeOf(language), {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  }

  /** 28 Mar 2025 */
  day(atMs: number): string {
    const part = this.#read(atMs);
    return `${part.day}\u00a0${part.month}\u00a0${part.year}`;
  }

  /** 28 Mar */
  shortDay(atMs: number): string {
    const part = this.#read(atMs);
    return `${part.day}\u00a0${part.month}`;
  }

  /** 14:20 */
  clock(atMs: number): string {
    const part = this.#read(atMs);
    return `${part.hour}:${part.minute}`;
  }

  /** 28 Mar 2025, 14:20 Geneva */
  moment(atMs: number): string {
    return `${this.day(atMs)}, ${this.clock(atMs)}\u00a0${this.#zoneName}`;
  }

  /** As exact as the time is known: a day, days, or the clock. */
  span({ startMs, endMs, precision }: Span): string {
    if (precision === 'day' || precision === 'days') {
      // A date in a neighbouring zone begins an hour before or after the local midnight; its noon is in no doubt.
      const firstMs = startMs + HALF_DAY_MS;
      const finalMs = Math.max(firstMs, endMs - HALF_DAY_MS);
      return this.day(firstMs) === this.day(finalMs)
        ? this.day(firstMs)
        : `${this.shortDay(firstMs)}\u2013${this.day(finalMs)}`;
    }
    const lastMs = Math.max(startMs, endMs - 1);
    if (endMs - startMs < 60_000) return this.moment(startMs);
    if (this.day(startMs) === this.day(lastMs) || endMs - startMs <= HOUR_MS) {
      return `${this.day(startMs)}, ${this.clock(startMs)}\u2013${this.clock(endMs)}\u00a0${this.#zoneName}`;
    }
    return `${this.shortDay(startMs)}, ${this.clock(startMs)}\u00a0\u2013 ${this.moment(endMs)}`;
  }

  /** A window of whole days as days (the end is exclusive), any other with the clock. */
  window(startMs: number, endMs: number): string {
    if (this.clock(startMs) === '00:00' && this.clock(endMs) === '00:00') {
      return this.span({ startMs, endMs, precision: 'days' });
    }
    return this.span({ startMs, endMs });
  }

  #read(atMs: number): Record<string, string> {
    const parts: Record<string, string> = {};
    for (const { type, value } of this.#parts.formatToParts(atMs)) parts[type] = value;
    return parts;
  }
}
