/**
 * A report against the ledger it says it stands on. A report signs nothing itself: what it names is its ledger, the size
 * and root, and the number of the entry of each record.
 */
import { readEntry, tileReader } from '../../../src/ledger/audit/prove.js';
import { fromBase64, fromUtf8, toHex } from '../../../src/ledger/format/bytes.js';
import { FormatError } from '../../../src/ledger/format/format-error.js';
import { HASH_BYTES, leafHash } from '../../../src/ledger/format/hash.js';
import { parseVerifierKey, type VerifierKey } from '../../../src/ledger/format/note.js';
import { nodeReaderOver } from '../../../src/ledger/format/tile-nodes.js';
import { inclusionProof, verifyInclusion } from '../../../src/ledger/format/tree.js';
import { checkNote, thrown } from './check-note.ts';
import { checkContinuation, readFault, type SignedLedger } from './continuation.ts';
import { type Check, type Fault, failed, held, open, type Section } from './section.ts';
import type { Trust } from './trust.ts';

export interface StandsOn {
  readonly records: number;
  readonly ledger: {
    readonly origin: string;
    readonly size: number;
    readonly root: string;
    readonly key: string;
  } | null;
}

export interface ReportLike {
  readonly standsOn: StandsOn;
  readonly entries?: Readonly<Record<string, number>>;
}

const MOST_FAULTS = 20;

export async function checkReport(
  name: string,
  report: ReportLike,
  trust: Trust,
  ledger: { readonly source: SignedLedger['source']; readonly note: Uint8Array | null } | null,
  tell: (done: number, total: number) => void,
): Promise<Section> {
  const blank = { subject: 'report', name, remarks: [] } as const;
  const named = report.standsOn.ledger;
  if (!named) {
    const fault = {
      where: 'report, standsOn.ledger',
      expected: 'origin, size, root and key of a ledger',
      found: 'null: the report was made from lines of a pipe, and stands on no ledger',
    };
    return { ...blank, facts: {}, checks: [failed('form', [fault])] };
  }
  const root = fromBase64(String(named.root));
  let own: VerifierKey;
  try {
    own = parseVerifierKey(String(named.key));
    if (root?.length !== HASH_BYTES || !Number.isSafeInteger(named.size) || named.size < 0)
      throw new FormatError({
        where: 'report, standsOn.ledger',
        expected: 'a size, and a root of 32 bytes in base64',
        found: JSON.stringify({ size: named.size, root: named.root }),
      });
  } catch (error) {
    return { ...blank, facts: {}, checks: [failed('form', [thrown(error)])] };
  }
  const facts = { origin: named.origin, size: named.size, root: toHex(root), key: named.key };
  if (!ledger?.note)
    return {
      ...blank,
      facts,
      checks: [
        open('reportRoot', { size: named.size }),
        ...(ledger ? [open('continuation')] : []),
        open('findings'),
      ],
    };
  const note = await checkNote(ledger.note, own, trust);
  const checks: Check[] = [...note.checks];
  if (note.signed && note.checkpoint) {
    const signed = { source: ledger.source, checkpoint: note.checkpoint, key: note.facts.key! };
    const stands = await checkContinuation(
      { origin: named.origin, size: named.size, root },
      signed,
      'reportRoot',
    );
    checks.push(stands);
    if (stands.state === 'held')
      checks.push(await checkEntries(report.entries ?? {}, named.size, signed, tell));
  }
  return {
    ...blank,
    facts: { ...facts, cosigned: note.facts.cosigned ?? [] },
    checks: [...checks, open('findings')],
  };
}

/** Each record that the report names lies in the entry that it names, and that entry is under the signed root. */
async function checkEntries(
  entries: Readonly<Record<string, number>>,
  size: number,
  { source, checkpoint }: SignedLedger,
  tell: (done: number, total: number) => void,
): Promise<Check> {
  const named = Object.entries(entries).sort(([, a], [, b]) => a - b);
  const read = nodeReaderOver(tileReader(source), checkpoint.size);
  const faults: Fault[] = [];
  for (const [done, [id, index]] of named.entries()) {
    if (done % 64 === 0) tell(done, named.length);
    if (faults.length >= MOST_FAULTS) break;
    const where = `report, entries, ${JSON.stringify(id)}`;
    if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
      faults.push({ where, expected: `the number of an entry, 0 to ${size - 1}`, found: String(index) });
      continue;
    }
    try {
      const entry = await readEntry(source, index, checkpoint.size);
      const proof = await inclusionProof(index, checkpoint.size, read);
      if (!verifyInclusion(leafHash(entry), index, checkpoint.size, proof, checkpoint.root))
        faults.push({
          where: `${source.name}: entry ${index}`,
          expected: 'the entry that the checkpoint signs',
          found: 'another one',
        });
      else if (idOf(entry) !== id)
        faults.push({ where, expected: `this record as entry ${index}`, found: `${idOf(entry)}` });
    } catch (error) {
      faults.push(readFault(error, source));
    }
  }
  const values = { count: named.length };
  return faults.length > 0 ? failed('reportEntries', faults, values) : held('reportEntries', values);
}

function idOf(entry: Uint8Array): unknown {
  try {
    return (JSON.parse(fromUtf8(entry) ?? '') as { id?: unknown } | null)?.id;
  } catch {
    return 'an entry that is no JSON';
  }
}
