/**
 * The report over a longer stretch: the same sections added up over its days, a line a day, and the short truces that
 * fall into it. Whole local days.
 */
import { type AlertCount, type Alerts, alertsOf } from './alerts.js';
import { type CaseDay, casesOf } from './cases.js';
import { type Casualties, casualtiesOf } from './casualties.js';
import { type ClauseFindings, clauseFindings, incidentsWithViolation } from './clauses.js';
import { type Counts, countsOf, observed } from './counts.js';
import { type Coverage, coverageOf, sectorsObserved } from './coverage.js';
import {
  type Basis,
  basisOf,
  headOf,
  type ReportHead,
  type Responsibility,
  responsibilityOf,
} from './daily.js';
import { type IncidentEntry, incidentEntry } from './entry.js';
import { type Handovers, handoversOf } from './handovers.js';
import type { Picture } from './picture.js';
import { type Counted, indexPicture, type PictureIndex, type Slice, sliceBetween } from './picture-index.js';
import { type RestrictionLine, restrictionsOf } from './restrictions.js';
import { type SeriousHarmLine, seriousHarmOf } from './serious-harm.js';
import { type ClaimLine, claimsOf } from './statements.js';
import { type TruceComparison, truceComparison } from './truces.js';

export interface DayLine {
  readonly day: string;
  readonly number: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly incidents: Counted;
  readonly strikes: Counted;
  readonly clashes: Counted;
  readonly interceptions: Counted;
  /** Explosions, mines, sabotage, interference, movement and other conduct. */
  readonly other: Counted;
  readonly energy: Counted;
  /** Incidents that at least one reading of one clause holds for a violation. */
  readonly violations: Counted;
  readonly casualties: Pick<Casualties, 'killed' | 'injured'> | null;
  readonly alerts: AlertCount;
  /** Null where the mission has no line. */
  readonly sectorsObserved: number | null;
  readonly sectors: number | null;
}

/** An incident as a line: where its day's report tells it. */
export interface NotableLine
  extends Pick<
    IncidentEntry,
    | 'id'
    | 'number'
    | 'time'
    | 'place'
    | 'conduct'
    | 'target'
    | 'targetName'
    | 'facility'
    | 'killed'
    | 'injured'
    | 'author'
    | 'notable'
  > {
  readonly day: string;
}

export interface PeriodReport extends ReportHead {
  readonly kind: 'periodReport';
  readonly format: 'truceline-period-report/1';
  readonly days: readonly DayLine[];
  readonly basis: Basis;
  readonly coverage: Coverage;
  readonly counts: Counts;
  readonly violations: Counted;
  readonly responsibility: Responsibility;
  /** ISO 8601 week, such as 2025-W13; absent: some other stretch. */
  readonly week?: string;
  /** Of a week: what its daily reports tell at length, by time. */
  readonly notable?: readonly NotableLine[];
  /** Of the stretch before, of as many days; not observed where it lies outside the period. */
  readonly before: {
    readonly violations: Counted;
    readonly casualties: Pick<Casualties, 'killed' | 'injured'> | null;
  };
  /** Totals only; the lines stand in the daily reports. */
  readonly casualties: Pick<Casualties, 'killed' | 'injured' | 'withoutNumber'>;
  /** Without rows: they stand in the daily reports. */
  readonly findings: readonly Omit<ClauseFindings, 'rows'>[];
  /** Of their own kind, in no count above. */
  readonly seriousHarm: readonly SeriousHarmLine[];
  readonly alerts: Alerts;
  readonly claims: readonly ClaimLine[];
  readonly handovers: Handovers['handovers'];
  /** What was promised about persons, at the end of the stretch. */
  readonly balances: Handovers['balances'];
  readonly restrictions: readonly RestrictionLine[];
  readonly cases: CaseDay;
  readonly truces: readonly TruceComparison[];
}

/** @param fromMs first instant; every local day that [fromMs, toMs) touches is taken whole */
export function periodReport(
  picture: Picture,
  fromMs: number,
  toMs: number,
  index: PictureIndex = indexPicture(picture),
  week?: string,
): PeriodReport {
  const slice = sliceBetween(index, fromMs, toMs);
  const length = slice.endMs - slice.startMs;
  const before = sliceBetween(index, slice.startMs - length, slice.startMs);
  const comparable = before.days.length === slice.days.length ? before : null;
  const { killed, injured, withoutNumber } = casualtiesOf(slice);
  return {
    kind: 'periodReport',
    format: 'truceline-period-report/1',
    ...headOf(index, slice),
    ...(week === undefined ? {} : { week, notable: notableOf(index, slice) }),
    days: slice.days.map((day) => dayLine(index, day)),
    basis: basisOf(slice),
    coverage: coverageOf(index, slice),
    counts: countsOf(index, slice, comparable),
    violations: observed(slice) ? incidentsWithViolation(index, slice) : 'notObserved',
    responsibility: responsibilityOf(index, slice),
    before: beforeOf(index, comparable),
    casualties: { killed, injured, withoutNumber },
    findings: clauseFindings(index, slice).map(({ rows: _rows, ...rest }) => rest),
    alerts: alertsOf(index, slice, comparable),
    claims: claimsOf(index, slice.declarations),
    seriousHarm: seriousHarmOf(index, slice),
    cases: casesOf(index, slice),
    ...handoversOf(index, slice),
    restrictions: restrictionsOf(slice),
    truces: truceComparison(picture, index).filter(
      (truce) => truce.startMs < slice.endMs && truce.endMs > slice.startMs,
    ),
  };
}

function beforeOf(index: PictureIndex, before: Slice | null): PeriodReport['before'] {
  if (!before || !observed(before)) return { violations: 'notObserved', casualties: null };
  const { killed, injured } = casualtiesOf(before);
  return { violations: incidentsWithViolation(index, before), casualties: { killed, injured } };
}

function notableOf(index: PictureIndex, slice: Slice): NotableLine[] {
  return slice.days.flatMap((day) =>
    index.slices.get(day)!.incidents.flatMap((incident, at) => {
      const entry = incidentEntry(index, incident, at + 1);
      if (entry.notable.length === 0) return [];
      const { id, number, time, place, conduct, target, targetName, facility } = entry;
      const { killed, injured, author, notable } = entry;
      return [
        {
          day,
          id,
          number,
          time,
          place,
          conduct,
          target,
          targetName,
          facility,
          killed,
          injured,
          author,
          notable,
        },
      ];
    }),
  );
}

function dayLine(index: PictureIndex, day: string): DayLine {
  const slice: Slice = index.slices.get(day)!;
  const counts = countsOf(index, slice, null);
  const { strike, clash, interception, explosion, mine, sabotage, interference, movement, other } =
    counts.byConduct;
  const rest = [explosion, mine, sabotage, interference, movement, other];
  const { line } = index.picture;
  const { killed, injured } = casualtiesOf(slice);
  return {
    day,
    number: index.days.indexOf(day) + 1,
    startMs: slice.startMs,
    endMs: slice.endMs,
    incidents: counts.total,
    strikes: strike,
    clashes: clash,
    interceptions: interception,
    other: rest.reduce<Counted>(
      (sum, one) => (sum === 'notObserved' || one === 'notObserved' ? 'notObserved' : sum + one),
      0,
    ),
    energy: counts.energy,
    violations: observed(slice) ? incidentsWithViolation(index, slice) : 'notObserved',
    casualties: observed(slice) ? { killed, injured } : null,
    alerts: alertsOf(index, slice, null).total,
    sectorsObserved: line ? sectorsObserved(index, slice).size : null,
    sectors: line?.sectors.length ?? null,
  };
}
