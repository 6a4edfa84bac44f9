/**
 * What alerts need and nobody may read: secrets/alerts.json, for its owner alone.
 *
 *     { "mailPassword": "...", "webhooks": { "RECEIVER": "whsec_..." } }
 *
 * A webhook's secret is made when it is first asked for (24 to 64 random bytes in base64 after `whsec_`, as Standard Webhooks has it).
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeSecretsFolder, SECRETS } from '../mission/secrets.js';

const secrets = z.strictObject({
  mailPassword: z.string().min(1).optional(),
  webhooks: z
    .record(
      z.string(),
      z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, 'whsec_ and 24 to 64 bytes in base64'),
    )
    .default({}),
});
export type AlertSecrets = z.infer<typeof secrets>;

export class SecretsProblem extends Error {}

const fileOf = (missionDir: string): string => join(missionDir, SECRETS, 'alerts.json');

/** Never put into an error or a log: problems name the file and the field alone. */
export async function readSecrets(missionDir: string): Promise<AlertSecrets> {
  const file = fileOf(missionDir);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return '{}';
    throw error;
  });
  if (text !== '{}' && ((await stat(file)).mode & 0o077) !== 0)
    throw new SecretsProblem(`${file} can be read by others. Make it yours alone: chmod 600 ${file}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SecretsProblem(`${file}: expected JSON, found something else. See docs/alerts.md.`);
  }
  const parsed = secrets.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new SecretsProblem(
    `${file}: ${issue.path.join('.') || 'the document'} is not as docs/alerts.md has it (${issue.code}).`,
  );
}

/** The secret of a webhook's receiver, made and written down where there is none. */
export async function webhookSecret(missionDir: string, receiver: string): Promise<string> {
  const known = await readSecrets(missionDir);
  const there = known.webhooks[receiver];
  if (there !== undefined) return there;
  const made = `whsec_${randomBytes(32).toString('base64')}`;
  await makeSecretsFolder(missionDir);
  const file = fileOf(missionDir);
  const fresh = `${file}-${process.pid}-${randomBytes(4).toString('hex')}`;
  const handle = await open(fresh, 'wx', 0o600);
  try {
    const text = JSON.stringify({ ...known, webhooks: { ...known.webhooks, [receiver]: made } }, null, 2);
    await handle.writeFile(`${text}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  return made;
}
