/**
 * What a source signs, and how. The signed bytes, in UTF-8:
 *   truceline/signed-record/1 | line feed | canonical JSON of the record without its member `signature`
 * The first line keeps them apart from everything else that an Ed25519 key may sign: a checkpoint under that origin would
 * go on with a decimal number, not with a brace. The record's id and source are among the bytes, so that a signature
 * cannot be moved to another record or another source.
 */
import { fromBase64, toBase64, utf8 } from '../ledger/format/bytes.js';
import { keyText } from '../ledger/format/note.js';
import type { SigningKey } from '../ledger/keys.js';
import { canonicalJson } from '../record/canonical-json.js';
import type { TrucelineRecord } from '../record/record.js';

export const SIGNED_RECORD = 'truceline/signed-record/1';

export type Signature = NonNullable<TrucelineRecord['signature']>;

export function signedBytes(record: Readonly<Record<string, unknown>>): Uint8Array {
  const { signature: _, ...unsigned } = record;
  return utf8(`${SIGNED_RECORD}\n${canonicalJson(unsigned)}`);
}

/** The record with the key's signature in place of any that it had. */
export function signRecord<T extends TrucelineRecord>(record: T, key: SigningKey): T {
  const signature: Signature = {
    key: keyText(key.verifier),
    value: toBase64(key.sign(signedBytes(record))),
  };
  return { ...record, signature };
}

/** The 64 bytes; of anything else none, which no key has signed. */
export const signatureBytes = ({ value }: Signature): Uint8Array => fromBase64(value) ?? new Uint8Array(0);
