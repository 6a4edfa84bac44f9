/** @openmined/psi.js: secrets are made by it, and it is what encrypt.ts is compared with. */
import PSI, { type Library } from '@openmined/psi.js';
import { ELEMENT_BYTES } from './encrypt.js';

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

/** Whether the element is what the library makes of the token. */
export async function isElementOf(secret: Uint8Array, token: string, element: Uint8Array): Promise<boolean> {
  const client = (await load()).client.createFromKey(secret, true);
  try {
    const made = client.createRequest([token]).getEncryptedElementsList_asU8()[0]!;
    return made.length === ELEMENT_BYTES && made.every((byte, i) => i === 0 || byte === element[i]);
  } finally {
    client.delete();
  }
}
