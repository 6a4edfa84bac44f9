/**
 * A mission held open by this process: its log, the picture folded from it, and the tables over the picture. Records
 * that are appended are durable before they are acknowledged; the picture follows shortly after.
 */
import { join } from 'node:path';
import { formatProblem } from '../record/document.js';
import type { TrucelineRecord } from '../record/record.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { type FoldProgress, fold } from './fold.js';
import type { Mission } from './open.js';
import { openPictureFile, type PictureFile } from './picture-file.js';
import type { Appended, LocalStore } from './store.js';
import { watchAgreements } from './watch-agreements.js';

export interface LiveMission {
  readonly mission: Mission;
  /** What is wrong with the agreement files on disk, since when; null: the ones in use are those on disk. */
  readonly refusedAgreements: RefusedAgreements | null;
  readonly store: LocalStore;
  readonly version: string;
  readonly picture: Picture;
  readonly index: PictureIndex;
  readonly file: PictureFile;
  /** Counts up whenever something that is shown has changed: the picture, or what is said about the agreements. */
  readonly edition: number;
  readonly closed: boolean;
  append(records: readonly TrucelineRecord[]): Promise<Appended>;
  /** Calls back after each new fold; returns how to stop that. */
  onFold(listener: () => void): () => void;
  close(): Promise<void>;
}

export interface RefusedAgreements {
  readonly sinceMs: number;
  readonly problems: readonly string[];
}

/** How long after an append the picture is folded anew: an import of many batches folds a few times, not each time. */
const FOLD_AFTER_MS = 400;

/** @param records those of the store, in its order; the mission keeps the list and adds to it */
export async function goLive(
  opened: Mission,
  store: LocalStore,
  records: TrucelineRecord[],
  version: string,
  tell?: FoldProgress,
): Promise<LiveMission> {
  let mission = opened;
  let refusedAgreements: RefusedAgreements | null = null;
  const refold = (progress?: FoldProgress): Picture =>
    fold(mission, records, { ...store.standsOn(), version }, progress);
  const file = await openPictureFile(join(mission.dir, 'picture.duckdb'));
  let picture = refold(tell);
  let index = indexPicture(picture);
  await file.write(picture);
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let edition = 1;
  const announce = (): void => {
    edition++;
    for (const listener of listeners) listener();
  };
  let writing = Promise.resolve();
  // BUG: folding runs on the thread that also answers requests: a mission of 100,000 records is silent for some seconds
  // after each import. A thread of its own, or a fold that takes up where it was, would mend it.
  const follow = async (): Promise<void> => {
    timer = undefined;
    const next = refold();
    await file.write(next);
    picture = next;
    index = indexPicture(next);
    announce();
  };
  const schedule = (): void => {
    timer ??= setTimeout(() => {
      writing = writing
        .then(follow)
        .catch((error: unknown) => console.error('The picture could not be folded:', error));
    }, FOLD_AFTER_MS);
  };
  const watch = watchAgreements(mission, async () => {
    const loaded = await mission.loadAgreements();
    if (closed) return;
    if (loaded.ok) {
      mission = { ...mission, programs: loaded.programs };
      refusedAgreements = null;
      console.error('The agreements were read anew.');
      schedule();
    } else {
      const problems = loaded.problems.map(formatProblem);
      refusedAgreements = { sinceMs: Date.now(), problems };
      console.error(
        `The agreement files have changed and cannot be used; the last good version stays in use:\n  ${problems.join('\n  ')}`,
      );
      announce();
    }
  });
  return {
    get mission() {
      return mission;
    },
    get refusedAgreements() {
      return refusedAgreements;
    },
    store,
    version,
    get picture() {
      return picture;
    },
    get index() {
      return index;
    },
    file,
    get edition() {
      return edition;
    },
    get closed() {
      return closed;
    },
    async append(fresh) {
      const result = await store.append(fresh, (record) => records.push(record));
      if (result.added > 0) {
        schedule();
      }
      return result;
    },
    onFold(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      watch.close();
      if (timer) clearTimeout(timer);
      await writing;
      file.close();
      await store.close();
    },
  };
}
