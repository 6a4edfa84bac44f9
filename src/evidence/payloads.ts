/**
 * Sealed payloads at rest, each in two files that are of no use without the other and the key of the class:
 *
 *   sealed/<commitment>.sealed          box of salt (32 bytes) and payload, under the payload's data key
 *   secrets/payloads/<commitment>.key   box of the data key (32 bytes), under the key of mission and release class
 *
 * Plaintext is never written here, not even for a moment.
 */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, type Disk, nodeDisk } from '../ledger/disk.js';
import { closeBox, KEY_BYTES, openBox } from './cipher.js';
import { type ClassKey, classKeyFor, readClassKey } from './class-key.js';
import { commitmentOf, SALT_BYTES } from './commitment.js';
import { EvidenceError } from './evidence-error.js';
import { makeFolder, overwriteAndRemove, sweepParts, writeWhole } from './parts.js';

export const MOST_PAYLOAD_BYTES = 64 * 1024 * 1024;

export interface OpenedPayload {
  readonly salt: Uint8Array;
  readonly payload: Uint8Array;
}

const payloadFile = (missionDir: string, commitment: string): string =>
  join(missionDir, 'sealed', `${commitment}.sealed`);
const wrappedKeyFile = (missionDir: string, commitment: string): string =>
  join(missionDir, 'secrets', 'payloads', `${commitment}.key`);

/** Encrypts and keeps a payload durably. @returns the commitment, for the ledger, in lower-case hexadecimal. */
export async function keepPayload(
  missionDir: string,
  mission: string,
  releaseClass: string,
  payload: Uint8Array,
  disk: Disk = nodeDisk,
): Promise<string> {
  const classKey = await classKeyFor(missionDir, mission, releaseClass, disk);
  await makeFolder(disk, missionDir, 'secrets', 'payloads');
  await makeFolder(disk, missionDir, 'sealed');
  const salt = randomBytes(SALT_BYTES);
  const dataKey = randomBytes(KEY_BYTES);
  try {
    const commitment = commitmentOf(salt, payload);
    const box = closeBox(dataKey, [salt, payload], about('payload', classKey, commitment));
    await writeWhole(disk, payloadFile(missionDir, commitment), box);
    const wrapped = closeBox(classKey.key, [dataKey], about('data-key', classKey, commitment));
    await writeWhole(disk, wrappedKeyFile(missionDir, commitment), wrapped);
    return commitment;
  } finally {
    salt.fill(0);
    dataKey.fill(0);
    classKey.key.fill(0);
  }
}

/** @throws EvidenceError when a part is missing, damaged or of another payload. The caller wipes what it gets. */
export async function openPayload(
  missionDir: string,
  releaseClass: string,
  commitment: string,
): Promise<OpenedPayload> {
  const classKey = await readClassKey(missionDir, releaseClass);
  if (!classKey)
    throw new EvidenceError(
      'missing',
      `The key of class "${releaseClass}" is not in ${join(missionDir, 'secrets')}. Bring the folder back from a backup.`,
    );
  const wrapped = await readPart(wrappedKeyFile(missionDir, commitment));
  const box = await readPart(payloadFile(missionDir, commitment));
  const dataKey = openBox(classKey.key, wrapped, about('data-key', classKey, commitment));
  const content = dataKey && openBox(dataKey, box, about('payload', classKey, commitment));
  dataKey?.fill(0);
  classKey.key.fill(0);
  const file = dataKey ? payloadFile(missionDir, commitment) : wrappedKeyFile(missionDir, commitment);
  if (!content)
    throw new EvidenceError(
      'altered',
      `${file} does not open: it was altered, or belongs to another key of class "${releaseClass}". Bring it back from a backup.`,
    );
  const opened = { salt: content.subarray(0, SALT_BYTES), payload: content.subarray(SALT_BYTES) };
  if (commitmentOf(opened.salt, opened.payload) === commitment) return opened;
  content.fill(0);
  throw new EvidenceError(
    'altered',
    `${file} opens, but is not what the ledger committed to under ${commitment}.`,
  );
}

export type PayloadState = 'kept' | 'missing';

export async function payloadState(missionDir: string, commitment: string): Promise<PayloadState> {
  const files = [payloadFile(missionDir, commitment), wrappedKeyFile(missionDir, commitment)];
  const there = await Promise.all(files.map(isThere));
  return there.every(Boolean) ? 'kept' : 'missing';
}

/**
 * Overwrites and removes data key and payload, in this order: without the key the rest is noise. Done again, it does what
 * is left to do.
 */
export async function destroyPayload(
  missionDir: string,
  commitment: string,
  disk: Disk = nodeDisk,
): Promise<void> {
  await overwriteAndRemove(disk, wrappedKeyFile(missionDir, commitment), randomBytes);
  await overwriteAndRemove(disk, payloadFile(missionDir, commitment), randomBytes);
}

/** Commitments of which anything is on the disk, with the time of their last change. */
export async function payloadsOnDisk(
  missionDir: string,
  disk: Disk = nodeDisk,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const folder of [join(missionDir, 'sealed'), join(missionDir, 'secrets', 'payloads')])
    for (const name of await listed(disk, folder)) {
      const commitment = /^([0-9a-f]{64})\.(?:sealed|key)$/.exec(name)?.[1];
      if (commitment === undefined) continue;
      const { mtimeMs } = await stat(join(folder, name));
      found.set(commitment, Math.max(mtimeMs, found.get(commitment) ?? 0));
    }
  return found;
}

/** Overwrites and removes what a crash left half-written. */
export async function sweepSealed(missionDir: string, nowMs: number, disk: Disk = nodeDisk): Promise<number> {
  const secrets = join(missionDir, 'secrets');
  let swept = 0;
  for (const folder of [secrets, join(secrets, 'payloads'), join(missionDir, 'sealed')])
    swept += await sweepParts(disk, folder, nowMs, (file) => overwriteAndRemove(disk, file, randomBytes));
  return swept;
}

const about = (what: 'payload' | 'data-key', key: ClassKey, commitment: string): string =>
  ['truceline/1', what, key.mission, key.class, commitment].join('\n');

async function readPart(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    throw new EvidenceError(
      'missing',
      `${file} is missing, though the ledger says nothing of a destruction. Bring it back from a backup.`,
    );
  }
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

async function listed(disk: Disk, folder: string): Promise<string[]> {
  return disk.list(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
}
