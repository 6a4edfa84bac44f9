/**
 * The keys of one source, as the ledger tells them: a fold over its records of kind `key`, in order. What held at an
 * earlier size of the ledger follows from the records below that size.
 *
 * A source has no key until one is introduced. From then on a key is replaced only by a record that the key itself signed;
 * a revoked one, which can vouch for nothing, by another introduction.
 */
import { FormatError } from '../ledger/format/format-error.js';
import { ED25519_TYPE, keyText, parseVerifierKey } from '../ledger/format/note.js';
import { type Verifier, verifierOf } from '../ledger/keys.js';
import { keyRecordId, type SourceKey } from '../record/record.js';
import { type SignatureFault, signatureFault } from './fault.js';
import { signatureBytes, signedBytes } from './signature.js';

export interface Revocation {
  /** Entry of the ledger that says it. */
  readonly index: number;
  readonly compromisedSinceMs: number | undefined;
  readonly reason: string;
}

export interface KeyLife {
  /** <name>+<key id>, as signatures name it. */
  readonly text: string;
  readonly line: string;
  readonly verifier: Verifier;
  /** Entry of the ledger that brought it. */
  readonly index: number;
  /** When that was written. */
  readonly atMs: number;
  readonly action: 'introduce' | 'rotate';
  /** Counts for entries written from then on. */
  readonly validFromMs: number;
  readonly revocations: readonly Revocation[];
}

export interface KeyChain {
  readonly source: string;
  /** How many records it was folded from. */
  readonly length: number;
  readonly keys: readonly KeyLife[];
}

/** A moment of the ledger: how many entries stood before it, and when it was. */
export interface Moment {
  readonly index: number;
  readonly atMs: number;
}

export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'inForce'; readonly key: KeyLife }
  | { readonly kind: 'revoked'; readonly key: KeyLife; readonly revocation: Revocation };

export type Extended =
  | { readonly ok: true; readonly chain: KeyChain }
  | { readonly ok: false; readonly fault: SignatureFault };

export const emptyChain = (source: string): KeyChain => ({ source, length: 0, keys: [] });

/** Which key the source had at that moment. */
export function standingAt(chain: KeyChain, { index, atMs }: Moment): Standing {
  for (let i = chain.keys.length - 1; i >= 0; i--) {
    const key = chain.keys[i]!;
    if (key.index >= index || key.validFromMs > atMs) continue;
    const revocation = key.revocations.find((one) => one.index < index);
    return revocation ? { kind: 'revoked', key, revocation } : { kind: 'inForce', key };
  }
  return { kind: 'none' };
}

/**
 * Whether what the key signed, and the ledger took at that moment, counts as unsigned since: the key was in other hands
 * by then. When something was signed nobody can tell; when the ledger had it is known.
 */
export function discounting(key: KeyLife, atMs: number): Revocation | undefined {
  return key.revocations.find(
    ({ compromisedSinceMs }) => compromisedSinceMs !== undefined && atMs >= compromisedSinceMs,
  );
}

/** The chain with one more record; or why the record cannot be its next. @param at where and when the ledger has it */
export function extend(chain: KeyChain, record: SourceKey, at: Moment): Extended {
  const fault = numberFault(chain, record) ?? signerFault(chain, record);
  if (fault) return { ok: false, fault };
  const found = readLine(record);
  if (!found.ok) return found;
  return record.action === 'revoke' ? revoke(chain, record, found.text, at) : add(chain, record, found, at);
}

function numberFault(chain: KeyChain, record: SourceKey): SignatureFault | undefined {
  const expected = keyRecordId(chain.source, chain.length + 1);
  if (record.id === expected) return undefined;
  return signatureFault(
    'id',
    `"${expected}", the next step in the life of the keys of source "${chain.source}"`,
    `"${record.id}"`,
    'Take the steps in order: truceline source verify shows those that there are.',
  );
}

