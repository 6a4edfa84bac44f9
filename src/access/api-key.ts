/**
 * Keys for programs: `tlk_<id>_<secret>`, the secret 256 random bits in base64url. Only the SHA-256 of the whole is kept: what
 * is random to 256 bits needs no slow hash. The id names the key in lists and is no secret.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const FORM = /^tlk_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

export interface NewKey {
  readonly id: string;
  /** To be shown once. */
  readonly text: string;
  readonly hash: string;
}

export function newKey(): NewKey {
  const id = randomBytes(6).toString('hex');
  const text = `tlk_${id}_${randomBytes(32).toString('base64url')}`;
  return { id, text, hash: hashOf(text) };
}

/** Id of a text that has the form of a key. */
export const keyIdOf = (text: string): string | undefined => FORM.exec(text)?.[1];

export const isKey = (hash: string, text: string): boolean =>
  timingSafeEqual(Buffer.from(hash, 'hex'), Buffer.from(hashOf(text), 'hex'));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
