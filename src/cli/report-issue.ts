/**
 * `truceline report issue DAY`: writes the report's files and puts into the ledger which version was issued, on what it stands
 * and the sums of its files. A report whose numbers have not changed since its last version is not issued again.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { momentOf } from '../evidence/entries.js';
import { issuedReport } from '../mission/issued-report.js';
import { readRecords } from '../mission/picture-at.js';
import type { Language } from '../record/codes.js';
import { type Issue, issueRecordId, MISSION_SOURCE } from '../record/record.js';
import { totalsOf } from '../report/changes.js';
import { toCsv } from '../report/csv.js';
import type { DailyReport } from '../report/daily.js';
import { toGeoJson } from '../report/geojson.js';
import { renderHtml } from '../report/html/page.js';
import { toJson } from '../report/json.js';
import { MESSAGES } from '../report/messages.js';
import { CommandFailure } from './failure.js';
import { actor, writeEntries } from './keeping.js';
import { loadMission, missionDir, programVersion, reachStore } from './mission.js';
import { stepper, terminalProgress } from './progress.js';
import { inLanguage, writeWhole } from './report-day.js';

export interface IssueRequest {
  readonly mission?: string | undefined;
  readonly out?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  readonly language: readonly Language[];
}

export async function issueCommand(day: string, request: IssueRequest): Promise<number> {
  const mission = await loadMission(missionDir(request.mission));
  const reached = await reachStore(mission, 'report issue');
  const progress = terminalProgress();
  try {
    const { store } = reached;
    const size = await store.size();
    if (size === 0) throw new CommandFailure(`The ledger of ${mission.dir} has no records yet.`);
    const [ledger, records, version] = [
      await store.state(size),
      await readRecords(store, size),
      await programVersion(),
    ];
    const standsOn = { records: size, ledger, configuration: mission.configuration, version };
    const report = inPeriod(() => issuedReport(mission, records, standsOn, day, stepper(progress)));
    progress.done();
    const { issue } = report;
    if (issue.replaces && issue.totals.length === 0 && issue.incidents.length === 0) {
      console.log(
        `Nothing that the report of ${day} says has changed since version ${issue.replaces.version} (${issue.replaces.record}); it is not issued again.`,
      );
      return 0;
    }
    const folder = resolve(request.out ?? join(mission.dir, 'reports', 'issued'));
    await mkdir(folder, { recursive: true });
    const files = filesOf(`${day}.v${issue.version}`, report, request.language);
    for (const [name, content] of files) await writeWhole(join(folder, name), content);
    const entry: Issue = {
      kind: 'issue',
      id: issueRecordId(day, issue.version),
      source: MISSION_SOURCE,
      time: momentOf(new Date()),
      day,
      number: report.number,
      version: issue.version,
      ...(issue.replaces ? { replaces: issue.replaces.record } : {}),
      standsOn: {
        size,
        root: ledger.root,
        configuration: mission.configuration.digest,
        program: version,
      },
      files: files.map(([name, content]) => ({ name, sha256: sha256(content) })),
      totals: totalsOf(report),
      by: actor(request.by),
      ...(request.reason === undefined ? {} : { reason: request.reason }),
    };
    await writeEntries({ store }, [entry]);
    console.log(summary(report, entry, folder));
    return 0;
  } finally {
    progress.done();
    await reached.release();
  }
}

function filesOf(
  name: string,
  report: DailyReport,
  languages: readonly Language[],
): readonly (readonly [string, string])[] {
  return [
    [`${name}.json`, toJson(report)],
    [`${name}.geojson`, toGeoJson(report)],
    ...languages.flatMap((language) => [
      [inLanguage(name, language, 'html'), renderHtml(report, MESSAGES[language])] as const,
      [inLanguage(name, language, 'csv'), toCsv(report, MESSAGES[language])] as const,
    ]),
  ];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function inPeriod<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw new CommandFailure(`${error.message}.`);
    throw error;
  }
}

function summary({ number, issue }: DailyReport, { id, day, standsOn }: Issue, folder: string): string {
  const changed =
    issue?.replaces == null
      ? ''
      : ` It replaces version ${issue.replaces.version}: ${issue.totals.length} totals and ${issue.incidents.length} incidents changed.`;
  return `Issued: report ${number}/${day.slice(0, 4)} of ${day}, version ${issue?.version}, on ${standsOn.size} entries of the ledger (${id}).${changed}\nIts files are in ${folder}.`;
}
