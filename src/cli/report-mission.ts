/** `truceline report --week` and `--spot`: one report from the ledger of a mission, as the files asked for. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { currentPicture } from '../mission/current-picture.js';
import type { Mission } from '../mission/open.js';
import { pictureAt } from '../mission/picture-at.js';
import type { Language } from '../record/codes.js';
import { suggest } from '../record/document.js';
import type { AnyReport } from '../report/claim.js';
import { FORMATS_OF, isSpoken, type ReportFormat } from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { reportFile } from '../report/report-file.js';
import { spotReport } from '../report/spot.js';
import { weekInterval, weekOf } from '../report/week.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';
import { inLanguage, writeWhole } from './report-day.js';

const PAGE_AND_VALUES: readonly ReportFormat[] = ['json', 'html'];

export interface OneRequest {
  readonly formats?: readonly ReportFormat[] | undefined;
  readonly mission?: string | undefined;
  readonly out?: string | undefined;
  readonly languages: readonly Language[];
}

export async function weekCommand(name: string, request: OneRequest): Promise<number> {
  const week = weekOf(name);
  if (!week)
    throw new CommandFailure(
      `--week: expected a week of ISO 8601 such as 2025-W13, found "${name}". Weeks are numbered 01 to 52 or 53.`,
    );
  const { mission, picture } = await pictureNow(request);
  const index = indexPicture(picture);
  const { startMs, endMs } = weekInterval(week, picture.mission.timeZone);
  if (endMs <= picture.period.startMs || startMs >= picture.period.endMs)
    throw new CommandFailure(
      `The week ${name} (${week.first} to ${week.last}) lies outside the period of the mission, ${index.days[0]} to ${index.days.at(-1)}.`,
    );
  const report = periodReport(picture, startMs, endMs, index, name);
  return writeOne(mission, request, name, report);
}

export async function spotCommand(incident: string, request: OneRequest): Promise<number> {
  const { mission, picture } = await pictureNow(request);
  const index = indexPicture(picture);
  const report = spotReport(picture, incident, index);
  if (!report) {
    const near = suggest(incident, [...index.incidents.keys()].slice(0, MOST_COMPARED));
    throw new CommandFailure(
      `--spot: no incident of the mission has the id "${incident}". ${near ? `Did you mean "${near}"?` : 'The reports and the application print the id of every incident.'}`,
    );
  }
  // An id may hold what a file name may not.
  const name = `spot-${incident.replace(/[^\p{L}\p{N}_-]/gu, '_')}`;
  return writeOne(mission, request, name, report);
}

/** Looking for a slip of the keyboard in more ids takes longer than looking it up. */
const MOST_COMPARED = 20_000;

async function writeOne(
  mission: Mission,
  { out, languages, formats = PAGE_AND_VALUES }: OneRequest,
  name: string,
  report: AnyReport,
): Promise<number> {
  const possible = FORMATS_OF[report.kind];
  const other = formats.find((format) => !possible.includes(format));
  if (other !== undefined)
    throw new CommandFailure(
      `--format: "${other}" cannot be made of this report. It can be had as ${possible.join(', ')}.`,
    );
  const folder = resolve(out ?? join(mission.dir, 'reports'));
  await mkdir(folder, { recursive: true });
  const files: (readonly [string, string | Buffer])[] = [];
  for (const format of formats) {
    for (const language of isSpoken(format) ? languages : (['en'] as const)) {
      const linkOf = (day: string): string => inLanguage(day, language, 'html');
      files.push([
        inLanguage(name, language, format),
        await reportFile(report, format, MESSAGES[language], linkOf),
      ]);
    }
  }
  for (const [file, content] of files) await writeWhole(join(folder, file), content);
  console.log(`${files.map(([file]) => file).join(', ')} in ${folder}.`);
  return 0;
}

async function pictureNow({
  mission: dir,
}: OneRequest): Promise<{ readonly mission: Mission; readonly picture: Picture }> {
  const mission = await loadMission(missionDir(dir));
  const reached = await reachStore(mission, 'report');
  const progress = terminalProgress();
  try {
    const size = await reached.store.size();
    if (size === 0)
      throw new CommandFailure(
        `The ledger of ${mission.dir} has no records yet. Import some first: truceline import FORMAT FILE... --mission ${mission.dir}`,
      );
    const version = await programVersion();
    const tell = stepper(progress);
    const picture =
      reached.through === 'lock'
        ? (await currentPicture(mission, reached.store, version, { tell, withReports: false })).picture
        : await pictureAt(mission, reached.store, version, size, tell);
    return { mission, picture };
  } finally {
    progress.done();
    await reached.release();
  }
}
