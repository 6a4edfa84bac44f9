/**
 * The logs a witness answers for: the file `logs` in its folder, one verifier key a line; a line that begins with #
 * is a comment. The name of the key is the log's origin; an origin with two lines has two keys, as while a key is
 * being replaced.
 */
import { readFile } from 'node:fs/promises';
import { FormatError } from '../ledger/format/format-error.js';
import {
  COSIGNATURE_TYPE,
  ED25519_TYPE,
  formatVerifierKey,
  parseVerifierKey,
  type VerifierKey,
} from '../ledger/format/note.js';
import { WitnessProblem } from './problem.js';

/** By origin. */
export type KnownLogs = ReadonlyMap<string, readonly VerifierKey[]>;

export function logsByOrigin(keys: readonly VerifierKey[]): KnownLogs {
  const logs = new Map<string, VerifierKey[]>();
  for (const key of keys) logs.set(key.name, [...(logs.get(key.name) ?? []), key]);
  return logs;
}

/** @throws WitnessProblem */
export function parseLogs(text: string, file: string): readonly VerifierKey[] {
  return text
    .split('\n')
    .map((line, i) => ({ line: line.trim(), where: `${file}:${i + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, where }) => parseLogKey(line, where));
}

export function formatLogs(keys: readonly VerifierKey[]): string {
  const lines = keys.map((key) => `${formatVerifierKey(key)}\n`);
  return `# Logs that this witness answers for: one verifier key a line.\n${lines.join('')}`;
}

/** Keys as given with --log: a verifier key, or a file that holds some. */
export async function readLogKeys(keyOrFile: string): Promise<readonly VerifierKey[]> {
  if (/^\S+\+[0-9a-f]{8}\+\S+$/.test(keyOrFile)) return [parseLogKey(keyOrFile, '--log')];
  const text = await readFile(keyOrFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file' : `reading the file failed (${error.code})`;
    throw new WitnessProblem(
      `--log "${keyOrFile}": expected a verifier key (name+id+key), or a file with one such as ledger/key.pub of a mission; ${why}.`,
    );
  });
  const keys = parseLogs(text, keyOrFile);
  if (keys.length === 0) throw new WitnessProblem(`--log "${keyOrFile}": the file holds no verifier key.`);
  return keys;
}

function parseLogKey(line: string, where: string): VerifierKey {
  let key: VerifierKey;
  try {
    key = parseVerifierKey(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new WitnessProblem(`${where}: expected the verifier key of a log. ${error.message}`);
  }
  if (key.type === ED25519_TYPE) return key;
  throw new WitnessProblem(
    `${where}: expected the key of a log, an Ed25519 key (signature type 1); "${key.name}" has signature type ${key.type}${key.type === COSIGNATURE_TYPE ? ', the key of a witness. Give ledger/key.pub of the mission instead' : ''}.`,
  );
}
