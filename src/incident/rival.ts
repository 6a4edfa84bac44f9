/**
 * On what the accounts of one incident differ. Values are kept as the accounts give them, sorted; silence
 * (`unspecified`, `undetermined`, no number) is no rival.
 */
import { DAY_MS } from '../time/instant.js';
import type { Account, Incident } from './incident.js';
import type { Telling } from './telling.js';

/** @param told the tellings of the event: one text may list several places. */
export function rivalsOf(accounts: readonly Account[], told: readonly Telling[]): Incident['rivals'] {
  const rivals: Record<string, readonly string[]> = {};
  const differing = differencesOf(accounts);
  for (const [i, field] of FIELDS.entries())
    if (differing & (1 << i)) keep(rivals, field, valuesOf(accounts, field));
  if (placesDiffer(told))
    keep(rivals, 'place', new Set(told.flatMap(({ reports }) => reports.map(({ place }) => place.name))));
  if (differing & TIME) keep(rivals, 'time', timesOf(accounts));
  return rivals;
}

/** In the order in which they are written. A stance is a rival only where one account denies. */
const FIELDS = ['actor', 'conduct', 'means', 'target', 'stance', 'killed', 'injured'] as const;
const TIME = 1 << FIELDS.length;

/** Bits by the fields, and TIME: where an account says something else than the first. Most differ in time alone. */
function differencesOf(accounts: readonly Account[]): number {
  const first = accounts[0]!;
  let bits = 0;
  let denied = first.stance === 'denied';
  for (let i = 1; i < accounts.length; i++) {
    const account = accounts[i]!;
    if (account.actor !== first.actor) bits |= 1;
    if (account.conduct !== first.conduct) bits |= 2;
    if (account.means !== first.means) bits |= 4;
    if (account.target !== first.target) bits |= 8;
    if (account.stance !== first.stance) bits |= 16;
    if (account.stance === 'denied') denied = true;
    if (account.killed !== first.killed) bits |= 32;
    if (account.injured !== first.injured) bits |= 64;
    if (account.time.startMs !== first.time.startMs || account.time.endMs !== first.time.endMs) bits |= TIME;
  }
  return denied ? bits : bits & ~16;
}

function valuesOf(accounts: readonly Account[], field: (typeof FIELDS)[number]): Set<string> {
  const values = new Set<string>();
  let last: string | number | null = null;
  for (const account of accounts) {
    const value = account[field];
    if (value !== last && value !== null) values.add(String(value));
    last = value;
  }
  return values;
}

function placesDiffer(told: readonly Telling[]): boolean {
  const { name } = told[0]!.reports[0]!.place;
  for (const { reports } of told) for (const { place } of reports) if (place.name !== name) return true;
  return false;
}

function timesOf(accounts: readonly Account[]): Set<string> {
  const values = new Set<string>();
  for (let i = 0; i < accounts.length; i++) {
    const { time } = accounts[i]!;
    if (!isTimeOf(accounts, i, time)) values.add(`${isoOf(time.startMs)}/${isoOf(time.endMs)}`);
  }
  return values;
}

/** Whether one of the last few before gives the same time: texts are dear to make. */
function isTimeOf(
  accounts: readonly Account[],
  before: number,
  { startMs, endMs }: Account['time'],
): boolean {
  for (let i = before - 1; i >= 0 && i >= before - LOOKED_BACK; i--) {
    const { time } = accounts[i]!;
    if (time.startMs === startMs && time.endMs === endMs) return true;
  }
  return false;
}

const LOOKED_BACK = 16;

/** Keeps the values, if two of them are left when silence is left out. */
function keep(rivals: Record<string, readonly string[]>, field: string, values: Set<string>): void {
  for (const silence of SILENCE) values.delete(silence);
  if (values.size > 1) rivals[field] = [...values].sort();
}

const SILENCE: readonly string[] = ['', 'none', 'unspecified', 'undetermined'];

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
