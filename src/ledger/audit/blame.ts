/**
 * Puts into words which file is wrong, and where in it.
 */
import { toHex } from '../format/bytes.js';
import { HASH_BYTES } from '../format/hash.js';
import { TILE_WIDTH, type TileId, tilePath } from '../format/tile.js';
import type { Disagreement, Flaw, Telling } from './leaves.js';
import type { Findings, Problem } from './problem.js';
import { countOf, differingHashes, equalHashes, hashAt } from './row.js';

/** @param certain whether `root` is under a signature, or at least told by two of three. */
export function blameTile(
  one: Disagreement,
  root: Uint8Array | null,
  certain: boolean,
  findings: Findings,
): void {
  const { index, width, entries, tile } = one;
  const paths = {
    entries: tilePath({ level: 'entries', index, width }),
    tile: tilePath({ level: 0, index, width }),
  };
  if ('flaw' in entries) findings.problem({ file: paths.entries, ...entries.flaw });
  if ('flaw' in tile) findings.problem({ file: paths.tile, ...tile.flaw });
  const isWrong = (told: Told): boolean => !certain || root === null || !equalHashes(told.root, root);
  const byEntries = 'root' in entries ? entries : null;
  const byTile = 'root' in tile ? tile : null;
  const right = [byEntries, byTile].find((told) => told && !isWrong(told));
  if (byEntries && isWrong(byEntries)) {
    const leaves = right?.leaves ?? (certain ? null : byTile?.leaves) ?? null;
    findings.problem({
      ...entriesOff(one, byEntries, leaves, root, paths.entries),
      ...(certain || !byTile ? {} : { orFile: paths.tile }),
    });
  }
  // In doubt the problem of the entries names the tile too.
  if (byTile && isWrong(byTile) && (certain || !byEntries)) {
    findings.problem({
      kind: 'altered',
      file: paths.tile,
      ...(right
        ? hashesOff({ level: 0, index, width }, right.leaves, byTile.leaves)
        : wholeOff(index, width, root, byTile.root)),
    });
  }
}

type Told = Exclude<Telling, { readonly flaw: Flaw }>;
type Off = Pick<Problem, 'where' | 'expected' | 'found'>;

function entriesOff(
  { index, width, entryOffsets }: Disagreement,
  entries: Told,
  expected: Uint8Array | null,
  root: Uint8Array | null,
  file: string,
): Problem {
  if (!expected) return { kind: 'altered', file, ...wholeOff(index, width, root, entries.root) };
  const positions = differingHashes(expected, entries.leaves);
  const first = positions[0] ?? 0;
  const end = entryOffsets[first + 1];
  const bytes = `bytes ${entryOffsets[first] ?? 0} to ${end === undefined ? 'the end' : end - 1}`;
  return {
    kind: 'altered',
    file,
    where: several(positions.length, 'entries', `entry ${index * TILE_WIDTH + first} (${bytes})`),
    expected: `an entry with the leaf hash ${toHex(hashAt(expected, first))}`,
    found: `one with ${toHex(hashAt(entries.leaves, first))}`,
  };
}

function wholeOff(index: number, width: number, root: Uint8Array | null, found: Uint8Array): Off {
  const from = index * TILE_WIDTH;
  return {
    where: `entries ${from} to ${from + width - 1} together`,
    expected: root ? `the root ${toHex(root)}` : 'what the checkpoint signs',
    found: toHex(found),
  };
}

/** Where a tile of any level differs from what it must hold. */
export function hashesOff({ level, index }: TileId, expected: Uint8Array, found: Uint8Array): Off {
  const positions = differingHashes(expected, found);
  const first = positions[0] ?? 0;
  const span = TILE_WIDTH ** (level === 'entries' ? 0 : level);
  const from = (index * TILE_WIDTH + first) * span;
  const over = span === 1 ? `entry ${from}` : `entries ${from} to ${from + span - 1}`;
  const at = first * HASH_BYTES;
  return {
    where: several(
      positions.length,
      'hashes',
      `hash ${first} (bytes ${at} to ${at + HASH_BYTES - 1}), over ${over}`,
    ),
    expected: toHex(hashAt(expected, first)),
    found: first < countOf(found) ? toHex(hashAt(found, first)) : 'none',
  };
}

function several(count: number, what: string, first: string): string {
  return count > 1 ? `${count} ${what}, the first is ${first}` : first;
}
