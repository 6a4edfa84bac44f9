/**
 * The reports of a picture on disk: the files of each day (page, JSON, CSV, GeoJSON, or those asked for), an index over the
 * period, and all incidents and findings as JSON Lines. What is in words stands there once in each language.
 */
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { dailyReport } from '../report/daily.js';
import { USUAL_FILES, type WantedFiles } from '../report/file-formats.js';
import { renderIndex } from '../report/html/index-page.js';
import { toJson } from '../report/json.js';
import { MESSAGES } from '../report/messages.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture, type PictureIndex } from '../report/picture-index.js';
import { addDays, startOfDayMs } from '../time/instant.js';
import { plainWriter, threadWriter } from './day-writer.js';
import type { Progress } from './progress.js';
import { inLanguage, writeWhole } from './report-day.js';

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
  wanted: WantedFiles = USUAL_FILES,
): Promise<WrittenReports> {
  await mkdir(out, { recursive: true });
  const days = index.days.filter(
    (day) => (from === undefined || day >= from) && (to === undefined || day <= to),
  );
  progress.step('reports', days.length);
  const writer =
    picture.incidents.length >= INCIDENTS_FOR_A_THREAD ? threadWriter(out, wanted) : plainWriter(out, wanted);
  let files = 0;
  try {
    for (const [i, day] of days.entries()) {
      const report = dailyReport(picture, day, index);
      files += await writer.write(day, report, toJson(report));
      progress.to(i + 1);
    }
    files += await writeLines(join(out, 'incidents.jsonl'), incidentLines(picture));
    files += await writeLines(join(out, 'findings.jsonl'), findingLines(picture));
    files += await writeLines(join(out, 'serious-harm.jsonl'), seriousHarmLines(picture));
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
    for (const language of wanted.languages) {
      const linkOf = (day: string): string => inLanguage(day, language, 'html');
      const page = renderIndex(period, linkOf, MESSAGES[language]);
      await writeWhole(join(out, inLanguage('index', language, 'html')), page);
    }
    await writeWhole(join(out, 'period.json'), toJson(period));
    files += wanted.languages.length + 1;
  }
  return { days, files };
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

function* seriousHarmLines(picture: Picture): Iterable<string> {
  for (const finding of picture.seriousHarm) yield JSON.stringify(finding);
}
