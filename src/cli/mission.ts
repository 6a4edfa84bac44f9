/**
 * How commands get at a mission: the folder, its records, and who holds it. A mission that is being served is reached
 * through its server; else this process takes the lock, and a stale lock left by a crash is taken over and said so.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Holder, holderOf, takeLock } from '../mission/lock.js';
import { MISSION_FILE, type Mission, openMission, readConfig } from '../mission/open.js';
import { remoteStore } from '../mission/remote-store.js';
import { seed } from '../mission/seed.js';
import { type LocalStore, openLocalStore, type RecordStore } from '../mission/store.js';
import { formatProblem, type Problem } from '../record/document.js';
import type { TrucelineRecord } from '../record/record.js';
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

/** A mission's folder and configuration: what writing to its log needs. */
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
  /** Every record of the log, in its order, when they were asked for. */
  readonly records: TrucelineRecord[];
  readonly announce: (address: string, token: string) => Promise<void>;
  release(): Promise<void>;
}

/** Takes the mission for this process, and writes the hand-coded records of its folder into the log if they are not there. */
export async function holdMission(
  mission: MissionFolder,
  command: string,
  withRecords = false,
): Promise<HeldMission> {
  const taken = await takeLock(mission.dir, command, new Date());
  if (!taken.ok) throw heldBy(mission.dir, taken.holder);
  if (taken.tookOver) {
    const { command: what, pid, since } = taken.tookOver;
    console.error(
      `A lock left by "truceline ${what}" (process ${pid}, ${since}), which is no longer running, was taken over.`,
    );
  }
  try {
    const records: TrucelineRecord[] = [];
    const visit = (json: string): void => void records.push(JSON.parse(json) as TrucelineRecord);
    const store = await openLocalStore(mission.dir, () => new Date(), withRecords ? visit : undefined);
    await seed(mission, store, (record) => withRecords && records.push(record));
    return {
      store,
      records,
      announce: taken.lock.announce,
      async release() {
        await store.close();
        await taken.lock.release();
      },
    };
  } catch (error) {
    await taken.lock.release();
    throw error;
  }
}

export interface Reached {
  readonly store: RecordStore;
  readonly through: 'server' | 'lock';
  /** Number of records and their digest; every record when they were asked for. */
  readonly records: readonly TrucelineRecord[];
  readonly digest: string;
  release(): Promise<void>;
}

/** The mission for a command: through its server when it is served, else by holding it. */
export async function reachStore(
  mission: MissionFolder,
  command: string,
  withRecords = false,
): Promise<Reached> {
  const holder = await holderOf(mission.dir);
  if (holder?.address === undefined || holder.token === undefined) {
    const held = await holdMission(mission, command, withRecords);
    const { store, records, release } = held;
    return { store, through: 'lock', records, digest: store.standsOn().digest, release };
  }
  const { address, token } = holder;
  const store = remoteStore({ ...holder, address, token });
  console.error(`The mission is being served at ${address}; working through that server.`);
  const records: TrucelineRecord[] = [];
  const hash = createHash('sha256');
  if (withRecords) {
    for await (const batch of store.read()) {
      for (const json of batch) records.push(JSON.parse(json) as TrucelineRecord);
      hash.update(`${batch.join('\n')}\n`);
    }
  }
  return { store, through: 'server', records, digest: hash.digest('hex'), release: () => store.close() };
}

function heldBy(dir: string, holder: Holder): CommandFailure {
  return new CommandFailure(
    `The mission in ${dir} is open in another process: "truceline ${holder.command}", process ${holder.pid} on ${holder.host}, since ${holder.since}. Wait until it has finished, or end it.`,
  );
}
