/**
 * The happenings that the monitor holds, as rows of typed arrays. A row is never written again: a later version of the
 * same happening gets a new row, and the old one is dead.
 */
import type { Happening } from '../happening.js';
import type { Authorship } from './columns.js';
import { type FoundTable, makeRoomForRows, openFound } from './found.js';
import { type IdIndex, openIdIndex } from './id-index.js';
import type { Slots } from './slots.js';

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
  /** By incident pattern: its truth, or -1; null where none was asked yet. */
  patterns: Int8Array | null;
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

export function makeRoom(rows: Rows): void {
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

export function recordsOf(rows: Rows, row: number): readonly string[] {
  return rows.records[row] ?? [rows.ids[row]!];
}
