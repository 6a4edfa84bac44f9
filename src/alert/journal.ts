/**
 * The journal of alerts, <mission>/alerts/journal.jsonl: one entry a line, only ever appended, on the disk before anything that
 * follows from it is done. A line that a crash cut short is left out and written over by the next opening.
 *
 * Layout of a line: JSON of an Entry (state.ts), LF. The first line is {"truceline":"alerts/1"}.
 */
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AlertState, apply, type Entry, emptyState } from './state.js';

const HEAD = '{"truceline":"alerts/1"}\n';

export interface Journal {
  readonly state: AlertState;
  /** On the disk when it returns; then in the state. */
  append(entries: readonly Entry[]): Promise<void>;
  close(): Promise<void>;
}

export const journalFile = (missionDir: string): string => join(missionDir, 'alerts', 'journal.jsonl');

export class JournalProblem extends Error {}

/** For whoever holds the mission: there is one writer. */
export async function openJournal(missionDir: string): Promise<Journal> {
  const file = journalFile(missionDir);
  await mkdir(join(missionDir, 'alerts'), { recursive: true, mode: 0o700 });
  const { state, wholeBytes } = await readJournal(missionDir);
  const handle = await open(file, 'a+', 0o600);
  await handle.truncate(wholeBytes);
  if (wholeBytes === 0) await handle.appendFile(HEAD);
  await handle.sync();
  let writing: Promise<void> = Promise.resolve();
  return {
    state,
    append(entries) {
      if (entries.length === 0) return writing;
      writing = writing.then(async () => {
        await handle.appendFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        await handle.datasync();
        for (const entry of entries) apply(state, entry);
      });
      return writing;
    },
    async close() {
      await writing.catch(() => undefined);
      await handle.close();
    },
  };
}

/** What the journal says, without opening it for writing. */
export async function readJournal(
  missionDir: string,
): Promise<{ readonly state: AlertState; readonly wholeBytes: number }> {
  const file = journalFile(missionDir);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return Buffer.alloc(0);
    throw error;
  });
  const state = emptyState();
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  if (wholeBytes === 0) return { state, wholeBytes };
  const lines = bytes.subarray(0, wholeBytes).toString('utf8').split('\n');
  if (`${lines[0]}\n` !== HEAD)
    throw new JournalProblem(
      `${file}:1: expected ${HEAD.trim()}, found ${JSON.stringify(lines[0]!.slice(0, 60))}. Restore the file from a copy, or move it away: every rule then begins anew.`,
    );
  lines.forEach((line, i) => {
    if (i === 0 || line === '') return;
    try {
      apply(state, JSON.parse(line) as Entry);
    } catch {
      throw new JournalProblem(
        `${file}:${i + 1}: expected an entry as JSON, found ${JSON.stringify(line.slice(0, 60))}. Restore the file from a copy, or remove the line.`,
      );
    }
  });
  return { state, wholeBytes };
}
