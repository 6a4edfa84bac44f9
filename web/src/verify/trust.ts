/** On what a person relies: the ledger's key and the witnesses' keys that she got elsewhere. */
import { FormatError } from '../../../src/ledger/format/format-error.js';
import {
  COSIGNATURE_TYPE,
  ED25519_TYPE,
  parseVerifierKey,
  type VerifierKey,
  type VerifyEd25519,
} from '../../../src/ledger/format/note.js';

export interface Trust {
  readonly key: VerifierKey | null;
  /** All of these must have cosigned. */
  readonly witnesses: readonly VerifierKey[];
  readonly verify: VerifyEd25519;
}

/** Null for an empty text. @throws FormatError */
export function parseLedgerKey(text: string): VerifierKey | null {
  return text.trim() === '' ? null : ofType(parseVerifierKey(text.trim()), ED25519_TYPE, 'a ledger');
}

/** One key a line. @throws FormatError */
export function parseWitnessKeys(text: string): VerifierKey[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => ofType(parseVerifierKey(line.trim()), COSIGNATURE_TYPE, 'a witness'));
}

function ofType(key: VerifierKey, type: number, whose: string): VerifierKey {
  if (key.type === type) return key;
  throw new FormatError({
    where: `key ${key.name}`,
    expected: `the key of ${whose} (type 0x0${type})`,
    found: `one of type 0x0${key.type}`,
  });
}
