/**
 * The picture at the size that the ledger has now: from a snapshot that the ledger bears out, or folded. What took long
 * to fold is stored, so that opening the mission again is quick; what did not is cheaper to fold again.
 */
import type { TrucelineRecord } from '../record/record.js';
import type { Picture, StandsOn } from '../report/picture.js';
import type { FoldProgress } from './fold.js';
import type { Mission } from './open.js';
import { foldStore } from './picture-at.js';
import { readPicture, writePicture } from './picture-snapshot.js';
import type { LocalStore } from './store.js';

export interface CurrentPicture {
  readonly picture: Picture;
  /** Null where the picture could be had without reading them, or nobody wants them. */
  readonly records: TrucelineRecord[] | null;
}

export interface CurrentSetting {
  readonly tell?: FoldProgress | undefined;
  /** From so many records on a picture is stored. */
  readonly storedFrom?: number | undefined;
  /** False: nobody goes through its coded reports; they are left in the snapshot, and only their sums are there. */
  readonly withReports: boolean;
  /** True: who asks goes on with the records; else they are let go of as soon as they are coded. */
  readonly withRecords?: boolean;
}

/** From so many records on a picture is stored. */
export const STORED_FROM_RECORDS = 50_000;

export async function currentPicture(
  mission: Mission,
  store: LocalStore,
  version: string,
  { tell, storedFrom = STORED_FROM_RECORDS, withReports, withRecords }: CurrentSetting,
): Promise<CurrentPicture> {
  const standsOn = await standsOnNow(mission, store, version);
  const { records } = standsOn;
  const stored = records >= storedFrom ? await readPicture(mission, store, standsOn, withReports) : null;
  if (stored) return { picture: stored, records: null };
  const read: TrucelineRecord[] | null = withRecords ? [] : null;
  const take = (batch: readonly TrucelineRecord[]): void => void read?.push(...batch);
  const picture = await foldStore(mission, store, standsOn, { tell, take });
  if (records >= storedFrom) await storePicture(mission, store, picture);
  return { picture, records: read };
}

export async function standsOnNow(
  { configuration }: Mission,
  store: LocalStore,
  version: string,
): Promise<StandsOn> {
  const records = await store.size();
  return { records, ledger: await store.state(records), configuration, version };
}

/** A picture that cannot be stored is folded again next time, and nothing else. */
export async function storePicture(mission: Mission, store: LocalStore, picture: Picture): Promise<void> {
  try {
    await writePicture(mission, store, picture);
  } catch (error) {
    store.note(`The picture could not be stored for the next opening: ${(error as Error).message}`);
  }
}
