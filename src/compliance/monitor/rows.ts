/**
 * The happenings that the monitor holds, as rows of typed arrays. A row is never written again: a later version of the
 * same happening gets a new row, and the old one is dead. What matches nothing in the program gets no row.
 */
import type { Probability } from '../../attribution/attribution.js';
import type { Happening } from '../happening.js';
import { targetCode, weaponCode, whereCode, wordCode } from './codes.js';
import type { Authorship, Dictionary, IncidentColumns } from './columns.js';
import { type FoundTable, makeRoomForRows, openFound } from './found.js';
import { type IdIndex, openIdIndex } from './id-index.js';
import { codeOf, type Slots, targetKey, weaponKey, wordKey } from './slots.js';

export interface Rows {
  readonly slots: Slots;
  length: number;
  startMs: Float64Array;
  lastMs: Float64Array;
  conduct: Int32Array;
  means: Int32Array;
  target: Int32Array;
  weapon: Int32Array;
  purpose: Int32Array;
  where: Int32Array;
  author: Int32Array;
  /** At row x width. */
  yes: Uint32Array;
  maybe: Uint32Array;
  state: Uint8Array;
  /** 1 for incidents; also of the dead. */
  isIncident: Uint8Array;
  readonly ids: string[];
  /** Null where the row came in columns. */
  readonly happenings: (Happening | null)[];
  /** Null: its own id. */
  readonly records: (readonly string[] | null)[];
  readonly found: FoundTable;
  readonly authors: Author[];
  readonly certain: Map<string, number>;
  readonly byId: IdIndex;
}

/** New rows are live from the first, and settled once their findings are made. */
export const LIVE_ROW = 0;
export const SETTLED_ROW = 1;
export const DEAD_ROW = 2;

export interface Author extends Authorship {
  /** How many rows have it. */
  uses: number;
  /** What was worked out from it, by whoever did. */
  readonly weighings: unknown[];
  /** By incident pattern: its truth, or -1. */
  readonly patterns: Int8Array;
}

export function openRows(slots: Slots): Rows {
  const capacity = 256;
  const ids: string[] = [];
  return {
    slots,
    length: 0,
    startMs: new Float64Array(capacity),
    lastMs: new Float64Array(capacity),
    conduct: new Int32Array(capacity),
    means: new Int32Array(capacity),
    target: new Int32Array(capacity),
    weapon: new Int32Array(capacity),
    purpose: new Int32Array(capacity),
    where: new Int32Array(capacity),
    author: new Int32Array(capacity),
    yes: new Uint32Array(capacity * slots.width),
    maybe: new Uint32Array(capacity * slots.width),
    state: new Uint8Array(capacity),
    isIncident: new Uint8Array(capacity),
    ids,
    happenings: [],
    records: [],
    found: openFound(),
    authors: [],
    certain: new Map(),
    byId: openIdIndex(ids),
  };
}

const NUMBERS = [
  'startMs',
  'lastMs',
  'conduct',
  'means',
  'target',
  'weapon',
  'purpose',
  'where',
  'author',
  'state',
  'isIncident',
] as const;

function makeRoom(rows: Rows): void {
  const { width } = rows.slots;
  const old = rows.startMs.length;
  if (rows.length < old) return;
  makeRoomForRows(rows.found, old * 2);
  for (const name of NUMBERS) {
    const from = rows[name];
    const to = new (from.constructor as new (length: number) => typeof from)(old * 2);
    to.set(from as never);
    Object.assign(rows, { [name]: to });
  }
  for (const name of ['yes', 'maybe'] as const) {
    const to = new Uint32Array(old * 2 * width);
    to.set(rows[name]);
    rows[name] = to;
  }
}

