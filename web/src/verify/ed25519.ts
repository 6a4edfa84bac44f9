/**
 * Ed25519 (RFC 8032) by the browser itself. Chrome has it from 137 on, Firefox from 129, Safari from 17; and only pages
 * that came by https, or from this machine, may use it.
 */
import { fromHex } from '../../../src/ledger/format/bytes.js';
import type { VerifyEd25519 } from '../../../src/ledger/format/note.js';

export type Ability = 'ready' | 'insecure' | 'missing';

/** RFC 8032, section 7.1, test 1: the signature of the empty message. */
const KNOWN = {
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
};

/** Whether signatures can be checked here: found out by checking one. */
export async function ability(): Promise<Ability> {
  if (!globalThis.crypto?.subtle) return 'insecure';
  try {
    const known = await verify(fromHex(KNOWN.publicKey)!, new Uint8Array(0), fromHex(KNOWN.signature)!);
    return known ? 'ready' : 'missing';
  } catch {
    return 'missing';
  }
}

export const verifyEd25519: VerifyEd25519 = async (publicKey, message, signature) => {
  try {
    return await verify(publicKey, message, signature);
  } catch (error) {
    // A key that is no point of the curve, or a signature of another length, fits nothing.
    if (error instanceof DOMException && error.name !== 'NotSupportedError') return false;
    throw error;
  }
};

async function verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('raw', new Uint8Array(publicKey), 'Ed25519', false, ['verify']);
  return subtle.verify('Ed25519', key, new Uint8Array(signature), new Uint8Array(message));
}
