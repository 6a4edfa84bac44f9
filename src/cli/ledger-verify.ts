/**
 * `truceline ledger verify`: the audit of a whole ledger, in words or as JSON.
 */
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type AuditReport, auditLedger } from '../ledger/audit/audit.js';
import { readJournal } from '../ledger/audit/journal-audit.js';
import { problemSentence } from '../ledger/audit/problem.js';
import type { TileSource } from '../ledger/audit/source.js';
import { onThreads } from '../ledger/audit/threads.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { MISSION_FILE } from '../mission/open.js';
import type { FeedReport } from '../signing/check-feeds.js';
import { findLedger, logKey, readInput, WrongUse, witnessKeys } from './ledger-place.js';
import { terminalProgress } from './progress.js';
import { checkFeeds, feedsAsJson, feedWords } from './source-verify.js';

export interface VerifyOptions {
  readonly key?: string;
  readonly witness?: readonly string[];
  readonly cosignatures?: number;
  readonly since?: string;
  readonly json?: boolean;
}

const MOST_THREADS = 4;

/** @returns exit status: 0 sound, 1 problems */
export async function verifyCommand(given: string, options: VerifyOptions): Promise<number> {
  const { place, source } = await findLedger(given);
  // Behind an address nothing has been looked at yet. @throws ReadProblem
  if ('url' in place && (await source.read('checkpoint')) === null)
    throw new WrongUse(`There is no ledger at ${given}: it has no file "checkpoint". Check the address.`);
  const [key, witnesses] = await Promise.all([logKey(options.key), witnessKeys(options.witness)]);
  const { cosignatures, since } = options;
  if (cosignatures !== undefined && cosignatures > witnesses.length)
    throw new WrongUse(
      `--cosignatures ${cosignatures} needs as many keys: name each witness with --witness. ${witnesses.length} are named.`,
    );
  const progress = terminalProgress();
  const startedMs = performance.now();
  let started = false;
  const spread = onThreads(place, Math.min(MOST_THREADS, Math.max(2, availableParallelism())));
  try {
    const report = await auditLedger(
      source,
      {
        ...(key ? { key } : {}),
        witnesses,
        ...(cosignatures === undefined ? {} : { cosignatures }),
        ...(since === undefined ? {} : { since: { name: since, note: await readInput(since, '--since') } }),
        verify: verifyEd25519,
        ...(spread ? { spread } : {}),
        readJournal,
      },
      (done, total) => {
        if (!started) progress.step('entries', total);
        started = true;
        progress.to(done);
      },
    );
    progress.done();
    const feeds = report.sound && (await isMission(given)) ? await feedsOf(source, report.size) : null;
    if (options.json)
      console.log(JSON.stringify({ ...report, ...(feeds ? { feeds: feedsAsJson(feeds) } : {}) }, null, 2));
    else {
      console.log(verifyWords(report, (performance.now() - startedMs) / 1000));
      // Of feeds without any key there is nothing to say.
      if (feeds?.sources.some(({ chain }) => chain.length > 0)) console.log(feedWords(feeds).join('\n'));
    }
    return report.sound && (feeds?.problemCount ?? 0) === 0 ? 0 : 1;
  } finally {
    progress.done();
  }
}

const isMission = (given: string): Promise<boolean> =>
  stat(join(given, MISSION_FILE)).then(
    () => true,
    () => false,
  );

async function feedsOf(source: TileSource, size: number | null): Promise<FeedReport | null> {
  return size === null || size === 0 ? null : checkFeeds(source, size, size);
}

function verifyWords(report: AuditReport, seconds: number): string {
  const lines = [`Ledger ${report.origin === null ? '' : `"${report.origin}" `}in ${report.ledger}`];
  if (report.size !== null) {
    lines.push(`checkpoint   ${count(report.size)} entries, root ${report.root}`);
    for (const { name, timeSeconds } of report.cosigned)
      lines.push(`cosigned     by "${name}" at ${new Date(timeSeconds * 1000).toISOString()}`);
  }
  lines.push(
    `hashed again ${count(report.entries)} entries, ${count(report.entryBytes)} bytes, in ${seconds.toFixed(1)} s`,
  );
  if (report.pending > 0)
    lines.push(
      `journal      ${count(report.pending)} acknowledged entries that no checkpoint stands over yet`,
    );
  for (const one of report.problems) lines.push(`PROBLEM  ${problemSentence(one)}`);
  if (report.problemCount > report.problems.length)
    lines.push(`PROBLEM  and ${count(report.problemCount - report.problems.length)} more`);
  for (const { file, what } of report.leftovers) lines.push(`leftover ${file}: ${what}`);
  for (const remark of report.remarks) lines.push(`remark   ${remark}`);
  lines.push(verdict(report));
  return lines.join('\n');
}

function verdict({ sound, problems, problemCount }: AuditReport): string {
  if (sound) return 'Sound: every entry and every tile is what the checkpoint signs.';
  if (problems.every(({ kind }) => kind === 'unreadable'))
    return 'NOT VERIFIED: what could be read is sound, and the files above could not be read. Try again.';
  const many = `${count(problemCount)} ${problemCount === 1 ? 'problem' : 'problems'}`;
  return `NOT SOUND: ${many}. Keep the ledger as it is; it is evidence.`;
}

const count = (value: number): string => value.toLocaleString('en');
