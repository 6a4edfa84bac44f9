/**
 * What somebody who comes back wants to know first: what is new since they last looked, what is contested, what is overdue. A
 * pure function of the picture then, the picture now and the moment; every list says how many there are and gives the latest.
 */
import { dueAt, untold } from '../casework/due.js';
import { foldCases } from '../casework/fold-cases.js';
import { callsIn } from '../casework/hotline.js';
import { caseSetting } from '../casework/progress.js';
import { clauseOf, type Finding } from '../compliance/finding.js';
import { peopleAt } from '../handover/people.js';
import type { Incident } from '../incident/incident.js';
import { homeMs } from '../report/date-only.js';
import { isContested } from '../report/entry.js';
import { findingHomeMs } from '../report/finding-home.js';
import type { Picture } from '../report/picture.js';
import type { PictureIndex } from '../report/picture-index.js';
import type { Listed, TodayFinding, TodayIncident, TodayView } from './api.js';

/** What is kept of an earlier picture: enough to say what is new. */
export interface Seen {
  readonly size: number;
  readonly incidents: ReadonlySet<string>;
  readonly findings: ReadonlyMap<string, SeenFinding>;
}
export type SeenFinding = Pick<Finding, 'verdict' | 'band' | 'party' | 'standing'>;

export const seenIn = ({ incidents, findings, standsOn }: Picture): Seen => ({
  size: standsOn.records,
  incidents: new Set(incidents.map(({ id }) => id)),
  findings: new Map(
    findings.map(({ id, verdict, band, party, standing }) => [id, { verdict, band, party, standing }]),
  ),
});

export const NOTHING_SEEN: Seen = { size: 0, incidents: new Set(), findings: new Map() };

/** @param overdue reckons persons anew with each call: who asks often keeps what it gives */
export function todayView(index: PictureIndex, seen: Seen, atMs: number, overdue = deliveriesIn): TodayView {
  const { picture } = index;
  return {
    atMs,
    size: picture.standsOn.records,
    since: seen.size,
    fresh: freshIn(index, seen),
    contested: contestedIn(index),
    overdue: { ...casesIn(picture, atMs), ...overdue(picture, atMs), calls: unanswered(picture) },
  };
}

function freshIn(index: PictureIndex, seen: Seen): TodayView['fresh'] {
  const { picture } = index;
  const row = rowsOf(index);
  const fresh: Finding[] = [];
  const revised: Finding[] = [];
  const standing = new Set<string>();
  for (const finding of picture.findings) {
    standing.add(finding.id);
    const before = seen.findings.get(finding.id);
    if (!before) {
      if (isOpenOrBroken(finding)) fresh.push(finding);
    } else if (differs(before, finding)) revised.push(finding);
  }
  const since = (id: string): boolean => (picture.entryOf(id) ?? -1) >= seen.size;
  const gone = [...seen.findings].filter(([id, { verdict }]) => !standing.has(id) && verdict === 'violation');
  return {
    findings: latest(fresh.map(row)),
    revised: latest(revised.map((one) => ({ ...row(one), before: seen.findings.get(one.id)! }))),
    withdrawn: gone.length,
    incidents: latest(picture.incidents.filter(({ id }) => !seen.incidents.has(id)).map(incidentRow)),
    records: picture.standsOn.records - seen.size,
    declarations: picture.declarations.filter(({ id }) => since(id)).length,
    handovers: picture.handovers.filter(({ id }) => since(id)).length,
    reports: picture.records.flatMap((one) =>
      one.kind === 'issue' && since(one.id)
        ? [{ id: one.id, day: one.day, number: one.number, version: one.version }]
        : [],
    ),
  };
}

/** That a clause was kept, or was not in force, is no news of the morning. */
const isOpenOrBroken = ({ verdict }: Finding): boolean =>
  verdict === 'violation' || verdict === 'undetermined';

const differs = (a: SeenFinding, b: SeenFinding): boolean =>
  a.verdict !== b.verdict || a.band !== b.band || a.party !== b.party || a.standing !== b.standing;

function contestedIn(index: PictureIndex): TodayView['contested'] {
  const { picture } = index;
  const row = rowsOf(index);
  const byReading = new Map<string, Finding[]>();
  const open = new Map<string, TodayIncident>();
  for (const finding of picture.findings) {
    if (finding.incident === '') continue;
    const key = `${finding.incident}~${finding.agreement}~${finding.clause}`;
    byReading.set(key, [...(byReading.get(key) ?? []), finding]);
    const incident = index.incidents.get(finding.incident);
    if (finding.verdict === 'undetermined' && incident && isContested(incident))
      open.set(incident.id, incidentRow(incident));
  }
  const differing = [...byReading.values()]
    .filter((all) => all.some(isOpenOrBroken) && all.some(({ verdict }) => verdict !== all[0]!.verdict))
    .map((all) => ({
      ...row(all[0]!),
      readings: all.map(({ reading, verdict }) => ({ reading, verdict })),
    }));
  return {
    rivals: latest(picture.incidents.filter(isContested).map(incidentRow)),
    readings: latest(differing),
    undetermined: latest([...open.values()]),
  };
}

function casesIn(picture: Picture, atMs: number): Pick<TodayView['overdue'], 'cases' | 'soon' | 'untold'> {
  const { cases } = foldCases(picture.steps, caseSetting(picture), atMs);
  const due = dueAt(cases, atMs);
  return {
    cases: due.filter(({ state }) => state === 'overdue'),
    soon: due.filter(({ state, mark }) => state === 'running' && mark && mark.dueMs - atMs <= SOON_MS),
    untold: untold(cases),
  };
}

/** A working day ahead. Convention of this project. */
const SOON_MS = 24 * 3_600_000;

export function deliveriesIn(picture: Picture, atMs: number): Pick<TodayView['overdue'], 'deliveries'> {
  const { balances } = peopleAt(picture, Math.min(atMs, picture.period.endMs));
  return {
    deliveries: balances
      .filter(({ state }) => state === 'overdue')
      .map(({ agreement, clause, reading, party, due, outstanding }) => ({
        ...{ agreement, clause, reading, party, outstanding },
        dueMs: due?.highMs ?? due?.lowMs ?? null,
      })),
  };
}

const unanswered = ({ declarations }: Picture): TodayView['overdue']['calls'] =>
  callsIn(declarations)
    .filter(({ answer }) => !answer)
    .map(({ id, atMs, by, to }) => ({ id, atMs, by, to }));

function rowsOf({ picture, incidents }: PictureIndex): (finding: Finding) => TodayFinding {
  return (finding) => {
    const incident = incidents.get(finding.incident);
    const { id, agreement, reading, party, standing, verdict, band } = finding;
    return {
      ...{ id, incident: finding.incident, agreement, clause: clauseOf(finding), reading, party },
      ...{ standing, verdict, band, place: incident?.place.name ?? '' },
      conduct: incident?.conduct ?? 'none',
      homeMs: findingHomeMs(finding, incident, picture.period),
    };
  };
}

const incidentRow = ({ id, place, conduct, means, time, accounts }: Incident): TodayIncident => ({
  ...{ id, place: place.name, conduct, means },
  homeMs: homeMs(time),
  accounts: accounts.length,
});

const MOST_LINES = 12;

/** In the order of time from the latest on; the same moment by id. */
function latest<T extends { readonly id: string; readonly homeMs: number }>(all: readonly T[]): Listed<T> {
  const lines = [...all].sort((a, b) => b.homeMs - a.homeMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { total: all.length, latest: lines.slice(0, MOST_LINES) };
}
