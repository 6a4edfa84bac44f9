/**
 * Whether several witnesses were shown one history of a log. Checkpoints of one size are compared by their roots; those
 * of different sizes are held against the tiles of a ledger, when one is given: each has to be a beginning of it.
 */
import { ReadProblem, type TileSource } from '../ledger/audit/source.js';
import { equalBytes, toBase64 } from '../ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint, parseHash } from '../ledger/format/checkpoint.js';
import { FormatError } from '../ledger/format/format-error.js';
import type { Hash } from '../ledger/format/hash.js';
import { parseNote } from '../ledger/format/note.js';
import { nodeReaderOver } from '../ledger/format/tile-nodes.js';
import { consistencyProof, type NodeReader, rootOf, verifyConsistency } from '../ledger/format/tree.js';
import { WitnessProblem } from './problem.js';
import { readTile } from './prove.js';
import type { SplitView } from './split-view.js';
import type { View } from './views.js';

export type Comparison =
  | { readonly kind: 'one'; readonly origin: string; readonly views: readonly View[] }
  | { readonly kind: 'split'; readonly origin: string; readonly evidence: SplitView }
  /** Sizes differ, and nothing joins them. */
  | { readonly kind: 'unknown'; readonly origin: string; readonly why: string };

/** A ledger that joins what its log's witnesses have cosigned. */
export interface Joining {
  readonly tiles: TileSource;
  /** Its own signed checkpoint. */
  readonly view: View;
}

/**
 * @param evidence out of files, whose notes are among the views
 * @returns one for each log of which there are at least two views, that of the ledger included
 */
export async function compareViews(
  views: readonly View[],
  ledger: Joining | undefined,
  evidence: readonly SplitView[],
  now: Date,
): Promise<readonly Comparison[]> {
  const byOrigin = new Map<string, View[]>();
  for (const view of ledger ? [...views, ledger.view] : views) {
    const { origin } = view.checkpoint;
    byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), view]);
  }
  const results: Comparison[] = [];
  for (const [origin, ofLog] of byOrigin) {
    const proven = evidence.find((each) => each.origin === origin && provesItself(each));
    if (proven) {
      results.push({ kind: 'split', origin, evidence: proven });
      continue;
    }
    const joining = ledger?.view.checkpoint.origin === origin ? ledger : undefined;
    if (ofLog.length > 1) results.push(await compareLog(origin, ofLog, joining, now));
  }
  return results;
}

/** Whether the larger checkpoint stands, by the proof, on a beginning with another root than the smaller one signs. */
function provesItself({ kind, first, second, proof, prefixRoot }: SplitView): boolean {
  if (kind !== 'otherPrefix' || proof === undefined || prefixRoot === undefined) return false;
  const [small, large] = [first, second].map(({ note }) => parseCheckpoint(parseNote(note).text)) as [
    Checkpoint,
    Checkpoint,
  ];
  const [prefix, ...hashes] = [prefixRoot, ...proof].map((text) => parseHash(text, 'evidence'));
  return (
    !equalBytes(prefix!, small.root) && verifyConsistency(small.size, prefix!, large.size, large.root, hashes)
  );
}

async function compareLog(
  origin: string,
  views: readonly View[],
  ledger: Joining | undefined,
  now: Date,
): Promise<Comparison> {
  const sorted = [...views].sort((a, b) => a.checkpoint.size - b.checkpoint.size);
  for (const [i, second] of sorted.entries()) {
    const first = sorted[i - 1];
    if (first?.checkpoint.size === second.checkpoint.size && !sameRoot(first, second))
      return split(origin, 'sameSize', first, second, now);
  }
  // The log without entries is the beginning of every history.
  const sizes = [...new Set(sorted.map((view) => view.checkpoint.size))].filter((size) => size > 0);
  if (sizes.length <= 1) return { kind: 'one', origin, views: sorted };
  if (!ledger) {
    const why = `the sizes differ (${sizes.join(', ')} entries), as is usual while a ledger grows. Give the ledger, so that they can be joined: --ledger FOLDER or --ledger URL`;
    return { kind: 'unknown', origin, why };
  }
  try {
    return await holdAgainst(ledger, origin, sorted, now);
  } catch (error) {
    if (!(error instanceof WitnessProblem || error instanceof ReadProblem || error instanceof FormatError))
      throw error;
    const advice = 'Check it with "truceline ledger verify"';
    return { kind: 'unknown', origin, why: `the ledger cannot join them: ${error.message}. ${advice}` };
  }
}

async function holdAgainst(
  { tiles, view: whole }: Joining,
  origin: string,
  views: readonly View[],
  now: Date,
): Promise<Comparison> {
  const { size, root } = whole.checkpoint;
  const node = nodeReaderOver((tile) => readTile(tiles, tile), size);
  const larger = views.filter((view) => view.checkpoint.size > size);
  for (const view of views) {
    const { size: part, root: partRoot } = view.checkpoint;
    if (part === 0 || part > size) continue;
    const proof = await consistencyProof(part, size, node);
    if (verifyConsistency(part, partRoot, size, root, proof)) continue;
    const prefixRoot = await rootOfFirst(part, node);
    if (verifyConsistency(part, prefixRoot, size, root, proof))
      return split(origin, 'otherPrefix', view, whole, now, { proof, prefixRoot });
    throw new WitnessProblem(`the tiles in ${tiles.name} are not those that its checkpoint stands on`);
  }
  if (larger.length === 0) return { kind: 'one', origin, views };
  const ahead = larger.map((view) => `${view.from}: ${view.checkpoint.size}`).join(', ');
  const why = `the ledger in ${tiles.name} has ${size} entries, and more are cosigned (${ahead}). Take a newer copy of it; if there is none, entries have been taken away`;
  return { kind: 'unknown', origin, why };
}

/** Root over the first entries, which are a part of a larger tree. */
async function rootOfFirst(size: number, node: NodeReader): Promise<Hash> {
  const peaks: Hash[] = [];
  for (let at = 0; at < size; ) {
    let level = 0;
    while (2 ** (level + 1) <= size - at) level++;
    peaks.push(await node(level, at / 2 ** level));
    at += 2 ** level;
  }
  return rootOf({ size, peaks });
}

function split(
  origin: string,
  kind: SplitView['kind'],
  first: View,
  second: View,
  now: Date,
  joining?: { readonly proof: readonly Hash[]; readonly prefixRoot: Hash },
): Comparison {
  const evidence: SplitView = {
    truceline: 'split-view/1',
    origin,
    kind,
    found: now.toISOString(),
    by: 'compare',
    first: { from: first.from, note: first.note },
    second: { from: second.from, note: second.note },
    ...(joining && {
      proof: joining.proof.map(toBase64),
      prefixRoot: toBase64(joining.prefixRoot),
    }),
  };
  return { kind: 'split', origin, evidence };
}

function sameRoot(first: View, second: View): boolean {
  return equalBytes(first.checkpoint.root, second.checkpoint.root);
}
