/**
 * The key of a mission and release class: secrets/class-<class>.key, 0600 in a folder 0700. It wraps the data keys of
 * the class's payloads. The file is text, a line each: format, mission, class, the key in Base64.
 */
import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, type Disk } from '../ledger/disk.js';
import { KEY_BYTES } from './cipher.js';
import { EvidenceError } from './evidence-error.js';
import { makeFolder, writeFirst } from './parts.js';

export interface ClassKey {
  /** As when the key was made: boxes are bound to it, whatever the mission is called later. */
  readonly mission: string;
  readonly class: string;
  readonly key: Uint8Array;
}

export const CLASS_FORM = /^[a-z0-9][a-z0-9-]{0,59}$/;
const FORMAT = 'truceline-class-key/1';

const keyFile = (missionDir: string, name: string): string =>
  join(missionDir, 'secrets', `class-${name}.key`);

/** The key of the class, made when there is none yet. */
export async function classKeyFor(
  missionDir: string,
  mission: string,
  name: string,
  disk: Disk,
): Promise<ClassKey> {
  await makeFolder(disk, missionDir, 'secrets');
  const there = await readClassKey(missionDir, name);
  if (there) return there;
  const text = [FORMAT, mission, name, randomBytes(KEY_BYTES).toString('base64'), ''].join('\n');
  await writeFirst(disk, keyFile(missionDir, name), Buffer.from(text));
  // Whoever came first has the key that counts.
  return (await readClassKey(missionDir, name))!;
}

/** Undefined where the class has no key. @throws EvidenceError for a key that others can read or that is damaged. */
export async function readClassKey(missionDir: string, name: string): Promise<ClassKey | undefined> {
  const file = keyFile(missionDir, name);
  let text: string;
  try {
    await refuseExposed(join(missionDir, 'secrets'), '700');
    await refuseExposed(file, '600');
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const [format, mission = '', named, base64 = ''] = text.split('\n');
  const key = Buffer.from(base64, 'base64');
  if (format === FORMAT && named === name && key.length === KEY_BYTES) return { mission, class: name, key };
  throw new EvidenceError(
    'badKey',
    `${file} is not the key of class "${name}" (expected a file that begins with ${FORMAT}). Bring it back from a backup; nothing of this class can be read without it.`,
  );
}

async function refuseExposed(path: string, wanted: string): Promise<void> {
  const { mode } = await stat(path);
  if (process.platform === 'win32' || (mode & 0o077) === 0) return;
  throw new EvidenceError(
    'exposed',
    `Others on this machine can get at ${path} (mode ${(mode & 0o777).toString(8)}, expected ${wanted}). Find out who has read it, then: chmod ${wanted} ${path}`,
  );
}
