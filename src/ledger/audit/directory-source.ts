/**
 * A ledger in a folder. Reads only.
 */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadProblem, type TileSource } from './source.js';

/** More than 256 entries of 65,535 bytes, and more than any journal that waits for its checkpoint. */
const MOST_BYTES = 1 << 30;

export function directorySource(dir: string): TileSource {
  return {
    name: dir,
    read: (path) => readWhole(dir, path),
    list: async () => (await filesBelow(dir, '')).sort(),
  };
}

/** The ledger's own folder: of a mission folder, its `ledger/`. Null when neither is there. */
export async function ledgerFolder(dir: string): Promise<string | null> {
  for (const folder of [join(dir, 'ledger'), dir]) {
    for (const name of ['checkpoint', 'checkpoint.pending', 'key.pub', 'journal', 'tile']) {
      if (await stat(join(folder, name)).catch(() => null)) return folder;
    }
  }
  return null;
}

/** A writer removes folders of partial tiles while this goes through them: what is gone has no files. */
async function filesBelow(dir: string, prefix: string): Promise<string[]> {
  const entries = await readdir(join(dir, prefix), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && prefix !== '') return [];
      throw error;
    },
  );
  const files: string[] = [];
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesBelow(dir, `${path}/`)));
    else files.push(path);
  }
  return files;
}

async function readWhole(dir: string, path: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(join(dir, path), 'r');
    try {
      const { size } = await handle.stat();
      if (size > MOST_BYTES) throw new ReadProblem(path, `a file of ${size} bytes`);
      const { buffer, byteOffset, byteLength } = await handle.readFile();
      return new Uint8Array(buffer, byteOffset, byteLength);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof ReadProblem) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EISDIR') throw new ReadProblem(path, 'a folder');
    throw new ReadProblem(path, `a file that cannot be read (${code ?? message})`);
  }
}
