/**
 * Other names for ids that would tell where a record comes from. The same id has the same other name for the same readers,
 * also after a restart, so that links and alerts keep what they lead to; two kinds of readers cannot compare theirs.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSecretsFolder } from '../mission/secrets.js';

const KEY_BYTES = 32;

/** @param readers what they are shown (policyKey) */
export function aliasesFor(key: Uint8Array, readers: string): (id: string) => string {
  const own = createHmac('sha256', key).update(readers).digest();
  return (id) => `withheld-${createHmac('sha256', own).update(id).digest('hex').slice(0, 16)}`;
}

/** The mission's own key, in secrets/alias.key; made where there is none. */
export async function aliasKey(missionDir: string): Promise<Uint8Array> {
  const file = join(await makeSecretsFolder(missionDir), 'alias.key');
  const known = await read(file);
  if (known) return known;
  // Whole or not at all, and of two that make it at once the first counts.
  const fresh = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(KEY_BYTES).toString('hex')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(fresh);
  return (await read(file))!;
}

async function read(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length === KEY_BYTES) return key;
  throw new Error(
    `${file}: expected ${KEY_BYTES} bytes in hexadecimal, found ${key.length}. Restore it from a copy, or remove it: ids that are withheld then get new names.`,
  );
}
