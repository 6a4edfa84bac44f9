/** The whole ledger: the audit of src/ledger/audit, told as checks. */
import { type AuditOptions, auditLedger } from '../../../src/ledger/audit/audit.js';
import type { Problem } from '../../../src/ledger/audit/problem.js';
import { ReadProblem, type TileSource } from '../../../src/ledger/audit/source.js';
import { fromUtf8, utf8 } from '../../../src/ledger/format/bytes.js';
import { FormatError } from '../../../src/ledger/format/format-error.js';
import { parseVerifierKey, type VerifierKey } from '../../../src/ledger/format/note.js';
import { checkNote } from './check-note.ts';
import { type Check, type Fault, failed, held, open, type Section } from './section.ts';
import type { Trust } from './trust.ts';

const MOST_PROBLEMS = 50;

export async function checkLedger(
  source: TileSource,
  trust: Trust,
  spread: AuditOptions['spread'],
  tell: (done: number, total: number) => void,
): Promise<Section> {
  const report = await auditLedger(
    source,
    {
      ...(trust.key ? { key: trust.key } : {}),
      witnesses: trust.witnesses,
      verify: trust.verify,
      ...(spread ? { spread } : {}),
      mostProblems: MOST_PROBLEMS,
    },
    tell,
  );
  const own = await ownKey(source);
  const note = report.checkpoint === null ? null : await checkNote(utf8(report.checkpoint), own, trust);
  // What is wrong with the signatures stands at their own check already, in the same words or better.
  const told = note?.checks.filter(({ state }) => state === 'failed').map(({ what }) => what) ?? [];
  const problems = report.problems.filter((one) => !isTold(one, told));
  const count = report.problemCount - (report.problems.length - problems.length);
  const values = {
    count: report.entries,
    bytes: report.entryBytes,
    ...(report.size === null ? {} : { size: report.size }),
  };
  const tree: Check =
    count > 0
      ? failed('tree', problems.map(faultOf), { ...values, count })
      : report.size === null || !note?.signed
        ? open('tree', values)
        : held('tree', values);
  return {
    subject: 'ledger',
    name: source.name,
    checks: [...(note?.checks ?? []), tree],
    facts: note?.facts ?? {},
    remarks: [
      ...report.leftovers.map(({ file, what }) => `${file}: ${what}`),
      // Those that name an option of the command line are said here by the checks of key and cosignatures.
      ...report.remarks.filter((remark) => !remark.includes('--')),
    ],
  };
}

function isTold({ kind, file }: Problem, told: readonly string[]): boolean {
  if (file === 'checkpoint' && kind === 'signature')
    return told.includes('signature') || told.includes('cosignatures');
  return file === 'key.pub' && kind === 'altered' && told.includes('key');
}

/** Null where there is none that can be read; the audit names that as a problem. */
export async function ownKey(source: TileSource): Promise<VerifierKey | null> {
  try {
    const bytes = await source.read('key.pub');
    return bytes ? parseVerifierKey(fromUtf8(bytes) ?? '') : null;
  } catch (error) {
    if (error instanceof FormatError || error instanceof ReadProblem) return null;
    throw error;
  }
}

function faultOf({ kind, file, where, expected, found, orFile }: Problem): Fault {
  return {
    kind,
    where: where === undefined ? file : `${file}, ${where}`,
    expected,
    found,
    ...(orFile === undefined
      ? {}
      : { advice: `Or ${orFile} is wrong: the two contradict each other, and nothing signed decides` }),
  };
}
