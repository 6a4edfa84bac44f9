/**
 * Proof files (C2SP tlog-proof): that an entry is in a log, checked offline. The entry itself is not in it.
 * Layout, lines:
 *   c2sp.org/tlog-proof@v1
 *   extra <base64>          (may be missing)
 *   index <decimal>
 *   <base64 of a hash>      (as many as the inclusion proof has, from the leaf's sibling up)
 *   <empty>
 *   <the checkpoint, a signed note>
 */
import { equalBytes, fromBase64, fromUtf8, toBase64 } from './bytes.js';
import { type Checkpoint, parseHash, parseSize, verifyCheckpoint } from './checkpoint.js';
import { verifyCosignature } from './cosignature.js';
import { FormatError, quoted } from './format-error.js';
import { type Hash, leafHash } from './hash.js';
import { parseNote, type VerifierKey, type VerifyEd25519 } from './note.js';
import { verifyInclusion } from './tree.js';

export interface Proof {
  /** Of the entry, from 0 on. */
  readonly index: number;
  readonly hashes: readonly Hash[];
  /** A signed note, as text. */
  readonly checkpoint: string;
  /** Nothing vouches for it. */
  readonly extra?: Uint8Array;
}

export interface CheckedProof {
  readonly checkpoint: Checkpoint;
  /** Who cosigned, and when; at least as many as were needed. */
  readonly witnesses: readonly { readonly key: VerifierKey; readonly timeSeconds: number }[];
}

const HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree of up to 2^63 entries has no longer proof. */
const MAX_HASHES = 63;

/** @throws FormatError naming the line. The checkpoint is taken apart, but no signature is checked. */
export function parseProof(proof: string | Uint8Array): Proof {
  const text = typeof proof === 'string' ? proof : fromUtf8(proof);
  if (text === null)
    throw new FormatError({ where: 'proof', expected: 'UTF-8', found: 'bytes that are not' });
  const split = text.indexOf('\n\n');
  const lines = text.slice(0, Math.max(0, split)).split('\n');
  if (split < 0 || lines[0] !== HEADER) {
    throw new FormatError({
      where: 'proof, line 1',
      expected: `${HEADER}, and after the proof an empty line and a checkpoint`,
      found: quoted(text),
    });
  }
  let at = 1;
  let extra: Uint8Array | undefined;
  if (lines[at]?.startsWith('extra ')) extra = parseExtra(lines[at++]!.slice('extra '.length));
  const indexLine = lines[at++] ?? '';
  const where = `proof, line ${at}`;
  if (!indexLine.startsWith('index ')) {
    throw new FormatError({ where, expected: 'index <number>', found: quoted(indexLine) });
  }
  const index = parseSize(indexLine.slice('index '.length), where);
  if (lines.length - at > MAX_HASHES) {
    throw new FormatError({
      where: 'proof',
      expected: `at most ${MAX_HASHES} hashes`,
      found: `${lines.length - at}`,
    });
  }
  const hashes = lines.slice(at).map((line, i) => parseHash(line, `proof, line ${at + i + 1}`));
  const checkpoint = text.slice(split + 2);
  parseNote(checkpoint);
  return { index, hashes, checkpoint, ...(extra ? { extra } : {}) };
}

/** Ends in a newline, as its checkpoint does. @throws FormatError if it would not be read back. */
export function formatProof(proof: Proof): string {
  const lines = [HEADER];
  if (proof.extra && proof.extra.length > 0) lines.push(`extra ${toBase64(proof.extra)}`);
  lines.push(`index ${proof.index}`, ...proof.hashes.map(toBase64), '', proof.checkpoint);
  const text = lines.join('\n');
  parseProof(text);
  return text;
}

/**
 * Checks that `entry` is in the log at the proof's index, that the log signed the checkpoint, and that at least
 * `needed` of the witnesses cosigned it.
 * @param witnessKeys keys of type 0x04. The same public key under two names counts once, because the signature does
 *   not say the name; the log's own key does not count.
 * @throws FormatError naming what failed.
 */
export async function checkProof(
  proof: Proof,
  entry: Uint8Array,
  logKey: VerifierKey,
  witnessKeys: readonly VerifierKey[],
  needed: number,
  verify: VerifyEd25519,
): Promise<CheckedProof> {
  const note = parseNote(proof.checkpoint);
  const checkpoint = await verifyCheckpoint(note, logKey, verify);
  if (proof.index >= checkpoint.size) {
    throw new FormatError({
      where: 'proof, index',
      expected: `less than ${checkpoint.size}, the entries under the checkpoint`,
      found: `${proof.index}`,
    });
  }
  if (!verifyInclusion(leafHash(entry), proof.index, checkpoint.size, proof.hashes, checkpoint.root)) {
    throw new FormatError({
      where: 'proof',
      expected: `hashes that lead from this entry, as number ${proof.index}, to the root of the checkpoint`,
      found: 'another root: the entry, its index or the proof was altered, or they do not belong together',
    });
  }
  const counted: Uint8Array[] = [logKey.publicKey];
  const witnesses: { key: VerifierKey; timeSeconds: number }[] = [];
  for (const key of witnessKeys) {
    const cosigned = await verifyCosignature(note, key, verify);
    if (!cosigned || counted.some((other) => equalBytes(other, key.publicKey))) continue;
    counted.push(key.publicKey);
    witnesses.push({ key, timeSeconds: cosigned.timeSeconds });
  }
  if (witnesses.length < needed) {
    throw new FormatError({
      where: 'proof, checkpoint',
      expected: `cosignatures of ${needed} of the ${witnessKeys.length} witnesses`,
      found: witnesses.length === 0 ? 'none' : witnesses.map(({ key }) => key.name).join(', '),
    });
  }
  return { checkpoint, witnesses };
}

function parseExtra(base64: string): Uint8Array {
  const extra = fromBase64(base64);
  if (extra && extra.length > 0) return extra;
  throw new FormatError({
    where: 'proof, line 2 (extra)',
    expected: 'base64 of at least one byte',
    found: quoted(base64),
  });
}
