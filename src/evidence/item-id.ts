/**
 * Ids of items of evidence and of seals: a word, a colon, and a SHA-256. People give the beginning of the hash.
 */
export const evidenceId = (sha256: string): string => `evidence:${sha256}`;
export const sealId = (commitment: string): string => `seal:${commitment}`;

const FEWEST_DIGITS = 4;
/** For tables: enough to be told apart, and to be given to a command. */
export const shortId = (id: string): string => id.replace(/([0-9a-f]{12})[0-9a-f]{52}$/, '$1');

export type Named =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: string };

/** @param given with or without the word before the colon, whole or the first digits */
export function findId(given: string, ids: Iterable<string>, word: 'evidence' | 'seal'): Named {
  const digits = given.startsWith(`${word}:`) ? given.slice(word.length + 1) : given;
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < FEWEST_DIGITS || digits.length > 64)
    return bad(
      `expected an id of ${word}, such as ${word}:1f0c33a9, with at least ${FEWEST_DIGITS} digits of 0-9 and a-f; found ${JSON.stringify(given)}`,
    );
  const found = [...ids].filter((id) => id.startsWith(`${word}:${digits}`));
  if (found.length === 1) return { ok: true, id: found[0]! };
  if (found.length > 1)
    return bad(
      `${word}:${digits} is the beginning of ${found.length} ids: ${found.slice(0, 4).join(', ')}; give more digits`,
    );
  return bad(`the ledger of this mission has no ${word}:${digits}`);
}

const bad = (problem: string): Named => ({ ok: false, problem });
