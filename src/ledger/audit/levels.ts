/**
 * The tiles of level 1 and above, compared hash by hash with the tree that the levels below give.
 */
import { HASH_BYTES } from '../format/hash.js';
import { TILE_WIDTH, tilePath } from '../format/tile.js';
import { hashesOff } from './blame.js';
import { readTile, takeHashes } from './leaves.js';
import type { Findings } from './problem.js';
import { countOf, differingHashes } from './row.js';
import type { TileSource } from './source.js';
import type { Truth } from './truth.js';

/** @param certain false where the tree below is itself in doubt. */
export async function checkLevels(
  source: TileSource,
  truth: Truth,
  certain: boolean,
  findings: Findings,
): Promise<void> {
  for (let level = 1; countOf(truth.level(level)) > 0; level++) {
    const row = truth.level(level);
    const count = countOf(row);
    for (let index = 0; index * TILE_WIDTH < count; index++) {
      const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH);
      const expected = row.subarray(index * TILE_WIDTH * HASH_BYTES).subarray(0, width * HASH_BYTES);
      const id = { level, index, width };
      const file = tilePath(id);
      const found = takeHashes(await readTile(source, level, index, width), width);
      if ('flaw' in found) findings.problem({ file, ...found.flaw });
      else if (differingHashes(expected, found.leaves).length > 0)
        findings.problem({
          kind: 'altered',
          file,
          ...hashesOff(id, expected, found.leaves),
          ...(certain ? {} : { orFile: 'what stands below it' }),
        });
    }
  }
}
