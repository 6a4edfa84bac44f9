/**
 * What is acknowledged and not yet under the checkpoint: the journal's groups, and a checkpoint that still waits for its
 * cosignatures.
 */
import { concatBytes } from '../format/bytes.js';
import { HASH_BYTES } from '../format/hash.js';
import { TILE_WIDTH } from '../format/tile.js';
import type { JournalGroup } from './journal-reading.js';
import type { Findings } from './problem.js';
import { countOf, equalHashes, hashAt } from './row.js';
import { type Keys, readSigned, type SignedCheckpoint } from './signed.js';
import { checkTilesOf } from './since.js';
import type { TileSource } from './source.js';
import { rootAt, type Truth } from './truth.js';

/** Leaf hashes from the signed size on, as far as the groups go without a gap. */
export function journalLeaves(groups: readonly JournalGroup[], size: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let next = size;
  for (const { first, leaves } of groups) {
    const end = first + countOf(leaves);
    if (first > next || end <= next) continue;
    parts.push(leaves.subarray((next - first) * HASH_BYTES));
    next = end;
  }
  return concatBytes(...parts);
}

/** Groups that wait to be removed, since a checkpoint stands over them, must hold what it stands over. */
export async function checkJournalAgainst(
  groups: readonly JournalGroup[],
  truth: Truth,
  findings: Findings,
): Promise<void> {
  let held = { tile: -1, leaves: null as Uint8Array | null };
  for (const { file, offset, first, leaves } of groups) {
    for (let i = 0; i < countOf(leaves) && first + i < truth.size; i++) {
      const index = first + i;
      const tile = Math.floor(index / TILE_WIDTH);
      if (held.tile !== tile) held = { tile, leaves: await truth.leaves(tile) };
      if (!held.leaves || equalHashes(hashAt(held.leaves, index % TILE_WIDTH), hashAt(leaves, i))) continue;
      findings.problem({
        kind: 'inconsistent',
        file,
        where: `the group at byte ${offset}, entry ${index}`,
        expected: 'the entry that is under the checkpoint at this place',
        found: 'another one: two entries were signed for one place',
      });
      break;
    }
  }
}

export const PENDING = 'checkpoint.pending';

/**
 * The latest checkpoint that the ledger itself has signed: the tiles are those of this one. Where witnesses must cosign,
 * it may be one that still waits for them.
 */
export function headOf(
  signed: SignedCheckpoint | null,
  waiting: SignedCheckpoint | null,
): SignedCheckpoint | null {
  const own = signed?.trusted ? signed : null;
  if (!waiting?.trusted) return own;
  return own && own.checkpoint.size >= waiting.checkpoint.size ? own : waiting;
}

/** Null also when it is gone meanwhile: then it has become the checkpoint. */
export async function readWaiting(
  source: TileSource,
  keys: Keys,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const isGone = await source.read(PENDING).then(
    (bytes) => bytes === null,
    () => false,
  );
  return isGone ? null : readSigned(source, PENDING, { ...keys, needed: 0 }, findings);
}

/** One of the two must continue the other. */
export async function checkWaiting(
  source: TileSource,
  signed: SignedCheckpoint | null,
  waiting: SignedCheckpoint | null,
  truth: Truth,
  findings: Findings,
): Promise<void> {
  if (!waiting?.trusted || !signed?.trusted) return;
  const { size } = waiting.checkpoint;
  findings.leftover({ file: PENDING, what: `a checkpoint over ${size} entries that waits for cosignatures` });
  const small = size < signed.checkpoint.size ? waiting : signed;
  const own = await rootAt(truth, small.checkpoint.size);
  if (own && !equalHashes(own, small.checkpoint.root))
    findings.problem({
      kind: 'inconsistent',
      file: PENDING,
      where: 'line 3 (root)',
      expected: `a tree that goes on from checkpoint, or before it (${signed.checkpoint.size} entries)`,
      found: 'another one: a fork, signed by the ledger itself. Keep both notes, they are the evidence',
    });
  else if (small === signed)
    await checkTilesOf(source, signed.checkpoint.size, truth.size, 'checkpoint', findings);
}
