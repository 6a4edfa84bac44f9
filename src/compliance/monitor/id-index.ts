/**
 * Rows by the id of their happening: a hash table in typed arrays. A Map of strings does the same and takes several times
 * as long, which is much of what an event costs.
 */
export interface IdIndex {
  /** Row + 1 of the first of a chain; 0: none. Its length is a power of two. */
  heads: Int32Array;
  /** By row: row + 1 of the next of the chain, and the hash. */
  next: Int32Array;
  hashes: Int32Array;
  count: number;
  readonly ids: readonly string[];
}

export function openIdIndex(ids: readonly string[]): IdIndex {
  return {
    heads: new Int32Array(1024),
    next: new Int32Array(1024),
    hashes: new Int32Array(1024),
    count: 0,
    ids,
  };
}

/** @returns the row that the id has; -1 for none */
export function rowOf(index: IdIndex, id: string): number {
  const hash = hashOf(id);
  const { heads, next, hashes, ids } = index;
  for (let row = heads[hash & (heads.length - 1)]! - 1; row >= 0; row = next[row]! - 1)
    if (hashes[row] === hash && ids[row] === id) return row;
  return -1;
}

/** Gives the id, which is that of the row in `ids`, to the row. @returns the row that had it; -1 for none */
export function claim(index: IdIndex, row: number): number {
  const id = index.ids[row]!;
  const hash = hashOf(id);
  const before = forgetHashed(index, id, hash);
  if (index.count >= index.heads.length) grow(index);
  if (row >= index.next.length) {
    index.next = doubled(index.next, row);
    index.hashes = doubled(index.hashes, row);
  }
  index.hashes[row] = hash;
  chain(index, row);
  index.count++;
  return before;
}

/** @returns the row that had it; -1 for none */
export function forgetId(index: IdIndex, id: string): number {
  return forgetHashed(index, id, hashOf(id));
}

function forgetHashed(index: IdIndex, id: string, hash: number): number {
  const { heads, next, hashes, ids } = index;
  const at = hash & (heads.length - 1);
  for (let row = heads[at]! - 1, previous = -1; row >= 0; previous = row, row = next[row]! - 1) {
    if (hashes[row] !== hash || ids[row] !== id) continue;
    if (previous < 0) heads[at] = next[row]!;
    else next[previous] = next[row]!;
    index.count--;
    return row;
  }
  return -1;
}

function chain({ heads, next, hashes }: IdIndex, row: number): void {
  const at = hashes[row]! & (heads.length - 1);
  next[row] = heads[at]!;
  heads[at] = row + 1;
}

function grow(index: IdIndex): void {
  const old = index.heads;
  const rows: number[] = [];
  for (const head of old) for (let row = head - 1; row >= 0; row = index.next[row]! - 1) rows.push(row);
  index.heads = new Int32Array(old.length * 4);
  for (const row of rows) chain(index, row);
}

function doubled(from: Int32Array, row: number): Int32Array {
  const to = new Int32Array(Math.max(row + 1, from.length * 2));
  to.set(from);
  return to;
}

/** FNV-1a over 16-bit units (G. Fowler, L. C. Noll, K.-P. Vo), with the high bits folded in at the end. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
