/** What commands that look at some days of a mission share: its picture, and the days as a window of time. */
import { type AsOf, sizeAsOf } from '../mission/as-of.js';
import { currentPicture } from '../mission/current-picture.js';
import { pictureAt } from '../mission/picture-at.js';
import type { RecordStore } from '../mission/store.js';
import type { Picture } from '../report/picture.js';
import { addDays, type Interval, startOfDayMs } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';

export interface WindowRequest {
  readonly mission?: string | undefined;
  /** First and last day, YYYY-MM-DD; absent: those of the mission. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The ledger as it was; absent: as it is. */
  readonly asOf?: AsOf | undefined;
}

export interface MissionWindow extends Interval {
  readonly dir: string;
  readonly from: string;
  readonly to: string;
}

/** Calls `use` while the mission is held open by `command`. */
export async function withPicture(
  request: WindowRequest,
  command: string,
  use: (picture: Picture, window: MissionWindow, store: RecordStore) => void | Promise<void>,
): Promise<void> {
  const mission = await loadMission(missionDir(request.mission));
  const { timeZone, period } = mission.config;
  const from = request.from ?? period.start;
  const to = request.to ?? addDays(period.end, -1);
  if (to < from)
    throw new CommandFailure(`--to ${to} lies before --from ${from}. Give them the other way round.`);
  const reached = await reachStore(mission, command);
  const progress = terminalProgress();
  try {
    const version = await programVersion();
    const tell = stepper(progress);
    const size = request.asOf ? await sizeAsOf(reached.store, request.asOf) : undefined;
    if (size && !size.ok) throw new CommandFailure(size.reason);
    const picture = size
      ? await pictureAt(mission, reached.store, version, size.size, tell)
      : reached.through === 'lock'
        ? (await currentPicture(mission, reached.store, version, { tell, withReports: false })).picture
        : await pictureAt(mission, reached.store, version, await reached.store.size(), tell);
    progress.done();
    const startMs = startOfDayMs(timeZone, from);
    const window = { dir: mission.dir, from, to, startMs, endMs: startOfDayMs(timeZone, addDays(to, 1)) };
    await use(picture, window, reached.store);
  } finally {
    progress.done();
    await reached.release();
  }
}
