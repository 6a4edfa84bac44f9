/**
 * Holds every original against the ledger: all are hashed anew, what is missing or altered is named, and so is what
 * lies among them without an entry.
 */
import type { Holdings, Item } from './holdings.js';
import { evidenceId } from './item-id.js';
import { type OriginalState, originalState, originalsOnDisk } from './originals.js';

export interface Checked {
  readonly item: Item;
  readonly state: OriginalState;
}

export interface Verified {
  readonly checked: readonly Checked[];
  /** Originals on the disk that no entry names: a crash came between, or somebody put them there. */
  readonly unnamed: readonly string[];
  /** Names in the folder of the originals that are none. */
  readonly strangers: readonly string[];
}

/** @param tell told the bytes done and to do, over all items */
export async function verifyOriginals(
  missionDir: string,
  { items }: Holdings,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<Verified> {
  const total = [...items.values()].reduce((sum, { evidence }) => sum + evidence.bytes, 0);
  const checked: Checked[] = [];
  let before = 0;
  for (const item of items.values()) {
    const { sha256, bytes } = item.evidence;
    const state = await originalState(missionDir, sha256, (done) => tell(before + done, total));
    checked.push({ item, state });
    before += bytes;
  }
  const { originals, strangers } = await originalsOnDisk(missionDir);
  return { checked, unnamed: originals.filter((sha256) => !items.has(evidenceId(sha256))), strangers };
}
