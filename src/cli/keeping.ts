/**
 * What the commands for evidence and sealed payloads share: the mission, its store, who acts, and how entries are
 * written.
 */
import { userInfo } from 'node:os';
import { isAbsolute, relative, resolve } from 'node:path';
import { EvidenceError } from '../evidence/evidence-error.js';
import { type Holdings, readHoldings } from '../evidence/holdings.js';
import { findId } from '../evidence/item-id.js';
import type { MissionConfig } from '../mission/config.js';
import type { RecordStore } from '../mission/store.js';
import { record, type TrucelineRecord } from '../record/record.js';
import { CommandFailure } from './failure.js';
import { loadFolder, missionDir, reachStore } from './mission.js';
import { type Progress, terminalProgress } from './progress.js';

export interface Keeping {
  readonly dir: string;
  readonly config: Pick<MissionConfig, 'id' | 'parties' | 'releaseClasses' | 'sources'>;
  readonly store: Pick<RecordStore, 'append' | 'read'>;
  readonly io: KeepingIo;
}

export interface KeepingIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly progress: Progress;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export const processIo = (): KeepingIo => ({
  out: (line) => console.log(line),
  err: (line) => console.error(line),
  now: () => new Date(),
  progress: terminalProgress(),
  stdin: process.stdin,
  stdout: process.stdout,
});

/** Runs a command on the mission, through its server when it is served. What goes wrong becomes a sentence. */
export async function withMission(
  mission: string | undefined,
  command: string,
  act: (keeping: Keeping) => Promise<number>,
): Promise<number> {
  const folder = await loadFolder(missionDir(mission));
  const reached = await reachStore(folder, command);
  const io = processIo();
  try {
    return await act({ ...folder, store: reached.store, io });
  } catch (error) {
    if (error instanceof EvidenceError) throw new CommandFailure(error.message);
    throw error;
  } finally {
    io.progress.done();
    await reached.release();
  }
}

/** Who acts, when the command does not say: the name in the environment, or that of the account. */
export function actor(given: string | undefined): string {
  const named = given ?? process.env.TRUCELINE_OPERATOR;
  return named !== undefined && named.trim() !== '' ? named : `account ${userInfo().username}`;
}

/** @throws CommandFailure for fields that do not fit. */
export function refuseUnfit(entries: readonly TrucelineRecord[]): void {
  for (const entry of entries) {
    const parsed = record.safeParse(entry);
    if (parsed.success) continue;
    const issue = parsed.error.issues[0]!;
    throw new CommandFailure(
      `The ledger's entry (${entry.kind}) would not fit: ${issue.path.join('.') || 'record'}: ${issue.message}. Correct the option it comes from.`,
    );
  }
}

/** Writes entries durably. @param mayBeKnown ids of which an earlier entry stays as it is */
export async function writeEntries(
  { store }: Pick<Keeping, 'store'>,
  entries: readonly TrucelineRecord[],
  mayBeKnown: readonly string[] = [],
): Promise<void> {
  refuseUnfit(entries);
  const { added, known, refused } = await store.append(entries);
  const lost = refused.filter((id) => !mayBeKnown.includes(id));
  if (lost.length === 0 && added + known + refused.length === entries.length) return;
  throw new CommandFailure(
    `The ledger did not take ${lost.join(', ') || 'an entry'}. Nothing was handed out.`,
  );
}

export const holdingsOf = ({ store }: Pick<Keeping, 'store'>): Promise<Holdings> =>
  readHoldings(store.read());

/** The whole id, from its beginning. */
export function named(given: string, ids: Iterable<string>, word: 'evidence' | 'seal'): string {
  const found = findId(given, ids, word);
  if (found.ok) return found.id;
  const list = word === 'evidence' ? 'truceline evidence list' : 'truceline seal list';
  throw new CommandFailure(`Which ${word}? ${found.problem}. See: ${list}`);
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

export function needed(value: string | undefined, option: string, what: string): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw new CommandFailure(`Say ${what}: ${option} "...". It goes into the ledger.`);
}
