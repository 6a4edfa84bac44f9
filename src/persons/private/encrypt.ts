/**
 * The two steps of the private intersection (Meadows 1986; Huberman, Franklin, Hogg 1999), as @openmined/psi.js has them. A
 * token is hashed to a point of the curve P-256 and multiplied by the own secret; a point of the other party is multiplied by
 * the own secret once more. Multiplying commutes, so both parties come to the same point for the same token and to nothing for
 * others.
 *
 * The multiplications are Diffie-Hellman on that curve, done by Node's OpenSSL: a quarter of the library's time for a token and
 * a seventh for an element, since the library is WebAssembly. The library stays the reference: tests hold both steps to it, and
 * each offer is compared with it in a sample (threads.ts).
 *
 *   oracle(m) = (SHA-256(1 | m) * 2^256 + SHA-256(2 | m)) mod p
 *   x = oracle(token), and oracle(x) again until x is on the curve; of the two points there, the one with even y
 *
 * Diffie-Hellman gives the x of a point without the sign of its y: every element here begins with EVEN. A point and its negative
 * are never both there, since nobody knows two tokens that hash to them.
 *
 * Elements are compressed points, ELEMENT_BYTES each, kept end to end.
 */
import { createECDH, createHash, ECDH } from 'node:crypto';

export const ELEMENT_BYTES = 33;

export class NotAPoint extends Error {}

const CURVE = 'prime256v1';
/** First byte of a compressed point whose y is even. */
const EVEN = 2;
/** Of the field of P-256 (FIPS 186-4, D.1.2.3). */
const PRIME = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn;

/** Elements in the order of the tokens. */
export function encryptTokens(secret: Uint8Array, tokens: readonly string[]): Uint8Array {
  const multiply = multiplier(secret);
  const out = new Uint8Array(tokens.length * ELEMENT_BYTES);
  tokens.forEach((token, i) => {
    multiply(hashToPoint(token), out, i * ELEMENT_BYTES);
  });
  return out;
}

/**
 * The other party's elements, in their order, encrypted once more.
 * @throws NotAPoint where an element is none of the curve
 */
export function encryptAgain(secret: Uint8Array, elements: Uint8Array): Uint8Array {
  const multiply = multiplier(secret);
  const out = new Uint8Array(elements.length);
  for (let at = 0; at < elements.length; at += ELEMENT_BYTES)
    multiply(elements.subarray(at, at + ELEMENT_BYTES), out, at);
  return out;
}

function multiplier(secret: Uint8Array): (point: Uint8Array, out: Uint8Array, at: number) => void {
  const own = createECDH(CURVE);
  own.setPrivateKey(secret);
  return (point, out, at) => {
    let x: Uint8Array;
    try {
      x = own.computeSecret(point);
    } catch {
      throw new NotAPoint('an element is no point of the curve');
    }
    out[at] = EVEN;
    out.set(x, at + 1);
  };
}

/** Uncompressed: it need not be found from its x a second time. */
function hashToPoint(token: string): Uint8Array {
  const compressed = Buffer.alloc(ELEMENT_BYTES);
  compressed[0] = EVEN;
  let x = oracle(Buffer.from(token));
  for (;;) {
    const digits = x.toString(16);
    compressed.write(digits.padStart(64, '0'), 1, 'hex');
    try {
      return ECDH.convertKey(compressed, CURVE, undefined, undefined, 'uncompressed') as Buffer;
    } catch {
      // As the library writes numbers: without zeros in front.
      x = oracle(Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex'));
    }
  }
}

function oracle(message: Uint8Array): bigint {
  const part = (number: number): string =>
    createHash('sha256').update(Uint8Array.of(number)).update(message).digest('hex');
  return BigInt(`0x${part(1)}${part(2)}`) % PRIME;
}
