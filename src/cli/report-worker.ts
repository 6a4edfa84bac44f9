/**
 * A second thread that renders daily reports and writes them, while the first one makes the next. A report travels as
 * the JSON that is written to disk anyway.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { DailyReport } from '../report/daily.js';
import type { WantedFiles } from '../report/file-formats.js';
import { writeDay } from './report-day.js';

export interface DayTask {
  readonly day: string;
  readonly json: string;
}

/** What went wrong, in a form that crosses threads; absent when all is written. */
export interface DayDone {
  readonly files: number;
  readonly error?: {
    readonly message: string;
    readonly code?: string | undefined;
    readonly path?: string | undefined;
  };
}

const { out, wanted } = workerData as { out: string; wanted: WantedFiles };
parentPort!.on('message', ({ day, json }: DayTask) => {
  writeDay(out, day, JSON.parse(json) as DailyReport, json, wanted)
    .then((files) => parentPort!.postMessage({ files } satisfies DayDone))
    .catch((error: NodeJS.ErrnoException) => {
      const { message, code, path } = error;
      parentPort!.postMessage({ files: 0, error: { message, code, path } } satisfies DayDone);
    });
});
