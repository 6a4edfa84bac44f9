/**
 * The commitment to a sealed payload, construction `truceline/seal/1`:
 *
 *   commitment = SHA-256( "truceline/seal/1\n" || salt || payload )
 *
 * The word and its line feed are 17 bytes of ASCII, the salt is 32 bytes from the system's random source, the payload
 * is what was sealed, byte for byte. Both prefixes have fixed lengths, so that no two payloads give the same input. The
 * salt keeps a short payload, such as a name, from being found by trying; it is disclosed with the payload and
 * destroyed with it.
 */
import { createHash } from 'node:crypto';

export const SALT_BYTES = 32;
const DOMAIN = Buffer.from('truceline/seal/1\n');

/** Lower-case hexadecimal. */
export function commitmentOf(salt: Uint8Array, payload: Uint8Array): string {
  if (salt.length !== SALT_BYTES) throw new Error(`a salt has ${SALT_BYTES} bytes, this one ${salt.length}`);
  return createHash('sha256').update(DOMAIN).update(salt).update(payload).digest('hex');
}
