/**
 * The folder of a witness, made on its first start:
 *
 *     witness.key   its private key, mode 0600        logs         keys of the logs it answers for
 *     key.pub       its verifier key, to hand out     state.json   what it cosigned last, for each log
 *     conflicts/    evidence of contradictions        lock-*.json  who runs it now
 */
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Disk, listIfThere, nodeDisk, readIfThere, unless } from '../ledger/disk.js';
import { equalBytes, fromUtf8 } from '../ledger/format/bytes.js';
import { FormatError } from '../ledger/format/format-error.js';
import { COSIGNATURE_TYPE, formatVerifierKey, keyText, type VerifierKey } from '../ledger/format/note.js';
import { generateKey, readKey, type SigningKey, writeKey } from '../ledger/keys.js';
import { takeLock } from '../ledger/lock.js';
import { type ConflictStore, openConflicts } from './conflicts.js';
import { formatLogs, logsByOrigin, parseLogs } from './known-logs.js';
import { WitnessProblem } from './problem.js';
import { replaceFile } from './replace-file.js';
import { EMPTY_STATE, openState, STATE_FILE, type StateStore } from './state.js';
import type { WitnessParts } from './witness.js';

export interface FolderRequest {
  readonly dir: string;
  /** Name of the key; taken on the first start only. */
  readonly name?: string | undefined;
  /** Logs to answer for from now on, beside those of the folder. */
  readonly newLogs?: readonly VerifierKey[];
  readonly now?: () => Date;
  readonly tell?: (message: string) => void;
  readonly disk?: Disk;
}

export interface WitnessFolder {
  readonly dir: string;
  readonly parts: WitnessParts;
  /** Whether this was the first start. */
  readonly isNew: boolean;
  release(): Promise<void>;
}

/** @throws WitnessProblem, FormatError or the file system's error, before anything is answered. */
export async function openFolder(request: FolderRequest): Promise<WitnessFolder> {
  const { now = () => new Date(), tell = () => undefined, disk = nodeDisk } = request;
  const dir = resolve(request.dir);
  await mkdir(dir, { recursive: true });
  const lock = await takeLock(dir, 'witness', now());
  if (!lock.ok) {
    const { pid, host, since } = lock.holder;
    throw new WitnessProblem(
      `The witness in ${dir} runs already: process ${pid} on ${host}, since ${since}. Two at once could cosign two histories. End that one first.`,
    );
  }
  if (lock.tookOver)
    tell(`The last run (process ${lock.tookOver.pid}) did not end in order; going on from its state.`);
  try {
    const { key, state, isNew } = await openKeyAndState(dir, request.name, disk);
    const conflicts = await readConflicts(dir, key, disk, now, tell);
    const logs = logsByOrigin(await settleLogs(dir, key, request.newLogs ?? [], disk));
    const parts: WitnessParts = { key, logs, state, conflicts, now, tell };
    return { dir, parts, isNew, release: () => lock.lock.release() };
  } catch (error) {
    await lock.lock.release();
    throw error;
  }
}

/** State before key: a key whose state is missing has forgotten, and the other way round nothing was cosigned yet. */
async function openKeyAndState(
  dir: string,
  name: string | undefined,
  disk: Disk,
): Promise<{ readonly key: SigningKey; readonly state: StateStore; readonly isNew: boolean }> {
  const keyFile = join(dir, 'witness.key');
  const stateFile = join(dir, STATE_FILE);
  const found = await readKey(keyFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const text = await readText(disk, stateFile);
  if (found === undefined && text !== undefined && text !== EMPTY_STATE)
    throw new WitnessProblem(
      `${keyFile} is missing, though this witness has cosigned. Restore it from your copy, or begin anew in another folder and hand out the new key.`,
    );
  if (found === undefined && text === undefined) await replaceFile(disk, stateFile, EMPTY_STATE);
  const key = found ?? (await makeKey(keyFile, name ?? basename(dir), disk));
  if (name !== undefined && name !== key.verifier.name)
    throw new WitnessProblem(
      `This witness is called "${key.verifier.name}", and its name is part of its key: it cannot be called "${name}" now. Leave out --name, or begin anew in another folder.`,
    );
  if (key.verifier.type !== COSIGNATURE_TYPE)
    throw new WitnessProblem(
      `${keyFile} is no key of a witness (signature type ${key.verifier.type}, not 4). A witness never shares a key with a ledger.`,
    );
  const line = `${formatVerifierKey(key.verifier)}\n`;
  const publicFile = join(dir, 'key.pub');
  if ((await readText(disk, publicFile)) !== line) await replaceFile(disk, publicFile, line);
  const state = await openState(disk, dir, key.verifier);
  return { key, state, isNew: found === undefined };
}

async function makeKey(keyFile: string, name: string, disk: Disk): Promise<SigningKey> {
  let key: ReturnType<typeof generateKey>;
  try {
    key = generateKey(name, COSIGNATURE_TYPE);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(
      `"${name}" cannot be the name of a witness: no spaces and no plus sign. Choose one with --name, such as --name witness.example.org/north.`,
    );
  }
  const aside = `${keyFile}.new`;
  await unless('ENOENT', disk.unlink(aside));
  await writeKey(aside, key);
  await disk.rename(aside, keyFile);
  await disk.syncDirectory(join(keyFile, '..'));
  return key;
}

async function settleLogs(
  dir: string,
  own: SigningKey,
  newLogs: readonly VerifierKey[],
  disk: Disk,
): Promise<readonly VerifierKey[]> {
  const file = join(dir, 'logs');
  const text = await readText(disk, file);
  const there = text === undefined ? [] : parseLogs(text, file);
  const added = newLogs.filter((key, i) =>
    [...there, ...newLogs.slice(0, i)].every((each) => keyText(each) !== keyText(key)),
  );
  const keys = [...there, ...added];
  if (keys.some((key) => equalBytes(key.publicKey, own.verifier.publicKey)))
    throw new WitnessProblem('A log has the same key as this witness: nobody can witness his own log.');
  if (text === undefined) await replaceFile(disk, file, formatLogs(keys));
  else if (added.length > 0) {
    const lines = added.map((key) => `${formatVerifierKey(key)}\n`).join('');
    await replaceFile(disk, file, `${text.replace(/([^\n])$/, '$1\n')}${lines}`);
  }
  return keys;
}

async function readConflicts(
  dir: string,
  key: SigningKey,
  disk: Disk,
  now: () => Date,
  tell: (message: string) => void,
): Promise<ConflictStore> {
  const folder = join(dir, 'conflicts');
  const files = new Map<string, string>();
  for (const name of (await listIfThere(disk, folder)).sort()) {
    if (name.endsWith('.json')) files.set(name, (await readText(disk, join(folder, name))) ?? '');
  }
  return openConflicts({
    witness: key.verifier.name,
    files,
    now,
    tell,
    async write(name, text) {
      await unless('EEXIST', disk.makeDirectory(folder));
      await disk.syncDirectory(dir);
      await replaceFile(disk, join(folder, name), text);
    },
  });
}

async function readText(disk: Disk, file: string): Promise<string | undefined> {
  const bytes = await readIfThere(disk, file);
  if (bytes === undefined) return undefined;
  const text = fromUtf8(bytes);
  if (text === null)
    throw new WitnessProblem(`${file} is damaged: it is not UTF-8. Restore it from your copy.`);
  return text;
}
