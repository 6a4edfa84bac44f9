/**
 * Rows of hashes of one level, laid one after another in a single array of bytes.
 */
import { EMPTY_ROOT, HASH_BYTES, nodeHashInto } from '../format/hash.js';

/**
 * Root of the tree over a row (RFC 6962, section 2.1). Pairing from the left and carrying an odd last one up gives the
 * same tree as splitting at the largest power of two. This also holds for a row of roots of equal perfect trees whose
 * last one may be smaller.
 */
export function rootOfRow(row: Uint8Array): Uint8Array {
  if (row.length === 0) return EMPTY_ROOT;
  // Not slice(): a Buffer of Node.js would hand out the same memory.
  const work = new Uint8Array(row);
  for (let count = row.length / HASH_BYTES; count > 1; count = (count + 1) >> 1) {
    const pairs = count >> 1;
    for (let i = 0; i < pairs; i++) nodeHashInto(work, 2 * i * HASH_BYTES, work, i * HASH_BYTES);
    if (count % 2 === 1) work.copyWithin(pairs * HASH_BYTES, (count - 1) * HASH_BYTES, count * HASH_BYTES);
  }
  return work.slice(0, HASH_BYTES);
}

export function hashAt(row: Uint8Array, index: number): Uint8Array {
  return row.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

export function countOf(row: Uint8Array): number {
  return row.length / HASH_BYTES;
}

/** Positions at which two rows differ, as far as both go. */
export function differingHashes(a: Uint8Array, b: Uint8Array): number[] {
  const positions: number[] = [];
  const count = Math.min(countOf(a), countOf(b));
  for (let i = 0; i < count; i++) if (!equalHashes(hashAt(a, i), hashAt(b, i))) positions.push(i);
  return positions;
}

export function equalHashes(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < HASH_BYTES; i++) if (a[i] !== b[i]) return false;
  return true;
}
