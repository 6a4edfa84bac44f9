/**
 * The evidentiary originals of a mission: evidence/originals/<first two digits>/<the other 62> of the SHA-256 of the
 * content, read-only and never written again. Working copies stand elsewhere.
 *
 * A file comes in through evidence/incoming: written, synced, renamed, the folders synced. Only then may its record
 * enter the ledger, so that no record names an original that a power cut can take away. An original without a record
 * is what a crash between the two leaves; adding the file again completes it.
 */
import { createHash } from 'node:crypto';
import { chmod, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, type Disk, nodeDisk, unless, writeAll } from '../ledger/disk.js';
import { EvidenceError } from './evidence-error.js';
import { mediaTypeOf, SNIFFED_BYTES } from './media-type.js';
import { makeFolder, partName, sweepParts } from './parts.js';

export interface TakenIn {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The same content was there before: no second original was made. */
  readonly known: boolean;
}

/** Told how many bytes of how many are done. */
export type Telling = (done: number, total: number) => void;
const QUIET: Telling = () => undefined;

const CHUNK_BYTES = 1 << 20;

export const originalFile = (missionDir: string, sha256: string): string =>
  join(missionDir, 'evidence', 'originals', sha256.slice(0, 2), sha256.slice(2));

/** @throws EvidenceError for what is no file or empty, the file system's error for what cannot be read or written. */
export async function takeIn(
  missionDir: string,
  file: string,
  tell: Telling = QUIET,
  disk: Disk = nodeDisk,
): Promise<TakenIn> {
  const found = await stat(file);
  if (!found.isFile())
    throw badInput(
      `"${file}" is ${found.isDirectory() ? 'a folder' : 'no regular file'}`,
      'Name the files one by one.',
    );
  if (found.size === 0) throw badInput(`"${file}" is empty`, 'Check how it was saved or sent.');
  const incoming = await makeFolder(disk, missionDir, 'evidence', 'incoming');
  const part = join(incoming, partName());
  try {
    const taken = await copyIn(file, part, found.size, tell, disk);
    const after = await stat(file);
    if (after.mtimeMs !== found.mtimeMs || after.size !== found.size || taken.bytes !== found.size)
      throw badInput(
        `"${file}" was changed while it was read`,
        'Wait until its program has finished writing it.',
      );
    const { sha256 } = taken;
    const target = originalFile(missionDir, sha256);
    const folder = await makeFolder(disk, missionDir, 'evidence', 'originals', sha256.slice(0, 2));
    if (await isThere(target)) {
      await checkOriginal(missionDir, sha256);
      await disk.unlink(part);
      await disk.syncDirectory(folder);
      return { ...taken, known: true };
    }
    await chmod(part, 0o444);
    await disk.rename(part, target);
    await disk.syncDirectory(folder);
    return { ...taken, known: false };
  } catch (error) {
    await unless('ENOENT', disk.unlink(part)).catch(() => undefined); // swept on the next start
    throw error;
  }
}

async function copyIn(
  file: string,
  part: string,
  total: number,
  tell: Telling,
  disk: Disk,
): Promise<Omit<TakenIn, 'known'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  let mediaType = '';
  const written = await disk.create(part);
  try {
    for await (const chunk of chunksOf(file)) {
      if (bytes === 0) mediaType = mediaTypeOf(chunk.subarray(0, SNIFFED_BYTES));
      hash.update(chunk);
      await writeAll(written, chunk, bytes);
      bytes += chunk.length;
      tell(bytes, total);
    }
    await written.sync();
  } finally {
    await written.close();
  }
  return { sha256: hash.digest('hex'), bytes, mediaType };
}

/** Each chunk is good until the next one is asked for; full but for the last. */
export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, null);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      if (filled > 0) yield buffer.subarray(0, filled);
      if (filled < buffer.length) return;
    }
  } finally {
    await handle.close();
  }
}

export async function hashOf(file: string, tell: Telling = QUIET): Promise<string> {
  const { size } = await stat(file);
  const hash = createHash('sha256');
  let done = 0;
  for await (const chunk of chunksOf(file)) {
    hash.update(chunk);
    done += chunk.length;
    tell(done, size);
  }
  return hash.digest('hex');
}

export type OriginalState =
  | { readonly kind: 'whole' }
  | { readonly kind: 'altered'; readonly sha256: string }
  | { readonly kind: 'missing' };

export async function originalState(
  missionDir: string,
  sha256: string,
  tell?: Telling,
): Promise<OriginalState> {
  try {
    const found = await hashOf(originalFile(missionDir, sha256), tell);
    return found === sha256 ? { kind: 'whole' } : { kind: 'altered', sha256: found };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { kind: 'missing' };
    throw error;
  }
}

/** @throws EvidenceError when the original is not what its name says. */
export async function checkOriginal(missionDir: string, sha256: string, tell?: Telling): Promise<void> {
  const state = await originalState(missionDir, sha256, tell);
  if (state.kind === 'whole') return;
  const file = originalFile(missionDir, sha256);
  throw state.kind === 'missing'
    ? new EvidenceError(
        'missing',
        `The original ${file} is missing. Bring it back from a backup; the ledger has its SHA-256, ${sha256}.`,
      )
    : new EvidenceError(
        'altered',
        `The original ${file} was altered: expected SHA-256 ${sha256}, found ${state.sha256}. It is not handed out. Keep it aside, bring the right one back from a backup, and find out who could write there.`,
      );
}

/** SHA-256 by name of every original on the disk, and names that are none. */
export async function originalsOnDisk(
  missionDir: string,
): Promise<{ readonly originals: readonly string[]; readonly strangers: readonly string[] }> {
  const folder = join(missionDir, 'evidence', 'originals');
  const originals: string[] = [];
  const strangers: string[] = [];
  for (const start of await namesIn(folder)) {
    const inner = /^[0-9a-f]{2}$/.test(start) ? await namesIn(join(folder, start)) : undefined;
    if (!inner) strangers.push(start);
    for (const rest of inner ?? []) {
      if (/^[0-9a-f]{62}$/.test(rest)) originals.push(start + rest);
      else strangers.push(`${start}/${rest}`);
    }
  }
  return { originals: originals.sort(), strangers: strangers.sort() };
}

/** Removes what a crash left half-written. */
export async function sweepEvidence(
  missionDir: string,
  nowMs: number,
  disk: Disk = nodeDisk,
): Promise<number> {
  const folders = ['incoming', 'working'].map((name) => join(missionDir, 'evidence', name));
  let swept = 0;
  for (const folder of folders) swept += await sweepParts(disk, folder, nowMs);
  return swept;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}

const badInput = (found: string, hint: string): EvidenceError =>
  new EvidenceError('badInput', `Expected a file with content; ${found}. ${hint}`);
