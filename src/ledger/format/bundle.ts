/**
 * Entry bundles (C2SP tlog-tiles, "Log entries"): up to 256 entries one after the other.
 * Layout of each: u16 length, big endian | the entry's bytes
 */
import { FormatError } from './format-error.js';
import { TILE_WIDTH } from './tile.js';

/** The most that the two length bytes can say. */
export const MAX_ENTRY_BYTES = 65_535;
const LENGTH_BYTES = 2;

/** @throws FormatError for an entry of more than 65,535 bytes, for no entry at all, and for more than 256. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  checkWidth(entries.length);
  let length = 0;
  entries.forEach((entry, i) => {
    if (entry.length > MAX_ENTRY_BYTES) {
      throw new FormatError({
        where: `bundle, entry ${i}`,
        expected: `at most ${MAX_ENTRY_BYTES} bytes`,
        found: `${entry.length} bytes`,
        advice: 'Larger content belongs in the evidence store',
      });
    }
    length += LENGTH_BYTES + entry.length;
  });
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    bytes[at++] = entry.length >> 8;
    bytes[at++] = entry.length;
    bytes.set(entry, at);
    at += entry.length;
  }
  return bytes;
}

/**
 * @param width how many entries the bundle's name says it has, 1 to 256.
 * @returns views into `bytes`, not copies.
 * @throws FormatError unless the bytes are exactly that many entries.
 */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  checkWidth(width);
  const entries: Uint8Array[] = [];
  let at = 0;
  for (let i = 0; i < width; i++) {
    const start = at + LENGTH_BYTES;
    if (start > bytes.length) {
      throw new FormatError({
        where: `bundle, byte ${at}`,
        expected: `${width} entries`,
        found: `the end after ${i} of them${at < bytes.length ? ' and one stray byte' : ''}`,
      });
    }
    const end = start + ((bytes[at]! << 8) | bytes[at + 1]!);
    if (end > bytes.length) {
      throw new FormatError({
        where: `bundle, entry ${i} at byte ${at}`,
        expected: `${end - start} bytes, as its length says`,
        found: `only ${bytes.length - start} left`,
      });
    }
    entries.push(bytes.subarray(start, end));
    at = end;
  }
  if (at !== bytes.length) {
    throw new FormatError({
      where: `bundle, byte ${at}`,
      expected: `the end, after ${width} entries`,
      found: `${bytes.length - at} bytes more`,
    });
  }
  return entries;
}

function checkWidth(width: number): void {
  if (Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH) return;
  throw new FormatError({ where: 'bundle', expected: `1 to ${TILE_WIDTH} entries`, found: `${width}` });
}
