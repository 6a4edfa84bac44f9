/**
 * The tree as it must be, once it is settled which files are right: the roots of the tiles of level 0, and everything
 * above them computed from these. Leaf hashes are fetched again where they are wanted.
 */
import { concatBytes } from '../format/bytes.js';
import { HASH_BYTES } from '../format/hash.js';
import { TILE_WIDTH } from '../format/tile.js';
import { hashEntries, readTile, takeHashes } from './leaves.js';
import { countOf, equalHashes, hashAt, rootOfRow } from './row.js';
import type { TileSource } from './source.js';

export interface Truth {
  readonly size: number;
  /** All hashes of a level from 1 on, each the root of a full tile one level below. */
  level(level: number): Uint8Array;
  /** Leaf hashes of tile `index` of level 0, or null where no sound file holds them. */
  leaves(index: number): Promise<Uint8Array | null>;
}

export interface TruthParts {
  readonly source: TileSource;
  /** Roots of all full tiles of level 0. */
  readonly roots: Uint8Array;
  /** Leaf hashes after them, 0 to 255; null where no sound file holds them. */
  readonly edge: Uint8Array | null;
  readonly size: number;
}

export function truthOf({ source, roots, edge, size }: TruthParts): Truth {
  const levels = [new Uint8Array(0), roots];
  const full = countOf(roots);
  return {
    size,
    level(level) {
      while (levels.length <= level) levels.push(levelAbove(levels.at(-1)!));
      return levels[level]!;
    },
    leaves: async (index) => (index === full ? edge : soundLeaves(source, index, hashAt(roots, index))),
  };
}

/** Roots of the full tiles that a row of hashes fills. */
export function levelAbove(row: Uint8Array): Uint8Array {
  const tileBytes = TILE_WIDTH * HASH_BYTES;
  const count = Math.floor(row.length / tileBytes);
  const above = new Uint8Array(count * HASH_BYTES);
  for (let i = 0; i < count; i++)
    above.set(rootOfRow(row.subarray(i * tileBytes, (i + 1) * tileBytes)), i * HASH_BYTES);
  return above;
}

/** The same tree with further leaf hashes at its end. */
export function grown(truth: Truth, parts: TruthParts, added: Uint8Array): TruthParts {
  const tail = concatBytes(parts.edge ?? new Uint8Array(0), added);
  const fullBytes = Math.floor(tail.length / (TILE_WIDTH * HASH_BYTES)) * TILE_WIDTH * HASH_BYTES;
  return {
    source: parts.source,
    roots: concatBytes(parts.roots, levelAbove(tail.subarray(0, fullBytes))),
    edge: tail.slice(fullBytes),
    size: truth.size + countOf(added),
  };
}

/** Root of the first `size` entries, or null where no sound file holds what it takes. */
export async function rootAt(truth: Truth, size: number): Promise<Uint8Array | null> {
  const full = Math.floor(size / TILE_WIDTH);
  const width = size % TILE_WIDTH;
  const roots = truth.level(1).subarray(0, full * HASH_BYTES);
  if (width === 0) return rootOfRow(roots);
  const leaves = await truth.leaves(full);
  if (!leaves || countOf(leaves) < width) return null;
  return rootOfRow(concatBytes(roots, rootOfRow(leaves.subarray(0, width * HASH_BYTES))));
}

async function soundLeaves(source: TileSource, index: number, root: Uint8Array): Promise<Uint8Array | null> {
  const tile = takeHashes(await readTile(source, 0, index, TILE_WIDTH), TILE_WIDTH);
  if ('leaves' in tile && equalHashes(rootOfRow(tile.leaves), root)) return tile.leaves;
  const [entries] = hashEntries(await readTile(source, 'entries', index, TILE_WIDTH), TILE_WIDTH);
  return 'leaves' in entries && equalHashes(rootOfRow(entries.leaves), root) ? entries.leaves : null;
}
