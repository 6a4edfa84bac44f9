/**
 * A signed checkpoint, read strictly: every line of it is either accounted for or named.
 *
 * The specification lets verifiers pass over signatures of keys they do not know. An audit tells of each: a line whose
 * name or key id is that of a known key, but not both, is taken for an altered one.
 */
import { equalBytes, fromUtf8, utf8 } from '../format/bytes.js';
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '../format/checkpoint.js';
import { verifyCosignature } from '../format/cosignature.js';
import { FormatError } from '../format/format-error.js';
import {
  formatNote,
  formatVerifierKey,
  type NoteSignature,
  parseNote,
  parseVerifierKey,
  type SignedNote,
  type VerifierKey,
  type VerifyEd25519,
} from '../format/note.js';
import type { Findings } from './problem.js';
import { ReadProblem, type TileSource } from './source.js';

export interface Keys {
  /** The ledger's own; null when none could be found. */
  readonly log: VerifierKey | null;
  readonly witnesses: readonly VerifierKey[];
  /** How many of the witnesses must have cosigned. */
  readonly needed: number;
  readonly verify: VerifyEd25519;
}

export interface Cosigned {
  readonly name: string;
  readonly timeSeconds: number;
}

export interface SignedCheckpoint {
  readonly file: string;
  readonly text: string;
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
  /** The ledger's own signature fits, and the origin is its name. */
  readonly trusted: boolean;
  readonly cosigned: readonly Cosigned[];
}

export async function readSigned(
  source: TileSource,
  file: string,
  keys: Keys,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  const bytes = await readOrTell(source, file, findings);
  return bytes === null ? null : checkSigned(bytes, file, keys, findings);
}

