/**
 * The hashes of the Merkle tree (RFC 6962, section 2.1): SHA-256 with 0x00 before an entry and 0x01 before two nodes,
 * so that no entry can be passed off as a node.
 */
import { type Sha256, sha256, sha256Into } from './sha256.js';

/** 32 bytes. */
export type Hash = Uint8Array;
export const HASH_BYTES = 32;

const LEAF_PREFIX = 0;
const NODE_PREFIX = 1;

/** Root of the tree without entries: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array(0));

export function leafHash(entry: Uint8Array): Hash {
  const out = new Uint8Array(HASH_BYTES);
  sha256Into(LEAF_PREFIX, entry, 0, entry.length, out, 0);
  return out;
}

export function nodeHash(left: Hash, right: Hash): Hash {
  const out = new Uint8Array(HASH_BYTES);
  pair.set(left, 0);
  pair.set(right, HASH_BYTES);
  sha256Into(NODE_PREFIX, pair, 0, 2 * HASH_BYTES, out, 0);
  return out;
}

const pair = new Uint8Array(2 * HASH_BYTES);

/** Leaf hash of `entry`, written to out[at, at + 32). */
export function leafHashInto(entry: Uint8Array, out: Uint8Array, at: number): void {
  sha256Into(LEAF_PREFIX, entry, 0, entry.length, out, at);
}

/** Node hash of the two hashes at bytes[offset, offset + 64), written to out[at, at + 32); `out` may be `bytes`. */
export function nodeHashInto(bytes: Uint8Array, offset: number, out: Uint8Array, at: number): void {
  sha256Into(NODE_PREFIX, bytes, offset, offset + 2 * HASH_BYTES, out, at);
}

/**
 * Root over hashes that lie one after the other.
 * @param hashes a power of two of them, 32 bytes each: for instance a full tile
 */
export function perfectRoot(hashes: Uint8Array): Hash {
  const count = hashes.length / HASH_BYTES;
  if (!Number.isInteger(Math.log2(count))) {
    throw new RangeError(`expected a power of two of 32-byte hashes, found ${hashes.length} bytes`);
  }
  if (count === 1) return new Uint8Array(hashes);
  const row = new Uint8Array(hashes.length / 2);
  let from = hashes;
  for (let width = count / 2; width >= 1; width /= 2) {
    for (let i = 0; i < width; i++) nodeHashInto(from, 2 * i * HASH_BYTES, row, i * HASH_BYTES);
    from = row;
  }
  return row.slice(0, HASH_BYTES);
}

/** Up to about this length the hash that is built into Node.js is no faster than ours: a call of it costs 1 µs. */
const LONG_ENTRY_BYTES = 160;

/**
 * leafHashInto that leaves long entries to another SHA-256.
 * @param long gives 32 bytes; in Node.js `(bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'binary')` with hash of node:crypto,
 * whose strings cost half of its buffers.
 */
export function leafHasher(long: Sha256): (entry: Uint8Array, out: Uint8Array, at: number) => void {
  return (entry, out, at) => {
    if (entry.length < LONG_ENTRY_BYTES) return leafHashInto(entry, out, at);
    const prefixed = new Uint8Array(1 + entry.length);
    prefixed[0] = LEAF_PREFIX;
    prefixed.set(entry, 1);
    out.set(long(prefixed), at);
  };
}
