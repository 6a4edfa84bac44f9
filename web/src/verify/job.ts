/**
 * All that a person asked for at once: files, maybe a ledger beside them. Runs in a worker of the page, and in tests as
 * it is.
 */
import type { AuditOptions } from '../../../src/ledger/audit/audit.js';
import { checkLedger, ownKey } from './check-ledger.ts';
import { checkNote } from './check-note.ts';
import { type Beside, checkThing, unknown } from './check-thing.ts';
import { type Place, sourceOf } from './place.ts';
import type { Section } from './section.ts';
import { parseLedgerKey, parseWitnessKeys, type Trust } from './trust.ts';

export interface Job {
  readonly files: readonly File[];
  readonly ledger: Place | null;
  /** Every entry of the ledger hashed again; otherwise only what the files need of it. */
  readonly audit: boolean;
  /** Verifier line, or empty. */
  readonly key: string;
  /** Verifier lines. */
  readonly witnesses: string;
}

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type Told =
  | ({ readonly kind: 'progress' } & Progress)
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'done'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly reason: Reason; readonly message: string };

/** Why nothing could be checked: the browser's signatures, a key that is none, or a defect of ours. */
export type Reason = 'insecure' | 'missing' | 'key' | 'defect';

/** Proofs and reports are far smaller. */
const MOST_FILE_BYTES = 1 << 28;

/** @throws FormatError for keys that are none; Error for defects of ours */
export async function runJob(
  job: Job,
  verify: Trust['verify'],
  spreadOver: (place: Place) => AuditOptions['spread'],
  tell: (told: Told) => void,
): Promise<void> {
  const startedMs = performance.now();
  const trust: Trust = {
    key: parseLedgerKey(job.key),
    witnesses: parseWitnessKeys(job.witnesses),
    verify,
  };
  const progress = (done: number, total: number): void => tell({ kind: 'progress', done, total });
  const source = job.ledger && sourceOf(job.ledger);
  const beside = source && job.files.length > 0 ? await readBeside(source, trust) : null;
  for (const file of job.files) {
    const section =
      file.size > MOST_FILE_BYTES
        ? unknown(file.name, `a file of ${file.size} bytes`)
        : await checkThing(file.name, new Uint8Array(await file.arrayBuffer()), trust, beside, progress);
    tell({ kind: 'section', section });
  }
  if (source && job.audit) {
    const section = await checkLedger(source, trust, spreadOver(job.ledger!), progress);
    tell({ kind: 'section', section });
  }
  tell({ kind: 'done', milliseconds: performance.now() - startedMs });
}

async function readBeside(source: Beside['source'], trust: Trust): Promise<Beside> {
  const note = await source.read('checkpoint').catch(() => null);
  const own = await ownKey(source);
  if (!note) return { source, note, signed: null };
  const checked = await checkNote(note, own, trust);
  const { checkpoint, facts } = checked;
  const signed = checked.signed && checkpoint ? { source, checkpoint, key: facts.key! } : null;
  return { source, note, signed };
}
