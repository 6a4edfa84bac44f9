/** A record of the ledger by its id, with the moment at which it was written. */

import { splitEntry } from '../mission/entry.js';
import type { LocalStore } from '../mission/store.js';
import type { TrucelineRecord } from '../record/record.js';

export interface Stored {
  readonly record: TrucelineRecord;
  readonly atMs: number;
}
export type FindStored = (id: string) => Promise<Stored | undefined>;

export function storedBy({ ledger, catalogue }: LocalStore): FindStored {
  return async (id) => {
    const index = catalogue.find(id);
    if (index === undefined) return undefined;
    for await (const [bytes] of ledger.read(index, index + 1)) {
      const { record, atMs } = splitEntry(bytes!);
      return { record: JSON.parse(record.toString()) as TrucelineRecord, atMs };
    }
    return undefined;
  };
}
