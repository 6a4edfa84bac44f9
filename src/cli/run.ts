/**
 * `truceline run MISSION`: the whole chain in batch, from the log to the reports on disk, with a summary at the end.
 */
import { join, resolve } from 'node:path';
import { fold } from '../mission/fold.js';
import { openPictureFile } from '../mission/picture-file.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { addDays, startOfDayMs } from '../time/instant.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion, reachStore } from './mission.js';
import { terminalProgress } from './progress.js';
import { writeReports } from './report-files.js';
import { summary } from './summary.js';

export interface RunRequest {
  readonly mission?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly out?: string | undefined;
  /** Write the picture's tables (picture.duckdb) too. */
  readonly tables?: boolean | undefined;
}

export async function run(request: RunRequest): Promise<number> {
  if (request.from !== undefined && request.to !== undefined && request.to < request.from) {
    throw new CommandFailure(
      `--to ${request.to} lies before --from ${request.from}. Give them the other way round.`,
    );
  }
  const started = performance.now();
  const mission = await loadMission(missionDir(request.mission));
  const reached = await reachStore(mission, 'run', true);
  const progress = terminalProgress();
  try {
    const { records, digest } = reached;
    if (request.tables && reached.through === 'server') {
      console.error('The server of the mission keeps picture.duckdb itself; --tables is not needed.');
    }
    if (records.length === 0) {
      throw new CommandFailure(
        `The log of ${mission.dir} has no records yet. Import some first: truceline import FORMAT FILE... --mission ${mission.dir}`,
      );
    }
    let stage = '';
    const standsOn = { records: records.length, digest, version: await programVersion() };
    const folded = fold(mission, records, standsOn, (name, done, total) => {
      if (name !== stage) progress.step(name, total);
      stage = name;
      progress.to(done);
    });
    const picture = widened(folded, request);
    const index = indexPicture(picture);
    const out = resolve(request.out ?? join(mission.dir, 'reports'));
    const tables =
      request.tables && reached.through === 'lock'
        ? writePicture(join(mission.dir, 'picture.duckdb'), picture)
        : Promise.resolve();
    const [written] = await Promise.all([
      writeReports(picture, out, progress, request.from, request.to, index),
      tables,
    ]);
    progress.done();
    const seconds = (performance.now() - started) / 1000;
    console.log(summary(index, request));
    console.log(
      `${written.files} files in ${out}: index.html for the period, and a page, JSON, CSV and GeoJSON for each of ${written.days.length} days.`,
    );
    console.log(`${records.length} records in ${seconds.toFixed(1)} s.`);
    return 0;
  } finally {
    progress.done();
    await reached.release();
  }
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
