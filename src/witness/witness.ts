/**
 * What a witness does with a checkpoint (c2sp.org/tlog-witness, v1.0.0): it cosigns only what a known log has signed
 * and what continues the checkpoint it cosigned before, and remembers it durably before the cosignature leaves.
 *
 * Requests are decided one after another. What is held in memory changes only after the disk has it: a write that
 * failed, though it may have happened, has let no cosignature out, so that going on from the old state is safe.
 */
import { equalBytes } from '../ledger/format/bytes.js';
import { type Checkpoint, parseCheckpoint } from '../ledger/format/checkpoint.js';
import { cosignatureOf, cosignedMessage } from '../ledger/format/cosignature.js';
import { FormatError } from '../ledger/format/format-error.js';
import { EMPTY_ROOT } from '../ledger/format/hash.js';
import {
  formatNote,
  keyText,
  type NoteSignature,
  type SignedNote,
  signatureLine,
  signaturesOf,
  signedBytes,
} from '../ledger/format/note.js';
import { verifyConsistency } from '../ledger/format/tree.js';
import { type SigningKey, verifyEd25519 } from '../ledger/keys.js';
import type { ConflictStore } from './conflicts.js';
import type { KnownLogs } from './known-logs.js';
import { type AddCheckpoint, parseRequest } from './request.js';
import type { Cosigned, StateStore } from './state.js';

export type Answer =
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** The old size is not that of the last cosigned checkpoint, which is this. */
  | { readonly kind: 'otherSize'; readonly size: number }
  | {
      readonly kind: 'refused';
      readonly status: 400 | 403 | 404 | 409 | 422 | 503;
      readonly message: string;
    };

export interface WitnessParts {
  readonly key: SigningKey;
  readonly logs: KnownLogs;
  readonly state: StateStore;
  readonly conflicts: ConflictStore;
  readonly now: () => Date;
  /** What the operator should see. */
  readonly tell: (message: string) => void;
}

export interface Witness {
  addCheckpoint(body: Uint8Array): Promise<Answer>;
}

/** A step back of the clock up to this is put right by keeping the time of the last cosignature. */
const SMALL_STEP_SECONDS = 60;

export function createWitness(parts: WitnessParts): Witness {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async addCheckpoint(body) {
      const submitted = read(body, parts.logs);
      if (!('checkpoint' in submitted)) return submitted;
      const answer = last.then(() => decide(submitted, parts));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}

/** A request whose checkpoint is signed by a known log. */
interface Submitted extends Pick<AddCheckpoint, 'oldSize' | 'proof'> {
  readonly checkpoint: Checkpoint;
  /** The checkpoint with the log's own signatures, and no others. */
  readonly note: SignedNote;
}

function read(body: Uint8Array, logs: KnownLogs): Submitted | Answer {
  let request: AddCheckpoint;
  let checkpoint: Checkpoint;
  try {
    request = parseRequest(body);
    checkpoint = parseCheckpoint(request.note.text);
  } catch (error) {
    if (error instanceof FormatError) return refused(400, error.message);
    throw error;
  }
  const { origin, size } = checkpoint;
  const keys = logs.get(origin);
  if (!keys) return refused(404, `This witness does not know the log "${origin}".`);
  const signatures: NoteSignature[] = [];
  for (const key of keys) {
    for (const signature of signaturesOf(request.note, key)) {
      if (!verifyEd25519(key.publicKey, signedBytes(request.note), signature.signature))
        return refused(
          403,
          `The signature by ${keyText(key)} does not verify: it was made over another text, or by another key.`,
        );
      signatures.push(signature);
    }
  }
  if (signatures.length === 0) {
    const found = request.note.signatures.map(keyText).join(', ');
    const message = `The checkpoint is not signed by a key that this witness knows for "${origin}": expected ${keys.map(keyText).join(' or ')}, found ${found}.`;
    return refused(403, message);
  }
  const { oldSize, proof } = request;
  if (oldSize > size)
    return refused(400, `The old size, ${oldSize}, is above the size of the checkpoint, ${size}.`);
  return { oldSize, proof, checkpoint, note: { text: request.note.text, signatures } };
}

async function decide(submitted: Submitted, parts: WitnessParts): Promise<Answer> {
  const { checkpoint, note, oldSize, proof } = submitted;
  const { origin, size, root } = checkpoint;
  const latest = parts.state.latest(origin);
  const otherRoot = latest?.checkpoint.size === size && !equalBytes(latest.checkpoint.root, root);
  if (latest && otherRoot) await parts.conflicts.sameSize(latest, submitted);
  if (oldSize !== (latest?.checkpoint.size ?? 0))
    return { kind: 'otherSize', size: latest?.checkpoint.size ?? 0 };
  if (otherRoot)
    return refused(
      409,
      `This witness has cosigned another root hash for ${size} entries of "${origin}". Both signed checkpoints are kept as evidence.`,
    );
  if (size === 0 && !equalBytes(root, EMPTY_ROOT))
    return refused(422, 'The root hash of a log without entries is SHA-256 of nothing; this is another.');
  if ((oldSize === 0 || oldSize === size) && proof.length > 0)
    return refused(
      422,
      `From ${oldSize} to ${size} entries the proof is empty; the request has ${proof.length} lines.`,
    );
  if (latest && oldSize > 0 && !verifyConsistency(oldSize, latest.checkpoint.root, size, root, [...proof])) {
    await parts.conflicts.notJoined(latest, submitted);
    return refused(
      422,
      `The proof does not show that the checkpoint of ${size} entries continues that of ${oldSize} entries which this witness has cosigned.`,
    );
  }
  return await accept(submitted, latest, parts, note);
}

async function accept(
  { checkpoint }: Submitted,
  latest: Cosigned | undefined,
  parts: WitnessParts,
  note: SignedNote,
): Promise<Answer> {
  const nowSeconds = Math.floor(parts.now().getTime() / 1000);
  const back = (latest?.timeSeconds ?? 0) - nowSeconds;
  if (back > SMALL_STEP_SECONDS) {
    const message = `The clock of this witness stands ${back} seconds before its last cosignature of "${checkpoint.origin}", and a cosignature never goes back in time. Set the clock of the witness right.`;
    parts.tell(message);
    return refused(503, message);
  }
  const timeSeconds = Math.max(nowSeconds, latest?.timeSeconds ?? 0);
  if (latest && latest.timeSeconds === timeSeconds && latest.text === note.text)
    return { kind: 'cosigned', lines: latest.cosignature };
  const signature = cosignatureOf(
    parts.key.verifier,
    timeSeconds,
    parts.key.sign(cosignedMessage(note.text, timeSeconds)),
  );
  const cosigned: Cosigned = {
    checkpoint,
    text: note.text,
    note: formatNote({ text: note.text, signatures: [...note.signatures, signature] }),
    cosignature: signatureLine(signature),
    timeSeconds,
  };
  try {
    await parts.state.remember(cosigned);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    parts.tell(`Writing the state failed, so that nothing was cosigned: ${why}`);
    return refused(
      503,
      'This witness cannot write its state at the moment, and cosigns nothing until it can.',
    );
  }
  await parts.conflicts.joined(cosigned);
  return { kind: 'cosigned', lines: cosigned.cosignature };
}

type Refused = Extract<Answer, { kind: 'refused' }>;

function refused(status: Refused['status'], message: string): Refused {
  return { kind: 'refused', status, message };
}
