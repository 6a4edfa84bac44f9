/**
 * Whether a ledger had a root at an earlier size: a consistency proof (RFC 6962, section 2.1.2) out of its tiles, which
 * leads from that root to the signed one of today. Nothing of the ledger is believed but its signature.
 */
import { tileReader } from '../../../src/ledger/audit/prove.js';
import { ReadProblem, type TileSource } from '../../../src/ledger/audit/source.js';
import { equalBytes, toHex } from '../../../src/ledger/format/bytes.js';
import type { Checkpoint } from '../../../src/ledger/format/checkpoint.js';
import { FormatError } from '../../../src/ledger/format/format-error.js';
import type { Hash } from '../../../src/ledger/format/hash.js';
import { nodeReaderOver } from '../../../src/ledger/format/tile-nodes.js';
import { consistencyProof, rootOf, verifyConsistency } from '../../../src/ledger/format/tree.js';
import { type Check, type Fault, failed, held, open, type What } from './section.ts';

export interface SignedLedger {
  readonly source: TileSource;
  readonly checkpoint: Checkpoint;
  /** Verifier line by which it is signed. */
  readonly key: string;
}

/** A signed checkpoint beside a ledger: the two are compared only where one key signs both. */
export async function checkBeside(
  earlier: Earlier,
  key: string | undefined,
  signed: SignedLedger | null,
): Promise<Check> {
  if (!signed) return open('continuation');
  if (key !== undefined && key !== signed.key)
    return open('continuation', { origin: signed.checkpoint.origin });
  return checkContinuation(earlier, signed);
}

type Earlier = Pick<Checkpoint, 'size' | 'root' | 'origin'>;

export async function checkContinuation(
  earlier: Earlier,
  { source, checkpoint }: SignedLedger,
  what: What = 'continuation',
): Promise<Check> {
  const values = { size: earlier.size, ledgerSize: checkpoint.size, origin: checkpoint.origin };
  if (earlier.origin !== checkpoint.origin) {
    if (what === 'continuation') return open(what, { origin: checkpoint.origin });
    const fault = { where: 'origin', expected: earlier.origin, found: checkpoint.origin };
    return failed(what, [fault], values);
  }
  if (earlier.size > checkpoint.size) return open(what, values);
  try {
    const root = await rootAt(source, earlier.size, checkpoint);
    if (equalBytes(root, earlier.root)) return held(what, values);
    const fault: Fault = {
      where: `root of the first ${earlier.size} entries`,
      expected: toHex(earlier.root),
      found: `${toHex(root)} in ${source.name}`,
      advice: 'History was rewritten, or one of the two was altered. Keep both: they are the evidence',
    };
    return failed(what, [fault], values);
  } catch (error) {
    return failed(what, [readFault(error, source)], values);
  }
}

/** Root of the first `size` entries, proven to go on to the signed one. @throws FormatError, ReadProblem */
async function rootAt(source: TileSource, size: number, signed: Checkpoint): Promise<Hash> {
  if (size === signed.size) return signed.root;
  const read = nodeReaderOver(tileReader(source), signed.size);
  const peaks: Hash[] = [];
  for (let at = 0; at < size; ) {
    let level = 0;
    while (2 ** (level + 1) <= size - at) level++;
    peaks.push(await read(level, at / 2 ** level));
    at += 2 ** level;
  }
  const root = rootOf({ size, peaks });
  if (size === 0) return root;
  const proof = await consistencyProof(size, signed.size, read);
  if (verifyConsistency(size, root, signed.size, signed.root, proof)) return root;
  throw new FormatError({
    where: source.name,
    expected: 'tiles that lead to the signed root',
    found: 'others',
    advice: 'The ledger is damaged: check the whole of it',
  });
}

/** What went wrong while reading, for people; a defect of ours goes on. */
export function readFault(error: unknown, source: TileSource): Fault {
  if (error instanceof FormatError) return error.fault;
  if (error instanceof ReadProblem)
    return {
      where: `${source.name}: ${error.path}`,
      expected: 'a file that can be read',
      found: error.message,
    };
  throw error;
}
