/**
 * Copies of an original: working copies inside the mission, exports outside. A copy appears under its name only when
 * it is whole and has the hash of the original; nothing is overwritten.
 */
import { createHash } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, type Disk, nodeDisk, unless, writeAll } from '../ledger/disk.js';
import { EvidenceError } from './evidence-error.js';
import { chunksOf, originalFile, type Telling } from './originals.js';
import { partName } from './parts.js';

export interface Copying {
  readonly missionDir: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly target: string;
}

export async function writeCopy(
  { missionDir, sha256, bytes, target }: Copying,
  tell: Telling = () => undefined,
  disk: Disk = nodeDisk,
): Promise<void> {
  await refuseTaken(target);
  const part = join(dirname(target), partName());
  const hash = createHash('sha256');
  try {
    const written = await disk.create(part);
    try {
      let done = 0;
      for await (const chunk of chunksOf(originalFile(missionDir, sha256))) {
        hash.update(chunk);
        await writeAll(written, chunk, done);
        done += chunk.length;
        tell(done, bytes);
      }
      await written.sync();
    } finally {
      await written.close();
    }
    const copied = hash.digest('hex');
    if (copied !== sha256)
      throw new EvidenceError(
        'altered',
        `What was copied has SHA-256 ${copied}, expected ${sha256}. No copy was made.`,
      );
    await refuseTaken(target);
    await disk.rename(part, target);
    await disk.syncDirectory(dirname(target));
  } catch (error) {
    await unless('ENOENT', disk.unlink(part)).catch(() => undefined);
    throw error;
  }
}

/** @throws EvidenceError when something stands under the name already. */
export async function refuseTaken(target: string): Promise<void> {
  try {
    await lstat(target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  throw new EvidenceError(
    'exists',
    `"${target}" is there already, and nothing is overwritten. Choose another name, or move it away.`,
  );
}

/** A file name that every system and shell takes: the letters, digits, dots and hyphens of the one given. */
export function plainName(name: string, sha256: string): string {
  const plain = basename(name)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
    .slice(-100);
  return `${sha256.slice(0, 12)}-${plain === '' ? 'file' : plain}`;
}
