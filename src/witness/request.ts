/**
 * The body of an add-checkpoint request (c2sp.org/tlog-witness), each line ending in a newline:
 *
 *     old <size of the checkpoint the witness cosigned last, decimal>
 *     <a hash of the consistency proof, base64>      none to 63 of these
 *     <empty line>
 *     <the checkpoint: a signed note>
 */
import { fromUtf8, toBase64, utf8 } from '../ledger/format/bytes.js';
import { parseHash, parseSize } from '../ledger/format/checkpoint.js';
import { FormatError, quoted } from '../ledger/format/format-error.js';
import type { Hash } from '../ledger/format/hash.js';
import { parseNote, type SignedNote } from '../ledger/format/note.js';

export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Hash[];
  readonly note: SignedNote;
}

export const MAX_PROOF_LINES = 63;

/** 63 proof lines and a checkpoint with 16 signatures of 5 kB, the most that a verifier has to accept. */
export const MAX_REQUEST_BYTES = 128 << 10;

/** @throws FormatError */
export function parseRequest(body: Uint8Array): AddCheckpoint {
  const text = fromUtf8(body);
  if (text === null) throw fault('request', 'UTF-8', 'other bytes');
  const end = text.indexOf('\n\n');
  if (end < 0) throw fault('request', 'an empty line between the proof and the checkpoint', 'none');
  const [first = '', ...lines] = text.slice(0, end).split('\n');
  if (!first.startsWith('old '))
    throw fault('request, line 1', '"old" and a size in decimal, such as "old 20852014"', quoted(first));
  if (lines.length > MAX_PROOF_LINES)
    throw fault('request', `at most ${MAX_PROOF_LINES} lines of a proof`, `${lines.length}`);
  return {
    oldSize: parseSize(first.slice('old '.length), 'request, line 1 (old size)'),
    proof: lines.map((line, i) => parseHash(line, `request, line ${i + 2} (proof)`)),
    note: parseNote(text.slice(end + 2)),
  };
}

export function formatRequest(oldSize: number, proof: readonly Hash[], note: string): Uint8Array {
  return utf8([`old ${oldSize}`, ...proof.map(toBase64), '', note].join('\n'));
}

function fault(where: string, expected: string, found: string): FormatError {
  return new FormatError({ where, expected, found });
}
