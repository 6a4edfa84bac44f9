/**
 * One day's report as its files. Each is written aside and renamed, so that a reader never meets half of one.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DailyReport } from '../report/daily.js';
import type { ReportFormat } from '../report/file-formats.js';
import { reportFile } from '../report/report-file.js';

/** @param json the report as JSON, made already. @returns how many files were written */
export async function writeDay(
  out: string,
  day: string,
  report: DailyReport,
  json: string,
  formats: readonly ReportFormat[],
): Promise<number> {
  await Promise.all(
    formats.map(async (format) =>
      writeWhole(join(out, `${day}.${format}`), format === 'json' ? json : await reportFile(report, format)),
    ),
  );
  return formats.length;
}

export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
