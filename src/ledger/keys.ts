/**
 * Ed25519 keys of ledgers and witnesses, and their files, in the form of Go's note package.
 * Layout of a private key's line:
 *   PRIVATE+KEY+<name>+<key id, 8 hexadecimal digits>+<base64 of: u8 signature type | seed of 32 bytes>
 */
import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { concatBytes, fromBase64, toBase64 } from './format/bytes.js';
import { FormatError } from './format/format-error.js';
import { ED25519_TYPE, keyText, type VerifierKey, type VerifyEd25519, verifierKey } from './format/note.js';

export interface SigningKey {
  readonly verifier: VerifierKey;
  /** Ed25519 (RFC 8032): 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}

/** A key whose secret can be written down. A function, so that printing the key does not print its secret. */
export interface PrivateKey extends SigningKey {
  privateLine(): string;
}

const SEED_BYTES = 32;
const PRIVATE_START = 'PRIVATE+KEY+';
/** What stands before the 32 bytes in DER (RFC 8410): PKCS #8 for the seed, SPKI for the public key. */
const PRIVATE_DER = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_DER = Buffer.from('302a300506032b6570032100', 'hex');

/** @param type 0x01 for a ledger, 0x04 for a witness. @throws FormatError for a name that cannot be. */
export function generateKey(name: string, type: number = ED25519_TYPE): PrivateKey {
  return keyFromSeed(name, type, randomBytes(SEED_BYTES));
}

/** @param where what error messages call it; they never contain the line. @throws FormatError */
export function parsePrivateKey(line: string, where = 'private key'): PrivateKey {
  const [start, key, name, id, ...rest] = line.replace(/\n$/, '').split('+');
  const material = fromBase64(rest.join('+'));
  const wellFormed =
    start === 'PRIVATE' && key === 'KEY' && name !== undefined && /^[0-9a-f]{8}$/i.test(id ?? '');
  if (!wellFormed || material?.length !== 1 + SEED_BYTES) {
    throw new FormatError({
      where,
      expected: `one line ${PRIVATE_START}<name>+<key id>+<base64 of the type and the seed>`,
      found: line.startsWith(PRIVATE_START) ? 'a damaged one' : 'something else',
      advice: 'Restore the file from your copy of it',
    });
  }
  const parsed = keyFromSeed(name, material[0]!, material.subarray(1));
  if (parsed.verifier.keyId === Number.parseInt(id!, 16)) return parsed;
  throw new FormatError({
    where,
    expected: `key id ${keyText(parsed.verifier)}, which belongs to this name and key`,
    found: id!,
    advice: 'The line was altered or is damaged; restore the file from your copy of it',
  });
}

/** @throws FormatError for a file that others may read or that is not a key; the file system's error if there is none. */
export async function readKey(file: string): Promise<PrivateKey> {
  const handle = await open(file, 'r');
  try {
    const { mode } = await handle.stat();
    // Windows has no such bits: there every file shows as readable by all.
    if ((mode & 0o077) !== 0 && process.platform !== 'win32') {
      throw new FormatError({
        where: file,
        expected: 'a private key that only its owner can read (mode 0600)',
        found: `mode 0${(mode & 0o777).toString(8)}`,
        advice: `If nobody else has read it, run chmod 600 ${file}; otherwise make a new key`,
      });
    }
    return parsePrivateKey(await handle.readFile('utf8'), file);
  } finally {
    await handle.close();
  }
}

/**
 * Writes a new key, durably, with mode 0600, in a folder that is made with mode 0700 if it is not there.
 * @throws the file system's error; EEXIST if there is a file: a key is never written over.
 */
export async function writeKey(file: string, key: PrivateKey): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${key.privateLine()}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  const folder = await open(dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** With node:crypto, at once. False for anything malformed. */
export const verifyEd25519 = ((publicKey, message, signature) => {
  if (publicKey.length !== SEED_BYTES) return false;
  return verifyBytes(null, message, publicKeyObject(publicKey), signature);
}) satisfies VerifyEd25519;

/** For many signatures of one key: the key is made ready once. */
export interface Verifier {
  now(message: Uint8Array, signature: Uint8Array): boolean;
  /** On the threads of Node.js, so that the caller's thread goes on. */
  later(message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** @param publicKey 32 bytes */
export function verifierOf(publicKey: Uint8Array): Verifier {
  const key = publicKeyObject(publicKey);
  return {
    now: (message, signature) => verifyBytes(null, message, key, signature),
    later: (message, signature) =>
      new Promise((resolve, reject) => {
        verifyBytes(null, message, key, signature, (error, valid) =>
          error ? reject(error) : resolve(valid),
        );
      }),
  };
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_DER, publicKey]), format: 'der', type: 'spki' });
}

function keyFromSeed(name: string, type: number, seed: Uint8Array): PrivateKey {
  const secret = createPrivateKey({ key: Buffer.concat([PRIVATE_DER, seed]), format: 'der', type: 'pkcs8' });
  const verifier = verifierKey(name, type, publicBytes(secret));
  return {
    verifier,
    sign: (message) => new Uint8Array(signBytes(null, message, secret)),
    privateLine: () =>
      `${PRIVATE_START}${keyText(verifier)}+${toBase64(concatBytes(Uint8Array.of(type), seed))}`,
  };
}

function publicBytes(secret: KeyObject): Uint8Array {
  const der = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  return new Uint8Array(der.subarray(PUBLIC_DER.length));
}
