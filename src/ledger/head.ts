/**
 * The signed notes of a ledger on disk: `checkpoint` is what counts as published; `checkpoint.pending`, where
 * cosignatures are required, is a later one that still waits for them; `key.pub` is the verifier line of the key.
 */
import { join } from 'node:path';
import { type Disk, readIfThere, trusting, unless, writeDurably } from './disk.js';
import { equalBytes, fromUtf8, utf8 } from './format/bytes.js';
import { type Checkpoint, formatCheckpoint, verifyCheckpoint } from './format/checkpoint.js';
import { FormatError } from './format/format-error.js';
import type { Hash } from './format/hash.js';
import { formatNote, formatVerifierKey, parseNote, parseVerifierKey } from './format/note.js';
import { type SigningKey, verifyEd25519 } from './keys.js';
import { damaged, LedgerError } from './ledger-error.js';

export const CHECKPOINT = 'checkpoint';
export const PENDING = 'checkpoint.pending';
export const KEY_FILE = 'key.pub';

export interface Head {
  readonly size: number;
  readonly root: Hash;
  /** The whole signed note, cosignatures included. */
  readonly note: string;
}

export function signHead(key: SigningKey, size: number, root: Hash): Head {
  const text = formatCheckpoint({ origin: key.verifier.name, size, root, extensions: [] });
  const { name, keyId } = key.verifier;
  const note = formatNote({ text, signatures: [{ name, keyId, signature: key.sign(utf8(text)) }] });
  return { size, root, note };
}

/** Replaces the note in one step, durably. */
export async function writeNote(disk: Disk, dir: string, name: string, note: string): Promise<void> {
  const aside = join(dir, `${name}.new`);
  await writeDurably(disk, aside, utf8(note));
  // From here on the name may stand for the old note or the new one.
  await trusting(disk.rename(aside, join(dir, name)));
  await trusting(disk.syncDirectory(dir));
}

/** @throws LedgerError `damaged` or `unknownOrigin` when it is there and not a checkpoint of this key. */
export async function readHead(
  disk: Disk,
  dir: string,
  name: string,
  key: SigningKey,
): Promise<Head | undefined> {
  const path = join(dir, name);
  const bytes = await readIfThere(disk, path);
  if (!bytes) return undefined;
  const note = fromUtf8(bytes);
  if (note === null) throw damaged(path, 'a signed note', 'bytes that are not UTF-8');
  try {
    const parsed = parseNote(note);
    const [origin] = parsed.text.split('\n', 1);
    if (origin !== key.verifier.name) throw unknownOrigin(path, key.verifier.name, origin ?? '');
    const checkpoint: Checkpoint = await verifyCheckpoint(parsed, key.verifier, verifyEd25519);
    return { size: checkpoint.size, root: checkpoint.root, note };
  } catch (error) {
    if (error instanceof FormatError) {
      throw damaged(path, 'a checkpoint signed by the key of this ledger', error.message);
    }
    throw error;
  }
}

/**
 * Compares the key with the one the ledger was made for.
 * @returns false where no key is written down yet.
 * @throws LedgerError `wrongKey`, `unknownOrigin` or `damaged`.
 */
export async function isKeyOf(disk: Disk, dir: string, key: SigningKey): Promise<boolean> {
  const path = join(dir, KEY_FILE);
  const bytes = await readIfThere(disk, path);
  if (!bytes) return false;
  const line = (fromUtf8(bytes) ?? '').trim();
  const own = formatVerifierKey(key.verifier);
  if (line === own) return true;
  let found: ReturnType<typeof parseVerifierKey>;
  try {
    found = parseVerifierKey(line);
  } catch (error) {
    throw damaged(path, 'a verifier key on one line', (error as Error).message);
  }
  if (found.name !== key.verifier.name) throw unknownOrigin(path, key.verifier.name, found.name);
  if (!equalBytes(found.publicKey, key.verifier.publicKey)) {
    throw new LedgerError(
      'wrongKey',
      `${path}: expected the key this ledger was made with, ${line}, found ${own}. Give the ledger's own key; with another one nothing may be added to it.`,
    );
  }
  return true;
}

export const writeKey = (disk: Disk, dir: string, key: SigningKey): Promise<void> =>
  writeNote(disk, dir, KEY_FILE, `${formatVerifierKey(key.verifier)}\n`);

export const removePending = (disk: Disk, dir: string): Promise<void> =>
  unless('ENOENT', disk.unlink(join(dir, PENDING)));

function unknownOrigin(path: string, expected: string, found: string): LedgerError {
  return new LedgerError(
    'unknownOrigin',
    `${path}: expected the origin ${JSON.stringify(expected)}, as the key has it, found ${JSON.stringify(found)}. This is another ledger: check the folder, or give the key of that one.`,
  );
}
