/**
 * `truceline seal check FILE [ID]`: does a released payload with its salt give the commitment of the seal? Against a
 * mission's ledger, or offline against a proof file, or, without either, against the id alone. Nothing of the payload is
 * printed.
 */
import { readFile } from 'node:fs/promises';
import { plain } from '../evidence/chain-text.js';
import { type Disclosure, readDisclosure, sealOf } from '../evidence/disclosure.js';
import { checkProofFile, parseProofFile } from '../ledger/audit/prove.js';
import { fromUtf8 } from '../ledger/format/bytes.js';
import { keyText, parseVerifierKey, type VerifierKey } from '../ledger/format/note.js';
import { verifyEd25519 } from '../ledger/keys.js';
import { record } from '../record/record.js';
import { CommandFailure } from './failure.js';
import { holdingsOf, withMission } from './keeping.js';

export interface SealCheckRequest {
  readonly mission?: string | undefined;
  /** What `truceline ledger prove` wrote for the entry of the seal. */
  readonly proof?: string | undefined;
  /** Verifier line of the ledger, or a file with it. */
  readonly key?: string | undefined;
}

export async function sealCheck(
  file: string,
  given: string | undefined,
  { mission, proof, key }: SealCheckRequest,
  out: (line: string) => void = console.log,
): Promise<number> {
  const read = readDisclosure(await readFile(file, 'utf8'));
  if (!read.ok) throw new CommandFailure(`"${plain(file)}" cannot be checked: ${read.problem}.`);
  const { disclosure } = read;
  const found = sealOf(disclosure);
  const expected = expectedSeal(disclosure, given);
  if (!found.startsWith(expected)) {
    out(
      `NOT what was sealed: payload and salt give ${found}, expected ${expected}. One of them was altered, or they belong to another seal.`,
    );
    return 1;
  }
  if (proof !== undefined) return checkByProof(found, disclosure, proof, key, out);
  if (mission !== undefined)
    return withMission(mission, 'seal check', async (keeping) => {
      const held = (await holdingsOf(keeping)).sealed.get(found);
      if (!held) out(`NOT in this ledger: payload and salt give ${found}, which no entry of it has.`);
      else out(agreed(found, held.seal.time.start, held.seal.class, 'the ledger of this mission'));
      return held ? 0 : 1;
    });
  out(
    `Payload and salt give ${found}. Whether a ledger holds that seal was not looked at: add --proof FILE, or --mission DIR.`,
  );
  return 0;
}

/** Where no id is given, what the file itself says it is. */
function expectedSeal({ seal }: Disclosure, given: string | undefined): string {
  if (given === undefined) return seal;
  const digits = given.replace(/^seal:/, '');
  if (/^[0-9a-f]{4,64}$/.test(digits)) return `seal:${digits}`;
  throw new CommandFailure(
    `Expected the id of a seal, such as seal:1f0c33a9; found ${JSON.stringify(given)}.`,
  );
}

async function checkByProof(
  seal: string,
  disclosure: Disclosure,
  proofPath: string,
  key: string | undefined,
  out: (line: string) => void,
): Promise<number> {
  const proof = parseProofFile(await readFile(proofPath, 'utf8'));
  const trusted = key === undefined ? undefined : await keyOf(key);
  const checked = await checkProofFile(
    proof,
    { witnesses: [], needed: 0, ...(trusted ? { key: trusted } : {}) },
    verifyEd25519,
  );
  const held = sealIn(checked.entry);
  if (held?.id !== seal) {
    out(
      `NOT proved: entry ${checked.index} of the proof is ${held ? plain(held.id) : 'no seal'}, payload and salt give ${seal}. Ask for the proof of the entry that has this seal.`,
    );
    return 1;
  }
  if (held.class !== disclosure.class)
    out(
      `The file says class "${plain(disclosure.class)}", the ledger "${plain(held.class)}"; the ledger counts.`,
    );
  const { origin, size } = checked.checkpoint;
  out(
    agreed(
      seal,
      held.time.start,
      held.class,
      `entry ${checked.index} of the ledger ${origin}, at size ${size}, signed by ${keyText(checked.key)}`,
    ),
  );
  if (!trusted) out('That key came with the proof: compare it with the one you know, or give it with --key.');
  return 0;
}

function sealIn(entry: Uint8Array) {
  try {
    const parsed = record.safeParse(
      (JSON.parse(fromUtf8(entry) ?? '') as { record?: unknown } | null)?.record,
    );
    return parsed.success &&
      parsed.data.kind === 'seal' &&
      parsed.data.id === `seal:${parsed.data.commitment}`
      ? parsed.data
      : undefined;
  } catch {
    return undefined;
  }
}

async function keyOf(given: string): Promise<VerifierKey> {
  const line = /^[^\s+]+\+[0-9a-f]{8}\+/.test(given) ? given : await readFile(given, 'utf8');
  return parseVerifierKey(line.trimEnd());
}

const agreed = (seal: string, at: string, releaseClass: string, where: string): string =>
  `The payload is what was sealed as ${seal} on ${at}, class ${plain(releaseClass)}: ${where}.`;
