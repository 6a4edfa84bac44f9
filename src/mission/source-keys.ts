/**
 * Keys of sources in a mission: the gate before its ledger, and the keys that mission.yaml names, which become entries of
 * the ledger like any other step in the life of a key.
 */
import type { Ledger } from '../ledger/ledger.js';
import { keyRecordId, type SourceKey, type TrucelineRecord } from '../record/record.js';
import { type Gate, openGate } from '../signing/gate.js';
import type { StoredKey } from '../signing/read-chain.js';
import type { Catalogue } from './catalogue.js';
import type { MissionConfig } from './config.js';
import { splitEntry } from './entry.js';
import type { LocalStore } from './store.js';

/** mission.yaml and the ledger name different keys; the message says what to do. */
export class SourceKeyProblem extends Error {}

export function gateOf(ledger: Ledger, catalogue: Catalogue): Gate {
  return openGate({ has: (id) => catalogue.find(id) !== undefined, stored: storedKey(ledger, catalogue) });
}

export function storedKey(ledger: Ledger, catalogue: Catalogue): StoredKey {
  return async (id) => {
    const index = catalogue.find(id);
    if (index === undefined) return undefined;
    for await (const [bytes] of ledger.read(index, index + 1)) {
      const { record, atMs } = splitEntry(bytes!);
      return { record: JSON.parse(record.toString()) as TrucelineRecord, at: { index, atMs } };
    }
    return undefined;
  };
}

/**
 * Enters the keys that mission.yaml names for sources without one.
 * @throws SourceKeyProblem where the ledger has another first key
 */
export async function introduceKeys(
  { sources }: Pick<MissionConfig, 'sources'>,
  store: Pick<LocalStore, 'ledger' | 'catalogue' | 'append'>,
  now: Date,
): Promise<void> {
  const stored = storedKey(store.ledger, store.catalogue);
  const fresh: SourceKey[] = [];
  for (const { id, key } of sources) {
    if (key === undefined) continue;
    const first = await stored(keyRecordId(id, 1));
    if (!first) fresh.push(introduction(id, key, now));
    else if (first.record.kind === 'key' && first.record.key !== key)
      throw new SourceKeyProblem(
        `mission.yaml names ${key} as the key of source "${id}"; the ledger has had ${first.record.key} as its first since entry ${first.at.index}. Put that one back into mission.yaml, or leave key out; a key is changed by: truceline source rotate ${id}.`,
      );
  }
  if (fresh.length === 0) return;
  const { unsigned: [first] = [] } = await store.append(fresh);
  if (first)
    throw new SourceKeyProblem(
      `mission.yaml: the key of a source cannot be introduced (${first.id}): ${first.fault.field}: expected ${first.fault.expected}; found ${first.fault.found}. ${first.fault.hint}`,
    );
}

function introduction(source: string, key: string, now: Date): SourceKey {
  const at = now.toISOString();
  return {
    kind: 'key',
    id: keyRecordId(source, 1),
    source,
    time: { start: at, end: at, precision: 'second' },
    action: 'introduce',
    key,
    reason: 'named in mission.yaml',
  };
}
