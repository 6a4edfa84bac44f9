/**
 * Association of columns alone: which rows are one event, for entries on forms and from sensors by the million, where an
 * object for each would cost more than all the comparing. The same core as `associate` (together.ts), without tellings:
 * no words, no rulings, no reasons.
 */
import { type Columns, emptyColumns, NO_WORDS } from './columns.js';
import { togetherOf } from './together.js';

/**
 * @param columns rows in any order; `words` may be left empty.
 * @returns for each row, as the rows were given, a row of its group: the same one for all rows of the group.
 */
export function groupRows(columns: Columns): Int32Array {
  const order = orderOf(columns);
  const { group } = togetherOf(inOrder(columns, order));
  const out = new Int32Array(columns.size);
  for (let at = 0; at < order.length; at++) out[order[at]!] = order[group[at]!]!;
  return out;
}

const BITS = 11;
const BUCKETS = 1 << BITS;
const TWO_TO_32 = 2 ** 32;
const bitsOf = (number: number): number => Math.ceil(Math.log2(number + 1));

/**
 * Rows by start, those of one start by everything else that is compared: rows that are still equal are interchangeable,
 * and so the order in which rows are given does not matter.
 */
function orderOf(columns: Columns): Int32Array {
  const order = byInsertion(columns.startMs) ?? byRadix(columns.startMs);
  breakTies(columns, order);
  return order;
}

/** Entries come nearly in order: each is moved so far on average at most, before another way is taken. */
const MOVES_MOST = 16;

function byInsertion(startMs: Float64Array): Int32Array | undefined {
  const size = startMs.length;
  const keys = new Float64Array(size);
  const order = new Int32Array(size);
  let moves = MOVES_MOST * size;
  for (let row = 0; row < size; row++) {
    const key = startMs[row]!;
    let at = row;
    for (; at > 0 && keys[at - 1]! > key; at--) {
      keys[at] = keys[at - 1]!;
      order[at] = order[at - 1]!;
      if (--moves < 0) return undefined;
    }
    keys[at] = key;
    order[at] = row;
  }
  return order;
}

/** Least digits first. */
function byRadix(startMs: Float64Array): Int32Array {
  const size = startMs.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < size; row++) {
    if (startMs[row]! < least) least = startMs[row]!;
    if (startMs[row]! > most) most = startMs[row]!;
  }
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  let from = new Int32Array(size);
  let to = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const after = startMs[row]! - least;
    high[row] = Math.floor(after / TWO_TO_32);
    low[row] = after - high[row]! * TWO_TO_32;
    from[row] = row;
  }
  const sortBy = (half: Uint32Array, bits: number): void => {
    for (let shift = 0; shift < bits; shift += BITS) {
      const places = new Int32Array(BUCKETS + 1);
      for (let at = 0; at < size; at++) places[((half[at]! >>> shift) & (BUCKETS - 1)) + 1]!++;
      for (let at = 0; at < BUCKETS; at++) places[at + 1]! += places[at]!;
      for (let at = 0; at < size; at++) {
        const row = from[at]!;
        to[places[(half[row]! >>> shift) & (BUCKETS - 1)]!++] = row;
      }
      [from, to] = [to, from];
    }
  };
  const span = most - least;
  sortBy(low, Math.min(32, bitsOf(span)));
  if (span >= TWO_TO_32) sortBy(high, bitsOf(span / TWO_TO_32));
  return from;
}

function breakTies(columns: Columns, order: Int32Array): void {
  const { startMs } = columns;
  const keys = TIE_BREAKERS.map((key) => columns[key]);
  const compare = (a: number, b: number): number => {
    for (const key of keys) if (key[a] !== key[b]) return key[a]! - key[b]!;
    return 0;
  };
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && startMs[order[end]!] === startMs[order[start]!]) end++;
    if (end - start > 1) order.subarray(start, end).sort(compare);
    start = end;
  }
}

const TIE_BREAKERS = [
  'endMs',
  'radiusMetres',
  'lat',
  'lon',
  'flags',
  'conduct',
  'means',
  'target',
  'actor',
  'name',
  'facility',
  'killed',
  'injured',
] as const;

function inOrder(columns: Columns, order: Int32Array): Columns {
  const out = emptyColumns(columns.size);
  for (const key of FLOATS) takeFloats(columns[key], order, out[key]);
  for (const key of INTEGERS) takeIntegers(columns[key], order, out[key]);
  for (const key of BYTES) takeBytes(columns[key], order, out[key]);
  if (columns.words.length > 0) for (const row of order) out.words.push(columns.words[row] ?? NO_WORDS);
  return out;
}

const FLOATS = ['lat', 'lon', 'metresPerLon', 'radiusMetres', 'startMs', 'endMs'] as const;
const INTEGERS = ['actor', 'name', 'region', 'facility', 'killed', 'injured'] as const;
const BYTES = ['flags', 'conduct', 'means', 'target'] as const;

// One loop for each kind of array: a loop that meets several is several times slower.
function takeFloats(from: Float64Array, order: Int32Array, to: Float64Array): void {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at]!]!;
}

function takeIntegers(from: Int32Array, order: Int32Array, to: Int32Array): void {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at]!]!;
}

function takeBytes(from: Uint8Array, order: Int32Array, to: Uint8Array): void {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at]!]!;
}
