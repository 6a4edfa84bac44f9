/**
 * The reports of a picture on disk: a page, JSON, CSV and GeoJSON a day, an index over the period, and all incidents
 * and findings as files. Each file is written aside and renamed, so that a reader never meets half of one.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toCsv } from '../report/csv.js';
import { dailyReport } from '../report/daily.js';
import { toGeoJson } from '../report/geojson.js';
import { renderIndex } from '../report/html/index-page.js';
import { renderHtml } from '../report/html/page.js';
import { toJson } from '../report/json.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { addDays, startOfDayMs } from '../time/instant.js';
import type { Progress } from './progress.js';

export interface WrittenReports {
  readonly days: readonly string[];
  readonly files: number;
}

/** @param from first day, @param to last day, both local and inclusive; absent: the whole period of the picture */
export async function writeReports(
  picture: Picture,
  out: string,
  progress: Progress,
  from?: string,
  to?: string,
): Promise<WrittenReports> {
  const index = indexPicture(picture);
  const days = index.days.filter(
    (day) => (from === undefined || day >= from) && (to === undefined || day <= to),
  );
  await mkdir(out, { recursive: true });
  let files = 0;
  const write = async (name: string, content: string): Promise<void> => {
    const file = join(out, name);
    await writeFile(`${file}.part`, content);
    await rename(`${file}.part`, file);
    files++;
  };
  progress.step('reports', days.length);
  for (const [i, day] of days.entries()) {
    const report = dailyReport(picture, day, index);
    await Promise.all([
      write(`${day}.html`, renderHtml(report)),
      write(`${day}.json`, toJson(report)),
      write(`${day}.csv`, toCsv(report)),
      write(`${day}.geojson`, toGeoJson(report)),
    ]);
    progress.to(i + 1);
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
    await write('index.html', renderIndex(period));
    await write('period.json', toJson(period));
  }
  await write('incidents.jsonl', incidentLines(picture));
  await write('findings.jsonl', findingLines(picture));
  return { days, files };
}

function incidentLines(picture: Picture): string {
  let lines = '';
  for (const incident of picture.incidents) {
    lines += `${JSON.stringify({ incident, attribution: picture.attributions.get(incident.id) })}\n`;
  }
  return lines;
}

function findingLines(picture: Picture): string {
  let lines = '';
  for (const finding of picture.findings) lines += `${JSON.stringify(finding)}\n`;
  return lines;
}

export type { PictureIndex };
