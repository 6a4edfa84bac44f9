/**
 * The two steps of the private intersection (Meadows 1986; Huberman, Franklin, Hogg 1999). A token is hashed to a point of
 * the curve P-256 and multiplied by the own secret, by @openmined/psi.js; a point of the other party is multiplied by the own
 * secret once more. Multiplying commutes, so both parties come to the same point for the same token and to nothing for others.
 *
 * The second step is the Diffie-Hellman function of that curve, and done by Node's own (OpenSSL), seven times as fast as the
 * library's WebAssembly: 0.16 ms against 1.15 ms. It gives the x of the point that the library gives, which a test holds it to;
 * the sign of y is left out, so each element that was encrypted twice begins with 2. A point and its negative are never both
 * there: nobody knows two tokens that hash to them.
 *
 * Elements are compressed points, ELEMENT_BYTES each, kept end to end.
 */
import { createECDH } from 'node:crypto';
import PSI, { type Library } from '@openmined/psi.js';

export const ELEMENT_BYTES = 33;

export class NotAPoint extends Error {}

let library: Promise<Library> | undefined;
const load = (): Promise<Library> => {
  library ??= PSI();
  return library;
};

/** A new secret of the curve. */
export async function newSecret(): Promise<Uint8Array> {
  const client = (await load()).client.createWithNewKey(true);
  const secret = client.getPrivateKeyBytes().slice();
  client.delete();
  return secret;
}

/** Elements in the order of the tokens. */
export async function encryptTokens(secret: Uint8Array, tokens: readonly string[]): Promise<Uint8Array> {
  const client = (await load()).client.createFromKey(secret, true);
  try {
    return flat(client.createRequest(tokens).getEncryptedElementsList_asU8());
  } finally {
    client.delete();
  }
}

/**
 * The other party's elements, in their order, encrypted once more.
 * @throws NotAPoint where an element is none of the curve
 */
export function encryptAgain(secret: Uint8Array, elements: Uint8Array): Uint8Array {
  const own = createECDH('prime256v1');
  own.setPrivateKey(secret);
  const out = new Uint8Array(elements.length);
  for (let at = 0; at < elements.length; at += ELEMENT_BYTES) {
    out[at] = EVEN;
    out.set(multiplied(elements.subarray(at, at + ELEMENT_BYTES)), at + 1);
  }
  return out;

  function multiplied(element: Uint8Array): Uint8Array {
    try {
      return own.computeSecret(element);
    } catch {
      throw new NotAPoint('an element is no point of the curve');
    }
  }
}

/** First byte of a compressed point whose y is even. */
const EVEN = 2;

function flat(elements: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(elements.length * ELEMENT_BYTES);
  elements.forEach((element, i) => {
    if (element.length !== ELEMENT_BYTES) throw new Error(`an element of ${element.length} bytes`);
    out.set(element, i * ELEMENT_BYTES);
  });
  return out;
}
