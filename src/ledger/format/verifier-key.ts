/**
 * Public keys of those who sign notes (C2SP signed-note, "Verifier keys").
 * Layout of a line: <name>+<key id, 8 hexadecimal digits>+<base64 of: u8 signature type | public key>
 */
import { concatBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
import { FormatError, quoted } from './format-error.js';
import { sha256 } from './sha256.js';

/** Signature types (C2SP signed-note, "Signature types"). */
export const ED25519_TYPE = 0x01;
export const COSIGNATURE_TYPE = 0x04;
const PUBLIC_KEY_BYTES = 32;

export interface VerifierKey {
  readonly name: string;
  /** uint32 */
  readonly keyId: number;
  readonly type: number;
  /** 32 bytes, Ed25519 (RFC 8032). */
  readonly publicKey: Uint8Array;
}

/** Injected, because Node.js checks Ed25519 at once and browsers do it asynchronously. False for anything malformed. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

/** First four bytes, big endian, of SHA-256(name || "\n" || type || public key). */
export function keyIdOf(name: string, type: number, publicKey: Uint8Array): number {
  const hash = sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}

/** @throws FormatError for a name, type or length that cannot be. */
export function verifierKey(name: string, type: number, publicKey: Uint8Array): VerifierKey {
  checkName(name, 'key name');
  if (type !== ED25519_TYPE && type !== COSIGNATURE_TYPE) {
    throw new FormatError({
      where: `key ${quoted(name)}`,
      expected: 'signature type 0x01 (Ed25519) or 0x04 (Ed25519 cosignature)',
      found: `0x${toHex(Uint8Array.of(type))}`,
    });
  }
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new FormatError({
      where: `key ${quoted(name)}`,
      expected: `a public key of ${PUBLIC_KEY_BYTES} bytes`,
      found: `${publicKey.length}`,
    });
  }
  return { name, keyId: keyIdOf(name, type, publicKey), type, publicKey };
}

/**
 * @param line as formatVerifierKey writes it; a newline after it, as files have, is allowed.
 * @throws FormatError, also if the key id is not the one of this name and key.
 */
export function parseVerifierKey(line: string): VerifierKey {
  const where = 'verifier key';
  const [name, id, base64, ...more] = line.replace(/\n$/, '').split('+');
  // Small letters only: a key has one spelling, so that no change of a file goes unnoticed.
  const idBytes = id !== undefined && /^[0-9a-f]{8}$/.test(id) ? fromHex(id) : null;
  // The base64 may contain plus signs itself.
  const key = fromBase64([base64 ?? '', ...more].join('+'));
  if (name === undefined || idBytes === null || key === null || key.length === 0) {
    throw new FormatError({
      where,
      expected: '<name>+<key id, 8 hexadecimal digits>+<base64 of the type and the public key>',
      found: quoted(line),
    });
  }
  const parsed = verifierKey(name, key[0]!, key.subarray(1));
  const written = new DataView(idBytes.buffer).getUint32(0);
  if (parsed.keyId !== written) {
    throw new FormatError({
      where,
      expected: `key id ${keyIdText(parsed.keyId)}, which belongs to this name, type and public key`,
      found: keyIdText(written),
      advice: 'The line was altered or is damaged; ask its owner for it again',
    });
  }
  return parsed;
}

/** Without a newline. */
export function formatVerifierKey(key: VerifierKey): string {
  const material = toBase64(concatBytes(Uint8Array.of(key.type), key.publicKey));
  return `${key.name}+${keyIdText(key.keyId)}+${material}`;
}

/** A key for people: its name and id. */
export function keyText(key: { readonly name: string; readonly keyId: number }): string {
  return `${key.name}+${keyIdText(key.keyId)}`;
}

/** @throws FormatError unless the name is not empty, well-formed, without Unicode spaces and plus signs. */
export function checkName(name: string, where: string): void {
  if (name !== '' && !/[\p{White_Space}\p{Surrogate}\p{Cc}+]/u.test(name)) return;
  throw new FormatError({
    where,
    expected: 'a name without spaces, control characters and plus signs, such as "ledger.example/north"',
    found: quoted(name),
  });
}

function keyIdText(keyId: number): string {
  return keyId.toString(16).padStart(8, '0');
}
