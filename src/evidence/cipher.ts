/**
 * AES-256-GCM (NIST SP 800-38D) by node:crypto, for data keys and payloads. A box is
 *
 *   nonce 12 bytes | ciphertext, as long as what is in it | tag 16 bytes
 *
 * with a fresh random nonce. What a box is (of which mission, release class and commitment, key or payload) goes in as
 * associated data, so that no box opens in the place of another.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

export function closeBox(key: Uint8Array, content: readonly Uint8Array[], about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(about));
  return Buffer.concat([
    nonce,
    ...content.map((part) => cipher.update(part)),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Undefined where the key, the box or what it is said to be does not fit. */
export function openBox(key: Uint8Array, box: Uint8Array, about: string): Buffer | undefined {
  if (box.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, key, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(box.subarray(-TAG_BYTES));
  const content = decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    decipher.final();
    return content;
  } catch {
    content.fill(0);
    return undefined;
  }
}
