/**
 * The reports of a picture on disk: a page, JSON, CSV and GeoJSON a day, an index over the period, and all incidents
 * and findings as JSON Lines.
 */
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { dailyReport } from '../report/daily.js';
import { renderIndex } from '../report/html/index-page.js';
import { toJson } from '../report/json.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { addDays, startOfDayMs } from '../time/instant.js';
import type { Progress } from './progress.js';
import { writeDay, writeWhole } from './report-day.js';
import type { DayDone, DayTask } from './report-worker.js';

export interface WrittenReports {
  readonly days: readonly string[];
  readonly files: number;
}

/** From so many incidents on a second thread pays for its start. */
const INCIDENTS_FOR_A_THREAD = 4_000;

/** @param from first day, @param to last day, both local and inclusive; absent: the whole period of the picture */
export async function writeReports(
  picture: Picture,
  out: string,
  progress: Progress,
  from?: string,
  to?: string,
  index: PictureIndex = indexPicture(picture),
): Promise<WrittenReports> {
  await mkdir(out, { recursive: true });
  const days = index.days.filter(
    (day) => (from === undefined || day >= from) && (to === undefined || day <= to),
  );
  progress.step('reports', days.length);
  const writer = picture.incidents.length >= INCIDENTS_FOR_A_THREAD ? threadWriter(out) : plainWriter(out);
  let files = 0;
  try {
    for (const [i, day] of days.entries()) {
      const report = dailyReport(picture, day, index);
      files += await writer.write(day, report, toJson(report));
      progress.to(i + 1);
    }
    files += await writeLines(join(out, 'incidents.jsonl'), incidentLines(picture));
    files += await writeLines(join(out, 'findings.jsonl'), findingLines(picture));
    files += await writer.finish();
  } finally {
    await writer.close();
  }
  const zone = picture.mission.timeZone;
  const [first, last] = [days[0], days.at(-1)];
  if (first !== undefined && last !== undefined) {
    const period = periodReport(
      picture,
      startOfDayMs(zone, first),
      startOfDayMs(zone, addDays(last, 1)),
      index,
    );
    await writeWhole(join(out, 'index.html'), renderIndex(period));
    await writeWhole(join(out, 'period.json'), toJson(period));
    files += 2;
  }
  return { days, files };
}

interface DayWriter {
  /** @returns files written so far that were not counted yet */
  write(day: string, report: Parameters<typeof writeDay>[2], json: string): Promise<number>;
  /** Waits for what is under way. */
  finish(): Promise<number>;
  close(): Promise<unknown>;
}

function plainWriter(out: string): DayWriter {
  return {
    write: (day, report, json) => writeDay(out, day, report, json),
    finish: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };
}

/** Days handed over and not yet written; more would only take memory. */
const MOST_UNDER_WAY = 4;

function threadWriter(out: string): DayWriter {
  const worker = new Worker(new URL('./report-worker.js', import.meta.url), { workerData: { out } });
  let underWay = 0;
  let files = 0;
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
  const until = async (done: () => boolean): Promise<number> => {
    while (!done() && !failure) await new Promise<void>((resolve) => (wake = resolve));
    if (failure) throw failure;
    const counted = files;
    files = 0;
    return counted;
  };
  worker.on('message', (done: DayDone) => {
    underWay--;
    files += done.files;
    if (done.error) failure = Object.assign(new Error(done.error.message), done.error);
    wake();
  });
  worker.on('error', (error) => {
    failure = error as Error;
    wake();
  });
  return {
    write(day, report, json) {
      // Both threads render: what the other has no room for is done here.
      if (underWay >= MOST_UNDER_WAY) return writeDay(out, day, report, json);
      underWay++;
      worker.postMessage({ day, json } satisfies DayTask);
      return until(() => true);
    },
    finish: () => until(() => underWay === 0),
    close: () => worker.terminate(),
  };
}

const BLOCK_CHARACTERS = 1 << 20;

async function writeLines(file: string, lines: Iterable<string>): Promise<number> {
  const handle = await open(`${file}.part`, 'w');
  try {
    let block = '';
    for (const line of lines) {
      block += `${line}\n`;
      if (block.length < BLOCK_CHARACTERS) continue;
      await handle.write(block);
      block = '';
    }
    await handle.write(block);
  } finally {
    await handle.close();
  }
  await rename(`${file}.part`, file);
  return 1;
}

function* incidentLines(picture: Picture): Iterable<string> {
  for (const incident of picture.incidents) {
    yield JSON.stringify({ incident, attribution: picture.attributions.get(incident.id) });
  }
}

function* findingLines(picture: Picture): Iterable<string> {
  for (const finding of picture.findings) yield JSON.stringify(finding);
}
