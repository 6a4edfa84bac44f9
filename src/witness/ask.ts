/**
 * Asking one witness for its cosignature of a checkpoint (c2sp.org/tlog-witness, client side). It never throws for what
 * a witness or the network does; whatever comes back is checked before it counts.
 */
import { readAtMost } from '../ledger/audit/read-at-most.js';
import { fromUtf8 } from '../ledger/format/bytes.js';
import { parseSize } from '../ledger/format/checkpoint.js';
import { verifyCosignature } from '../ledger/format/cosignature.js';
import { FormatError } from '../ledger/format/format-error.js';
import type { Hash } from '../ledger/format/hash.js';
import {
  keyText,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
  signaturesOf,
  type VerifierKey,
} from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { formatRequest } from './request.js';

export interface WitnessAddress {
  /** As messages call it. */
  readonly name: string;
  readonly key: VerifierKey;
  /** Submission prefix: add-checkpoint lies under it. */
  readonly url: string;
}

export type Asked =
  | { readonly kind: 'cosigned'; readonly signature: NoteSignature; readonly timeSeconds: number }
  /** It has cosigned a checkpoint of this size, and wants a proof from there. */
  | { readonly kind: 'otherSize'; readonly size: number }
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  | { readonly kind: 'unreachable'; readonly message: string }
  /** Its answer is not one that a witness with this key gives. */
  | { readonly kind: 'wrongAnswer'; readonly message: string };

const MOST_ANSWER_BYTES = 64 << 10;
/** A cosignature from further in the future than this is not taken. */
const CLOCK_TOLERANCE_SECONDS = 300;

export async function askWitness(
  witness: WitnessAddress,
  note: string,
  oldSize: number,
  proof: readonly Hash[],
  signal: AbortSignal,
  now: () => Date,
): Promise<Asked> {
  let status: number;
  let type: string;
  let body: string | null;
  try {
    const answer = await fetch(addCheckpointUrl(witness.url), {
      method: 'POST',
      body: formatRequest(oldSize, proof, note),
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'error',
      signal,
    });
    status = answer.status;
    type = answer.headers.get('content-type') ?? '';
    const bytes = await readAtMost(answer, MOST_ANSWER_BYTES);
    body = bytes && fromUtf8(bytes);
  } catch (error) {
    return { kind: 'unreachable', message: whyUnreachable(error as Error) };
  }
  if (body === null)
    return { kind: 'wrongAnswer', message: `its answer (${status}) is too long, or not UTF-8` };
  if (status === 200) return await cosignatureIn(body, witness, note, now);
  if (status === 409 && type === 'text/x.tlog.size') return otherSize(body);
  return { kind: 'refused', status, message: body.trim().slice(0, 500) };
}

export function addCheckpointUrl(prefix: string): string {
  return `${prefix.replace(/\/+$/, '')}/add-checkpoint`;
}

async function cosignatureIn(
  body: string,
  { key }: WitnessAddress,
  note: string,
  now: () => Date,
): Promise<Asked> {
  try {
    const { text } = parseNote(note);
    const signatures = parseSignatureLines(body);
    const own = signaturesOf({ text, signatures }, key);
    const verified = await verifyCosignature({ text, signatures: own }, key, verifyEd25519);
    if (own[0] === undefined || verified === null)
      return {
        kind: 'wrongAnswer',
        message: `its answer holds no cosignature by the key that is set, ${keyText(key)}, but by ${signatures.map(keyText).join(', ')}: another witness answers at this address, or it has a new key`,
      };
    const aheadSeconds = verified.timeSeconds - now().getTime() / 1000;
    if (aheadSeconds > CLOCK_TOLERANCE_SECONDS)
      return {
        kind: 'wrongAnswer',
        message: `its cosignature lies ${Math.round(aheadSeconds)} seconds in the future; one of the two clocks is wrong`,
      };
    return { kind: 'cosigned', signature: own[0], timeSeconds: verified.timeSeconds };
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'wrongAnswer', message: error.message };
    throw error;
  }
}

function otherSize(body: string): Asked {
  try {
    return { kind: 'otherSize', size: parseSize(body.replace(/\n$/, ''), 'answer (size)') };
  } catch (error) {
    if (error instanceof FormatError) return { kind: 'wrongAnswer', message: error.message };
    throw error;
  }
}

function whyUnreachable(error: Error): string {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'it did not answer in time';
  const { code, message } = (error.cause ?? error) as { code?: string; message: string };
  switch (code) {
    case 'ECONNREFUSED':
      return 'nothing listens at its address';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host name is not known here';
    default:
      return `it cannot be reached (${code ?? message})`;
  }
}
