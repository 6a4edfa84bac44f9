/**
 * Signed notes (C2SP signed-note): text that one or more keys have signed.
 * Layout: <text, which ends in a newline> | newline | signature lines, each
 *   <em dash> <space> <key name> <space> <base64 of: u32 key id, big endian | signature> <newline>
 */
import { concatBytes, fromBase64, fromUtf8, toBase64, utf8 } from './bytes.js';
import { FormatError, quoted } from './format-error.js';
import { checkName, type VerifierKey } from './verifier-key.js';

export {
  COSIGNATURE_TYPE,
  ED25519_TYPE,
  formatVerifierKey,
  keyIdOf,
  keyText,
  parseVerifierKey,
  type VerifierKey,
  type VerifyEd25519,
  verifierKey,
} from './verifier-key.js';

export interface NoteSignature {
  /** Name of the key. */
  readonly name: string;
  /** uint32 */
  readonly keyId: number;
  /** Without the key id; at least one byte, how many depends on the type of the key. */
  readonly signature: Uint8Array;
}

export interface SignedNote {
  /** What is signed; ends in a newline. */
  readonly text: string;
  /** At least one, in the order of the lines. */
  readonly signatures: readonly NoteSignature[];
}

/** The specification asks for a limit of at least 16; Go's note package has this one. */
export const MAX_SIGNATURES = 100;
/** Room for a hundred signatures of 5 kB each, the longest that the specification speaks of. */
export const MAX_NOTE_BYTES = 1_000_000;
const KEY_ID_BYTES = 4;
const SIGNATURE_START = '\u2014 ';

/**
 * Takes a note apart. Says nothing about who signed it: lines of unknown keys are among the signatures.
 * @throws FormatError
 */
export function parseNote(note: string | Uint8Array): SignedNote {
  const length = typeof note === 'string' ? utf8(note).length : note.length;
  if (length > MAX_NOTE_BYTES) {
    throw new FormatError({ where: 'note', expected: `at most ${MAX_NOTE_BYTES} bytes`, found: `${length}` });
  }
  const whole = typeof note === 'string' ? note : fromUtf8(note);
  if (whole === null) {
    throw new FormatError({ where: 'note', expected: 'UTF-8', found: 'bytes that are not' });
  }
  checkCharacters(whole);
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) {
    throw new FormatError({
      where: 'note',
      expected: 'text, an empty line and signature lines',
      found: `no empty line in ${quoted(whole)}`,
    });
  }
  return { text: whole.slice(0, split + 1), signatures: parseSignatureLines(whole.slice(split + 2)) };
}

/**
 * Signature lines alone, as a witness answers them (C2SP tlog-witness): one or more, each ended by a newline.
 * @throws FormatError
 */
export function parseSignatureLines(text: string): NoteSignature[] {
  if (!text.endsWith('\n')) {
    throw new FormatError({
      where: 'signatures of a note',
      expected: 'one or more lines, each ended by a newline',
      found: text === '' ? 'none' : `${quoted(text)} at the end`,
    });
  }
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) {
    throw new FormatError({
      where: 'signatures of a note',
      expected: `at most ${MAX_SIGNATURES}`,
      found: `${lines.length}`,
    });
  }
  return lines.map((line, i) => parseSignatureLine(line, `note, signature line ${i + 1}`));
}

/** The note as it is stored and sent. @throws FormatError if it would not be read back as it is. */
export function formatNote(note: SignedNote): string {
  checkNoteText(note.text);
  if (note.signatures.length === 0 || note.signatures.length > MAX_SIGNATURES) {
    throw new FormatError({
      where: 'note',
      expected: `1 to ${MAX_SIGNATURES} signatures`,
      found: `${note.signatures.length}`,
    });
  }
  return `${note.text}\n${note.signatures.map(signatureLine).join('')}`;
}

/** Ends in a newline. */
export function signatureLine(signature: NoteSignature): string {
  checkName(signature.name, 'note signature, key name');
  if (signature.signature.length === 0) {
    throw new FormatError({ where: 'note signature', expected: 'at least one byte', found: 'none' });
  }
  const id = new Uint8Array(KEY_ID_BYTES);
  new DataView(id.buffer).setUint32(0, signature.keyId);
  return `${SIGNATURE_START}${signature.name} ${toBase64(concatBytes(id, signature.signature))}\n`;
}

/** Signatures that claim to be of this key: same name and same id. Repeated lines count once. */
export function signaturesOf(note: SignedNote, key: VerifierKey): NoteSignature[] {
  const lines = new Map<string, NoteSignature>();
  for (const signature of note.signatures) {
    if (signature.name !== key.name || signature.keyId !== key.keyId) continue;
    lines.set(toBase64(signature.signature), signature);
  }
  return [...lines.values()];
}

/** @throws FormatError unless the text can be signed as a note: it ends in a newline and has no control characters. */
export function checkNoteText(text: string): void {
  checkCharacters(text);
  if (text.endsWith('\n')) return;
  throw new FormatError({ where: 'note text', expected: 'a newline at its end', found: quoted(text) });
}

function parseSignatureLine(line: string, where: string): NoteSignature {
  const [name, base64, ...more] = line.startsWith(SIGNATURE_START)
    ? line.slice(SIGNATURE_START.length).split(' ')
    : [];
  const bytes = fromBase64(base64 ?? '');
  if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES || more.length > 0) {
    throw new FormatError({
      where,
      expected: 'an em dash, a key name and base64 of a key id and a signature, with single spaces between',
      found: quoted(line),
    });
  }
  checkName(name, `${where}, key name`);
  const keyId = new DataView(bytes.buffer).getUint32(0);
  return { name, keyId, signature: bytes.subarray(KEY_ID_BYTES) };
}

function checkCharacters(text: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const bad = /[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.exec(text);
  if (!bad) return;
  throw new FormatError({
    where: `note, line ${text.slice(0, bad.index).split('\n').length}`,
    expected: 'well-formed text without control characters other than newlines',
    found: `U+${bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  });
}

/** The bytes that an Ed25519 note signature (type 0x01) signs: the text, with its last newline. */
export function signedBytes(note: SignedNote): Uint8Array {
  return utf8(note.text);
}
