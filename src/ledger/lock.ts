/**
 * A ledger is open for writing in one process at a time. The lock is a file that names its holder; a lock whose holder
 * is no longer alive (after a crash or a power cut) is recognised and taken over.
 *
 * A holder is told from a later process that got the same number by the start time of the process and the boot id of
 * the machine (Linux: /proc; elsewhere by the number alone).
 *
 * Locks are numbered files, lock-<n>.json in the ledger's folder. A taker creates the next number, which only one can do, and then
 * looks at all of them again: whoever sees another lock that is alive takes its own back. Since each creates before
 * it looks, of two takers at least one sees the other, whatever the order in which stale files are cleared away.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly boot: string;
  readonly host: string;
  /** What it is doing: `serve`, `import`, `run`. */
  readonly command: string;
  readonly since: string;
  /** Where it answers, when it serves; and the word that lets commands on this machine in. */
  readonly address?: string;
  readonly token?: string;
  readonly nonce: string;
}

export interface Lock {
  /** Writes where the holder answers into the lock. */
  announce(address: string, token: string): Promise<void>;
  release(): Promise<void>;
}

export type LockResult =
  | { readonly ok: true; readonly lock: Lock; readonly tookOver?: Holder }
  | { readonly ok: false; readonly holder: Holder };

const ATTEMPTS = 50;
const MAX_WAIT_MS = 40;

/** @throws the file system's error when the folder cannot be written. */
export async function takeLock(folder: string, command: string, now: Date): Promise<LockResult> {
  await mkdir(folder, { recursive: true });
  const mine: Holder = {
    pid: process.pid,
    started: processStart(process.pid),
    boot: bootId(),
    host: hostname(),
    command,
    since: now.toISOString(),
    nonce: randomUUID(),
  };
  let found = await locksIn(folder);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const alive = found.find((lock) => lock.holder && isAlive(lock.holder));
    if (alive) return { ok: false, holder: alive.holder! };
    const file = join(folder, `lock-${1 + Math.max(0, ...found.map((lock) => lock.number))}.json`);
    if (await create(file, mine)) {
      const others = (await locksIn(folder)).filter((lock) => lock.file !== file);
      if (others.some((lock) => lock.holder && isAlive(lock.holder))) {
        await remove(file);
        await setTimeout(randomInt(MAX_WAIT_MS));
      } else {
        for (const stale of others) await remove(stale.file);
        const lock = heldLock(file, mine);
        const tookOver = others.findLast((other) => other.holder)?.holder;
        return tookOver ? { ok: true, lock, tookOver } : { ok: true, lock };
      }
    }
    found = await locksIn(folder);
  }
  throw new Error(`The lock of ${folder} could not be settled in ${ATTEMPTS} attempts. Try again.`);
}

/** Who holds the ledger in this folder now, if anybody alive does. */
export async function holderOf(folder: string): Promise<Holder | undefined> {
  const locks = await locksIn(folder);
  return locks.findLast((lock) => lock.holder && isAlive(lock.holder))?.holder;
}

interface FoundLock {
  readonly file: string;
  readonly number: number;
  /** Absent when the file holds no whole lock. */
  readonly holder?: Holder;
}

/** By number. */
async function locksIn(folder: string): Promise<FoundLock[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const locks: FoundLock[] = [];
  for (const name of names) {
    const number = Number(/^lock-(\d+)\.json$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) continue;
    const file = join(folder, name);
    const holder = await readLock(file);
    if (holder !== 'absent')
      locks.push(holder === 'unreadable' ? { file, number } : { file, number, holder });
  }
  return locks.sort((a, b) => a.number - b.number);
}

async function remove(file: string): Promise<void> {
  await unlink(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}

function heldLock(file: string, mine: Holder): Lock {
  return {
    async announce(address, token) {
      const aside = `${file}.new-${mine.nonce}`;
      await writeFile(aside, JSON.stringify({ ...mine, address, token }, null, 2), { mode: 0o600 });
      await rename(aside, file);
    },
    async release() {
      const found = await readLock(file);
      if (typeof found === 'object' && found.nonce === mine.nonce) await remove(file);
    },
  };
}

/** Creates the file with its content in one step, so that no reader ever sees half a lock. */
async function create(file: string, holder: Holder): Promise<boolean> {
  const aside = `${file}.new-${holder.nonce}`;
  await writeFile(aside, JSON.stringify(holder, null, 2), { mode: 0o600 });
  try {
    await link(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(aside);
  }
}

async function readLock(file: string): Promise<Holder | 'absent' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'absent';
    throw error;
  }
  try {
    const value = JSON.parse(text) as Holder;
    return typeof value.pid === 'number' && typeof value.nonce === 'string' ? value : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.host !== hostname()) return true; // another machine: cannot be judged from here, so it counts as alive
  if (holder.boot !== bootId()) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return processStart(holder.pid) === holder.started;
}

/** Start time of a process in clock ticks since boot (proc(5), field 22), '' where there is no /proc. */
function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
