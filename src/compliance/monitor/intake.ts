/** Happenings taken in as rows, one by one or in columns. What matches nothing in the program gets no row. */
import type { Placed } from '../../agreement/program.js';
import type { Probability } from '../../attribution/attribution.js';
import type { Happening } from '../happening.js';
import { targetCode, weaponCode, whereCode, wordCode } from './codes.js';
import type { Authorship, Dictionary, IncidentColumns } from './columns.js';
import { LIVE_ROW, makeRoom, type Rows } from './rows.js';
import { codeOf, targetKey, weaponKey, wordKey } from './slots.js';

/** @returns the row, or -1 where nothing in the program can take notice of it */
export function addHappening(
  rows: Rows,
  happening: Happening,
  matters: (happening: Happening, where: number) => boolean,
): number {
  const { slots } = rows;
  makeRoom(rows);
  const row = rows.length;
  const isIncident = happening.kind === 'incident';
  rows.conduct[row] = wordCode(slots, slots.conduct, happening, 'conduct');
  rows.means[row] = wordCode(slots, slots.means, happening, 'means');
  rows.target[row] = targetCode(slots, happening);
  rows.weapon[row] = weaponCode(slots, happening);
  rows.purpose[row] = wordCode(slots, slots.purpose, happening, 'purpose');
  // Measures and efforts ask for places even where no fit does.
  rows.where[row] = whereCode(slots, happening);
  const some = setMasks(rows, row);
  if (!(isIncident && some) && !matters(happening, rows.where[row]!)) return -1;
  rows.author[row] = authorCode(rows, happening.by, happening.happened, happening.shares);
  finishRow(rows, row, happening.id, happening.startMs, happening.endMs, isIncident);
  rows.happenings.push(happening);
  rows.records.push(happening.records);
  return row;
}

/** Codes of this monitor for those of a batch. */
export interface Translation {
  readonly conduct: Int32Array;
  readonly means: Int32Array;
  readonly target: Int32Array;
  readonly weapon: Int32Array;
  readonly purpose: Int32Array;
  readonly where: Int32Array;
  readonly author: Int32Array;
}

export function translate(rows: Rows, columns: IncidentColumns): Translation {
  const { slots } = rows;
  const each = <T>({ values }: Dictionary<T>, code: (value: T) => number): Int32Array =>
    Int32Array.from(values, code);
  return {
    conduct: each(columns.conduct, (told) => codeOf(slots, slots.conduct, told, wordKey(told))),
    means: each(columns.means, (told) => codeOf(slots, slots.means, told, wordKey(told))),
    target: each(columns.target, (told) => codeOf(slots, slots.target, told, targetKey(told))),
    weapon: each(columns.weapon, (told) => codeOf(slots, slots.weapon, told, weaponKey(told))),
    purpose: each(columns.purpose, (told) => codeOf(slots, slots.purpose, told, wordKey(told))),
    where: slots.isPlaceAsked
      ? each(columns.where, (placed) => whereCode(slots, placed))
      : new Int32Array(columns.where.values.length).fill(whereCode(slots, NOWHERE)),
    author: each(columns.authorship, (one) => authorCode(rows, one.author, one.happened, one.shares)),
  };
}

const NOWHERE: Placed = { zones: [] };

/**
 * Incidents that fit something get a row.
 * @param take told the id and the row of each, in order; -1: no row
 */
export function addColumns(
  rows: Rows,
  columns: IncidentColumns,
  to: Translation,
  take: (id: string, row: number) => void,
): void {
  for (const [i, id] of columns.ids.entries()) {
    makeRoom(rows);
    const row = rows.length;
    rows.conduct[row] = to.conduct[columns.conduct.codes[i]!]!;
    rows.means[row] = to.means[columns.means.codes[i]!]!;
    rows.target[row] = to.target[columns.target.codes[i]!]!;
    rows.weapon[row] = to.weapon[columns.weapon.codes[i]!]!;
    rows.purpose[row] = to.purpose[columns.purpose.codes[i]!]!;
    rows.where[row] = to.where[columns.where.codes[i]!]!;
    if (!setMasks(rows, row)) {
      take(id, -1);
      continue;
    }
    rows.author[row] = to.author[columns.authorship.codes[i]!]!;
    finishRow(rows, row, id, columns.startMs[i]!, columns.endMs[i]!, true);
    rows.happenings.push(null);
    rows.records.push(columns.records?.[i] ?? null);
    take(id, row);
  }
}

/** Is any slot left? */
function setMasks(rows: Rows, row: number): boolean {
  const { slots, yes, maybe } = rows;
  const { width, conduct, means, target, weapon, purpose, where } = slots;
  const c = rows.conduct[row]! * width;
  const m = rows.means[row]! * width;
  const t = rows.target[row]! * width;
  const w = rows.weapon[row]! * width;
  const p = rows.purpose[row]! * width;
  const z = rows.where[row]! * width;
  const at = row * width;
  let some = 0;
  for (let k = 0; k < width; k++) {
    const mask =
      conduct.maybe[c + k]! &
      means.maybe[m + k]! &
      target.maybe[t + k]! &
      weapon.maybe[w + k]! &
      purpose.maybe[p + k]! &
      where.maybe[z + k]!;
    maybe[at + k] = mask;
    some |= mask;
    yes[at + k] =
      conduct.yes[c + k]! &
      means.yes[m + k]! &
      target.yes[t + k]! &
      weapon.yes[w + k]! &
      purpose.yes[p + k]! &
      where.yes[z + k]!;
  }
  return some !== 0;
}

function finishRow(
  rows: Rows,
  row: number,
  id: string,
  startMs: number,
  endMs: number,
  isIncident: boolean,
): void {
  rows.startMs[row] = startMs;
  rows.lastMs[row] = endMs - 1;
  rows.state[row] = LIVE_ROW;
  rows.isIncident[row] = isIncident ? 1 : 0;
  rows.ids.push(id);
  rows.authors[rows.author[row]!]!.uses++;
  rows.length++;
}

/** Authors that did it for certain are one each; others are as many as there are. */
function authorCode(rows: Rows, author: string, happened: Probability, shares: Authorship['shares']): number {
  const isCertain =
    isOne(happened) && shares[author] !== undefined && isOne(shares[author]) && isAlone(shares);
  const known = isCertain ? rows.certain.get(author) : undefined;
  if (known !== undefined) return known;
  const code = rows.authors.length;
  rows.authors.push({
    author,
    happened,
    shares,
    uses: 0,
    weighings: [],
    patterns: null,
  });
  if (isCertain) rows.certain.set(author, code);
  return code;
}

const isOne = ({ value, low, high }: Probability): boolean => value === 1 && low === 1 && high === 1;

function isAlone(shares: Readonly<Record<string, Probability>>): boolean {
  let count = 0;
  for (const _ in shares) if (++count > 1) return false;
  return true;
}
