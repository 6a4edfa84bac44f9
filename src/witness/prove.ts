/** Consistency proofs out of the tiles of a ledger, wherever its files are. */
import type { TileSource } from '../ledger/audit/source.js';
import { HASH_BYTES, type Hash } from '../ledger/format/hash.js';
import { TILE_WIDTH, type TileId, tilePath } from '../ledger/format/tile.js';
import { nodeReaderOver } from '../ledger/format/tile-nodes.js';
import { consistencyProof } from '../ledger/format/tree.js';
import { WitnessProblem } from './problem.js';

/** @throws WitnessProblem when a tile is missing. */
export function consistencyIn(source: TileSource, oldSize: number, size: number): Promise<Hash[]> {
  return consistencyProof(
    oldSize,
    size,
    nodeReaderOver((tile) => readTile(source, tile), size),
  );
}

/** The tile at this width; where the ledger has grown since, it is the beginning of the full one. */
export async function readTile(source: TileSource, tile: TileId): Promise<Uint8Array> {
  const exact = await source.read(tilePath(tile));
  if (exact) return exact;
  const full = tile.width < TILE_WIDTH ? await source.read(tilePath({ ...tile, width: TILE_WIDTH })) : null;
  if (full) return full.subarray(0, tile.width * HASH_BYTES);
  throw new WitnessProblem(`${source.name} has no file ${tilePath(tile)}`);
}
