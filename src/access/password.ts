/**
 * Passwords: argon2id with 19 MiB, two passes and one lane, as OWASP's Password Storage Cheat Sheet asks for at least.
 * A password is measured by its length alone (NIST SP 800-63B, 5.1.1.2): no rule of character classes.
 */
import { hash, verify } from '@node-rs/argon2';

export const LEAST_CHARACTERS = 12;
/** Hashing is paid for by the byte: nobody's password is longer. */
export const MOST_BYTES = 512;

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Why it cannot be a password; undefined where it can. The password itself is never in the answer. */
export function passwordFault(password: string, name: string): string | undefined {
  if ([...password].length < LEAST_CHARACTERS)
    return `A password has at least ${LEAST_CHARACTERS} characters, and this one has ${[...password].length}. Several words in a row are easy to remember.`;
  if (Buffer.byteLength(password) > MOST_BYTES) return `A password has at most ${MOST_BYTES} bytes.`;
  if (password.toLowerCase().includes(name.toLowerCase()))
    return 'A password does not hold the name of its account.';
  if (new Set(password).size < 5) return 'A password is not the same few characters again and again.';
  return undefined;
}

/** The same text typed on different keyboards gives different code points: one form of them is hashed. */
const formOf = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(formOf(password), COST);

export async function isPassword(hashed: string, password: string): Promise<boolean> {
  if (Buffer.byteLength(password) > MOST_BYTES) return false;
  return verify(hashed, formOf(password));
}

let nobodys: Promise<string> | undefined;

/** As long as isPassword takes, for a name that has no account: the time of an answer tells nothing of who has one. */
export async function isNobodysPassword(password: string): Promise<false> {
  nobodys ??= hashPassword('no account has this password');
  await isPassword(await nobodys, password);
  return false;
}
