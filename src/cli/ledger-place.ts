/**
 * What the arguments of `truceline ledger` mean: a folder or an address, keys as lines or files.
 */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ledgerFolder } from '../ledger/audit/directory-source.js';
import { type Place, sourceOf } from '../ledger/audit/place.js';
import type { TileSource } from '../ledger/audit/source.js';
import { FormatError } from '../ledger/format/format-error.js';
import { COSIGNATURE_TYPE, ED25519_TYPE, parseVerifierKey, type VerifierKey } from '../ledger/format/note.js';

/** An argument that is no use: exit status 2. */
export class WrongUse extends Error {}

export interface Found {
  readonly place: Place;
  readonly source: TileSource;
}

/** A ledger's folder, a mission's folder, or an address. */
export async function findLedger(given: string): Promise<Found> {
  if (/^https?:\/\//.test(given)) {
    if (!URL.canParse(given))
      throw new WrongUse(`"${given}" is no address. Give one such as https://host/ledger.`);
    return found({ url: given });
  }
  const dir = await ledgerFolder(resolve(given));
  if (dir === null)
    throw new WrongUse(
      `There is no ledger in "${given}": expected a folder with the files checkpoint, key.pub and tile/, or a mission's folder that holds such a folder as ledger/. Check the path, or give an address that begins with https://.`,
    );
  return found({ dir });
}

function found(place: Place): Found {
  return { place, source: sourceOf(place) };
}

export const logKey = (given: string | undefined): Promise<VerifierKey | undefined> =>
  given === undefined ? Promise.resolve(undefined) : readVerifier(given, '--key', ED25519_TYPE);

export const witnessKeys = (given: readonly string[] | undefined): Promise<VerifierKey[]> =>
  Promise.all((given ?? []).map((one) => readVerifier(one, '--witness', COSIGNATURE_TYPE)));

/** A verifier line itself, or a file that holds one. */
async function readVerifier(given: string, option: string, type: number): Promise<VerifierKey> {
  const isLine = /^[^\s/]*[^\s]*\+[0-9a-f]{8}\+/i.test(given);
  const text = isLine ? given : await readGiven(given, option);
  let key: VerifierKey;
  try {
    key = parseVerifierKey(text.trim());
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const where = isLine ? '' : ` (file ${given})`;
    throw new WrongUse(`${option}${where}: ${error.message}`);
  }
  if (key.type === type) return key;
  const kinds: Record<number, string> = { [ED25519_TYPE]: 'a ledger', [COSIGNATURE_TYPE]: 'a witness' };
  throw new WrongUse(
    `${option}: expected the key of ${kinds[type]}, found that of ${kinds[key.type] ?? `another kind (type ${key.type})`}, "${key.name}".`,
  );
}

async function readGiven(file: string, option: string): Promise<string> {
  return (await readInput(file, option)).toString('utf8');
}

/** @throws WrongUse when the file cannot be read. */
export async function readInput(file: string, what: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `it cannot be read (${code})`;
    throw new WrongUse(`${what} "${file}": ${why}.`);
  }
}
