/**
 * The two steps of the private intersection, by @openmined/psi.js: a token hashed to a point of the curve P-256 and
 * multiplied by the own secret, and a point of the other party multiplied by it once more. Multiplying commutes, so both
 * parties come to the same point for the same token and to nothing for others (Meadows 1986; Huberman, Franklin, Hogg
 * 1999; the library's own request and response).
 *
 * Elements are compressed points, ELEMENT_BYTES each, kept end to end.
 */
import PSI, { type Elements, type Library } from '@openmined/psi.js';

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
export async function encryptAgain(secret: Uint8Array, elements: Uint8Array): Promise<Uint8Array> {
  const psi = await load();
  const server = psi.server.createFromKey(secret, true);
  const request = new psi.request();
  request.setRevealIntersection(true);
  request.setEncryptedElementsList(apart(elements));
  let response: Elements;
  try {
    response = server.processRequest(request);
  } catch {
    throw new NotAPoint('an element is no point of the curve');
  } finally {
    server.delete();
  }
  return flat(response.getEncryptedElementsList_asU8());
}

function flat(elements: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(elements.length * ELEMENT_BYTES);
  elements.forEach((element, i) => {
    if (element.length !== ELEMENT_BYTES) throw new Error(`an element of ${element.length} bytes`);
    out.set(element, i * ELEMENT_BYTES);
  });
  return out;
}

function apart(elements: Uint8Array): Uint8Array[] {
  const out: Uint8Array[] = [];
  for (let at = 0; at < elements.length; at += ELEMENT_BYTES)
    out.push(elements.subarray(at, at + ELEMENT_BYTES));
  return out;
}
