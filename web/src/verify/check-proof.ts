/** A proof file: each step by itself, so that what fails can be told from what holds. */
import { PROOF_KIND, type ProofFile, parseProofFile } from '../../../src/ledger/audit/prove.js';
import { equalBytes, fromBase64, fromUtf8, toHex, utf8 } from '../../../src/ledger/format/bytes.js';
import { FormatError, quoted } from '../../../src/ledger/format/format-error.js';
import { leafHash } from '../../../src/ledger/format/hash.js';
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '../../../src/ledger/format/note.js';
import { type Proof, parseProof } from '../../../src/ledger/format/proof.js';
import { verifyInclusion } from '../../../src/ledger/format/tree.js';
import { type CheckedNote, checkNote, thrown } from './check-note.ts';
import { checkBeside, type SignedLedger } from './continuation.ts';
import { type Check, failed, held, type Section } from './section.ts';
import type { Trust } from './trust.ts';

export { PROOF_KIND };

export async function checkProofText(
  name: string,
  text: string,
  trust: Trust,
  beside: { readonly signed: SignedLedger | null } | null,
): Promise<Section> {
  const blank = { subject: 'proof', name, remarks: [], facts: {} } as const;
  let file: ProofFile;
  let proof: Proof;
  let own: VerifierKey;
  let entry: Uint8Array;
  try {
    file = parseProofFile(text);
    entry = entryOf(file);
    own = keyOf(file);
    proof = parseProof(file.proof);
  } catch (error) {
    return { ...blank, checks: [failed('form', [thrown(error)])] };
  }
  const note = await checkNote(proof.checkpoint, own, trust);
  const further =
    beside && note.checkpoint ? [await checkBeside(note.checkpoint, note.facts.key, beside.signed)] : [];
  return {
    ...blank,
    checks: [...note.checks, ...inclusion(proof, entry, note), ...further],
    facts: { ...note.facts, index: proof.index, leafHash: toHex(leafHash(entry)) },
    entry: 'utf8' in file.entry ? { text: file.entry.utf8 } : asText(entry, file.entry.base64),
  };
}

function inclusion(proof: Proof, entry: Uint8Array, { checkpoint }: CheckedNote): Check[] {
  if (!checkpoint) return [];
  const { index } = proof;
  const { size, root } = checkpoint;
  if (index < size && verifyInclusion(leafHash(entry), index, size, proof.hashes, root))
    return [held('inclusion', { index, size })];
  const fault =
    index < size
      ? {
          where: 'proof',
          expected: `hashes that lead from this entry, as number ${index}, to the root ${toHex(root)}`,
          found:
            'another root: the entry, its number, the proof or the root was altered, or they do not belong together',
        }
      : {
          where: 'proof, index',
          expected: `less than ${size}, the entries under the checkpoint`,
          found: `${index}`,
        };
  return [failed('inclusion', [fault], { index, size })];
}

/** In its one spelling: otherwise a byte of the file could be changed unnoticed. */
function keyOf({ key }: ProofFile): VerifierKey {
  const own = parseVerifierKey(key);
  if (formatVerifierKey(own) === key) return own;
  throw new FormatError({ where: 'proof file, key', expected: formatVerifierKey(own), found: quoted(key) });
}

function entryOf({ entry }: ProofFile): Uint8Array {
  const bytes = 'utf8' in entry ? utf8(entry.utf8) : fromBase64(entry.base64);
  if (bytes) return bytes;
  throw new FormatError({ where: 'proof file, entry', expected: 'base64', found: 'something else' });
}

function asText(entry: Uint8Array, base64: string): { text: string } | { base64: string } {
  const text = fromUtf8(entry);
  return text !== null && equalBytes(utf8(text), entry) ? { text } : { base64 };
}
