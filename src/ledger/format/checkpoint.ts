/**
 * Checkpoints (C2SP tlog-checkpoint): the size and root of a log, as the text of a signed note.
 * Layout: <origin> newline <size, decimal> newline <base64 of the root> newline [<extension line> newline]...
 */
import { equalBytes, fromBase64, toBase64 } from './bytes.js';
import { FormatError, quoted } from './format-error.js';
import { EMPTY_ROOT, HASH_BYTES, type Hash } from './hash.js';
import {
  checkNoteText,
  ED25519_TYPE,
  keyText,
  parseNote,
  type SignedNote,
  signaturesOf,
  signedBytes,
  type VerifierKey,
  type VerifyEd25519,
} from './note.js';

export interface Checkpoint {
  /** Name of the log; it is the name of its key too. */
  readonly origin: string;
  /** Entries, 0 to 2^53 - 1. */
  readonly size: number;
  readonly root: Hash;
  /** Further lines, which nobody audits; a ledger of ours writes none. */
  readonly extensions: readonly string[];
}

/** @param noteText text of a note, without its signatures. @throws FormatError naming the line. */
export function parseCheckpoint(noteText: string): Checkpoint {
  checkNoteText(noteText);
  const lines = noteText.slice(0, -1).split('\n');
  const empty = lines.indexOf('');
  if (lines.length < 3 || empty >= 0) {
    throw new FormatError({
      where: empty >= 0 ? `checkpoint, line ${empty + 1}` : 'checkpoint',
      expected: 'at least three lines (origin, size, root), none of them empty',
      found: empty >= 0 ? 'an empty line' : `${lines.length}`,
    });
  }
  const [origin, sizeText, rootText, ...extensions] = lines as [string, string, string, ...string[]];
  const size = parseSize(sizeText, 'checkpoint, line 2 (size)');
  const root = parseHash(rootText, 'checkpoint, line 3 (root)');
  if (size === 0 && !equalBytes(root, EMPTY_ROOT)) {
    throw new FormatError({
      where: 'checkpoint, line 3 (root)',
      expected: `${toBase64(EMPTY_ROOT)}, the root of a log without entries`,
      found: rootText,
    });
  }
  return { origin, size, root, extensions };
}

/** The text to be signed; ends in a newline. @throws FormatError if it would not be read back as it is. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint;
  const text = [origin, String(size), toBase64(root), ...extensions].map((line) => `${line}\n`).join('');
  const read = parseCheckpoint(text);
  if (read.origin === origin && read.extensions.length === extensions.length) return text;
  throw new FormatError({
    where: 'checkpoint',
    expected: 'an origin and extensions of one line each',
    found: quoted(text),
  });
}

/**
 * The checkpoint of a note that the log's key has signed. Lines of other keys are ignored, as the specification asks;
 * all lines of this key must verify.
 * @param key of type 0x01 (Ed25519).
 * @param origin the log that is expected; the key's name unless something else was agreed.
 * @throws FormatError naming what failed.
 */
export async function verifyCheckpoint(
  note: SignedNote | string | Uint8Array,
  key: VerifierKey,
  verify: VerifyEd25519,
  origin: string = key.name,
): Promise<Checkpoint> {
  const signed = typeof note === 'string' || note instanceof Uint8Array ? parseNote(note) : note;
  if (key.type !== ED25519_TYPE) {
    throw new FormatError({
      where: `key ${keyText(key)}`,
      expected: 'a key of type 0x01 (Ed25519) for a log',
      found: `type 0x0${key.type.toString(16)}`,
    });
  }
  const signatures = signaturesOf(signed, key);
  if (signatures.length === 0) {
    throw new FormatError({
      where: 'checkpoint',
      expected: `a signature by ${keyText(key)}`,
      found: `only ${signed.signatures.map(keyText).join(', ')}`,
      advice: 'Either this is another log, or its key is not the one you were given',
    });
  }
  for (const { signature } of signatures) {
    if (await verify(key.publicKey, signedBytes(signed), signature)) continue;
    throw new FormatError({
      where: 'checkpoint',
      expected: `a valid signature by ${keyText(key)}`,
      found: 'one that does not verify: the text or the signature was altered',
    });
  }
  const checkpoint = parseCheckpoint(signed.text);
  if (checkpoint.origin !== origin) {
    throw new FormatError({
      where: 'checkpoint, line 1 (origin)',
      expected: quoted(origin),
      found: quoted(checkpoint.origin),
    });
  }
  return checkpoint;
}

/** A size or index: decimal, without leading zeros, at most 2^53 - 1. @throws FormatError */
export function parseSize(text: string, where: string): number {
  const size = /^(0|[1-9][0-9]*)$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(size)) return size;
  throw new FormatError({
    where,
    expected: `a whole number of 0 to ${Number.MAX_SAFE_INTEGER}, without leading zeros`,
    found: quoted(text),
  });
}

/** One hash in base64. @throws FormatError */
export function parseHash(text: string, where: string): Hash {
  const hash = fromBase64(text);
  if (hash?.length === HASH_BYTES) return hash;
  throw new FormatError({ where, expected: 'base64 of 32 bytes', found: quoted(text) });
}
