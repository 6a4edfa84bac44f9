/**
 * How commands get at a mission: the folder, its records, and who holds it. A mission that is being served is reached
 * through its server; else this process takes the lock, and a stale lock left by a crash is taken over and said so.
 */

import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Holder, holderOf, takeLock } from '../ledger/lock.js';
import { originOf } from '../mission/config.js';
import { MISSION_FILE, type Mission, openMission, readConfig } from '../mission/open.js';
import { remoteStore } from '../mission/remote-store.js';
import { seed } from '../mission/seed.js';
import { introduceKeys } from '../mission/source-keys.js';
import { type LocalStore, ledgerFolderOf, openLocalStore, type RecordStore } from '../mission/store.js';
import { formatProblem, type Problem } from '../record/document.js';
import { cosigningOf } from '../witness/setting.js';
import { CommandFailure } from './failure.js';

export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Version of the program, from package.json. */
export async function programVersion(): Promise<string> {
  return (JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** The mission folder a command means: the one given, the current folder, or the only one that ships with the program. */
export function missionDir(given: string | undefined): string {
  if (given !== undefined) return resolve(given);
  if (existsSync(MISSION_FILE)) return process.cwd();
  const shipped = join(packageRoot, 'missions');
  const names = existsSync(shipped)
    ? readdirSync(shipped).filter((name) => existsSync(join(shipped, name, MISSION_FILE)))
    : [];
  if (names.length === 1) return join(shipped, names[0]!);
  throw new CommandFailure('Which mission? Give its folder with --mission DIR, or run this inside one.');
}

/** A mission's folder and configuration: what writing to its ledger needs. */
export type MissionFolder = Pick<Mission, 'dir' | 'config'>;

export async function loadMission(dir: string): Promise<Mission> {
  const opened = await openMission(dir);
  if (!opened.ok) throw cannotOpen(dir, opened.problems);
  return opened.mission;
}

export async function loadFolder(dir: string): Promise<MissionFolder> {
  const config = await readConfig(dir);
  if (!config.ok) throw cannotOpen(dir, config.problems);
  return { dir, config: config.value };
}

function cannotOpen(dir: string, problems: readonly Problem[]): CommandFailure {
  const lines = problems.map((problem) => `  ${formatProblem(problem)}`);
  return new CommandFailure(`The mission in ${dir} cannot be opened:\n${lines.join('\n')}`);
}

export interface HeldMission {
  readonly store: LocalStore;
  readonly announce: (address: string, token: string) => Promise<void>;
  release(): Promise<void>;
}

/** Takes the mission for this process, and writes the hand-coded records of its folder into the ledger if they are not there. */
export async function holdMission(mission: MissionFolder, command: string): Promise<HeldMission> {
  const taken = await takeLock(ledgerFolderOf(mission.dir), command, new Date());
  if (!taken.ok) throw heldBy(mission.dir, taken.holder);
  if (taken.tookOver) {
    const { command: what, pid, since } = taken.tookOver;
    console.error(
      `A lock left by "truceline ${what}" (process ${pid}, ${since}), which is no longer running, was taken over.`,
    );
  }
  const say = (sentence: string): void => console.error(sentence);
  const cosigning = cosigningOf(mission.config.ledger, ledgerFolderOf(mission.dir), say);
  const cosigned = cosigning && {
    cosign: cosigning.cosign,
    cosignaturesNeeded: cosigning.cosignaturesNeeded,
  };
  let store: LocalStore | undefined;
  try {
    store = await openLocalStore(mission.dir, {
      origin: originOf(mission.config),
      now: () => new Date(),
      ledger: { lock: taken.lock, command, ...cosigned },
      note: say,
    });
    await introduceKeys(mission.config, store, new Date());
    await seed(mission, store);
  } catch (error) {
    await store?.close().catch(() => undefined);
    cosigning?.close();
    await taken.lock.release();
    throw error;
  }
  const held = store;
  return {
    store: held,
    announce: taken.lock.announce,
    async release() {
      try {
        await held.close();
      } finally {
        cosigning?.close();
        await taken.lock.release();
      }
    },
  };
}

export type Reached = { release(): Promise<void> } & (
  | { readonly through: 'lock'; readonly store: LocalStore }
  | { readonly through: 'server'; readonly store: RecordStore }
);

/** Whether another process serves the mission, and takes what is to be written. */
export async function isServed(mission: MissionFolder): Promise<boolean> {
  const holder = await holderOf(ledgerFolderOf(mission.dir));
  return holder?.address !== undefined && holder.token !== undefined;
}

/** The mission for a command: through its server when it is served, else by holding it. */
export async function reachStore(mission: MissionFolder, command: string): Promise<Reached> {
  const holder = await holderOf(ledgerFolderOf(mission.dir));
  if (holder?.address === undefined || holder.token === undefined) {
    const { store, release } = await holdMission(mission, command);
    return { store, through: 'lock', release };
  }
  const { address, token } = holder;
  const store = remoteStore({ ...holder, address, token });
  console.error(`The mission is being served at ${address}; working through that server.`);
  return { store, through: 'server', release: () => store.close() };
}

function heldBy(dir: string, holder: Holder): CommandFailure {
  return new CommandFailure(
    `The mission in ${dir} is open in another process: "truceline ${holder.command}", process ${holder.pid} on ${holder.host}, since ${holder.since}. Wait until it has finished, or end it.`,
  );
}
