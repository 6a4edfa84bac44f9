/**
 * The Merkle tree of RFC 6962, section 2.1: its root as entries are appended, proofs out of it, and their checking.
 * Sizes and indexes go up to 2^53 - 1, so they are halved and doubled as numbers, never shifted as 32-bit integers.
 */
import { equalBytes } from './bytes.js';
import { EMPTY_ROOT, HASH_BYTES, type Hash, nodeHash } from './hash.js';

export { nodeReaderOver } from './tile-nodes.js';

/**
 * All that is needed of a tree to append to it and to know its root: the roots of its perfect subtrees from left to
 * right, one for each set bit of its size, the largest first.
 */
export interface Frontier {
  readonly size: number;
  readonly peaks: readonly Hash[];
}

/** Root of the perfect subtree of 2^level leaves that has `index` such subtrees to its left. */
export type NodeReader = (level: number, index: number) => Promise<Hash> | Hash;

export function emptyFrontier(): Frontier {
  return { size: 0, peaks: [] };
}

/** The frontier after one more leaf; the given one stays as it is. */
export function appendHash(frontier: Frontier, leaf: Hash): Frontier {
  const peaks = frontier.peaks.slice();
  let top = leaf;
  for (let rest = frontier.size; rest % 2 === 1; rest = half(rest)) top = nodeHash(peaks.pop()!, top);
  peaks.push(top);
  return { size: frontier.size + 1, peaks };
}

/** Root of the tree that the frontier belongs to. */
export function rootOf(frontier: Frontier): Hash {
  return bagged(frontier.peaks);
}

/**
 * Proof that entry `index` is in the tree of `size` entries (RFC 6962, section 2.1.1), from the leaf's sibling up.
 * @throws RangeError unless 0 <= index < size; whatever `read` throws.
 */
export async function inclusionProof(index: number, size: number, read: NodeReader): Promise<Hash[]> {
  if (!isSize(size) || !isSize(index) || index >= size) {
    throw new RangeError(`expected an index below the tree's size, found index ${index} and size ${size}`);
  }
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + leftSize(end - start);
    if (index < middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  return Promise.all(ranges.map((range) => rangeRoot(range, read)));
}

/**
 * Proof that the tree of `size` entries begins with the tree of `oldSize` (RFC 6962, section 2.1.2). Empty if the sizes
 * are equal or the old one is 0.
 * @throws RangeError unless 0 <= oldSize <= size; whatever `read` throws.
 */
export async function consistencyProof(oldSize: number, size: number, read: NodeReader): Promise<Hash[]> {
  if (!isSize(size) || !isSize(oldSize) || oldSize > size) {
    throw new RangeError(`expected an old size up to the tree's size, found ${oldSize} and ${size}`);
  }
  if (oldSize === 0) return [];
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end !== oldSize) {
    const middle = start + leftSize(end - start);
    if (oldSize <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
    }
  }
  // The old tree itself needs no proof where it is a whole left part of the new one.
  if (start > 0) ranges.unshift({ start, end });
  return Promise.all(ranges.map((range) => rangeRoot(range, read)));
}

/** Checks an inclusion proof (RFC 9162, section 2.1.3.2). False for anything malformed too. */
export function verifyInclusion(
  leaf: Hash,
  index: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!isSize(size) || !isSize(index) || index >= size) return false;
  if (!areHashes(proof) || !areHashes([leaf, root])) return false;
  let node = index;
  let lastNode = size - 1;
  let hash = leaf;
  for (const other of proof) {
    if (lastNode === 0) return false;
    if (node % 2 === 1 || node === lastNode) {
      hash = nodeHash(other, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        lastNode = half(lastNode);
      }
    } else {
      hash = nodeHash(hash, other);
    }
    node = half(node);
    lastNode = half(lastNode);
  }
  return lastNode === 0 && equalBytes(hash, root);
}

/** Checks a consistency proof (RFC 9162, section 2.1.4.2). False for anything malformed too. */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Hash,
  size: number,
  root: Hash,
  proof: readonly Hash[],
): boolean {
  if (!isSize(size) || !isSize(oldSize) || oldSize > size) return false;
  if (!areHashes(proof) || !areHashes([oldRoot, root])) return false;
  if (size === 0 && !equalBytes(root, EMPTY_ROOT)) return false;
  if (oldSize === 0) return proof.length === 0 && equalBytes(oldRoot, EMPTY_ROOT);
  if (oldSize === size) return proof.length === 0 && equalBytes(oldRoot, root);
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof;
  if (path.length === 0) return false;
  let node = oldSize - 1;
  let lastNode = size - 1;
  while (node % 2 === 1) {
    node = half(node);
    lastNode = half(lastNode);
  }
  let oldHash = path[0]!;
  let hash = path[0]!;
  for (const other of path.slice(1)) {
    if (lastNode === 0) return false;
    if (node % 2 === 1 || node === lastNode) {
      oldHash = nodeHash(other, oldHash);
      hash = nodeHash(other, hash);
      while (node % 2 === 0 && node !== 0) {
        node = half(node);
        lastNode = half(lastNode);
      }
    } else {
      hash = nodeHash(hash, other);
    }
    node = half(node);
    lastNode = half(lastNode);
  }
  return lastNode === 0 && equalBytes(oldHash, oldRoot) && equalBytes(hash, root);
}

/** Leaves [start, end) that are one node of the tree: perfect, or the ragged right edge. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Root of such a range, out of the perfect subtrees that it consists of. */
async function rangeRoot({ start, end }: Range, read: NodeReader): Promise<Hash> {
  const peaks: (Promise<Hash> | Hash)[] = [];
  for (let at = start; at < end; ) {
    const level = Math.floor(Math.log2(end - at));
    const exact = 2 ** level <= end - at ? level : level - 1;
    peaks.push(read(exact, at / 2 ** exact));
    at += 2 ** exact;
  }
  return bagged(await Promise.all(peaks));
}

/** Peaks from left to right, hashed together from the right: RFC 6962 splits at the largest power of two. */
function bagged(peaks: readonly Hash[]): Hash {
  if (peaks.length === 0) return EMPTY_ROOT;
  let root = peaks.at(-1)!;
  for (let i = peaks.length - 2; i >= 0; i--) root = nodeHash(peaks[i]!, root);
  return root;
}

/** Largest power of two smaller than `count`, which is at least 2. */
function leftSize(count: number): number {
  let size = 1;
  while (size * 2 < count) size *= 2;
  return size;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isPowerOfTwo(value: number): boolean {
  let rest = value;
  while (rest % 2 === 0) rest /= 2;
  return rest === 1;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_BYTES);
}
