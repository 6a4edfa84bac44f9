/**
 * The picture as it was: of the first entries of the ledger, under the configuration and the program of today.
 */
import type { TrucelineRecord } from '../record/record.js';
import type { Picture, StandsOn } from '../report/picture.js';
import { beginFold, type FoldProgress } from './fold.js';
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
  const { configuration } = mission;
  const standsOn = { records: size, ledger, configuration, version };
  return foldStore(mission, store, standsOn, { tell });
}

/** Codes the records as they are read. @param take is given them too, batch by batch */
export async function foldStore(
  mission: Mission,
  store: RecordStore,
  standsOn: StandsOn,
  { tell, take }: { readonly tell?: FoldProgress | undefined; readonly take?: Take | undefined } = {},
): Promise<Picture> {
  const folding = beginFold(mission);
  let done = 0;
  for await (const batch of store.read(standsOn.records)) {
    tell?.('coding', done, standsOn.records);
    const records = batch.map((json) => JSON.parse(json) as TrucelineRecord);
    done += records.length;
    take?.(records);
    folding.take(records);
  }
  return folding.finish(standsOn, tell);
}

type Take = (records: readonly TrucelineRecord[]) => void;

export async function readRecords(store: RecordStore, size?: number): Promise<TrucelineRecord[]> {
  const records: TrucelineRecord[] = [];
  for await (const batch of store.read(size))
    for (const json of batch) records.push(JSON.parse(json) as TrucelineRecord);
  return records;
}

/** Records as corrections leave them: withdrawn ones are gone, replaced ones stand as they should read. */
export async function readStanding(store: RecordStore, size?: number): Promise<TrucelineRecord[]> {
  const records = await readRecords(store, size);
  const instead = new Map<string, TrucelineRecord | undefined>();
  for (const record of records)
    if (record.kind === 'correction')
      instead.set(record.of, record.replacement && { ...record.replacement, id: record.of });
  return records.flatMap((record) => {
    if (!instead.has(record.id)) return [record];
    const standing = instead.get(record.id);
    return standing ? [standing] : [];
  });
}