/** @returns null, with a problem told, when the bytes are no checkpoint at all. */
export async function checkSigned(
  bytes: Uint8Array,
  file: string,
  keys: Keys,
  findings: Findings,
): Promise<SignedCheckpoint | null> {
  let note: SignedNote;
  let checkpoint: Checkpoint;
  try {
    note = parseNote(bytes);
    checkpoint = parseCheckpoint(note.text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { where, expected, found } = error.fault;
    findings.problem({ kind: 'malformed', file, where, expected, found });
    return null;
  }
  const canonical = formatCheckpoint(checkpoint) === note.text && equalBytes(utf8(formatNote(note)), bytes);
  if (!canonical)
    findings.problem({
      kind: 'malformed',
      file,
      expected: 'a checkpoint in the one spelling that the specification gives it',
      found: 'another spelling of the same content',
    });
  const signed = await checkSignatures(note, checkpoint, file, keys, findings);
  return { file, text: fromUtf8(bytes)!, note, checkpoint, ...signed };
}

async function checkSignatures(
  note: SignedNote,
  { origin }: Checkpoint,
  file: string,
  keys: Keys,
  findings: Findings,
): Promise<{ trusted: boolean; cosigned: Cosigned[] }> {
  const cosigned: Cosigned[] = [];
  // One public key under two names is one witness: the signature does not say the name.
  const counted: Uint8Array[] = keys.log ? [keys.log.publicKey] : [];
  let trusted = false;
  const problem = (where: string, expected: string, found: string): void =>
    findings.problem({ kind: 'signature', file, where, expected, found });
  if (keys.log && origin !== keys.log.name)
    problem('line 1', `the origin "${keys.log.name}", as the ledger's key has it`, `"${origin}"`);
  const seen = new Set<string>();
  for (const [i, line] of note.signatures.entries()) {
    const where = `signature ${i + 1} ("${line.name}")`;
    const id = `${line.name} ${line.keyId}`;
    if (seen.has(id)) problem(where, 'each key once', 'a second signature by the same key');
    else if (matches(line, keys.log)) {
      trusted = await keys.verify(keys.log!.publicKey, utf8(note.text), line.signature);
      if (!trusted)
        problem(where, `a signature of this text by ${describeKey(keys.log!)}`, 'one that does not fit it');
      if (i > 0) problem(where, "the ledger's own signature first", `it at place ${i + 1}`);
    } else {
      const witness = keys.witnesses.find((key) => matches(line, key));
      if (witness) {
        const found = await cosignature(note, line, witness, keys.verify);
        if (found) {
          cosigned.push({ name: witness.name, ...found });
          if (!counted.some((key) => equalBytes(key, witness.publicKey))) counted.push(witness.publicKey);
        } else
          problem(where, `a cosignature of this text by ${describeKey(witness)}`, 'one that does not fit it');
      } else {
        const near = [keys.log, ...keys.witnesses].find(
          (key) => key && (key.name === line.name || key.keyId === line.keyId),
        );
        if (near) problem(where, describeKey(near), `"${line.name}", key id ${keyIdText(line.keyId)}`);
        else
          findings.remark(
            `${file}, ${where}, key id ${keyIdText(line.keyId)}: not checked, as its key was not given. Name it with --witness.`,
          );
      }
    }
    seen.add(id);
  }
  if (keys.log && !note.signatures.some((line) => matches(line, keys.log)))
    problem(
      'signatures',
      `one by ${describeKey(keys.log)}`,
      note.signatures.map(({ name }) => `"${name}"`).join(', ') || 'none',
    );
  const witnesses = counted.length - (keys.log ? 1 : 0);
  if (witnesses < keys.needed) {
    const missing = keys.witnesses.filter(({ name }) => !cosigned.some((one) => one.name === name));
    problem(
      'signatures',
      `cosignatures of ${keys.needed} witnesses`,
      `${witnesses}; none that fits by ${missing.map(({ name }) => `"${name}"`).join(', ') || 'others'}`,
    );
  }
  return { trusted: trusted && keys.log?.name === origin, cosigned };
}

/** Only this line is looked at, so that each is judged by itself. */
async function cosignature(
  note: SignedNote,
  line: NoteSignature,
  witness: VerifierKey,
  verify: VerifyEd25519,
): Promise<{ readonly timeSeconds: number } | null> {
  try {
    return await verifyCosignature({ text: note.text, signatures: [line] }, witness, verify);
  } catch (error) {
    if (error instanceof FormatError) return null;
    throw error;
  }
}

function matches(line: NoteSignature, key: VerifierKey | null): boolean {
  return key !== null && line.name === key.name && line.keyId === key.keyId;
}

export function describeKey({ name, keyId }: VerifierKey): string {
  return `the key "${name}" (key id ${keyIdText(keyId)})`;
}

function keyIdText(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}

/**
 * The key in key.pub. Where one was given, the file must hold this one.
 * @returns the key to check with, or null where there is none.
 */
export async function readKeyFile(
  source: TileSource,
  given: VerifierKey | undefined,
  findings: Findings,
): Promise<VerifierKey | null> {
  const file = 'key.pub';
  // Behind an address only the files of the specification must be there, and this is none of them.
  const bytes = source.list || !given ? await readOrTell(source, file, findings) : null;
  if (bytes === null) return given ?? null;
  let key: VerifierKey;
  try {
    const text = fromUtf8(bytes);
    key = parseVerifierKey((text ?? '').replace(/\n$/, ''));
    if (text !== `${formatVerifierKey(key)}\n`) throw spelling(text ?? '');
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const { expected, found } = error.fault;
    findings.problem({ kind: 'malformed', file, expected, found });
    return given ?? null;
  }
  if (given && formatVerifierKey(given) !== formatVerifierKey(key)) {
    findings.problem({
      kind: 'altered',
      file,
      expected: `the key that was given, ${formatVerifierKey(given)}`,
      found: formatVerifierKey(key),
    });
  }
  if (!given)
    findings.remark(
      `The signatures are checked with the key that lies in the ledger itself, ${describeKey(key)}. Give one that you got elsewhere with --key.`,
    );
  return given ?? key;
}

function spelling(text: string): FormatError {
  return new FormatError({
    where: 'key.pub',
    expected: 'one verifier line and a newline',
    found: JSON.stringify(text.slice(0, 200)),
  });
}

async function readOrTell(source: TileSource, file: string, findings: Findings): Promise<Uint8Array | null> {
  try {
    const bytes = await source.read(file);
    if (bytes === null)
      findings.problem({ kind: 'missing', file, expected: 'the file', found: `none in ${source.name}` });
    return bytes;
  } catch (error) {
    if (!(error instanceof ReadProblem)) throw error;
    findings.problem({
      kind: 'unreadable',
      file,
      expected: 'a file that can be read',
      found: error.message,
    });
    return null;
  }
}
