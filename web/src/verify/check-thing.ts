/** One file that a person gave: what it is, told by its content, and the checks that belong to it. */
import { checkSplit, SPLIT_KIND, type SplitEvidence } from '../../../src/ledger/audit/compare.js';
import type { TileSource } from '../../../src/ledger/audit/source.js';
import { fromUtf8, toHex } from '../../../src/ledger/format/bytes.js';
import { FormatError, quoted } from '../../../src/ledger/format/format-error.js';
import { keyText, parseVerifierKey } from '../../../src/ledger/format/note.js';
import { checkNote } from './check-note.ts';
import { checkProofText, PROOF_KIND } from './check-proof.ts';
import { checkReport, type ReportLike } from './check-report.ts';
import { checkBeside, type SignedLedger } from './continuation.ts';
import { type Check, type Fault, failed, held, open, type Section } from './section.ts';
import type { Trust } from './trust.ts';

/** A ledger to compare with: its note as it lies there, and the same once its signature was found to fit. */
export interface Beside {
  readonly source: TileSource;
  readonly note: Uint8Array | null;
  readonly signed: SignedLedger | null;
}

type Tell = (done: number, total: number) => void;

export async function checkThing(
  name: string,
  bytes: Uint8Array,
  trust: Trust,
  beside: Beside | null,
  tell: Tell,
): Promise<Section> {
  const text = fromUtf8(bytes);
  if (text === null) return unknown(name, 'bytes that are no text');
  if (/^\s*[{[]/.test(text)) return checkJson(name, text, trust, beside, tell);
  if (text.includes('\n\n\u2014 ') && !text.startsWith('c2sp.org/'))
    return checkCheckpoint(name, bytes, trust, beside);
  if (text.startsWith('c2sp.org/tlog-proof'))
    return unknown(
      name,
      'a proof without its entry',
      'Give the file that truceline ledger prove writes: it holds both',
    );
  if (isKey(text))
    return unknown(
      name,
      'a public key',
      'Paste it into the field above, if you had it from somebody you trust',
    );
  return unknown(name, quoted(text));
}

async function checkJson(
  name: string,
  text: string,
  trust: Trust,
  beside: Beside | null,
  tell: Tell,
): Promise<Section> {
  let value: (Partial<ReportLike> & { readonly kind?: unknown; readonly properties?: unknown }) | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch (error) {
    return unknown(name, `text that begins like JSON and is none: ${(error as Error).message}`);
  }
  if (value?.kind === PROOF_KIND) return checkProofText(name, text, trust, beside);
  if (value?.kind === SPLIT_KIND) return checkSplitView(name, value as unknown as SplitEvidence, trust);
  // The map of a report has the same head, one level further in.
  const report = [value, value?.properties as Partial<ReportLike> | undefined].find(
    (one) => typeof one?.standsOn === 'object' && one.standsOn !== null,
  );
  if (report) return checkReport(name, report as ReportLike, trust, beside, tell);
  return unknown(name, `JSON of another kind: ${quoted(text)}`);
}

async function checkCheckpoint(
  name: string,
  bytes: Uint8Array,
  trust: Trust,
  beside: Beside | null,
): Promise<Section> {
  const note = await checkNote(bytes, null, trust);
  const { checkpoint } = note;
  const further: Check[] =
    checkpoint && beside ? [await checkBeside(checkpoint, note.facts.key, beside.signed)] : [];
  const checks = [...note.checks, ...further];
  return { subject: 'checkpoint', name, checks, facts: note.facts, remarks: [] };
}

/** Both notes carry the ledger's signature, and no ledger can have both. */
async function checkSplitView(name: string, evidence: SplitEvidence, trust: Trust): Promise<Section> {
  const blank = { subject: 'split', name, remarks: [] } as const;
  try {
    const [small, large] = await checkSplit(evidence, trust.key ?? undefined, trust.verify);
    const key = keyText(parseVerifierKey(evidence.key));
    const values = { key, origin: small.origin, size: small.size, ledgerSize: large.size };
    const facts = { origin: small.origin, size: large.size, root: toHex(large.root), key: evidence.key };
    return {
      ...blank,
      facts,
      checks: [trust.key ? held('key', { key }) : open('key', { key }), held('split', values)],
    };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { ...blank, facts: {}, checks: [failed('split', [error.fault])] };
  }
}

function isKey(text: string): boolean {
  try {
    parseVerifierKey(text.trim());
    return true;
  } catch {
    return false;
  }
}

export function unknown(name: string, found: string, advice?: string): Section {
  const fault: Fault = {
    where: name,
    expected:
      'a proof, a report as JSON, a signed checkpoint, the evidence of a split view, or the folder of a ledger',
    found,
    ...(advice ? { advice } : {}),
  };
  return { subject: 'unknown', name, checks: [failed('form', [fault])], facts: {}, remarks: [] };
}
