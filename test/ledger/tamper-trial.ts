/** One trial: alter something, audit, and see whether the report names what was altered. */
import { type AuditReport, auditLedger } from '../../src/ledger/audit/audit.js';
import { readJournal } from '../../src/ledger/audit/journal-audit.js';
import type { TileSource } from '../../src/ledger/audit/source.js';
import { utf8 } from '../../src/ledger/format/bytes.js';
import { verifyEd25519 } from '../../src/ledger/keys.js';
import { randomFrom } from '../agreements/random.js';
import { ALTERATIONS, type Altered } from './tamper-alterations.js';
import type { Base, Files } from './tamper-bases.js';

export interface Trial {
  readonly seed: number;
  readonly base: string;
  readonly alteration: string;
  readonly altered: Altered;
  /** Problem: the ledger is not sound. Leftover: told as what a crash may leave. Misnamed: somebody else is blamed. */
  readonly outcome: 'problem' | 'leftover' | 'unnoticed' | 'misnamed';
  readonly report: AuditReport;
}

const ATTEMPTS = 60;

export async function runTrial(bases: readonly Base[], seed: number): Promise<Trial> {
  const random = randomFrom(seed);
  for (;;) {
    const alteration = random.pick(Object.keys(ALTERATIONS));
    // Not every ledger has what it takes: a journal, several signatures, an earlier state.
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const base = random.pick(bases);
      const altered = ALTERATIONS[alteration]!(base, random);
      if (!altered) continue;
      const report = await audit(base, altered.files);
      return { seed, base: base.name, alteration, altered, outcome: outcomeOf(altered, report), report };
    }
  }
}

export function audit(base: Base, files: Files): Promise<AuditReport> {
  return auditLedger(memorySource(files), {
    key: base.key.verifier,
    witnesses: base.witnesses.map(({ verifier }) => verifier),
    cosignatures: base.needed,
    verify: verifyEd25519,
    readJournal,
    ...(base.since ? { since: { name: 'earlier checkpoint', note: utf8(base.since.note) } } : {}),
  });
}

export function memorySource(files: Files): TileSource {
  return {
    name: 'memory',
    read: async (path) => files.get(path) ?? null,
    list: async () => [...files.keys()],
  };
}

function outcomeOf({ touched, anyOf }: Altered, report: AuditReport): Trial['outcome'] {
  const named = (list: readonly { readonly file: string; readonly orFile?: string }[]): boolean => {
    const isNamed = (file: string): boolean => list.some((one) => one.file === file || one.orFile === file);
    return anyOf ? touched.some(isNamed) : touched.every(isNamed);
  };
  const blamed = report.problems.filter(({ file }) => !touched.includes(file) && !follows(file, touched));
  if (blamed.length > 0) return 'misnamed';
  if (!report.sound && named(report.problems)) return 'problem';
  if (named([...report.problems, ...report.leftovers])) return 'leftover';
  return report.sound ? 'unnoticed' : 'misnamed';
}

/**
 * What is rightly named beside the altered file: the checkpoint, when something reaches past it; and the tiles and
 * groups past it, when it, the waiting checkpoint or the journal was put back or taken away.
 */
function follows(file: string, touched: readonly string[]): boolean {
  if (file === 'checkpoint') return touched.some((path) => /^(tile|journal|checkpoint\.pending)/.test(path));
  const isAfter = file.startsWith('tile/') || (file.startsWith('journal/') && touched.includes('checkpoint'));
  return isAfter && touched.some((path) => /^(checkpoint(\.pending)?$|journal\/)/.test(path));
}
