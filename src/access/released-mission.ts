/**
 * A live mission as a role may see it: the same mission, with the released picture and tables of its own over it. It is made when
 * it is first asked for and made again when the mission has changed or a day has become old enough to be shown; where
 * what is recent is withheld, at most every quarter of an hour, since the moment of a change is a thing to learn, too.
 *
 * BUG: the released picture is made on the thread that answers requests, which is silent meanwhile, and takes memory of its own.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { LiveMission } from '../mission/live.js';
import { openPictureFile } from '../mission/picture-file.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import type { Policy } from './release.js';
import { releasedPicture } from './released-picture.js';

const QUARTER_MS = 15 * 60_000;

export interface ReleasedMission {
  readonly mission: LiveMission;
  /** Brings it up to date; to be waited for before each answer. */
  follow(): Promise<void>;
}

export async function releasedMission(
  live: LiveMission,
  policy: Policy,
  now: () => number,
  party?: string,
): Promise<ReleasedMission> {
  const file = await openPictureFile(':memory:');
  const key = randomBytes(32);
  const alias = (id: string): string =>
    `withheld-${createHmac('sha256', key).update(id).digest('hex').slice(0, 16)}`;
  const slow = policy.recent.kind === 'delayed';
  let picture: Picture | undefined;
  let index: PictureIndex | undefined;
  let edition = 0;
  let madeOf = -1;
  let slot = -1;
  let making: Promise<void> = Promise.resolve();
  const listeners = new Set<() => void>();

  const isOld = (): boolean => {
    const current = Math.floor(now() / QUARTER_MS);
    return slow ? current !== slot : live.edition !== madeOf;
  };
  const make = async (): Promise<void> => {
    if (!isOld()) return;
    slot = Math.floor(now() / QUARTER_MS);
    madeOf = live.edition;
    const next = releasedPicture(live.picture, { policy, party, nowMs: now(), alias });
    await file.write(next);
    picture = next;
    index = indexPicture(next);
    edition++;
    for (const listener of listeners) listener();
  };
  const follow = (): Promise<void> => {
    making = making.catch(() => undefined).then(make);
    return making;
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
    file,
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
      await making.catch(() => undefined);
      file.close();
    },
  };
  return { mission, follow };
}
