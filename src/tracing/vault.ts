/**
 * Sealed documents about persons: JSON under the seal mechanism (src/evidence), each class of them with a key of its own.
 *
 * A document is padded with spaces to the next power of two, 4 KiB at least, so that the size of its file tells no more than
 * the ledger does. The ledger holds the salted commitment, the class and, for a list, what ListInfo has.
 */
import { releaseEntry, sealEntry } from '../evidence/entries.js';
import type { Sealed } from '../evidence/holdings.js';
import { keepPayload, MOST_PAYLOAD_BYTES, openPayload } from '../evidence/payloads.js';
import type { ListInfo, TrucelineRecord } from '../record/record.js';
import { badInput, Refusal } from './refusal.js';
import type { Asker } from './right.js';

export interface Vault {
  /** Folder of the mission. */
  readonly dir: string;
  readonly mission: string;
  readonly parties: readonly string[];
  readonly now: () => Date;
  /** Durable, or throws. */
  readonly append: (entries: readonly TrucelineRecord[]) => Promise<void>;
  /** All that is sealed in the mission, in the order of the ledger. */
  readonly sealed: () => Promise<readonly Sealed[]>;
}

export const CHILDREN_CLASS = 'children';
export const MISSING_CLASS = 'missing-persons';
export const MATCHES_CLASS = 'person-matches';
const LIST_CLASS = 'person-list-';

/** Party ids may have capitals, names of classes may not; those of two parties that differ in nothing else share a key. */
export const listClass = (party: string): string => `${LIST_CLASS}${party.toLowerCase()}`;

/** Classes whose payloads are handed out by the rules of right.ts alone. */
export const isPersonClass = (name: string): boolean =>
  name === CHILDREN_CLASS || name === MISSING_CLASS || name === MATCHES_CLASS || name.startsWith(LIST_CLASS);

export interface Document {
  readonly truceline: string;
}

export interface SealFields {
  readonly class: string;
  readonly operator: string;
  readonly list?: ListInfo;
  readonly about?: string;
}

/** @returns the id of the seal */
export async function keepDocument(vault: Vault, document: Document, fields: SealFields): Promise<string> {
  const payload = padded(document);
  try {
    const commitment = await keepPayload(vault.dir, vault.mission, fields.class, payload);
    const entry = sealEntry(commitment, fields, vault.now());
    await vault.append([entry]);
    return entry.id;
  } finally {
    payload.fill(0);
  }
}

/** @throws Refusal for a payload that is no document of this kind, EvidenceError where it is lost or altered */
export async function openDocument<T extends Document>(
  vault: Vault,
  { seal }: Sealed,
  tag: T['truceline'],
): Promise<T> {
  const found = await openAny(vault, { seal });
  if (found?.truceline === tag) return found as T;
  throw new Refusal('missing', `${seal.id} holds another kind of document than ${tag}.`);
}

/** Undefined for a payload that is no document: anybody may seal anything under any class. */
export async function openAny(vault: Vault, { seal }: Pick<Sealed, 'seal'>): Promise<Document | undefined> {
  const { salt, payload } = await openPayload(vault.dir, seal.class, seal.commitment);
  try {
    const value: unknown = JSON.parse(
      Buffer.from(payload.buffer, payload.byteOffset, payload.length).toString(),
    );
    return typeof value === 'object' && value !== null && 'truceline' in value
      ? (value as Document)
      : undefined;
  } catch {
    // The parser's message would quote the payload.
    return undefined;
  } finally {
    salt.fill(0);
    payload.fill(0);
  }
}

/** The entry that comes before anything of a sealed document is handed out. */
export async function enterAccess(
  vault: Vault,
  seals: readonly Pick<Sealed, 'seal'>[],
  asker: Asker,
  reason: string,
  to = whoIs(asker),
): Promise<void> {
  if (reason.trim() === '') throw badInput('Expected a reason, which goes into the ledger; found none.');
  const fields = { to, reason, operator: asker.name };
  await vault.append(seals.map(({ seal }) => releaseEntry({ of: seal.id, ...fields }, vault.now())));
}

const whoIs = ({ role, party, name }: Asker): string =>
  `${name} (${role.replaceAll('_', ' ')}${party === undefined ? '' : ` of ${party}`})`;

const LEAST_BYTES = 4096;

function padded(document: Document): Buffer {
  const json = JSON.stringify(document);
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_PAYLOAD_BYTES)
    throw badInput(
      `A sealed document has at most ${MOST_PAYLOAD_BYTES >> 20} MB, this one ${Math.ceil(bytes / 2 ** 20)} MB. Part the list.`,
    );
  const size = Math.max(LEAST_BYTES, 2 ** Math.ceil(Math.log2(bytes)));
  const payload = Buffer.alloc(size, ' ');
  payload.write(json);
  return payload;
}
