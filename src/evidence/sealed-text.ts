/**
 * The words of an account of serious harm, which no record may hold: sealed where a record of it is taken in, about that
 * record. The same words come again whenever a file is imported again; they are sealed once, and words that somebody had
 * destroyed are not brought back by that.
 */
import type { Destruction, Seal, TrucelineRecord } from '../record/record.js';
import { sealEntry } from './entries.js';
import { keepPayload, openPayload, payloadState } from './payloads.js';

/** How the seal of such words is known; it says nothing of what they say. */
export const TEXT_NOTE = 'the account in the words of its source, sealed as it was taken in';

export interface TextSealing {
  readonly dir: string;
  /** Id of the mission. */
  readonly mission: string;
  readonly class: string;
  readonly operator: string;
  readonly now: Date;
}

export interface UnsealedText {
  /** Id of the record. */
  readonly about: string;
  readonly text: string;
}

/** Seals of texts by the record that they are about, and which of them are destroyed. */
export interface KnownTexts {
  readonly seals: ReadonlyMap<string, readonly Seal[]>;
  readonly destroyed: ReadonlySet<string>;
}

export function knownTexts(records: Iterable<TrucelineRecord>): KnownTexts {
  const seals = new Map<string, Seal[]>();
  const destroyed = new Set<string>();
  for (const record of records) {
    if (record.kind === 'destruction') destroyed.add((record as Destruction).of);
    if (record.kind !== 'seal' || record.note !== TEXT_NOTE || record.about === undefined) continue;
    const known = seals.get(record.about);
    if (known) known.push(record);
    else seals.set(record.about, [record]);
  }
  return { seals, destroyed };
}

/** Keeps the payloads that are new. @returns the entries that the ledger owes them */
export async function sealTexts(
  sealing: TextSealing,
  texts: readonly UnsealedText[],
  known: KnownTexts,
): Promise<Seal[]> {
  const entries: Seal[] = [];
  for (const { about, text } of texts) {
    const payload = Buffer.from(text, 'utf8');
    if (await isSealed(sealing.dir, payload, known.seals.get(about) ?? [], known.destroyed)) continue;
    const commitment = await keepPayload(sealing.dir, sealing.mission, sealing.class, payload);
    payload.fill(0);
    const { class: releaseClass, operator, now } = sealing;
    entries.push(sealEntry(commitment, { class: releaseClass, operator, about, note: TEXT_NOTE }, now));
  }
  return entries;
}

async function isSealed(
  dir: string,
  payload: Uint8Array,
  seals: readonly Seal[],
  destroyed: ReadonlySet<string>,
): Promise<boolean> {
  for (const { id, class: releaseClass, commitment } of seals) {
    if (destroyed.has(id)) return true;
    if ((await payloadState(dir, commitment)) === 'missing') continue;
    const opened = await openPayload(dir, releaseClass, commitment);
    const isSame = Buffer.compare(opened.payload, payload) === 0;
    opened.payload.fill(0);
    opened.salt.fill(0);
    if (isSame) return true;
  }
  return false;
}
