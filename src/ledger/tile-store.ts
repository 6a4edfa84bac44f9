/** Reads tiles and bundles of a ledger of known size from disk. A partial one may have been replaced by the full one. */
import { join } from 'node:path';
import { codeOf, type Disk } from './disk.js';
import { type Edge, widthAt } from './edge.js';
import { decodeBundle } from './format/bundle.js';
import { equalBytes } from './format/bytes.js';
import { FormatError } from './format/format-error.js';
import { HASH_BYTES, leafHashInto } from './format/hash.js';
import { hashesAt, TILE_WIDTH, type TileId, tilePath } from './format/tile.js';
import { damaged } from './ledger-error.js';

/** The width that tile `index` of a level has in a tree of this size, 0 to 256. */
export const tileWidth = (level: number, index: number, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));

/** The first `width` hashes of a tile, of which the tree of this size holds at least so many. */
export async function readHashes(
  disk: Disk,
  dir: string,
  level: number,
  index: number,
  width: number,
  size: number,
): Promise<Uint8Array> {
  const there = { level, index, width: tileWidth(level, index, size) };
  const { bytes, id } = await readEither(disk, dir, there);
  if (bytes.length !== id.width * HASH_BYTES) {
    throw damaged(join(dir, tilePath(id)), `${id.width * HASH_BYTES} bytes`, `${bytes.length}`);
  }
  return bytes.subarray(0, width * HASH_BYTES);
}

/**
 * Entries index * 256 to the end of the bundle, or of the tree.
 * Each is held against its hash in the tile of level 0: what is handed out is what the tile says.
 */
export async function readBundle(
  disk: Disk,
  dir: string,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  const width = tileWidth(0, index, size);
  const { bytes, id } = await readEither(disk, dir, { level: 'entries', index, width });
  const path = join(dir, tilePath(id));
  let entries: Uint8Array[];
  try {
    entries = decodeBundle(bytes, id.width);
  } catch (error) {
    if (error instanceof FormatError) throw damaged(path, error.fault.expected, error.fault.found);
    throw error;
  }
  const hashes = await readHashes(disk, dir, 0, index, width, size);
  for (let i = 0; i < width; i++) {
    leafHashInto(entries[i]!, leaf, 0);
    if (!equalBytes(leaf, hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))) {
      throw damaged(
        `${path}, entry ${i} (number ${index * TILE_WIDTH + i} of the ledger)`,
        'the entry that tile/0 has the hash of',
        'another one',
      );
    }
  }
  return entries.length === width ? entries : entries.slice(0, width);
}

const leaf = new Uint8Array(HASH_BYTES);

/** The right edge of the tree of `size` entries, inside of one with `whole` entries that is on disk. */
export async function readEdge(disk: Disk, dir: string, size: number, whole = size): Promise<Edge> {
  const levels: Uint8Array[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    const width = widthAt(level, size);
    const index = Math.floor(hashesAt(level, size) / TILE_WIDTH);
    levels.push(width === 0 ? new Uint8Array(0) : await readHashes(disk, dir, level, index, width, whole));
  }
  return { size, levels };
}

async function readEither(disk: Disk, dir: string, id: TileId): Promise<{ bytes: Uint8Array; id: TileId }> {
  const full = { ...id, width: TILE_WIDTH };
  for (const one of id.width === TILE_WIDTH ? [full] : [id, full]) {
    try {
      return { bytes: await disk.read(join(dir, tilePath(one))), id: one };
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
  throw damaged(join(dir, tilePath(id)), 'the tile, which the checkpoint needs', 'no such file');
}
