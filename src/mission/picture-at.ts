/**
 * The picture as it was: of the first entries of the ledger, under the configuration and the program of today.
 */
import type { TrucelineRecord } from '../record/record.js';
import type { Picture } from '../report/picture.js';
import { type FoldProgress, fold } from './fold.js';
import type { Mission } from './open.js';
import type { RecordStore } from './store.js';

/** The picture at a size of the ledger, folded anew. */
export async function pictureAt(
  mission: Mission,
  store: RecordStore,
  version: string,
  size: number,
  tell?: FoldProgress,
): Promise<Picture> {
  const ledger = await store.state(size);
  const records = await readRecords(store, size);
  const { configuration } = mission;
  return fold(mission, records, { records: records.length, ledger, configuration, version }, tell);
}

export async function readRecords(store: RecordStore, size?: number): Promise<TrucelineRecord[]> {
  const records: TrucelineRecord[] = [];
  for await (const batch of store.read(size))
    for (const json of batch) records.push(JSON.parse(json) as TrucelineRecord);
  return records;
}
