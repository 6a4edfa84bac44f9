/**
 * Two views of one ledger: the same history, one ahead of the other, or a split view: two signed checkpoints of which
 * no tree is the continuation of the other. A split view proves itself: both notes carry the ledger's signature.
 */
import { equalBytes, fromBase64, fromUtf8, toBase64 } from '../format/bytes.js';
import { type Checkpoint, verifyCheckpoint } from '../format/checkpoint.js';
import { FormatError } from '../format/format-error.js';
import type { Hash } from '../format/hash.js';
import { formatVerifierKey, parseVerifierKey, type VerifierKey, type VerifyEd25519 } from '../format/note.js';
import { nodeReaderOver } from '../format/tile-nodes.js';
import { consistencyProof, rootOf, verifyConsistency } from '../format/tree.js';
import { tileReader } from './prove.js';
import type { TileSource } from './source.js';

export interface View {
  readonly name: string;
  readonly note: Uint8Array;
  /** Absent for a checkpoint by itself: then nothing can be shown about smaller sizes. */
  readonly tiles?: TileSource;
}

export type Comparison =
  | { readonly kind: 'same'; readonly size: number }
  | {
      readonly kind: 'ahead';
      readonly ahead: string;
      readonly behind: string;
      readonly sizes: readonly [number, number];
    }
  | { readonly kind: 'split'; readonly evidence: SplitEvidence }
  | { readonly kind: 'unknown'; readonly why: string };

export const SPLIT_KIND = 'truceline-split-view';

/**
 * Two notes of one key. Where they have one size, their roots differ. Otherwise `prefixRoot` is the root of the first
 * entries of the larger one, as many as the smaller has, and `proof` (RFC 6962, section 2.1.2) leads from it to the
 * larger one's signed root; it is not the root that the smaller one signs. All hashes in base64.
 */
export interface SplitEvidence {
  readonly kind: typeof SPLIT_KIND;
  readonly version: 1;
  readonly key: string;
  readonly notes: readonly [string, string];
  readonly prefixRoot?: string;
  readonly proof?: readonly string[];
}

/** @throws FormatError when a note is not signed by the key, or a tile that is read is damaged */
export async function compareViews(
  a: View,
  b: View,
  key: VerifierKey,
  verify: VerifyEd25519,
): Promise<Comparison> {
  const [first, second] = await Promise.all([a, b].map((view) => signedView(view, key, verify)));
  const [small, large] =
    first!.checkpoint.size <= second!.checkpoint.size ? [first!, second!] : [second!, first!];
  const sizes = [large.checkpoint.size, small.checkpoint.size] as const;
  const notes = [text(small), text(large)] as const;
  const base = { kind: SPLIT_KIND, version: 1, key: formatVerifierKey(key), notes } as const;
  if (sizes[0] === sizes[1])
    return equalBytes(small.checkpoint.root, large.checkpoint.root)
      ? { kind: 'same', size: sizes[0] }
      : { kind: 'split', evidence: base };
  const ahead: Comparison = { kind: 'ahead', ahead: large.name, behind: small.name, sizes };
  if (sizes[1] === 0) return ahead;
  if (!large.tiles)
    return {
      kind: 'unknown',
      why: `${large.name} is ahead (${sizes[0]} entries to ${sizes[1]}) and is a checkpoint by itself. Give its folder or address, so that its tiles can be read.`,
    };
  const { prefixRoot, proof } = await prefixOf(large.tiles, sizes[1], large.checkpoint);
  if (equalBytes(prefixRoot, small.checkpoint.root)) return ahead;
  return {
    kind: 'split',
    evidence: { ...base, prefixRoot: toBase64(prefixRoot), proof: proof.map(toBase64) },
  };
}

/** Checks the evidence by itself. @returns the two checkpoints. @throws FormatError saying why it proves nothing */
export async function checkSplit(
  evidence: SplitEvidence,
  given: VerifierKey | undefined,
  verify: VerifyEd25519,
): Promise<readonly [Checkpoint, Checkpoint]> {
  const where = 'split view';
  if (given && formatVerifierKey(given) !== evidence.key)
    throw new FormatError({
      where: `${where}, key`,
      expected: `the key that was given, ${formatVerifierKey(given)}`,
      found: String(evidence.key),
    });
  const key = parseVerifierKey(String(evidence.key));
  const [small, large] = await Promise.all(
    [0, 1].map((i) => verifyCheckpoint(String(evidence.notes?.[i] ?? ''), key, verify)),
  );
  const proves = (root: Hash | null): boolean => root !== null && !equalBytes(root, small!.root);
  if (small!.size === large!.size) {
    if (proves(large!.root)) return [small!, large!];
    throw new FormatError({ where, expected: 'two roots', found: 'the same root twice' });
  }
  const prefixRoot = fromBase64(String(evidence.prefixRoot ?? ''));
  const proof = (evidence.proof ?? []).map((hash) => fromBase64(String(hash)));
  const isWhole =
    prefixRoot !== null &&
    proof.every((hash) => hash !== null) &&
    verifyConsistency(small!.size, prefixRoot, large!.size, large!.root, proof as Uint8Array[]);
  if (isWhole && proves(prefixRoot)) return [small!, large!];
  throw new FormatError({
    where,
    expected: 'a proof that the larger checkpoint begins with another tree than the smaller one',
    found: isWhole ? 'a proof that it begins with the same one' : 'a proof that does not lead to its root',
  });
}

/** Root of the first `size` entries of a larger ledger, with the proof that its own signed root goes on from there. */
async function prefixOf(
  tiles: TileSource,
  size: number,
  large: Checkpoint,
): Promise<{ readonly prefixRoot: Hash; readonly proof: readonly Hash[] }> {
  const read = nodeReaderOver(tileReader(tiles), large.size);
  let at = 0;
  const peaks: Hash[] = [];
  while (at < size) {
    let level = 0;
    while (2 ** (level + 1) <= size - at) level++;
    peaks.push(await read(level, at / 2 ** level));
    at += 2 ** level;
  }
  const prefixRoot = rootOf({ size, peaks });
  const proof = await consistencyProof(size, large.size, read);
  if (verifyConsistency(size, prefixRoot, large.size, large.root, proof)) return { prefixRoot, proof };
  throw new FormatError({
    where: tiles.name,
    expected: 'tiles that lead to the signed root',
    found: 'others',
    advice: 'The ledger is damaged: run truceline ledger verify on it',
  });
}

interface SignedView extends View {
  readonly checkpoint: Checkpoint;
}

async function signedView(view: View, key: VerifierKey, verify: VerifyEd25519): Promise<SignedView> {
  try {
    return { ...view, checkpoint: await verifyCheckpoint(view.note, key, verify) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError({ ...error.fault, where: `${view.name}: ${error.fault.where}` });
  }
}

function text({ note }: View): string {
  return fromUtf8(note)!;
}
