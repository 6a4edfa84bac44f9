/**
 * A mission held open by this process: its ledger, the picture folded from it, and the tables over the picture. Records
 * that are appended are durable before they are acknowledged; the picture follows shortly after.
 */
import { join } from 'node:path';
import { type StepLog, stepLog } from '../casework/step-log.js';
import { formatProblem } from '../record/document.js';
import type { TrucelineRecord } from '../record/record.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { currentPicture, STORED_FROM_RECORDS, standsOnNow, storePicture } from './current-picture.js';
import { type FoldProgress, fold } from './fold.js';
import type { Mission } from './open.js';
import { readRecords } from './picture-at.js';
import { openPictureFile, type PictureFile } from './picture-file.js';
import { withoutReports } from './picture-snapshot.js';
import type { Appended, LocalStore } from './store.js';
import { areTablesOf, noteTables } from './tables-snapshot.js';
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
  /** What was taken in cases, up to the last append. */
  readonly steps: Pick<StepLog, 'of'>;
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

export async function goLive(
  opened: Mission,
  store: LocalStore,
  version: string,
  tell?: FoldProgress,
  storedFrom = STORED_FROM_RECORDS,
): Promise<LiveMission> {
  let mission = opened;
  let refusedAgreements: RefusedAgreements | null = null;
  const tables = join(mission.dir, 'picture.duckdb');
  const standsOn = await standsOnNow(mission, store, version);
  const kept = standsOn.records >= storedFrom && (await areTablesOf(mission.dir, store, standsOn, tables));
  const first = await currentPicture(mission, store, version, {
    tell,
    storedFrom,
    withReports: !kept,
    withRecords: true,
  });
  const records = recordList(store, first.records);
  const steps = stepLog(first.picture.steps);
  const file = await openPictureFile(tables, kept);
  if (!kept) await file.write(first.picture);
  let picture = withoutReports(first.picture);
  let index = indexPicture(picture);
  let stored = standsOn.records >= storedFrom;
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
    const next = await refold(mission, store, records, version);
    await file.write(next);
    picture = next;
    stored = false;
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
      mission = { ...mission, programs: loaded.programs, configuration: loaded.configuration };
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
    steps,
    async append(fresh) {
      const added = (record: TrucelineRecord): void => {
        records.add(record);
        steps.add(record);
      };
      const result = await store.append(fresh, { added });
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
      const large = picture.standsOn.records >= storedFrom;
      if (large && !stored) await storePicture(mission, store, picture);
      await file.checkpoint();
      file.close();
      if (large)
        await noteTables(mission.dir, store, picture.standsOn, tables).catch((error: Error) =>
          store.note(`The tables will be written again at the next opening: ${error.message}`),
        );
      await store.close();
    },
  };
}

/** The records of the store, in its order; read when they are first needed, and added to as they come. */
interface RecordList {
  readonly add: (record: TrucelineRecord) => void;
  all(): Promise<readonly TrucelineRecord[]>;
}

function recordList(store: LocalStore, known: TrucelineRecord[] | null): RecordList {
  let read = known;
  // What was added while the store is being read.
  let late: TrucelineRecord[] = [];
  return {
    add: (record) => void (read ?? late).push(record),
    async all() {
      if (!read) {
        late = [];
        const found = await readRecords(store, await store.size());
        read = found.concat(late);
      }
      return read.slice();
    },
  };
}

async function refold(
  mission: Mission,
  store: LocalStore,
  list: RecordList,
  version: string,
): Promise<Picture> {
  const records = await list.all();
  const ledger = await store.state(records.length);
  const { configuration } = mission;
  return fold(mission, records, { records: records.length, ledger, configuration, version });
}
