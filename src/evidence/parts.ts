/**
 * Files that are being written: beside where they will stand, named after the process that writes them, so that what a
 * dead process left half-written can be told from what a living one is at.
 */
import { randomUUID } from 'node:crypto';
import { chmod, link, lstat, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, type Disk, writeAll } from '../ledger/disk.js';

const PART = /^\.part-(\d+)-[0-9a-f-]{36}$/;
/** A process number may be in use again by a program of somebody else's. */
const LONGEST_MS = 24 * 3_600_000;

export const partName = (): string => `.part-${process.pid}-${randomUUID()}`;

/** Folders that only their owner may enter, each name durable. */
export async function makeFolder(disk: Disk, root: string, ...below: readonly string[]): Promise<string> {
  let folder = root;
  for (const name of below) {
    const above = folder;
    folder = join(above, name);
    try {
      await disk.makeDirectory(folder);
      await chmod(folder, 0o700);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    // Also where it was there: whoever made it may have been cut short before this.
    await disk.syncDirectory(above);
  }
  return folder;
}

/** Writes a whole small file durably under its name, readable by its owner only. Nothing half-written is left. */
export async function writeWhole(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  await withPart(disk, file, bytes, (part) => disk.rename(part, file));
}

/** As writeWhole, but only where nothing has the name yet: of several writers one wins. Tells whether this one did. */
export async function writeFirst(disk: Disk, file: string, bytes: Uint8Array): Promise<boolean> {
  let won = false;
  await withPart(disk, file, bytes, async (part) => {
    try {
      await link(part, file);
      won = true;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    await disk.unlink(part);
  });
  return won;
}

async function withPart(
  disk: Disk,
  file: string,
  bytes: Uint8Array,
  settle: (part: string) => Promise<void>,
): Promise<void> {
  const part = join(dirname(file), partName());
  try {
    const written = await disk.create(part);
    try {
      await chmod(part, 0o600);
      await writeAll(written, bytes, 0);
      await written.sync();
    } finally {
      await written.close();
    }
    await settle(part);
    await disk.syncDirectory(dirname(file));
  } catch (error) {
    await disk.unlink(part).catch(() => undefined);
    throw error;
  }
}

/** Removes what dead processes left half-written in a folder; returns how many files. */
export async function sweepParts(
  disk: Disk,
  folder: string,
  nowMs: number,
  remove: (file: string) => Promise<void> = (file) => disk.unlink(file),
): Promise<number> {
  const names = await disk.list(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  let swept = 0;
  for (const name of names) {
    const pid = PART.exec(name)?.[1];
    if (pid === undefined) continue;
    const file = join(folder, name);
    const found = await lstat(file).catch(() => undefined);
    if (!found || (isAlive(Number(pid)) && nowMs - found.mtimeMs < LONGEST_MS)) continue;
    await remove(file);
    swept++;
  }
  return swept;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Overwrites a file with other bytes, so far as the disk lets us, and removes it. Absent: nothing to do. */
export async function overwriteAndRemove(
  disk: Disk,
  file: string,
  random: (bytes: number) => Uint8Array,
): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'r+');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    for (let at = 0; at < size; at += BLOCK_BYTES) {
      const block = random(Math.min(BLOCK_BYTES, size - at));
      let done = 0;
      while (done < block.length)
        done += (await handle.write(block, done, block.length - done, at + done)).bytesWritten;
    }
    await handle.sync();
    await handle.truncate(0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await disk.unlink(file);
  await disk.syncDirectory(dirname(file));
}

const BLOCK_BYTES = 1 << 20;
