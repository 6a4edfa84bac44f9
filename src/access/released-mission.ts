/**
 * A live mission as a role may see it: the same mission, with the released picture and tables of its own over it. It is made when
 * it is first asked for and made again when the mission has changed or a day has become old enough to be shown; where
 * what is recent is withheld, at most every quarter of an hour, since the moment of a change is a thing to learn, too.
 *
 * It is made in small parts, between which this thread answers requests; whoever asks meanwhile waits a moment and is then given
 * the one before, which was released by the same rules. One is made at a time.
 *
 * BUG: the index over it is made in one go, and it takes memory of its own.
 */
import type { LiveMission } from '../mission/live.js';
import { openPictureFile, type PictureFile } from '../mission/picture-file.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import type { Access } from './access.js';
import { aliasesFor } from './alias.js';
import { type Policy, policyKey } from './release.js';
import { releasedBySteps } from './released-picture.js';

const QUARTER_MS = 15 * 60_000;
/** So long somebody waits for the new one while there is one from before. */
const WAIT_MS = 1_000;
/** So long this thread works on it before it looks who asks. */
const AT_ONCE_MS = 8;
/** So long tables that were replaced stay for whoever reads them. */
const LET_GO_AFTER_MS = 60_000;

export interface ReleasedMission {
  readonly mission: LiveMission;
  /**
   * Brings it up to date; to be waited for before each answer.
   * @returns since when what is shown is no longer the newest, in milliseconds since 1970 UTC; undefined: it is
   */
  follow(): Promise<number | undefined>;
}

export async function releasedMission(
  live: LiveMission,
  policy: Policy,
  { now, aliasKey: key }: Pick<Access, 'now' | 'aliasKey'>,
  party?: string,
  waitMs = WAIT_MS,
): Promise<ReleasedMission> {
  let file: PictureFile | undefined;
  const alias = aliasesFor(key, policyKey(policy, party));
  const slow = policy.recent.kind === 'delayed';
  let picture: Picture | undefined;
  let index: PictureIndex | undefined;
  let edition = 0;
  let madeOf = -1;
  let slot = -1;
  let making: Promise<void> | undefined;
  let oldSinceMs: number | undefined;
  const listeners = new Set<() => void>();

  const isOld = (): boolean => {
    const current = Math.floor(now() / QUARTER_MS);
    return slow ? current !== slot : live.edition !== madeOf;
  };
  const make = async (): Promise<void> => {
    const [madeSlot, madeEdition] = [Math.floor(now() / QUARTER_MS), live.edition];
    const next = await withRests(releasedBySteps(live.picture, { policy, party, nowMs: now(), alias }));
    // Tables of its own: those of before answer until these are whole.
    const tables = await openPictureFile(':memory:');
    await tables.write(next);
    const nextIndex = indexPicture(next);
    const before = file;
    [picture, index, file] = [next, nextIndex, tables];
    if (before) setTimeout(() => before.close(), LET_GO_AFTER_MS).unref();
    [slot, madeOf] = [madeSlot, madeEdition];
    if (!isOld()) oldSinceMs = undefined;
    edition++;
    for (const listener of listeners) listener();
  };
  const follow = async (): Promise<number | undefined> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), waitMs);
    });
    try {
      while (making || isOld()) {
        oldSinceMs ??= now();
        making ??= make().finally(() => {
          making = undefined;
        });
        if (!picture) {
          await making;
          return undefined;
        }
        making.catch((error: unknown) => console.error(error));
        if ((await Promise.race([making, late])) === 'late') return oldSinceMs;
      }
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  };
  const stopFollowing = live.onFold(() => {
    if (!slow && listeners.size > 0) void follow().catch((error: unknown) => console.error(error));
  });
  let timer: NodeJS.Timeout | undefined;
  const mission: LiveMission = {
    get mission() {
      const { facilities, ...rest } = live.mission;
      return { ...rest, facilities: policy.place.kind === 'full' ? facilities : [] };
    },
    get refusedAgreements() {
      // Its problems name files and lines of the mission's folder.
      return live.refusedAgreements && { ...live.refusedAgreements, problems: [] };
    },
    store: live.store,
    version: live.version,
    get picture() {
      return picture!;
    },
    get index() {
      return index!;
    },
    get file() {
      return file!;
    },
    get edition() {
      return edition;
    },
    get closed() {
      return live.closed;
    },
    steps: { of: () => [] },
    append: () => Promise.reject(new Error('nothing is appended to what is released')),
    onFold(listener) {
      listeners.add(listener);
      if (slow) timer ??= setInterval(() => void follow().catch(console.error), QUARTER_MS).unref();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    async close() {
      stopFollowing();
      clearInterval(timer);
      await making?.catch(() => undefined);
      file?.close();
    },
  };
  return { mission, follow };
}

async function withRests<T>(steps: Generator<void, T>): Promise<T> {
  let sinceMs = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - sinceMs < AT_ONCE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    sinceMs = performance.now();
  }
}
