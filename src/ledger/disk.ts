/**
 * The disk as the ledger's writer uses it: few operations, each of which can fail on its own. Everything the writer
 * does to its files goes through here, so that a test can stand a failing disk around the real one.
 *
 * What the writer relies on (POSIX): after `sync` of a file its content survives a power cut; after `syncDirectory`
 * so do the names in the folder; without them nothing does. A rename within the ledger is seen whole or not at all.
 * After a failed `sync` nothing is known about what was written before it: the system may have dropped the pages and
 * report success next time.
 */
import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rmdir, unlink } from 'node:fs/promises';

export interface DiskFile {
  /** @returns how many bytes were written; fewer than asked for is no error. */
  write(bytes: Uint8Array, at: number): Promise<number>;
  truncate(size: number): Promise<void>;
  /** Content and length. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  /** A new, empty file. @throws EEXIST when the name is taken. */
  create(path: string): Promise<DiskFile>;
  read(path: string): Promise<Uint8Array>;
  /** Names in a folder. */
  list(path: string): Promise<string[]>;
  /** @throws EEXIST, ENOENT when the folder above is missing. */
  makeDirectory(path: string): Promise<void>;
  removeDirectory(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  syncDirectory(path: string): Promise<void>;
}

export const nodeDisk: Disk = {
  async create(path) {
    const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o644);
    return {
      write: async (bytes, at) => (await handle.write(bytes, 0, bytes.length, at)).bytesWritten,
      truncate: (size) => handle.truncate(size),
      sync: () => handle.datasync(),
      close: () => handle.close(),
    };
  },
  async read(path) {
    const { buffer, byteOffset, byteLength } = await readFile(path);
    // A plain array: `slice` of a Buffer is a view, and who changes a slice would change what was read.
    return new Uint8Array(buffer, byteOffset, byteLength);
  },
  list: (path) => readdir(path),
  makeDirectory: async (path) => void (await mkdir(path)),
  removeDirectory: (path) => rmdir(path),
  rename,
  unlink,
  async syncDirectory(path) {
    try {
      const handle = await open(path, constants.O_RDONLY);
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      if (!isUnsyncable(error)) throw error;
    }
  },
};

/**
 * Windows opens no folder as a file (EPERM, EISDIR) and writes names through its own journal; macOS answers EINVAL on
 * some network disks. Anywhere else such an error is a real one.
 */
function isUnsyncable(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  if (process.platform === 'win32') return code === 'EPERM' || code === 'EISDIR' || code === 'EACCES';
  return process.platform === 'darwin' && (code === 'EINVAL' || code === 'ENOTSUP');
}

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | null)?.code;

export async function writeAll(file: DiskFile, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const count = await file.write(bytes.subarray(written), at + written);
    if (count === 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' });
    written += count;
  }
}

/** A new, empty file, in place of one that an attempt which failed half-way may have left under this name. */
export async function createAfresh(disk: Disk, path: string): Promise<DiskFile> {
  try {
    return await disk.create(path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    await unless('ENOENT', disk.unlink(path));
    return disk.create(path);
  }
}

/** After this the writer cannot know what is on the disk, and stops until the ledger is opened again. */
export class Untrustworthy extends Error {
  readonly code?: string;
  constructor(readonly reason: unknown) {
    super((reason as Error).message, { cause: reason });
    const code = codeOf(reason);
    if (code !== undefined) this.code = code;
  }
}

/** For an operation whose failure leaves unknown what is on the disk. */
export async function trusting<T>(action: Promise<T>): Promise<T> {
  try {
    return await action;
  } catch (error) {
    throw new Untrustworthy(error);
  }
}

/** Writes a whole file and makes its content durable; its name becomes so with the folder. */
export async function writeDurably(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await createAfresh(disk, path);
  try {
    await writeAll(file, bytes, 0);
    await trusting(file.sync());
  } finally {
    await file.close().catch(() => undefined);
  }
}

/** Calls what fails with `code` succeeded: removing what is gone, making what is there. */
export async function unless(code: string, action: Promise<void>): Promise<void> {
  try {
    await action;
  } catch (error) {
    if (codeOf(error) !== code) throw error;
  }
}

/** @returns undefined where there is no such file. */
export async function readIfThere(disk: Disk, path: string): Promise<Uint8Array | undefined> {
  try {
    return await disk.read(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names in a folder, none where there is no such folder. */
export async function listIfThere(disk: Disk, path: string): Promise<string[]> {
  try {
    return await disk.list(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
