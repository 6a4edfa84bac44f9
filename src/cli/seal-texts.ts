/**
 * `truceline import --seal-texts CLASS`: words of accounts of serious harm go under seal as their records are taken in. The
 * record comes first and the seal after it; where the power fails in between, importing the file again seals what is owed.
 */
import { knownTexts, sealTexts, type UnsealedText } from '../evidence/sealed-text.js';
import type { MissionConfig } from '../mission/config.js';
import type { Appended, RecordStore } from '../mission/store.js';
import type { TrucelineRecord } from '../record/record.js';
import { isPersonClass } from '../tracing/vault.js';
import { CommandFailure } from './failure.js';
import { actor } from './keeping.js';
import { refuseClass } from './seal.js';

export interface TextSealer {
  readonly class: string;
  /** To be called for each text that a record is taken in without. */
  hold(about: string, text: string): void;
  /** Seals the texts of those records that the ledger has now. @returns how many it sealed */
  settle(records: readonly TrucelineRecord[], appended: Appended): Promise<number>;
}

/** @throws CommandFailure where it is no class of the mission */
export function openTextSealer(
  mission: { readonly dir: string; readonly config: Pick<MissionConfig, 'id' | 'releaseClasses'> },
  store: Pick<RecordStore, 'append' | 'read'>,
  releaseClass: string,
  now: () => Date = () => new Date(),
): TextSealer {
  refuseClass(mission, releaseClass);
  if (isPersonClass(releaseClass))
    throw new CommandFailure(
      `"${releaseClass}" is a class of lists of persons, which nothing releases. Choose another for --seal-texts.`,
    );
  const held = new Map<string, Set<string>>();
  return {
    class: releaseClass,
    hold(about, text) {
      const texts = held.get(about);
      if (texts) texts.add(text);
      else held.set(about, new Set([text]));
    },
    async settle(records, { refused, tooLarge, unsigned = [], unheld = [] }) {
      if (held.size === 0) return 0;
      const lost = new Set([...refused, ...tooLarge, ...[...unsigned, ...unheld].map(({ id }) => id)]);
      const owed: UnsealedText[] = [];
      for (const { id } of records) {
        if (!lost.has(id)) for (const text of held.get(id) ?? []) owed.push({ about: id, text });
        held.delete(id);
      }
      if (owed.length === 0) return 0;
      const known = knownTexts(await recordsAboutSeals(store));
      const { dir, config } = mission;
      const sealing = {
        ...{ dir, mission: config.id, class: releaseClass },
        ...{ operator: actor(undefined), now: now() },
      };
      const seals = await sealTexts(sealing, owed, known);
      if (seals.length > 0) await store.append(seals);
      return seals.length;
    },
  };
}

/** The whole ledger is gone through, once a batch that has such texts: they are few. */
async function recordsAboutSeals(store: Pick<RecordStore, 'read'>): Promise<TrucelineRecord[]> {
  const found: TrucelineRecord[] = [];
  for await (const batch of store.read())
    for (const json of batch)
      if (json.includes('"kind":"seal"') || json.includes('"kind":"destruction"'))
        found.push(JSON.parse(json) as TrucelineRecord);
  return found;
}
