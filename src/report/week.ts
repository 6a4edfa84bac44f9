/** Weeks of ISO 8601: they begin on Monday, and the first of a year is that of its first Thursday. */
import { addDays, startOfDayMs } from '../time/instant.js';

export interface Week {
  /** 2025-W13 */
  readonly name: string;
  /** Monday and Sunday, local days. */
  readonly first: string;
  readonly last: string;
}

/** @returns undefined where the text names no week that there is */
export function weekOf(text: string): Week | undefined {
  const found = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!found) return undefined;
  const [year, number] = [Number(found[1]), Number(found[2])];
  // The fourth of January always lies in the first week.
  const fourth = `${found[1]}-01-04`;
  const monday = addDays(fourth, -((weekday(fourth) + 6) % 7));
  const first = addDays(monday, 7 * (number - 1));
  const thursday = addDays(first, 3);
  if (number < 1 || Number(thursday.slice(0, 4)) !== year) return undefined;
  return { name: text, first, last: addDays(first, 6) };
}

/** Its instants in a zone, end exclusive. */
export function weekInterval({ first, last }: Week, zone: string): { startMs: number; endMs: number } {
  return { startMs: startOfDayMs(zone, first), endMs: startOfDayMs(zone, addDays(last, 1)) };
}

/** 0 is Sunday. */
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
