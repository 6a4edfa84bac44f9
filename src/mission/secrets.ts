/**
 * The folder of a mission that never leaves it: <mission>/secrets, readable by its owner alone. Its own .gitignore keeps
 * it out of any repository that the mission is put into. Nothing in it is served, copied by `init` or put into reports.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateKey, readKey, type SigningKey, writeKey } from '../ledger/keys.js';

export const SECRETS = 'secrets';

/** The key that must be here is not, or is another one; the message says what to do. */
export class KeyProblem extends Error {}

export const ledgerKeyFile = (missionDir: string): string => join(missionDir, SECRETS, 'ledger.key');

/**
 * The key that signs the mission's ledger. It is made with the ledger; a ledger without its key is refused, since a new
 * key would begin another ledger under the same name.
 * @throws KeyProblem, or the file system's error
 */
export async function ledgerKey(missionDir: string, origin: string): Promise<SigningKey> {
  const file = ledgerKeyFile(missionDir);
  const verifier = await textIfThere(join(missionDir, 'ledger', 'key.pub'));
  if (!(await isThere(file))) {
    if (verifier !== undefined) {
      throw new KeyProblem(
        `The ledger of ${missionDir} is signed with a key that is not in ${file} (its public part: ${verifier.trim()}). Restore that file from a copy; without it nothing can be appended. The ledger can still be read and verified: truceline ledger verify ${join(missionDir, 'ledger')}`,
      );
    }
    await makeSecretsFolder(missionDir);
    await writeKey(file, generateKey(origin));
  }
  const key = await readKey(file);
  if (key.verifier.name !== origin) {
    throw new KeyProblem(
      `The ledger of ${missionDir} has the origin "${key.verifier.name}" (${file}), and mission.yaml says "${origin}". A ledger keeps its origin: set ledger.origin in mission.yaml to "${key.verifier.name}".`,
    );
  }
  return key;
}

/** @returns the folder, which exists then */
export async function makeSecretsFolder(missionDir: string): Promise<string> {
  const folder = join(missionDir, SECRETS);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, '.gitignore'), '*\n');
  return folder;
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
      throw error;
    },
  );
}

async function textIfThere(file: string): Promise<string | undefined> {
  return (await isThere(file)) ? readFile(file, 'utf8') : undefined;
}
