/**
 * `truceline ledger compare`: two views of one ledger, and the evidence where they are not of one history.
 */
import { stat, writeFile } from 'node:fs/promises';
import { compareViews, type View } from '../ledger/audit/compare.js';
import { readOwnKey } from '../ledger/audit/prove.js';
import { formatVerifierKey } from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { findLedger, logKey, readInput, WrongUse } from './ledger-place.js';

export interface CompareOptions {
  readonly key?: string;
  readonly out?: string;
}

/** @returns exit status: 0 one history, 1 a split view, 2 it could not be told */
export async function compareCommand(a: string, b: string, options: CompareOptions): Promise<number> {
  const views = await Promise.all([readView(a), readView(b)]);
  const given = await logKey(options.key);
  const owns = await Promise.all(
    views.map(({ tiles }) => (tiles ? readOwnKey(tiles).catch(() => null) : null)),
  );
  const key = given ?? owns.find((own) => own !== null);
  if (!key) throw new WrongUse("Neither side holds the ledger's key. Give it with --key.");
  const result = await compareViews(views[0], views[1], key, verifyEd25519);
  if (!given)
    console.error(
      `The key is the ledger's own, ${formatVerifierKey(key)}. Give one that you know with --key.`,
    );
  switch (result.kind) {
    case 'same':
      console.log(`The same history: both have ${result.size} entries under one root.`);
      return 0;
    case 'ahead':
      console.log(
        `One history: ${result.ahead} continues ${result.behind}, with ${result.sizes[0]} entries to ${result.sizes[1]}.`,
      );
      return 0;
    case 'unknown':
      console.log(`Not known: ${result.why}`);
      return 2;
    case 'split': {
      const out = options.out ?? 'split-view.json';
      await writeFile(out, `${JSON.stringify(result.evidence, null, 2)}\n`, { flag: 'wx' }).catch(
        (error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error;
          throw new WrongUse(
            `There is a file "${out}" already, and evidence is not written over. Name another with --out.`,
          );
        },
      );
      console.log(
        `SPLIT VIEW: the key "${key.name}" signed two checkpoints that cannot belong to one ledger. Both notes are in ${out}; anybody can check them with: truceline ledger check-proof ${out}`,
      );
      return 1;
    }
  }
}

async function readView(given: string): Promise<View> {
  const isFile = await stat(given).then(
    (one) => one.isFile(),
    () => false,
  );
  if (isFile) return { name: given, note: await readInput(given, 'Checkpoint') };
  const { source } = await findLedger(given);
  const note = await source.read('checkpoint');
  if (note === null) throw new WrongUse(`${given}: there is no checkpoint.`);
  return { name: given, note, tiles: source };
}
