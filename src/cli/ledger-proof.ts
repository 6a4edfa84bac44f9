/**
 * `truceline ledger prove` and `check-proof`: one entry shown to somebody who has nothing but a file, in plain words.
 */
import { writeFile } from 'node:fs/promises';
import { checkSplit, SPLIT_KIND, type SplitEvidence } from '../ledger/audit/compare.js';
import {
  checkProofFile,
  type ProofChecked,
  parseProofFile,
  proveEntry,
  readCheckpoint,
  readOwnKey,
} from '../ledger/audit/prove.js';
import { describeKey } from '../ledger/audit/signed.js';
import { toHex } from '../ledger/format/bytes.js';
import { FormatError } from '../ledger/format/format-error.js';
import { leafHash } from '../ledger/format/hash.js';
import { formatVerifierKey } from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { entriesOf, entryHead } from './ledger-entries.js';
import { findLedger, logKey, readInput, WrongUse, witnessKeys } from './ledger-place.js';

export interface ProveOptions {
  readonly record?: string;
  readonly out?: string;
  readonly key?: string;
}

export async function proveCommand(
  given: string,
  index: number | undefined,
  options: ProveOptions,
): Promise<number> {
  if ((index === undefined) === (options.record === undefined))
    throw new WrongUse('Give either the index of an entry, or --record ID.');
  const { source } = await findLedger(given);
  const key = (await logKey(options.key)) ?? (await readOwnKey(source));
  const at = index ?? (await indexOfRecord(given, options.record!));
  const file = `${JSON.stringify(await proveEntry(source, at, key, verifyEd25519), null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(file);
  else {
    await writeFile(options.out, file);
    console.error(
      `Wrote the proof of entry ${at} to ${options.out}. Check it with: truceline ledger check-proof ${options.out}`,
    );
  }
  return 0;
}

async function indexOfRecord(given: string, id: string): Promise<number> {
  const { source } = await findLedger(given);
  const { checkpoint } = await readCheckpoint(source, await readOwnKey(source), verifyEd25519);
  for await (const { index, bytes } of entriesOf(source, 0, checkpoint.size))
    if (entryHead(bytes)?.id === id) return index;
  throw new FormatError({
    where: given,
    expected: `a record ${JSON.stringify(id)} among the ${checkpoint.size} entries under the checkpoint`,
    found: 'none',
    advice: 'Check the id; a record of the last second may not be under a checkpoint yet',
  });
}

export interface CheckOptions {
  readonly key?: string;
  readonly witness?: readonly string[];
  readonly cosignatures?: number;
}

/** @returns exit status: 0 it proves what it says, 1 it does not */
export async function checkProofCommand(file: string, options: CheckOptions): Promise<number> {
  const text = (await readInput(file, 'Proof file')).toString('utf8');
  const [key, witnesses] = await Promise.all([logKey(options.key), witnessKeys(options.witness)]);
  const needed = options.cosignatures ?? witnesses.length;
  if (needed > witnesses.length)
    throw new WrongUse(`--cosignatures ${needed} needs as many keys: name each witness with --witness.`);
  try {
    const split = splitEvidence(text);
    if (split) {
      const [small, large] = await checkSplit(split, key, verifyEd25519);
      console.log(
        `PROVEN: a split view. One key signed two checkpoints of "${small.origin}" that cannot belong to one ledger:\n  ${small.size} entries, root ${toHex(small.root)}\n  ${large.size} entries, root ${toHex(large.root)}\nThe ledger showed different histories. ${trustWords(key !== undefined, String(split.key))}`,
      );
      return 0;
    }
    const trust = { witnesses, needed, ...(key ? { key } : {}) };
    console.log(
      proofWords(await checkProofFile(parseProofFile(text), trust, verifyEd25519), key !== undefined),
    );
    return 0;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    console.log(`NOT PROVEN: ${file}: ${error.message}.`);
    return 1;
  }
}

function splitEvidence(text: string): SplitEvidence | undefined {
  try {
    const value = JSON.parse(text) as SplitEvidence | null;
    return value?.kind === SPLIT_KIND ? value : undefined;
  } catch {
    return undefined;
  }
}

function proofWords({ entry, index, key, checkpoint, witnesses }: ProofChecked, keyGiven: boolean): string {
  const head = entryHead(entry);
  const what = head
    ? `The record ${JSON.stringify(head.id)}, by the ledger's clock written down at ${head.at},`
    : `An entry of ${entry.length} bytes`;
  const cosigned = witnesses.map(
    (one) =>
      `"${one.key.name}" cosigned it at ${new Date(one.timeSeconds * 1000).toISOString()}: by then the entry was there.`,
  );
  return [
    `PROVEN: ${what} is entry ${index} of the ledger "${checkpoint.origin}".`,
    `It stands under the checkpoint over ${checkpoint.size} entries with the root ${toHex(checkpoint.root)}, signed by ${describeKey(key)}.`,
    ...(cosigned.length > 0
      ? cosigned
      : ['No cosignature was checked: only the ledger itself vouches for it.']),
    `Leaf hash ${toHex(leafHash(entry))}.`,
    trustWords(keyGiven, formatVerifierKey(key)),
    'This shows that the entry was written down there, and cannot be changed; not that what it says is so.',
  ].join('\n');
}

function trustWords(keyGiven: boolean, line: string): string {
  return keyGiven
    ? 'The key is the one that you gave.'
    : `CAUTION: the key is taken from the file itself, ${line}. Compare it with the one you know, or give that with --key.`;
}
