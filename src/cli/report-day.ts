/**
 * One day's report as its four files. Each is written aside and renamed, so that a reader never meets half of one.
 */
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toCsv } from '../report/csv.js';
import type { DailyReport } from '../report/daily.js';
import { toGeoJson } from '../report/geojson.js';
import { renderHtml } from '../report/html/page.js';

/** @returns how many files were written */
export async function writeDay(out: string, day: string, report: DailyReport, json: string): Promise<number> {
  const files: readonly [string, string][] = [
    [`${day}.html`, renderHtml(report)],
    [`${day}.json`, json],
    [`${day}.csv`, toCsv(report)],
    [`${day}.geojson`, toGeoJson(report)],
  ];
  await Promise.all(files.map(([name, content]) => writeWhole(join(out, name), content)));
  return files.length;
}

export async function writeWhole(file: string, content: string): Promise<void> {
  await writeFile(`${file}.part`, content);
  await rename(`${file}.part`, file);
}