/** @returns the row, or -1 where nothing in the program can take notice of it */
export function addHappening(
  rows: Rows,
  happening: Happening,
  patternCount: number,
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
  rows.author[row] = authorCode(rows, happening.by, happening.happened, happening.shares, patternCount);
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

export function translate(rows: Rows, columns: IncidentColumns, patternCount: number): Translation {
  const { slots } = rows;
  const each = <T>({ values }: Dictionary<T>, code: (value: T) => number): Int32Array =>
    Int32Array.from(values, code);
  return {
    conduct: each(columns.conduct, (told) => codeOf(slots, slots.conduct, told, wordKey(told))),
    means: each(columns.means, (told) => codeOf(slots, slots.means, told, wordKey(told))),
    target: each(columns.target, (told) => codeOf(slots, slots.target, told, targetKey(told))),
    weapon: each(columns.weapon, (told) => codeOf(slots, slots.weapon, told, weaponKey(told))),
    purpose: each(columns.purpose, (told) => codeOf(slots, slots.purpose, told, wordKey(told))),
    where: each(columns.where, (placed) => whereCode(slots, placed)),
    author: each(columns.authorship, (one) =>
      authorCode(rows, one.author, one.happened, one.shares, patternCount),
    ),
  };
}

/**
 * Incidents that fit something get a row. The loop is written out, as this is done for every incident that arrives.
 * @param take told the id and the row of each, in order; -1: no row
 */
export function addColumns(
  rows: Rows,
  columns: IncidentColumns,
  to: Translation,
  take: (id: string, row: number) => void,
): void {
  const { ids, startMs, endMs, conduct, means, target, weapon, purpose, where, authorship, records } =
    columns;
  const { slots } = rows;
  const { width } = slots;
  const masks = [slots.conduct, slots.means, slots.target, slots.weapon, slots.purpose, slots.where];
  const [maybe1, maybe2, maybe3, maybe4, maybe5, maybe6] = masks.map(({ maybe }) => maybe) as Masks;
  const [yes1, yes2, yes3, yes4, yes5, yes6] = masks.map(({ yes }) => yes) as Masks;
  for (let i = 0; i < ids.length; i++) {
    const code1 = to.conduct[conduct.codes[i]!]!;
    const code2 = to.means[means.codes[i]!]!;
    const code3 = to.target[target.codes[i]!]!;
    const code4 = to.weapon[weapon.codes[i]!]!;
    const code5 = to.purpose[purpose.codes[i]!]!;
    const code6 = to.where[where.codes[i]!]!;
    const [at1, at2, at3] = [code1 * width, code2 * width, code3 * width];
    const [at4, at5, at6] = [code4 * width, code5 * width, code6 * width];
    let some = 0;
    for (let k = 0; k < width; k++)
      some |=
        maybe1[at1 + k]! &
        maybe2[at2 + k]! &
        maybe3[at3 + k]! &
        maybe4[at4 + k]! &
        maybe5[at5 + k]! &
        maybe6[at6 + k]!;
    if (some === 0) {
      take(ids[i]!, -1);
      continue;
    }
    makeRoom(rows);
    const row = rows.length;
    const at = row * width;
    for (let k = 0; k < width; k++) {
      rows.maybe[at + k] =
        maybe1[at1 + k]! &
        maybe2[at2 + k]! &
        maybe3[at3 + k]! &
        maybe4[at4 + k]! &
        maybe5[at5 + k]! &
        maybe6[at6 + k]!;
      rows.yes[at + k] =
        yes1[at1 + k]! & yes2[at2 + k]! & yes3[at3 + k]! & yes4[at4 + k]! & yes5[at5 + k]! & yes6[at6 + k]!;
    }
    rows.conduct[row] = code1;
    rows.means[row] = code2;
    rows.target[row] = code3;
    rows.weapon[row] = code4;
    rows.purpose[row] = code5;
    rows.where[row] = code6;
    rows.author[row] = to.author[authorship.codes[i]!]!;
    finishRow(rows, row, ids[i]!, startMs[i]!, endMs[i]!, true);
    rows.happenings.push(null);
    rows.records.push(records?.[i] ?? null);
    take(ids[i]!, row);
  }
}

type Masks = [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];

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
function authorCode(
  rows: Rows,
  author: string,
  happened: Probability,
  shares: Authorship['shares'],
  patternCount: number,
): number {
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
    patterns: new Int8Array(patternCount).fill(-1),
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

export function recordsOf(rows: Rows, row: number): readonly string[] {
  return rows.records[row] ?? [rows.ids[row]!];
}
