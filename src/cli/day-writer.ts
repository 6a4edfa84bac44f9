/**
 * Who renders and writes the days of a report: this thread alone, or this one and a second. Both give the same files.
 */
import { Worker } from 'node:worker_threads';
import type { DailyReport } from '../report/daily.js';
import type { WantedFiles } from '../report/file-formats.js';
import { writeDay } from './report-day.js';
import type { DayDone, DayTask } from './report-worker.js';

export interface DayWriter {
  /** @returns files written that were not counted yet */
  write(day: string, report: DailyReport, json: string): Promise<number>;
  /** Waits for what is under way. @throws what the file system said of it */
  finish(): Promise<number>;
  close(): Promise<unknown>;
}

export function plainWriter(out: string, wanted: WantedFiles): DayWriter {
  return {
    write: (day, report, json) => writeDay(out, day, report, json, wanted),
    finish: () => Promise.resolve(0),
    close: () => Promise.resolve(),
  };
}

/** Days handed over and not yet written; more would only take memory. */
const MOST_UNDER_WAY = 4;

export function threadWriter(out: string, wanted: WantedFiles): DayWriter {
  const worker = new Worker(new URL('./report-worker.js', import.meta.url), { workerData: { out, wanted } });
  let underWay = 0;
  let files = 0;
  let failure: Error | undefined;
  let wake: () => void = () => undefined;
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
    async write(day, report, json) {
      if (failure) throw failure;
      // Both threads render: what the other has no room for is done here.
      if (underWay >= MOST_UNDER_WAY) return writeDay(out, day, report, json, wanted);
      underWay++;
      worker.postMessage({ day, json } satisfies DayTask);
      return 0;
    },
    async finish() {
      while (underWay > 0 && !failure) await new Promise<void>((resolve) => (wake = resolve));
      if (failure) throw failure;
      return files;
    },
    close: () => worker.terminate(),
  };
}
