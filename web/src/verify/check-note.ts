/** A signed checkpoint: by whose key, and who has cosigned it. */
import { toHex } from '../../../src/ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint, verifyCheckpoint } from '../../../src/ledger/format/checkpoint.js';
import { verifyCosignature } from '../../../src/ledger/format/cosignature.js';
import { FormatError } from '../../../src/ledger/format/format-error.js';
import {
  formatVerifierKey,
  keyText,
  parseNote,
  type SignedNote,
  type VerifierKey,
} from '../../../src/ledger/format/note.js';
import { type Check, type Facts, type Fault, failed, faultOf, held, open } from './section.ts';
import type { Trust } from './trust.ts';

export interface CheckedNote {
  readonly checks: readonly Check[];
  /** As it reads, whether or not its signature fits; null when it cannot be read. */
  readonly checkpoint: Checkpoint | null;
  /** The ledger's signature fits. */
  readonly signed: boolean;
  readonly facts: Facts;
}

/** @param own the key that came with the note, which is taken when the person gave none */
export async function checkNote(
  text: string | Uint8Array,
  own: VerifierKey | null,
  trust: Trust,
): Promise<CheckedNote> {
  const key = trust.key ?? own;
  let note: SignedNote;
  let checkpoint: Checkpoint;
  try {
    note = parseNote(text);
    checkpoint = parseCheckpoint(note.text);
  } catch (error) {
    return { checks: [failed('form', [thrown(error)])], checkpoint: null, signed: false, facts: {} };
  }
  const { origin, size } = checkpoint;
  const facts: Facts = {
    origin,
    size,
    root: toHex(checkpoint.root),
    ...(key ? { key: formatVerifierKey(key) } : {}),
  };
  if (!key) {
    const names = note.signatures.map(keyText);
    return { checks: [open('signature', { names })], checkpoint, signed: false, facts };
  }
  const signature = await checkSignature(note, key, trust);
  const { check, cosigned } = await checkCosignatures(note, key, trust);
  return {
    checks: [keyCheck(own, trust), signature, check],
    checkpoint,
    signed: signature.state === 'held',
    facts: { ...facts, cosigned },
  };
}

async function checkSignature(note: SignedNote, key: VerifierKey, trust: Trust): Promise<Check> {
  try {
    const { origin, size } = await verifyCheckpoint(note, key, trust.verify);
    return held('signature', { key: keyText(key), origin, size });
  } catch (error) {
    return failed('signature', [thrown(error)], { key: keyText(key) });
  }
}

/** Where the key comes from; a file that names another one than the person gave is told. */
function keyCheck(own: VerifierKey | null, { key: given }: Trust): Check {
  if (!given) return open('key', { key: keyText(own!) });
  const line = formatVerifierKey(given);
  if (!own || formatVerifierKey(own) === line) return held('key', { key: keyText(given) });
  const fault = { where: 'key', expected: line, found: formatVerifierKey(own) };
  return failed('key', [fault], { key: keyText(own) });
}

async function checkCosignatures(
  note: SignedNote,
  logKey: VerifierKey,
  { witnesses, verify }: Trust,
): Promise<{ check: Check; cosigned: NonNullable<Facts['cosigned']> }> {
  const cosigned: { name: string; timeSeconds: number }[] = [];
  const faults: Fault[] = [];
  for (const witness of witnesses) {
    try {
      const found = await verifyCosignature(note, witness, verify);
      if (found) cosigned.push({ name: keyText(witness), timeSeconds: found.timeSeconds });
      else
        faults.push({ where: 'checkpoint', expected: `a cosignature by ${keyText(witness)}`, found: 'none' });
    } catch (error) {
      faults.push(thrown(error));
    }
  }
  const known = [logKey, ...witnesses].map(keyText);
  const others = note.signatures.map(keyText).filter((text) => !known.includes(text));
  const names = witnesses.length > 0 ? cosigned.map(({ name }) => name) : others;
  const make = (): Check => {
    if (faults.length > 0) return failed('cosignatures', faults);
    return cosigned.length > 0 ? held('cosignatures', { names }) : open('cosignatures', { names });
  };
  return { check: make(), cosigned };
}

/** The fault of a FormatError; anything else is a defect of ours and goes on. */
export function thrown(error: unknown): Fault {
  if (error instanceof FormatError) return faultOf(error);
  throw error;
}
