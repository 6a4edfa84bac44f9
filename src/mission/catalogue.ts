/**
 * What is known of every entry without reading it again: which record it holds, whether another is the same, when it
 * was written. One row an entry, in the order of the ledger, so that the first n rows are the catalogue at size n.
 *
 * Row, 32 bytes, little endian:
 *   id    16 bytes  the first half of SHA-256 of the record's id: two ids never share one by accident or design
 *   sum    8 bytes  CRC-32 of the canonical record | its length in bytes
 *   at     8 bytes  float64, milliseconds since 1970 UTC at which it was written down; NaN where the entry has none
 *
 * Rows are found by an open-addressed table of row numbers, which is not stored: it is made again in one pass.
 */
import { crc32 } from 'node:zlib';
import { sha256Into } from '../ledger/format/sha256.js';

export interface RecordSum {
  readonly crc: number;
  readonly bytes: number;
}

/** What ids are found by; made once for those that are to be looked for and then added. */
export type IdKeys = Uint32Array;

export interface Catalogue {
  readonly size: number;
  add(id: string, sum: RecordSum, atMs: number): void;
  /** Index of the entry that holds the record. */
  find(id: string): number | undefined;
  /** The same for number `i` of the ids whose keys these are. */
  addKey(keys: IdKeys, i: number, sum: RecordSum, atMs: number): void;
  findKey(keys: IdKeys, i: number): number | undefined;
  holds(index: number, sum: RecordSum): boolean;
  /** How many entries come before the first that was written later than this moment. */
  sizeAt(atMs: number): number;
  /** When the last one was written; NaN for none. */
  readonly lastMs: number;
  /** The rows of the first entries, as they are stored. */
  rows(size?: number): Uint8Array;
}

export const ROW_BYTES = 32;
const ROW_WORDS = ROW_BYTES / 4;
const FIRST_ROWS = 1 << 10;
/** Slots a row: with fewer, long runs of full slots make finding slow. */
const SLOTS = 2;
const KEY_WORDS = 4;
const NO_PREFIX = -1;

export function keysOf(ids: readonly string[]): IdKeys {
  const keys = new Uint32Array(ids.length * KEY_WORDS);
  const key = new Uint8Array(32);
  const keyWords = new Uint32Array(key.buffer);
  ids.forEach((id, i) => {
    const length = scratch.write(id);
    // An id of the ledger has fewer bytes; what another program wrote may be longer.
    const bytes = length < scratch.length - MOST_BYTES_A_UNIT ? scratch : Buffer.from(id);
    sha256Into(NO_PREFIX, bytes, 0, bytes === scratch ? length : bytes.length, key, 0);
    for (let word = 0; word < KEY_WORDS; word++) keys[i * KEY_WORDS + word] = keyWords[word]!;
  });
  return keys;
}

const scratch = Buffer.allocUnsafeSlow(1024);
const MOST_BYTES_A_UNIT = 4;

export const sumOf = (record: Uint8Array): RecordSum => ({ crc: crc32(record), bytes: record.length });

/** @param stored rows as `rows` gave them; the array is taken over */
export function catalogue(stored: Uint8Array = new Uint8Array(0)): Catalogue {
  let size = Math.floor(stored.length / ROW_BYTES);
  let capacity = Math.max(FIRST_ROWS, powerOfTwo(size + 1));
  let buffer = new ArrayBuffer(capacity * ROW_BYTES);
  new Uint8Array(buffer).set(stored.subarray(0, size * ROW_BYTES));
  let words = new Uint32Array(buffer);
  let times = new Float64Array(buffer);
  let slots = slotsOf(words, size, capacity);
  const grow = (): void => {
    capacity *= 2;
    const larger = new ArrayBuffer(capacity * ROW_BYTES);
    new Uint8Array(larger).set(new Uint8Array(buffer));
    buffer = larger;
    words = new Uint32Array(buffer);
    times = new Float64Array(buffer);
    slots = slotsOf(words, size, capacity);
  };
  const addKey = (keys: IdKeys, i: number, sum: RecordSum, atMs: number): void => {
    if (size === capacity) grow();
    const row = size * ROW_WORDS;
    for (let word = 0; word < KEY_WORDS; word++) words[row + word] = keys[i * KEY_WORDS + word]!;
    words[row + 4] = sum.crc;
    words[row + 5] = sum.bytes;
    times[size * 4 + 3] = atMs;
    enter(slots, words, size);
    size++;
  };
  const findKey = (keys: IdKeys, i: number): number | undefined => {
    const mask = slots.length - 1;
    for (let slot = keys[i * KEY_WORDS]! & mask; ; slot = (slot + 1) & mask) {
      const index = slots[slot]! - 1;
      if (index < 0) return undefined;
      if (sameKey(words, index * ROW_WORDS, keys, i * KEY_WORDS)) return index;
    }
  };
  return {
    get size() {
      return size;
    },
    get lastMs() {
      return size === 0 ? Number.NaN : times[size * 4 - 1]!;
    },
    add: (id, sum, atMs) => addKey(keysOf([id]), 0, sum, atMs),
    find: (id) => findKey(keysOf([id]), 0),
    addKey,
    findKey,
    holds(index, sum) {
      const row = index * ROW_WORDS;
      return words[row + 4] === sum.crc && words[row + 5] === sum.bytes;
    },
    sizeAt(atMs) {
      for (let index = 0; index < size; index++) if (times[index * 4 + 3]! > atMs) return index;
      return size;
    },
    rows: (upTo = size) => new Uint8Array(buffer, 0, upTo * ROW_BYTES),
  };
}

function slotsOf(words: Uint32Array, size: number, capacity: number): Uint32Array {
  const slots = new Uint32Array(capacity * SLOTS);
  for (let index = 0; index < size; index++) enter(slots, words, index);
  return slots;
}

/** The first entry of an id keeps its place: the sequencer never writes a second. */
function enter(slots: Uint32Array, words: Uint32Array, index: number): void {
  const mask = slots.length - 1;
  const row = index * ROW_WORDS;
  for (let slot = words[row]! & mask; ; slot = (slot + 1) & mask) {
    const there = slots[slot]!;
    if (there === 0) {
      slots[slot] = index + 1;
      return;
    }
    if (sameKey(words, (there - 1) * ROW_WORDS, words, row)) return;
  }
}

function sameKey(a: Uint32Array, at: number, b: Uint32Array, bAt: number): boolean {
  return a[at] === b[bAt] && a[at + 1] === b[bAt + 1] && a[at + 2] === b[bAt + 2] && a[at + 3] === b[bAt + 3];
}

function powerOfTwo(atLeast: number): number {
  let value = 1;
  while (value < atLeast) value *= 2;
  return value;
}
