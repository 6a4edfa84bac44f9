/**
 * On what the accounts of one incident differ. Values are kept as the accounts give them, sorted; silence
 * (`unspecified`, `undetermined`, no number) is no rival.
 */
import { DAY_MS } from '../time/instant.js';
import type { Account, Incident } from './incident.js';

/** @param places names of every place any report gave: one text may list several. */
export function rivalsOf(accounts: readonly Account[], places: readonly string[]): Incident['rivals'] {
  const rivals: Record<string, readonly string[]> = {};
  for (const field of FIELDS) keep(rivals, field, accounts, (account) => account[field]);
  if (accounts.some((account) => account.stance === 'denied'))
    keep(rivals, 'stance', accounts, (account) => account.stance);
  keep(rivals, 'killed', accounts, (account) => account.killed ?? '');
  keep(rivals, 'injured', accounts, (account) => account.injured ?? '');
  keep(rivals, 'place', places, (place) => place);
  const { startMs, endMs } = accounts[0]!.time;
  if (accounts.some(({ time }) => time.startMs !== startMs || time.endMs !== endMs))
    keep(rivals, 'time', accounts, timeText);
  return rivals;
}

const FIELDS = ['actor', 'conduct', 'means', 'target'] as const;

/** Keeps what the items say, if two of them differ. Most do not: nothing is allocated then. */
function keep<T>(
  rivals: Record<string, readonly string[]>,
  field: string,
  items: readonly T[],
  valueIn: (item: T) => string | number,
): void {
  let first: string | number = '';
  let differ = false;
  for (const item of items) {
    const value = valueIn(item);
    if (value === first || SILENCE.has(value)) continue;
    if (first === '') first = value;
    else differ = true;
  }
  if (!differ) return;
  const values = items.map(valueIn).filter((value) => !SILENCE.has(value));
  rivals[field] = [...new Set(values.map(String))].sort();
}

const SILENCE: ReadonlySet<string | number> = new Set(['', 'none', 'unspecified', 'undetermined']);

const timeText = ({ time }: Account): string => `${isoOf(time.startMs)}/${isoOf(time.endMs)}`;

/** As Date.toISOString, which a year of a large mission would call some millions of times for a few hundred days. */
function isoOf(atMs: number): string {
  const day = Math.floor(atMs / DAY_MS);
  const msOfDay = atMs - day * DAY_MS;
  const seconds = Math.floor(msOfDay / 1000);
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dateOf(day)}T${clock}.${String(Math.floor(msOfDay) % 1000).padStart(3, '0')}Z`;
}

const two = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

const dates = new Map<number, string>();
const DATES_KEPT = 4_000;

function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length);
    if (dates.size === DATES_KEPT) dates.clear();
    dates.set(day, date);
  }
  return date;
}
