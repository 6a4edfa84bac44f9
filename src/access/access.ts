/**
 * Who comes to a mission's server: accounts, sessions and keys in one place. Without any account, and served to this machine
 * alone, whoever asks is the person at the machine; else whoever shows nothing is the public.
 */
import { randomBytes } from 'node:crypto';
import { type Stats, statSync } from 'node:fs';
import type { SignInConfig } from '../mission/sign-in-config.js';
import { type Account, accountsFile, changeAccounts, readAccounts } from './account.js';
import { isKey, keyIdOf } from './api-key.js';
import { type Attempts, attempts, type Limits } from './attempts.js';
import { hashOfRecovery, stepOf } from './one-time.js';
import { type OrganisationResult, type Organisations, organisations } from './organisations.js';
import { isNobodysPassword, isPassword } from './password.js';
import { AT_THE_MACHINE, type Principal, THE_PUBLIC } from './principal.js';
import { RELEASE_SETTING, type ReleaseSetting } from './release.js';
import { type Session, sessions } from './sessions.js';

export interface AccessSetting {
  readonly dir: string;
  /** Names what is withheld (alias.ts); absent: one that ends with the process. */
  readonly aliasKey?: Uint8Array;
  /** Only this machine reaches the server. */
  readonly loopback: boolean;
  readonly release?: ReleaseSetting;
  readonly limits?: Limits;
  readonly signIn?: SignInConfig;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

export interface Known {
  readonly principal: Principal;
  readonly session?: Session;
}

export type SignIn =
  | { readonly ok: true; readonly word: string; readonly session: Session; readonly principal: Principal }
  | { readonly ok: false; readonly reason: 'wrong' }
  /** The password is right, and the account asks for a one-time code. */
  | { readonly ok: false; readonly reason: 'code' }
  | { readonly ok: false; readonly reason: 'wait'; readonly seconds: number };

export interface Access {
  readonly release: ReleaseSetting;
  readonly aliasKey: Uint8Array;
  readonly now: () => number;
  readonly attempts: Attempts;
  /** Where people may sign in elsewhere. */
  readonly organisations?: Organisations;
  /** Somebody can sign in: whoever does not is the public. */
  hasAccounts(): Promise<boolean>;
  /** Who shows these; undefined: a key that is none, or that counts no longer. */
  identify(shown: { readonly key?: string; readonly cookie?: string }): Promise<Known | undefined>;
  signIn(name: string, password: string, code: string, address: string): Promise<SignIn>;
  /** Of somebody who comes back from their organisation; undefined: there is none of this id. */
  arrive(
    id: string,
    query: string,
    sealed: string | undefined,
  ): Promise<(OrganisationResult & { readonly word?: string }) | undefined>;
  signOut(cookie: string): void;
}

export function access(setting: AccessSetting): Access {
  const { dir, loopback, now } = setting;
  const held = sessions(now);
  const tried = attempts(setting.limits);
  const accounts = watched(dir);
  const elsewhere = setting.signIn && organisations(setting.signIn, dir, now);
  const byName = async (name: string): Promise<Account | undefined> =>
    (await accounts()).find((one) => one.name === name && !one.locked);

  return {
    release: setting.release ?? RELEASE_SETTING,
    aliasKey: setting.aliasKey ?? randomBytes(32),
    now,
    attempts: tried,
    ...(elsewhere ? { organisations: elsewhere } : {}),
    hasAccounts: async () => elsewhere !== undefined || (await accounts()).length > 0,
    async identify({ key, cookie }) {
      const all = await accounts();
      if (key !== undefined) return byKey(all, key);
      const session = cookie === undefined ? undefined : held.find(cookie);
      if (session?.person) return { principal: session.person, session };
      const account = all.find(({ name }) => name === session?.account);
      if (session && account && !account.locked && account.generation === session.generation)
        return { principal: principalIs(account, 'session'), session };
      const alone = loopback && all.length === 0 && !elsewhere;
      return { principal: alone ? AT_THE_MACHINE : THE_PUBLIC };
    },
    async signIn(name, password, code, address) {
      const seconds = await tried.waitSeconds(name, address);
      if (seconds > 0) return { ok: false, reason: 'wait', seconds };
      const account = await byName(name);
      const right = account?.password
        ? await isPassword(account.password, password)
        : await isNobodysPassword(password);
      if (account && right && account.oneTime && code === '') return { ok: false, reason: 'code' };
      if (!account || !right || !(await takeCode(dir, account, code, now()))) {
        await tried.wrong(name, address);
        return { ok: false, reason: 'wrong' };
      }
      await tried.right(name);
      const { word, session } = held.begin(name, account.generation);
      return { ok: true, word, session, principal: principalIs(account, 'session') };
    },
    async arrive(id, query, sealed) {
      const arrived = await elsewhere?.arrive(id, query, sealed);
      if (!arrived?.ok) return arrived;
      const { to, issuer, sub, role } = arrived;
      const own = (await accounts()).find(({ subject }) => subject?.issuer === issuer && subject.sub === sub);
      // An account that is theirs says what they are, and its lock holds whatever their organisation says.
      if (own?.locked) return { ok: false, to, fault: 'no-role' };
      if (own) {
        const { word } = held.begin(own.name, own.generation);
        return { ok: true, to, word, principal: principalIs(own, 'session') };
      }
      if (!role.ok) return { ok: false, to, fault: role.reason };
      const { word } = held.begin(role.principal.name, 0, role.principal);
      return { ok: true, to, word, principal: role.principal };
    },
    signOut: held.end,
  };
}

/**
 * Accounts as they are on disk: commands change them while the server runs. Every request looks, so it looks at once: a
 * look that waits for the threads of the file system waits behind whatever is written and queried there.
 */
function watched(dir: string): () => Promise<readonly Account[]> {
  const file = accountsFile(dir);
  let mark: string | undefined;
  let known: Promise<readonly Account[]> = Promise.resolve([]);
  return async () => {
    const about = lookAt(file);
    const current = about ? `${about.ino} ${about.mtimeMs} ${about.size}` : 'none';
    if (current !== mark) {
      known = readAccounts(dir);
      mark = current;
      known.catch(() => {
        mark = undefined;
      });
    }
    return known;
  };
}

function lookAt(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

function byKey(accounts: readonly Account[], text: string): Known | undefined {
  const id = keyIdOf(text);
  for (const account of accounts) {
    const key = account.keys.find((one) => one.id === id);
    if (!key || account.locked || !isKey(key.hash, text)) continue;
    const principal = principalIs(account, 'key');
    if (key.for === 'role') return { principal };
    return { principal: { ...THE_PUBLIC, name: account.name, by: 'key', feeds: account.sources } };
  }
  return undefined;
}

function principalIs(account: Account, by: 'session' | 'key'): Principal {
  const { name, role, party, sources } = account;
  return { role, name, by, feeds: sources, ...(party === undefined ? {} : { party }) };
}

/** Takes a one-time or recovery code, which counts no more then; true where the account needs none. */
async function takeCode(
  dir: string,
  { name, oneTime }: Account,
  code: string,
  nowMs: number,
): Promise<boolean> {
  if (!oneTime) return true;
  return changeAccounts(dir, (accounts) => {
    const at = accounts.findIndex((one) => one.name === name);
    const account = accounts[at];
    if (!account?.oneTime) return false;
    const step = stepOf(account.oneTime.secret, code, nowMs, account.oneTime.lastStep);
    if (step !== undefined) {
      accounts[at] = { ...account, oneTime: { ...account.oneTime, lastStep: step } };
      return true;
    }
    const hash = hashOfRecovery(code);
    if (!account.recovery.includes(hash)) return false;
    accounts[at] = { ...account, recovery: account.recovery.filter((one) => one !== hash) };
    return true;
  });
}
