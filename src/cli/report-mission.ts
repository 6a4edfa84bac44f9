/** `truceline report --week` and `--spot`: one report from the ledger of a mission, as JSON and as a page in each language. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { currentPicture } from '../mission/current-picture.js';
import type { Mission } from '../mission/open.js';
import { pictureAt } from '../mission/picture-at.js';
import type { Language } from '../record/codes.js';
import { suggest } from '../record/document.js';
import { renderIndex } from '../report/html/index-page.js';
import { renderSpot } from '../report/html/spot-page.js';
import { toJson } from '../report/json.js';
import { MESSAGES } from '../report/messages.js';
import { periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { spotReport } from '../report/spot.js';
import { weekInterval, weekOf } from '../report/week.js';
import { CommandFailure } from './failure.js';
import { loadMission, missionDir, programVersion, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';
import { inLanguage, writeWhole } from './report-day.js';

export interface OneRequest {
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
  return writeOne(mission, request, name, toJson(report), (language) =>
    renderIndex(report, (day) => inLanguage(day, language, 'html'), MESSAGES[language]),
  );
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
  return writeOne(mission, request, name, toJson(report), (language) =>
    renderSpot(report, MESSAGES[language]),
  );
}

/** Looking for a slip of the keyboard in more ids takes longer than looking it up. */
const MOST_COMPARED = 20_000;

async function writeOne(
  mission: Mission,
  { out, languages }: OneRequest,
  name: string,
  json: string,
  page: (language: Language) => string,
): Promise<number> {
  const folder = resolve(out ?? join(mission.dir, 'reports'));
  await mkdir(folder, { recursive: true });
  const files = [
    [`${name}.json`, json] as const,
    ...languages.map((language) => [inLanguage(name, language, 'html'), page(language)] as const),
  ];
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
