/**
 * Everything else that lies in the folder. Tiles of earlier, smaller sizes may stay: they must be the beginning of what
 * is there now. Tiles past the signed size are what a crash leaves between tiles and checkpoint, but only as far as the
 * journal holds the same entries; otherwise the checkpoint has gone back in time, or somebody has added them.
 */
import { HASH_BYTES, leafHash } from '../format/hash.js';
import { parseTilePath, TILE_WIDTH, type TileId } from '../format/tile.js';
import { hashesOff } from './blame.js';
import { hashEntries, takeHashes } from './leaves.js';
import type { Findings } from './problem.js';
import { countOf, differingHashes, equalHashes, hashAt } from './row.js';
import { ReadProblem, type TileSource } from './source.js';
import type { Truth } from './truth.js';

export type FileKind = 'signed' | 'journal' | 'tile' | 'temporary' | 'other' | 'stray';

/** The folder's own files that are not part of what is signed: the writer's lock, rows that an import set aside. */
const OTHER = /^(lock-\d+\.json(\.new-[^/]*)?|set-aside\/.+)$/;
/** What the writer calls a note that it has not finished, before it takes its real name. */
const TEMPORARY = /^((checkpoint|checkpoint\.pending|key\.pub)\.new|new\/\d+)$/;

export function fileKind(path: string): FileKind {
  if (path === 'checkpoint' || path === 'checkpoint.pending' || path === 'key.pub') return 'signed';
  if (/^journal\/\d{8,}$/.test(path)) return 'journal';
  if (parseTilePath(path)) return 'tile';
  if (OTHER.test(path)) return 'other';
  return TEMPORARY.test(path) ? 'temporary' : 'stray';
}

export interface Reach {
  /** The signed size. */
  readonly size: number;
  /** Past it, as far as the journal goes. */
  readonly grown: Truth;
  /** Where the tree itself is in doubt, nothing else is held against it. */
  readonly certain: boolean;
  /** A writer was at work meanwhile: what lies past the signed size is left alone. */
  readonly moved: boolean;
}

export async function checkStrays(
  source: TileSource,
  files: readonly string[],
  reach: Reach,
  findings: Findings,
): Promise<void> {
  const beyond: { readonly file: string; readonly end: number }[] = [];
  for (const file of files) {
    const kind = fileKind(file);
    if (kind === 'temporary')
      findings.leftover({ file, what: 'a file that was never finished; the next start clears it away' });
    else if (kind === 'stray')
      findings.problem({
        kind: 'stray',
        file,
        expected: 'only the files of a ledger',
        found: file.startsWith('tile/') ? 'a name that no tile has' : 'a file that has no place in one',
      });
    else if (kind === 'tile') {
      const tile = parseTilePath(file)!;
      if (isNeeded(tile, reach.size)) continue;
      const end = endOf(tile);
      if (end > reach.size && reach.moved) continue;
      if (end > reach.grown.size) beyond.push({ file, end });
      else await compareStray(source, file, tile, reach, findings);
    }
  }
  tellBeyond(beyond, reach, findings);
}

/** A tile that a checkpoint of this size needs itself, and the audit of the tree has compared already. */
export function isNeeded({ level, index, width }: TileId, size: number): boolean {
  const count = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  const full = Math.floor(count / TILE_WIDTH);
  return index < full ? width === TILE_WIDTH : index === full && width === count % TILE_WIDTH;
}

/** Size that the tree must have for the tile to be. */
export function endOf({ level, index, width }: TileId): number {
  return (index * TILE_WIDTH + width) * TILE_WIDTH ** (level === 'entries' ? 0 : level);
}

function tellBeyond(
  beyond: readonly { readonly file: string; readonly end: number }[],
  { size, grown }: Reach,
  findings: Findings,
): void {
  if (beyond.length === 0) return;
  const most = Math.max(...beyond.map(({ end }) => end));
  const known = grown.size > size ? `${size}, and ${grown.size} with the journal` : `${size}`;
  findings.problem({
    kind: 'inconsistent',
    file: 'checkpoint',
    where: 'line 2 (size)',
    expected: `at least ${most}, as far as the tiles go`,
    found: `${known}: the checkpoint was rolled back, the journal or a waiting checkpoint is gone, or tiles were added`,
  });
  for (const { file, end } of beyond)
    findings.problem({
      kind: 'stray',
      file,
      expected: `nothing past entry ${known}`,
      found: `hashes or entries up to ${end}`,
    });
}

async function compareStray(
  source: TileSource,
  file: string,
  tile: TileId,
  { size, grown, certain }: Reach,
  findings: Findings,
): Promise<void> {
  const { level, index, width } = tile;
  let bytes: Uint8Array | null;
  try {
    bytes = await source.read(file);
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    findings.problem({ kind: 'unreadable', file, expected: 'a file that can be read', found: error.message });
    return;
  }
  if (bytes === null || !certain) return; // Gone: the writer has put the full one in its place meanwhile.
  const isLow = level === 'entries' || level === 0;
  const row = isLow
    ? await grown.leaves(index)
    : grown.level(level).subarray(index * TILE_WIDTH * HASH_BYTES);
  if (!row || countOf(row) < width) {
    findings.remark(`${file}: not compared, as the files that it must agree with are damaged.`);
    return;
  }
  const expected = row.subarray(0, width * HASH_BYTES);
  const read = { bytes, width };
  const found = level === 'entries' ? hashEntries(read, width)[0] : takeHashes(read, width);
  const differs = 'flaw' in found || differingHashes(expected, found.leaves).length > 0;
  const pastSigned = endOf(tile) > size;
  if (pastSigned && (!differs || isTorn(level, bytes, expected))) {
    findings.leftover({
      file,
      what: differs
        ? 'a tile past the signed size that was not written to its end; the next start writes it again'
        : `holds what is in the journal, past the ${size} entries of the checkpoint; the next start publishes it`,
    });
  } else if ('flaw' in found) findings.problem({ file, ...found.flaw });
  else if (differs) findings.problem({ kind: 'altered', file, ...hashesOff(tile, expected, found.leaves) });
}

/** What a power cut makes of a file: its beginning, and nothing or zeroes after that. */
function isTorn(level: TileId['level'], bytes: Uint8Array, expected: Uint8Array): boolean {
  let at = 0;
  if (level === 'entries') {
    for (let i = 0; i < countOf(expected) && at + 2 <= bytes.length; i++) {
      const end = at + 2 + ((bytes[at]! << 8) | bytes[at + 1]!);
      if (end > bytes.length) return true;
      if (!equalHashes(leafHash(bytes.subarray(at + 2, end)), hashAt(expected, i))) break;
      at = end;
    }
  } else while (at < Math.min(bytes.length, expected.length) && bytes[at] === expected[at]) at++;
  return bytes.length <= at || isBlank(bytes.subarray(at));
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
