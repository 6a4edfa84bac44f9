/** `truceline source verify`: who signed what, from the files of a ledger alone. */
import { writeFile } from 'node:fs/promises';
import { readCheckpoint, readOwnKey } from '../ledger/audit/prove.js';
import type { TileSource } from '../ledger/audit/source.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { splitEntry } from '../mission/entry.js';
import type { Correction } from '../record/record.js';
import {
  checkFeedSignatures,
  type FeedEntry,
  type FeedOfSource,
  type FeedReport,
  type SignedByKey,
} from '../signing/check-feeds.js';
import { CommandFailure } from './failure.js';
import { entriesOf } from './ledger-entries.js';
import { findLedger, WrongUse } from './ledger-place.js';
import { missionDir } from './mission.js';
import { terminalProgress } from './progress.js';

export interface VerifyRequest {
  readonly ledger?: string | undefined;
  readonly mission?: string;
  readonly asOf?: number;
  readonly withdrawals?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export async function sourceVerify(request: VerifyRequest): Promise<number> {
  const { withdrawals, by, asOf } = request;
  if ((withdrawals === undefined) !== (by === undefined))
    throw new CommandFailure('--withdrawals FILE and --by SOURCE belong together.');
  try {
    const { source } = await findLedger(request.ledger ?? missionDir(request.mission));
    const { checkpoint } = await readCheckpoint(source, await readOwnKey(source), verifyEd25519);
    if (asOf !== undefined && asOf > checkpoint.size)
      throw new CommandFailure(`--as-of: expected 0 to ${checkpoint.size}, found ${asOf}.`);
    const report = await checkFeeds(source, asOf ?? checkpoint.size, checkpoint.size, {
      most: withdrawals === undefined ? undefined : Number.POSITIVE_INFINITY,
    });
    console.log(request.json ? JSON.stringify(feedsAsJson(report), null, 2) : feedWords(report).join('\n'));
    if (withdrawals !== undefined) await writeWithdrawals(report, withdrawals, by!);
    return report.problemCount === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof WrongUse) throw new CommandFailure(error.message);
    throw error;
  }
}

export async function checkFeeds(
  source: TileSource,
  upTo: number,
  size: number,
  { most }: { readonly most?: number | undefined } = {},
): Promise<FeedReport> {
  const progress = terminalProgress();
  progress.step('signatures of feeds', upTo);
  try {
    return await checkFeedSignatures(feedEntries(source, upTo, size), {
      ...(most === undefined ? {} : { most }),
      tell: progress.to,
    });
  } finally {
    progress.done();
  }
}

async function* feedEntries(source: TileSource, upTo: number, size: number): AsyncGenerator<FeedEntry> {
  for await (const { index, bytes } of entriesOf(source, 0, upTo, size)) {
    const entry = asRecord(bytes);
    if (entry) yield { index, ...entry };
  }
}

/** Undefined for an entry that no mission wrote: nobody signed it as a record. */
function asRecord(bytes: Uint8Array): ReturnType<typeof splitEntry> | undefined {
  try {
    return splitEntry(bytes);
  } catch {
    return undefined;
  }
}

export function feedWords({ entries, sources, problems, problemCount }: FeedReport): string[] {
  return [
    `${count(entries)} entries, ${count(sources.length)} sources`,
    ...sources.flatMap(sourceWords),
    ...problems.map(
      ({ index, id, source, fault }) =>
        `PROBLEM  entry ${index}, record "${id}" of source "${source}": ${fault.field}: expected ${fault.expected}; found ${fault.found}`,
    ),
    ...(problemCount > problems.length ? [`PROBLEM  and ${count(problemCount - problems.length)} more`] : []),
    problemCount === 0
      ? 'Every record that its source had to sign is signed.'
      : `${count(problemCount)} ${problemCount === 1 ? 'record is' : 'records are'} not signed as they must be.`,
  ];
}

function sourceWords({ source, before, byKey, faulty, chain }: FeedOfSource): string[] {
  if (chain.length === 0) return [`source "${source}": no key; ${count(before)} records need no signature`];
  return [
    `source "${source}": ${chain.length} steps in the life of its keys; ${count(before)} records from before a key, ${count(faulty)} not signed as they must be`,
    ...byKey.flatMap(keyWords),
  ];
}

function keyWords({ key, signed, discounted, discountedIds }: SignedByKey): string[] {
  const from = Number.isFinite(key.validFromMs) ? `, valid from ${time(key.validFromMs)}` : '';
  const lines = [
    `  ${key.text}: entry ${key.index} (${key.action}${from}); ${count(signed)} records signed`,
    ...key.revocations.map(
      ({ index, compromisedSinceMs, reason }) =>
        `    revoked by entry ${index}${compromisedSinceMs === undefined ? '' : `, in other hands since ${time(compromisedSinceMs)}`}: ${reason}`,
    ),
  ];
  if (discounted > 0) {
    const more = discounted > SHOWN ? ', ...' : '';
    lines.push(
      `    ${count(discounted)} of these count as unsigned, as they came in after that: ${discountedIds.slice(0, SHOWN).join(', ')}${more}`,
    );
  }
  return lines;
}

const SHOWN = 10;

/** What JSON can hold of it. */
export function feedsAsJson({ entries, sources, problems, problemCount }: FeedReport): unknown {
  return {
    entries,
    sources: sources.map(({ source, chain, before, byKey, faulty }) => ({
      source,
      steps: chain.length,
      needNoSignature: before,
      faulty,
      keys: byKey.map(({ key, signed, discounted, discountedIds }) => ({
        key: key.line,
        entry: key.index,
        action: key.action,
        validFrom: Number.isFinite(key.validFromMs) ? time(key.validFromMs) : null,
        revocations: key.revocations.map(({ index, compromisedSinceMs, reason }) => ({
          entry: index,
          compromisedSince: compromisedSinceMs === undefined ? null : time(compromisedSinceMs),
          reason,
        })),
        signed,
        countAsUnsigned: discounted,
        countAsUnsignedIds: discountedIds,
      })),
    })),
    problems,
    problemCount,
  };
}

async function writeWithdrawals({ sources }: FeedReport, file: string, by: string): Promise<void> {
  const lines: string[] = [];
  for (const { byKey } of sources)
    for (const { key, discountedIds } of byKey)
      for (const id of discountedIds) lines.push(`${JSON.stringify(withdrawal(id, key.text, by))}\n`);
  await writeFile(file, lines.join(''), { flag: 'wx' });
  console.error(
    `${lines.length} withdrawals are in ${file}. Look through them, then: truceline import truceline ${file}`,
  );
}

function withdrawal(of: string, key: string, by: string): Correction {
  const now = new Date().toISOString();
  return {
    kind: 'correction',
    id: `withdrawal-of-${of}`.slice(0, MOST_ID),
    source: by,
    time: { start: now, end: now, precision: 'second' },
    of,
    action: 'withdraw',
    reason: `counts as unsigned: its key ${key} was in other hands when it came in`,
  };
}

const MOST_ID = 200;
const count = (value: number): string => value.toLocaleString('en');
const time = (ms: number): string => new Date(ms).toISOString();
