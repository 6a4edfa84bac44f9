/**
 * Cosignatures (C2SP tlog-cosignature): a witness has seen that a checkpoint is consistent with all it saw before.
 * Layout of the signature: u64 time in seconds since 1970, big endian | Ed25519 signature of 64 bytes
 *
 * Left out is type 0x06, ML-DSA-44, which can also cosign subtrees: neither Node.js 20 nor browsers offer that
 * signature, and the ledger takes no package. Its lines are ignored like those of any unknown key.
 */
import { concatBytes, utf8 } from './bytes.js';
import { parseCheckpoint } from './checkpoint.js';
import { FormatError } from './format-error.js';
import {
  COSIGNATURE_TYPE,
  keyText,
  type NoteSignature,
  parseNote,
  type SignedNote,
  signaturesOf,
  type VerifierKey,
  type VerifyEd25519,
} from './note.js';

const TIME_BYTES = 8;
const ED25519_SIGNATURE_BYTES = 64;
const TWO_TO_32 = 0x1_0000_0000;

/** What a witness signs: a header, the time and the whole text of the checkpoint. */
export function cosignedMessage(noteText: string, timeSeconds: number): Uint8Array {
  checkTime(timeSeconds);
  return utf8(`cosignature/v1\ntime ${timeSeconds}\n${noteText}`);
}

/** The note signature that carries an Ed25519 signature over cosignedMessage. */
export function cosignatureOf(
  key: VerifierKey,
  timeSeconds: number,
  ed25519Signature: Uint8Array,
): NoteSignature {
  checkTime(timeSeconds);
  const time = new Uint8Array(TIME_BYTES);
  const view = new DataView(time.buffer);
  view.setUint32(0, Math.floor(timeSeconds / TWO_TO_32));
  view.setUint32(4, timeSeconds % TWO_TO_32);
  return { name: key.name, keyId: key.keyId, signature: concatBytes(time, ed25519Signature) };
}

/**
 * @param key of type 0x04.
 * @returns the time of this witness's cosignature, the latest if there are several; null if there is none.
 * @throws FormatError if a line of this key does not verify: then the note as a whole is not to be trusted.
 */
export async function verifyCosignature(
  note: SignedNote | string | Uint8Array,
  key: VerifierKey,
  verify: VerifyEd25519,
): Promise<{ readonly timeSeconds: number } | null> {
  const signed = typeof note === 'string' || note instanceof Uint8Array ? parseNote(note) : note;
  if (key.type !== COSIGNATURE_TYPE) {
    throw new FormatError({
      where: `key ${keyText(key)}`,
      expected: 'a key of type 0x04 (cosignature) for a witness',
      found: `type 0x0${key.type.toString(16)}`,
    });
  }
  const signatures = signaturesOf(signed, key);
  if (signatures.length > 0) parseCheckpoint(signed.text);
  let latest = -1;
  for (const { signature } of signatures) {
    const timeSeconds = timeOf(signature, key);
    const message = cosignedMessage(signed.text, timeSeconds);
    if (!(await verify(key.publicKey, message, signature.subarray(TIME_BYTES)))) {
      throw new FormatError({
        where: 'checkpoint',
        expected: `a valid cosignature by ${keyText(key)}`,
        found: 'one that does not verify: the text, the time or the signature was altered',
      });
    }
    latest = Math.max(latest, timeSeconds);
  }
  return latest < 0 ? null : { timeSeconds: latest };
}

function timeOf(signature: Uint8Array, key: VerifierKey): number {
  const length = TIME_BYTES + ED25519_SIGNATURE_BYTES;
  if (signature.length !== length) {
    throw new FormatError({
      where: `cosignature by ${keyText(key)}`,
      expected: `${length} bytes (time and signature)`,
      found: `${signature.length}`,
    });
  }
  const view = new DataView(signature.buffer, signature.byteOffset);
  const seconds = view.getUint32(0) * TWO_TO_32 + view.getUint32(4);
  checkTime(seconds);
  return seconds;
}

function checkTime(timeSeconds: number): void {
  if (Number.isSafeInteger(timeSeconds) && timeSeconds >= 0) return;
  throw new FormatError({
    where: 'cosignature, time',
    expected: `whole seconds since 1970, at most ${Number.MAX_SAFE_INTEGER}`,
    found: String(timeSeconds),
  });
}
