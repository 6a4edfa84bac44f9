/**
 * Whether a record carries the signature that its source owes at that moment. What is said in the name of a source with a
 * key must be signed; what the mission writes about evidence and sealed payloads, and the records of keys, which have
 * rules of their own, need not be.
 */
import { isAboutKeeping, type TrucelineRecord } from '../record/record.js';
import { type SignatureFault, signatureFault } from './fault.js';
import type { KeyChain, KeyLife, Standing } from './key-chain.js';
import { type Signature, signatureBytes, signedBytes } from './signature.js';

/** One part of a record that speaks in the name of a source. */
export interface Statement {
  readonly source: string;
  readonly body: TrucelineRecord;
  /** Member of the record that it is; undefined for the record itself. */
  readonly member?: 'replacement';
}

/**
 * What a record says, in whose name. A correction may put an observation into the mouth of another source than the one
 * that corrects: then both have to sign.
 */
export function statementsOf(record: TrucelineRecord): readonly Statement[] {
  const { kind, source } = record;
  if (kind === 'key' || isAboutKeeping(kind)) return [];
  const own: Statement = { source, body: record };
  if (kind !== 'correction' || !record.replacement || record.replacement.source === source) return [own];
  return [own, { source: record.replacement.source, body: record.replacement, member: 'replacement' }];
}

export type Judged =
  | { readonly kind: 'notOwed' }
  /** Signed by the right key, as far as it says itself: verify this. */
  | { readonly kind: 'verify'; readonly key: KeyLife; readonly signature: Signature }
  | { readonly kind: 'fault'; readonly fault: SignatureFault };

/** Everything but the arithmetic. */
export function judgeStatement(
  { body, source, member }: Statement,
  chain: KeyChain,
  standing: Standing,
): Judged {
  if (standing.kind === 'none') return { kind: 'notOwed' };
  const { key } = standing;
  const { signature } = body;
  const field = member ? `${member}.signature` : 'signature';
  const fault = (expected: string, found: string, hint: string): Judged => ({
    kind: 'fault',
    fault: signatureFault(field, expected, found, hint),
  });
  if (standing.kind === 'revoked') {
    const found = signature ? `one by ${signature.key}` : 'no signature';
    return fault(
      `a signature by a key of source "${source}" that is in force; ${key.text} was revoked (entry ${standing.revocation.index}: ${standing.revocation.reason})`,
      found,
      `Introduce the source's new key, then sign again: truceline source introduce ${source}.`,
    );
  }
  const expected = `a signature by ${key.text}, the key of source "${source}"`;
  if (!signature) return fault(expected, 'no signature', SIGN_HINT);
  if (signature.key === key.text) return { kind: 'verify', key, signature };
  const other = chain.keys.find((one) => one.text === signature.key);
  if (!other)
    return fault(
      expected,
      `one by ${signature.key}, which is no key of this source`,
      'Sign it with the key of its source, or correct the source.',
    );
  return fault(
    expected,
    `one by ${other.text}, ${other.index < key.index ? 'an earlier key, which was replaced' : 'a key that is not valid yet'}`,
    'Sign it again with the key in force: truceline source sign.',
  );
}

const SIGN_HINT =
  'Let the source sign its records (truceline source sign FILE.jsonl --key KEYFILE), then import them as truceline.';

export function verifyFault({ source, member }: Statement, key: KeyLife): SignatureFault {
  return signatureFault(
    `${member ? `${member}.` : ''}signature.value`,
    `a signature by ${key.text}, the key of source "${source}", over this record`,
    'one that does not verify',
    'The record was altered after it was signed, or the signature belongs to another record. Get the file from the source again.',
  );
}

export const isVerified = (
  { body }: Statement,
  { verifier }: KeyLife,
  signature: Signature,
): Promise<boolean> => verifier.later(signedBytes(body), signatureBytes(signature));
