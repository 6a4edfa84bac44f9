/**
 * `truceline account`: accounts are changed in their file at once; a server that runs takes notice with its next request. A
 * password is asked for, or read from a file or standard input: never from the command line, where every process can read it.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Account, accountName, changeAccounts, readAccounts } from '../access/account.js';
import { newKey } from '../access/api-key.js';
import { newOneTimeSecret, newRecoveryCodes, oneTimeAddress } from '../access/one-time.js';
import { hashPassword, passwordFault } from '../access/password.js';
import type { AccountRole } from '../access/role.js';
import { CommandFailure } from './failure.js';
import { loadFolder, type MissionFolder } from './mission.js';

export interface AccountRequest {
  readonly role?: AccountRole;
  readonly party?: string;
  readonly source?: readonly string[];
  readonly passwordFile?: string;
  readonly withoutPassword?: boolean;
  readonly off?: boolean;
  readonly for?: 'feed' | 'role';
  readonly note?: string;
  readonly end?: string;
}

export interface AccountIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly stdin: NodeJS.ReadableStream;
  /** Asks on the terminal without showing what is typed; undefined where there is none. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
}

export async function addAccount(
  dir: string,
  io: AccountIo,
  name: string,
  request: AccountRequest,
): Promise<void> {
  const checked = accountName.safeParse(name);
  if (!checked.success)
    throw new CommandFailure(`An account's name has ${checked.error.issues[0]!.message}; found "${name}".`);
  const { config } = await loadFolder(dir);
  const what = assigned(config, request.role!, request);
  await changeAccounts(dir, (accounts) => {
    if (accounts.some((one) => one.name === name)) throw taken(name);
  });
  const password = request.withoutPassword
    ? undefined
    : await hashPassword(await passwordFrom(io, request, name));
  await changeAccounts(dir, (accounts) => {
    if (accounts.some((one) => one.name === name)) throw taken(name);
    const since = io.now().toISOString();
    accounts.push({
      ...{ name, ...what, since, locked: false, generation: 0, recovery: [], keys: [] },
      ...(password === undefined ? {} : { password }),
    });
    if (accounts.length === 1)
      io.err(
        'This is the first account of the mission: from now on whoever does not sign in is the public (docs/access.md).',
      );
  });
  io.out(`${name}: ${what.role}${what.party ? ` of ${what.party}` : ''}.`);
}

export async function listAccounts(dir: string, io: AccountIo): Promise<void> {
  const accounts = await readAccounts(dir);
  if (accounts.length === 0) {
    io.out(
      'There are no accounts: on this machine whoever asks sees everything, from elsewhere what the public sees.',
    );
    return;
  }
  for (const { name, role, party, sources, locked, password, oneTime, recovery, keys } of accounts) {
    const facts = [
      party === undefined ? role : `${role} of ${party}`,
      password ? 'password' : 'no password',
      ...(oneTime ? [`one-time codes, ${recovery.length} recovery codes left`] : []),
      ...(sources.length > 0 ? [`writes ${sources.join(', ')}`] : []),
      ...keys.map((key) => `key ${key.id} for ${key.for}${key.note ? ` (${key.note})` : ''}`),
      ...(locked ? ['locked'] : []),
    ];
    io.out(`${name}: ${facts.join('; ')}`);
  }
}

export async function changeRole(
  dir: string,
  io: AccountIo,
  name: string,
  request: AccountRequest,
  role: string,
): Promise<void> {
  const { config } = await loadFolder(dir);
  await change(dir, name, (account) => {
    const { party: _party, ...rest } = account;
    const sources = request.source ?? account.sources;
    return {
      ...rest,
      ...assigned(config, role as AccountRole, { ...request, source: sources }),
      generation: account.generation + 1,
    };
  });
  io.out(`${name}: ${role}. Its sessions have ended.`);
}

export async function changePassword(
  dir: string,
  io: AccountIo,
  name: string,
  request: AccountRequest,
): Promise<void> {
  find(await readAccounts(dir), name);
  const password = await hashPassword(await passwordFrom(io, request, name));
  await change(dir, name, (account) => ({ ...account, password, generation: account.generation + 1 }));
  io.out(`${name}: the password is changed, and its sessions have ended.`);
}

export async function changeOneTime(
  dir: string,
  io: AccountIo,
  name: string,
  { off }: AccountRequest,
): Promise<void> {
  const { config } = await loadFolder(dir);
  if (off) {
    await change(dir, name, ({ oneTime: _oneTime, ...account }) => ({ ...account, recovery: [] }));
    io.out(`${name}: one-time codes are asked for no more.`);
    return;
  }
  const secret = newOneTimeSecret();
  const { codes, hashes } = newRecoveryCodes();
  await change(dir, name, (account) => ({
    ...account,
    oneTime: { secret, lastStep: 0 },
    recovery: [...hashes],
    generation: account.generation + 1,
  }));
  io.err('For the authenticator application, and to nobody else. It is shown this once:');
  io.out(oneTimeAddress(secret, name, `Truceline ${config.id}`));
  io.err('Recovery codes, each good for one time, to be kept on paper:');
  for (const code of codes) io.out(code);
}

export async function lockAccount(
  dir: string,
  io: AccountIo,
  name: string,
  { off }: AccountRequest,
): Promise<void> {
  await change(dir, name, (account) => ({ ...account, locked: !off, generation: account.generation + 1 }));
  io.out(off ? `${name}: may come in again.` : `${name}: locked. No password, session or key of it counts.`);
}

export async function changeKeys(
  dir: string,
  io: AccountIo,
  name: string,
  request: AccountRequest,
): Promise<void> {
  const { end, note } = request;
  if (end !== undefined) {
    await change(dir, name, (account) => {
      if (!account.keys.some(({ id }) => id === end)) {
        const ids = account.keys.map(({ id }) => id).join(', ');
        throw new CommandFailure(`"${name}" has no key ${end}. Its keys: ${ids || 'none'}.`);
      }
      return { ...account, keys: account.keys.filter(({ id }) => id !== end) };
    });
    io.out(`${name}: key ${end} has ended.`);
    return;
  }
  const { id, text: key, hash } = newKey();
  const use = request.for ?? 'feed';
  await change(dir, name, (account) => {
    if (use === 'feed' && account.sources.length === 0)
      throw new CommandFailure(
        `"${name}" may append records of no source, so a key for a feed could do nothing. Give it some: truceline account role ${name} ${account.role} --source ID`,
      );
    const since = io.now().toISOString();
    return {
      ...account,
      keys: [...account.keys, { id, hash, since, for: use, ...(note === undefined ? {} : { note }) }],
    };
  });
  io.err(`Key ${id} of ${name} for ${use}. It is shown this once; send it as "Authorization: Bearer KEY":`);
  io.out(key);
}

async function change(dir: string, name: string, make: (account: Account) => Account): Promise<void> {
  await changeAccounts(dir, (accounts) => {
    const found = find(accounts, name);
    accounts[accounts.indexOf(found)] = make(found);
  });
}

function find(accounts: readonly Account[], name: string): Account {
  const found = accounts.find((one) => one.name === name);
  if (found) return found;
  const names = accounts.map((one) => one.name).join(', ');
  throw new CommandFailure(`There is no account "${name}". There are: ${names || 'none'}.`);
}

const taken = (name: string): CommandFailure => new CommandFailure(`There is an account "${name}" already.`);

type Assigned = Pick<Account, 'role' | 'party' | 'sources'>;

function assigned(config: MissionFolder['config'], role: AccountRole, request: AccountRequest): Assigned {
  const { party, source = [] } = request;
  const parties = config.parties.map(({ id }) => id);
  if (role === 'party_delegate' && (party === undefined || !parties.includes(party)))
    throw new CommandFailure(
      `A party_delegate needs --party with one of the parties (${parties.join(', ')})${party === undefined ? '' : `; found "${party}"`}.`,
    );
  if (role !== 'party_delegate' && party !== undefined)
    throw new CommandFailure('--party belongs to the role party_delegate.');
  const known = config.sources.map(({ id }) => id);
  const unknown = source.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new CommandFailure(
      `"${unknown}" is not a source of this mission. There are: ${known.join(', ') || 'none'}.`,
    );
  return { role, sources: [...source], ...(party === undefined ? {} : { party }) };
}

async function passwordFrom(io: AccountIo, { passwordFile }: AccountRequest, name: string): Promise<string> {
  const password = await givenPassword(io, passwordFile);
  const fault = passwordFault(password, name);
  if (fault !== undefined) throw new CommandFailure(fault);
  return password;
}

async function givenPassword(io: AccountIo, file: string | undefined): Promise<string> {
  if (file !== undefined) {
    const given = file === '-' ? await text(io.stdin) : await readFile(file, 'utf8');
    return given.replace(/\r?\n$/, '');
  }
  if (!io.ask)
    throw new CommandFailure(
      'There is no terminal to ask for the password on. Give it with --password-file FILE, or - for standard input.',
    );
  const once = await io.ask('Password: ');
  if (once !== (await io.ask('The same again: ')))
    throw new CommandFailure('The two passwords are not the same.');
  return once;
}

export function terminalIo(): AccountIo {
  const { stdin } = process;
  return {
    out: (line) => console.log(line),
    err: (line) => console.error(line),
    now: () => new Date(),
    stdin,
    ask: stdin.isTTY ? askUnseen : undefined,
  };
}

async function askUnseen(question: string): Promise<string> {
  process.stderr.write(question);
  // readline would echo what is typed to its output.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
