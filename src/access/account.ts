/**
 * The accounts of a mission: <mission>/secrets/accounts.json, beside the keys and never in the ledger. Nothing in it opens
 * anything: passwords, keys and recovery codes are hashes; the secret of one-time codes alone is as it is, since both sides
 * need it. Written whole, under another name first, so that a crash leaves the old file or the new one.
 *
 * A file that is there and cannot be read is an error, never "no accounts": that would open the mission.
 */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeSecretsFolder, SECRETS } from '../mission/secrets.js';
import { AccountProblem } from './account-problem.js';
import { ACCOUNT_ROLES } from './role.js';

export const accountName = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{0,39}$/,
    'lower-case letters, digits, dots, hyphens and underscores, at most 40',
  );
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const key = z.strictObject({
  id: z.string(),
  hash: hex,
  since: z.string(),
  /** `feed`: appends records of the account's sources and reads nothing; `role`: as the account. */
  for: z.enum(['feed', 'role']),
  note: z.string().max(200).optional(),
});

const account = z
  .strictObject({
    name: accountName,
    role: z.enum(ACCOUNT_ROLES as [string, ...string[]] as typeof ACCOUNT_ROLES),
    party: z.string().optional(),
    /** Sources that it may append records of. */
    sources: z.array(z.string()).default([]),
    since: z.string(),
    password: z.string().optional(),
    locked: z.boolean().default(false),
    /** Counts up when password, role or lock change: sessions of before end. */
    generation: z.int().default(0),
    oneTime: z.strictObject({ secret: z.string(), lastStep: z.int().default(0) }).optional(),
    recovery: z.array(hex).default([]),
    keys: z.array(key).default([]),
    /** Who it is at the organisation's identity provider. */
    subject: z.strictObject({ issuer: z.string(), sub: z.string() }).optional(),
  })
  .refine((one) => (one.role === 'party_delegate') === (one.party !== undefined), {
    message: 'a party for a delegate, and for nobody else',
    path: ['party'],
  });

export type Account = z.infer<typeof account>;
export type AccountKey = z.infer<typeof key>;

const file = z.strictObject({ truceline: z.literal('accounts/1'), accounts: z.array(account) });

export const accountsFile = (missionDir: string): string => join(missionDir, SECRETS, 'accounts.json');

/** @throws AccountProblem, or the file system's error */
export async function readAccounts(missionDir: string): Promise<readonly Account[]> {
  const path = accountsFile(missionDir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
  const advice =
    'Restore it from a copy, or move it away and add the accounts again with truceline account add.';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AccountProblem(`${path}: expected JSON, found something else. ${advice}`);
  }
  const parsed = file.safeParse(value);
  if (parsed.success) return parsed.data.accounts;
  const issue = parsed.error.issues[0]!;
  throw new AccountProblem(`${path}, ${issue.path.join('.') || 'at its top'}: ${issue.message}. ${advice}`);
}

/** Readable by its owner alone. */
export async function writeAccounts(missionDir: string, accounts: readonly Account[]): Promise<void> {
  await makeSecretsFolder(missionDir);
  const path = accountsFile(missionDir);
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ truceline: 'accounts/1', accounts }, null, 1)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Two writers at once would lose the word of one: they take turns by a file that only one can make. */
export async function changeAccounts<T>(
  missionDir: string,
  change: (accounts: Account[]) => Promise<T> | T,
): Promise<T> {
  await makeSecretsFolder(missionDir);
  const turn = `${accountsFile(missionDir)}.turn`;
  const release = await takeTurn(turn);
  try {
    const accounts = [...(await readAccounts(missionDir))];
    const result = await change(accounts);
    await writeAccounts(missionDir, accounts);
    return result;
  } finally {
    await release();
  }
}

const TURN_WAIT_MS = 20;
const TURN_TRIES = 250;

async function takeTurn(path: string): Promise<() => Promise<void>> {
  for (let i = 0; i < TURN_TRIES; i++) {
    try {
      await (await open(path, 'wx', 0o600)).close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      await new Promise((resolve) => setTimeout(resolve, TURN_WAIT_MS));
    }
  }
  throw new AccountProblem(
    `${path} has been there for ${(TURN_TRIES * TURN_WAIT_MS) / 1000} s: another command changes the accounts, or one was cut off. Remove that file if none is running.`,
  );
}