/** Rotations must be signed by the key before; any other step may be, and then the signature must hold too. */
function signerFault(chain: KeyChain, record: SourceKey): SignatureFault | undefined {
  const last = chain.keys.at(-1);
  const { signature, action } = record;
  const hint =
    'Sign it with the key it replaces: truceline source rotate does. If that key is lost, revoke it, then introduce another.';
  if (action === 'rotate' && last && last.revocations.length > 0)
    return signatureFault(
      'signature',
      'a key in force, which signs its successor',
      `${last.text}, which entry ${last.revocations[0]!.index} revoked`,
      `Let the mission introduce the new key: truceline source introduce ${chain.source}.`,
    );
  if (!signature) {
    if (action !== 'rotate') return undefined;
    return signatureFault('signature', 'a signature by the key before', 'no signature', hint);
  }
  if (!last)
    return action === 'introduce'
      ? signatureFault(
          'signature',
          'no signature: the first key of a source is introduced by the mission',
          `one by ${signature.key}`,
          'Leave the member out.',
        )
      : signatureFault('action', 'introduce, as the source has no key yet', action, 'Introduce a key first.');
  if (signature.key !== last.text)
    return signatureFault(
      'signature.key',
      `${last.text}, the key of source "${chain.source}"`,
      signature.key,
      hint,
    );
  if (last.verifier.now(signedBytes(record), signatureBytes(signature))) return undefined;
  return signatureFault(
    'signature.value',
    `a signature by ${last.text} over this record`,
    'one that does not verify',
    `The record was altered after it was signed, or signed by another. ${hint}`,
  );
}

type Line = { readonly ok: true; readonly text: string; readonly verifier: Verifier };

function readLine(record: SourceKey): Line | Extract<Extended, { ok: false }> {
  const no = (expected: string, found: string): Extract<Extended, { ok: false }> => ({
    ok: false,
    fault: signatureFault(
      'key',
      expected,
      found,
      'Copy the verifier line again, as truceline source new-key printed it.',
    ),
  });
  try {
    const key = parseVerifierKey(record.key);
    if (key.type !== ED25519_TYPE)
      return no('an Ed25519 key of a source (type 0x01)', `type 0x0${key.type.toString(16)}`);
    return { ok: true, text: keyText(key), verifier: verifierOf(key.publicKey) };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return no(error.fault.expected, error.fault.found);
  }
}

function add(chain: KeyChain, record: SourceKey, { text, verifier }: Line, at: Moment): Extended {
  const { source, keys } = chain;
  const last = keys.at(-1);
  const action = record.action === 'rotate' ? 'rotate' : 'introduce';
  if (keys.some((one) => sameKey(one.line, record.key)))
    return no('key', 'a key that the source has not had', text, 'Make a new one: truceline source new-key.');
  if (action === 'rotate' && !last)
    return no('action', 'introduce, as the source has no key yet', 'rotate', 'Introduce a key first.');
  if (action === 'introduce' && last && last.revocations.length === 0)
    return no(
      'action',
      `rotate, signed by ${last.text}, which is the key of source "${source}"`,
      'introduce',
      'Rotate it: truceline source rotate. If that key is lost, revoke it first.',
    );
  const validFromMs =
    record.validFrom === undefined ? Number.NEGATIVE_INFINITY : Date.parse(record.validFrom);
  const life: KeyLife = {
    text,
    line: record.key,
    verifier,
    index: at.index,
    atMs: at.atMs,
    action,
    validFromMs,
    revocations: [],
  };
  return { ok: true, chain: { source, length: chain.length + 1, keys: [...keys, life] } };
}

function revoke(chain: KeyChain, record: SourceKey, text: string, at: Moment): Extended {
  const { compromisedSince, reason } = record;
  const found = chain.keys.find((one) => one.line === record.key);
  if (!found)
    return no(
      'key',
      `a key of source "${chain.source}" (${chain.keys.map((one) => one.text).join(', ') || 'it has none'})`,
      text,
      'truceline source verify shows the keys that there are.',
    );
  const compromisedSinceMs = compromisedSince === undefined ? undefined : Date.parse(compromisedSince);
  const revocation: Revocation = { index: at.index, compromisedSinceMs, reason };
  const keys = chain.keys.slice();
  const first = keys.indexOf(found);
  keys[first] = revoked(found, revocation);
  if (compromisedSinceMs !== undefined)
    // A rotation that the key signed in other hands is unsigned too: the key it brought never was the source's.
    for (let i = first + 1; i < keys.length; i++) {
      const next = keys[i]!;
      if (next.action !== 'rotate' || !(next.atMs >= compromisedSinceMs)) break;
      const because = `it was brought by a rotation that ${found.text} signed in other hands: ${reason}`;
      keys[i] = revoked(next, { ...revocation, compromisedSinceMs: next.atMs, reason: because });
    }
  return { ok: true, chain: { ...chain, length: chain.length + 1, keys } };
}

const revoked = (key: KeyLife, revocation: Revocation): KeyLife => ({
  ...key,
  revocations: [...key.revocations, revocation],
});

/** The key material, under whatever name. */
const sameKey = (a: string, b: string): boolean => material(a) === material(b);
const material = (line: string): string => line.slice(line.indexOf('+', line.indexOf('+') + 1));

const no = (...fault: Parameters<typeof signatureFault>): Extended => ({
  ok: false,
  fault: signatureFault(...fault),
});
