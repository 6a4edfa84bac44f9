/**
 * A day's report as it is issued: the version follows from the issues that the ledger already holds, and what changed from
 * the report that the last of them stands on. A pure function of the records, so that every version can be made again.
 */
import { type Issue, MISSION_SOURCE, type TrucelineRecord } from '../record/record.js';
import { changesBetween } from '../report/changes.js';
import { type DailyReport, dailyReport } from '../report/daily.js';
import type { StandsOn } from '../report/picture.js';
import { type FoldProgress, fold } from './fold.js';
import type { Mission } from './open.js';

export type IssuedReport = DailyReport & Required<Pick<DailyReport, 'issue'>>;

/**
 * @param records as far as the report stands on them
 * @throws RangeError for a day outside the mission's period
 */
export function issuedReport(
  mission: Mission,
  records: readonly TrucelineRecord[],
  standsOn: StandsOn,
  day: string,
  tell?: FoldProgress,
): IssuedReport {
  const last = issuesOf(records, day).at(-1);
  const report = dailyReport(fold(mission, records, standsOn, tell), day);
  if (!last) return { ...report, issue: { version: 1, replaces: null, totals: [], incidents: [] } };
  const { size, root, configuration, program } = last.standsOn;
  const ledger = standsOn.ledger && { ...standsOn.ledger, size, root };
  const earlier = fold(mission, records.slice(0, size), { ...standsOn, records: size, ledger }, tell);
  return {
    ...report,
    issue: {
      version: last.version + 1,
      replaces: {
        version: last.version,
        record: last.id,
        size,
        root,
        configurationChanged: configuration !== standsOn.configuration.digest,
        programChanged: program !== standsOn.version,
      },
      ...changesBetween(dailyReport(earlier, day), report, last.totals, records.slice(size)),
    },
  };
}

/** In their order. Only the mission itself issues its reports. */
export function issuesOf(records: Iterable<TrucelineRecord>, day: string): Issue[] {
  const issues: Issue[] = [];
  for (const record of records)
    if (record.kind === 'issue' && record.day === day && record.source === MISSION_SOURCE)
      issues.push(record);
  return issues.sort((a, b) => a.version - b.version);
}
