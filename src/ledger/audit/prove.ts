/**
 * Proof files: everything that it takes to show one entry to somebody who has only the ledger's key.
 *
 * One JSON object:
 *   kind     "truceline-ledger-proof"
 *   version  1
 *   proof    text of a C2SP tlog-proof: index, hashes, checkpoint with all its signatures
 *   entry    { "utf8": text } or { "base64": bytes }: the entry exactly as it was hashed
 *   key      verifier line of the ledger, for convenience; whoever relies on the proof compares it with his own
 */
import { decodeBundle } from '../format/bundle.js';
import { equalBytes, fromBase64, fromUtf8, toBase64, utf8 } from '../format/bytes.js';
import { type Checkpoint, verifyCheckpoint } from '../format/checkpoint.js';
import { FormatError, quoted } from '../format/format-error.js';
import { HASH_BYTES } from '../format/hash.js';
import { formatVerifierKey, parseVerifierKey, type VerifierKey, type VerifyEd25519 } from '../format/note.js';
import { type CheckedProof, checkProof, formatProof, parseProof } from '../format/proof.js';
import { TILE_WIDTH, type TileId, tilePath } from '../format/tile.js';
import { nodeReaderOver } from '../format/tile-nodes.js';
import { inclusionProof } from '../format/tree.js';
import { readTile } from './leaves.js';
import type { TileSource } from './source.js';

export const PROOF_KIND = 'truceline-ledger-proof';

export interface ProofFile {
  readonly kind: typeof PROOF_KIND;
  readonly version: 1;
  readonly proof: string;
  readonly entry: { readonly utf8: string } | { readonly base64: string };
  readonly key: string;
}

/** The checkpoint of a source, its signature checked. @throws FormatError, ReadProblem */
export async function readCheckpoint(
  source: TileSource,
  key: VerifierKey,
  verify: VerifyEd25519,
): Promise<{ readonly checkpoint: Checkpoint; readonly note: string }> {
  const bytes = await source.read('checkpoint');
  if (bytes === null) throw fault(`${source.name}: checkpoint`, 'the file', 'none');
  const checkpoint = await verifyCheckpoint(bytes, key, verify);
  return { checkpoint, note: fromUtf8(bytes)! };
}

/** The ledger's own word for its key. @throws FormatError, ReadProblem */
export async function readOwnKey(source: TileSource): Promise<VerifierKey> {
  const bytes = await source.read('key.pub');
  if (bytes === null)
    throw fault(
      `${source.name}: key.pub`,
      "the ledger's verifier line",
      'no such file',
      'Give it with --key',
    );
  return parseVerifierKey((fromUtf8(bytes) ?? '').trimEnd());
}

/** @throws FormatError when the ledger is damaged where the proof reads it; RangeError for an index past its size. */
export async function proveEntry(
  source: TileSource,
  index: number,
  key: VerifierKey,
  verify: VerifyEd25519,
): Promise<ProofFile> {
  const { checkpoint, note } = await readCheckpoint(source, key, verify);
  if (index >= checkpoint.size)
    throw new RangeError(
      `${source.name}: expected the index of an entry under the checkpoint, 0 to ${checkpoint.size - 1}, found ${index}. An entry is provable once a checkpoint stands over it.`,
    );
  const [hashes, entry] = await Promise.all([
    inclusionProof(index, checkpoint.size, nodeReaderOver(tileReader(source), checkpoint.size)),
    readEntry(source, index, checkpoint.size),
  ]);
  const proof = { index, hashes, checkpoint: note };
  await checkProof(proof, entry, key, [], 0, verify);
  const text = fromUtf8(entry);
  return {
    kind: PROOF_KIND,
    version: 1,
    proof: formatProof(proof),
    entry: text !== null && equalBytes(utf8(text), entry) ? { utf8: text } : { base64: toBase64(entry) },
    key: formatVerifierKey(key),
  };
}

/** Reads a tile for a proof; the full one stands in for a partial one that is gone. */
export function tileReader(source: TileSource): (tile: TileId) => Promise<Uint8Array> {
  return async ({ level, index, width }) => {
    const { bytes, width: there, flaw } = await readTile(source, level, index, width);
    const file = `${source.name}: ${tilePath({ level, index, width })}`;
    if (bytes === null) throw fault(file, flaw!.expected, flaw!.found);
    if (bytes.length !== there * HASH_BYTES)
      throw fault(file, `${there * HASH_BYTES} bytes`, `${bytes.length}`);
    return bytes.subarray(0, width * HASH_BYTES);
  };
}

export async function readEntry(source: TileSource, index: number, size: number): Promise<Uint8Array> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const entries = await readBundle(source, bundle, Math.min(TILE_WIDTH, size - bundle * TILE_WIDTH));
  return entries[index % TILE_WIDTH]!;
}

export async function readBundle(
  source: TileSource,
  index: number,
  width: number,
): Promise<readonly Uint8Array[]> {
  const { bytes, width: there, flaw } = await readTile(source, 'entries', index, width);
  if (bytes === null)
    throw fault(
      `${source.name}: ${tilePath({ level: 'entries', index, width })}`,
      flaw!.expected,
      flaw!.found,
    );
  return decodeBundle(bytes, there).slice(0, width);
}

/** @throws FormatError naming what is not as it should be. */
export function parseProofFile(text: string): ProofFile {
  let value: Partial<Record<keyof ProofFile, unknown>>;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    throw fault('proof file', 'one JSON object', quoted(text.slice(0, 40)));
  }
  if (value?.kind !== PROOF_KIND || value.version !== 1)
    throw fault(
      'proof file, kind and version',
      `"${PROOF_KIND}" and 1`,
      quoted(`${value?.kind} ${value?.version}`),
    );
  const { proof, key } = value;
  const entry = value.entry as { utf8?: unknown; base64?: unknown } | null | undefined;
  if (typeof proof !== 'string') throw fault('proof file, proof', 'a text', typeof proof);
  if (typeof key !== 'string') throw fault('proof file, key', 'a verifier line', typeof key);
  if ((typeof entry?.utf8 === 'string') === (typeof entry?.base64 === 'string'))
    throw fault('proof file, entry', 'either utf8 or base64', 'neither, or both');
  return value as ProofFile;
}

export interface ProofTrust {
  /** Without it the key in the file is taken. */
  readonly key?: VerifierKey;
  readonly witnesses: readonly VerifierKey[];
  /** How many of them must have cosigned. */
  readonly needed: number;
}

export interface ProofChecked extends CheckedProof {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly key: VerifierKey;
}

/** @throws FormatError naming what failed. */
export async function checkProofFile(
  file: ProofFile,
  { key: given, witnesses, needed }: ProofTrust,
  verify: VerifyEd25519,
): Promise<ProofChecked> {
  const own = parseVerifierKey(file.key);
  if (given && formatVerifierKey(given) !== formatVerifierKey(own))
    throw fault('proof file, key', `the key that was given, ${formatVerifierKey(given)}`, file.key);
  const key = given ?? own;
  const entry = entryBytes(file.entry);
  const proof = parseProof(file.proof);
  const checked = await checkProof(proof, entry, key, witnesses, needed, verify);
  return { ...checked, entry, index: proof.index, key };
}

function entryBytes(entry: ProofFile['entry']): Uint8Array {
  const bytes = 'utf8' in entry ? utf8(entry.utf8) : fromBase64(entry.base64);
  if (bytes === null) throw fault('proof file, entry', 'base64', 'something else');
  return bytes;
}

function fault(where: string, expected: string, found: string, advice?: string): FormatError {
  return new FormatError({ where, expected, found, ...(advice ? { advice } : {}) });
}
