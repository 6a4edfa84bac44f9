/**
 * `truceline run MISSION`: the whole chain in batch, from the ledger to the reports on disk, with a summary at the end.
 */
import { join, resolve } from 'node:path';
import { type AsOf, sizeAsOf } from '../mission/as-of.js';
import { currentPicture } from '../mission/current-picture.js';
import type { FoldProgress } from '../mission/fold.js';
import type { Mission } from '../mission/open.js';
import { pictureAt } from '../mission/picture-at.js';
import { openPictureFile } from '../mission/picture-file.js';
import type { Language } from '../record/codes.js';
import { type ReportFormat, USUAL_FILES } from '../report/file-formats.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { addDays, startOfDayMs } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion, type Reached, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';
import { writeReports } from './report-files.js';
import { summary } from './summary.js';

export interface RunRequest {
  readonly mission?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly out?: string | undefined;
  /** Files of each day; absent: the usual ones. */
  readonly format?: readonly ReportFormat[] | undefined;
  /** Write the picture's tables (picture.duckdb) too. */
  readonly tables?: boolean | undefined;
  readonly languages?: readonly Language[] | undefined;
  /** A size of the ledger or a moment: the picture as it was then. */
  readonly asOf?: AsOf | undefined;
}

export async function run(request: RunRequest): Promise<number> {
  if (request.from !== undefined && request.to !== undefined && request.to < request.from) {
    throw new CommandFailure(
      `--to ${request.to} lies before --from ${request.from}. Give them the other way round.`,
    );
  }
  const started = performance.now();
  const mission = await loadMission(missionDir(request.mission));
  const reached = await reachStore(mission, 'run');
  const progress = terminalProgress();
  try {
    if (request.tables && reached.through === 'server') {
      console.error('The server of the mission keeps picture.duckdb itself; --tables is not needed.');
    }
    if ((await reached.store.size()) === 0) {
      throw new CommandFailure(
        `The ledger of ${mission.dir} has no records yet. Import some first: truceline import FORMAT FILE... --mission ${mission.dir}`,
      );
    }
    const folded = await pictureFor(mission, reached, request, stepper(progress));
    const picture = widened(folded, request);
    const index = indexPicture(picture);
    const out = resolve(request.out ?? join(mission.dir, 'reports'));
    const tables =
      request.tables && reached.through === 'lock'
        ? writePicture(join(mission.dir, 'picture.duckdb'), picture)
        : Promise.resolve();
    const [written] = await Promise.all([
      writeReports(picture, out, progress, request.from, request.to, index, {
        formats: request.format ?? USUAL_FILES.formats,
        languages: request.languages ?? USUAL_FILES.languages,
      }),
      tables,
    ]);
    progress.done();
    const seconds = (performance.now() - started) / 1000;
    console.log(summary(index, request));
    console.log(
      `${written.files} files in ${out}: index.html for the period, and ${(request.format ?? USUAL_FILES.formats).map((format) => format.toUpperCase()).join(', ')} for each of ${written.days.length} days.`,
    );
    console.log(`${picture.standsOn.records} records in ${seconds.toFixed(1)} s.`);
    return 0;
  } finally {
    progress.done();
    await reached.release();
  }
}

async function pictureFor(
  mission: Mission,
  reached: Reached,
  request: RunRequest,
  tell: FoldProgress,
): Promise<Picture> {
  const { asOf } = request;
  const version = await programVersion();
  const all = await reached.store.size();
  const size = asOf ? await sizeAsOf(reached.store, asOf) : { ok: true as const, size: all };
  if (!size.ok) throw new CommandFailure(size.reason);
  if (size.size === 0)
    throw new CommandFailure('Nothing had been written down by then: the ledger was empty.');
  if (asOf) console.error(`As of entry ${size.size} of ${all}.`);
  if (reached.through === 'lock' && size.size === all)
    return (
      await currentPicture(mission, reached.store, version, {
        tell,
        withReports: request.tables === true || isWider(request, mission.config.period),
      })
    ).picture;
  return pictureAt(mission, reached.store, version, size.size, tell);
}

/** Days outside the mission's period are not among those whose sums were stored. */
function isWider({ from, to }: RunRequest, { start, end }: Mission['config']['period']): boolean {
  return (from !== undefined && from < start) || (to !== undefined && to >= end);
}

/** Days asked for that lie outside the mission's period are taken in. */
function widened(picture: Picture, request: RunRequest): Picture {
  const zone = picture.mission.timeZone;
  const startMs = request.from === undefined ? picture.period.startMs : startOfDayMs(zone, request.from);
  const endMs = request.to === undefined ? picture.period.endMs : startOfDayMs(zone, addDays(request.to, 1));
  return {
    ...picture,
    period: {
      startMs: Math.min(startMs, picture.period.startMs),
      endMs: Math.max(endMs, picture.period.endMs),
    },
  };
}

async function writePicture(file: string, picture: Picture): Promise<void> {
  const tables = await openPictureFile(file);
  try {
    await tables.write(picture);
  } finally {
    tables.close();
  }
}
