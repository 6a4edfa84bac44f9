/** Nodes of the tree out of its tiles (C2SP tlog-tiles): a tile holds every eighth row, the rows between are hashed. */
import { FormatError } from './format-error.js';
import { HASH_BYTES, type Hash, perfectRoot } from './hash.js';
import { hashesAt, TILE_HEIGHT, TILE_WIDTH, type TileId, tilePath } from './tile.js';
import type { NodeReader } from './tree.js';

/** A proof reads several nodes of each of its few tiles; more than these are not kept. */
const KEPT_TILES = 64;

/**
 * @param readTile gives the bytes of a tile, 32 for each hash. It is asked only for tiles that the tree of `size`
 *   entries has, at their exact width.
 * @returns a reader of the nodes of that tree. It keeps the tiles it read last, so it serves one proof, or many of one
 *   size, not a tree that changes.
 * @throws (the reader) FormatError for a node outside of the tree, and for a tile of another length than its width says.
 */
export function nodeReaderOver(readTile: (tile: TileId) => Promise<Uint8Array>, size: number): NodeReader {
  const kept = new Map<string, Promise<Uint8Array>>();

  function keptTile(tile: TileId): Promise<Uint8Array> {
    const path = tilePath(tile);
    const found = kept.get(path);
    if (found) return found;
    if (kept.size >= KEPT_TILES) kept.clear();
    const reading = readTile(tile).then((bytes) => {
      if (bytes.length === tile.width * HASH_BYTES) return bytes;
      throw new FormatError({
        where: path,
        expected: `${tile.width * HASH_BYTES} bytes (${tile.width} hashes)`,
        found: `${bytes.length} bytes`,
      });
    });
    kept.set(path, reading);
    reading.catch(() => kept.delete(path));
    return reading;
  }

  return async (level: number, index: number): Promise<Hash> => {
    if (!((index + 1) * 2 ** level <= size && index >= 0 && level >= 0)) {
      throw new FormatError({
        where: `node ${index} of level ${level}`,
        expected: `a node inside the tree of ${size} entries`,
        found: 'one that reaches beyond it',
      });
    }
    const tileLevel = Math.floor(level / TILE_HEIGHT);
    const count = 2 ** (level % TILE_HEIGHT);
    const first = index * count;
    const tileIndex = Math.floor(first / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, hashesAt(tileLevel, size) - tileIndex * TILE_WIDTH);
    const bytes = await keptTile({ level: tileLevel, index: tileIndex, width });
    const start = (first % TILE_WIDTH) * HASH_BYTES;
    return perfectRoot(bytes.subarray(start, start + count * HASH_BYTES));
  };
}
