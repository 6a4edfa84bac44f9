/**
 * What changed between two versions of a day's report: totals, incidents, and the later records that are behind it. A pure
 * function of both reports and of the records that lie between them.
 */
import type { TrucelineRecord } from '../record/record.js';
import { COUNTED_CONDUCTS } from './counts.js';
import type { DailyReport } from './daily.js';
import type { IncidentEntry } from './entry.js';
import type { Counted } from './picture-index.js';
import { observationOf } from './report-sums.js';

/** By name; absent: not observed. */
export type Totals = Readonly<Record<string, number>>;

export const INCIDENT_FIELDS = [
  'time',
  'place',
  'conduct',
  'means',
  'target',
  'killed',
  'injured',
  'accounts',
  'author',
  'findings',
] as const;
export type IncidentField = (typeof INCIDENT_FIELDS)[number];

export interface ChangedTotal {
  readonly what: string;
  readonly before: Counted;
  readonly after: Counted;
}

export interface ChangedIncident {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As the new version calls it; of one that is gone as the old one did. */
  readonly incident: string;
  readonly fields: readonly IncidentField[];
  readonly because: readonly ChangingRecord[];
}

/** A record that came after the version before. */
export interface ChangingRecord {
  readonly record: string;
  readonly kind: 'observation' | 'correction' | 'ruling' | 'decision';
  /** In the words of the record; '' where it gives none. */
  readonly reason: string;
}

export interface Changes {
  readonly totals: readonly ChangedTotal[];
  readonly incidents: readonly ChangedIncident[];
}

/** The totals that a version is held by, in the order in which the report prints them. */
export function totalsOf(report: DailyReport): Totals {
  const totals: Record<string, number> = {};
  const add = (what: string, value: Counted): void => {
    if (value !== 'notObserved') totals[what] = value;
  };
  const { counts, violations, casualties, alerts, responsibility } = report;
  add('incidents', counts.total);
  for (const conduct of COUNTED_CONDUCTS) add(`conduct:${conduct}`, counts.byConduct[conduct]);
  add('energy', counts.energy);
  add('violations', violations.incidents);
  if (report.observed) {
    for (const what of ['killed', 'injured'] as const) {
      add(`${what}:lowest`, casualties[what]?.min ?? 0);
      add(`${what}:highest`, casualties[what]?.max ?? 0);
    }
    for (const { author, incidents } of responsibility.authors) add(`author:${author}`, incidents);
  }
  add('alerts', alerts.total.begun);
  add('alertHours', alerts.total.hours);
  add('claims', report.claims.length);
  add('declarations', report.declarations.length);
  add('handovers', report.handovers.length);
  add('restrictions', report.restrictions.length);
  for (const { agreement, clause, readings } of report.findings)
    for (const { reading, total } of readings) {
      const key = `${agreement}\n${clause}\n${reading}`;
      add(`violation:${key}`, total.confirmed + total.probable + total.possible);
      add(`undetermined:${key}`, total.undetermined);
    }
  return totals;
}

/** @param issued totals that the old version printed; @param later records of the ledger after it */
export function changesBetween(
  before: DailyReport,
  after: DailyReport,
  issued: Totals,
  later: readonly TrucelineRecord[],
): Changes {
  const now = totalsOf(after);
  const names = [...new Set([...Object.keys(now), ...Object.keys(issued)])];
  const value = (totals: Totals, what: string): Counted => totals[what] ?? 'notObserved';
  return {
    totals: names.flatMap((what) => {
      const change = { what, before: value(issued, what), after: value(now, what) };
      return change.before === change.after ? [] : [change];
    }),
    incidents: changedIncidents(before.incidents, after.incidents, changing(later)),
  };
}

function changedIncidents(
  before: readonly IncidentEntry[],
  after: readonly IncidentEntry[],
  later: Later,
): ChangedIncident[] {
  const left = new Map(before.map((entry) => [entry.id, entry]));
  const changed: ChangedIncident[] = [];
  for (const entry of after) {
    const old = left.get(entry.id);
    left.delete(entry.id);
    const fields = old ? INCIDENT_FIELDS.filter((field) => said(old, field) !== said(entry, field)) : [];
    if (old && fields.length === 0) continue;
    const because = reasonsFor([...(old ? [old] : []), entry], later);
    changed.push({ kind: old ? 'changed' : 'added', incident: entry.id, fields, because });
  }
  for (const old of left.values())
    changed.push({ kind: 'removed', incident: old.id, fields: [], because: reasonsFor([old], later) });
  return changed;
}

/** What of an incident a reader sees, field by field, so that it can be compared. */
function said(entry: IncidentEntry, field: IncidentField): string {
  switch (field) {
    case 'place': {
      const { name, region, lat, lon, radiusMetres } = entry.place;
      return JSON.stringify([name, region, lat, lon, radiusMetres]);
    }
    case 'target':
      return JSON.stringify([entry.target, entry.targetName, entry.facility?.id]);
    case 'accounts':
      return JSON.stringify(entry.accounts.map(({ observations, text }) => [observations, text]));
    case 'findings':
      return JSON.stringify(
        entry.findings.map(({ agreement, clause, reading, verdict, band, party }) => [
          ...[agreement, clause, reading, verdict],
          ...[verdict === 'violation' ? band : '', party],
        ]),
      );
    default:
      return JSON.stringify(entry[field]);
  }
}

/** Later records by the observation, or the incident, that they are about. */
type Later = ReadonlyMap<string, readonly ChangingRecord[]>;

function changing(later: readonly TrucelineRecord[]): Later {
  const about = new Map<string, ChangingRecord[]>();
  const add = (subject: string, record: ChangingRecord): void => {
    const list = about.get(subject);
    if (list) list.push(record);
    else about.set(subject, [record]);
  };
  for (const record of later) {
    const { id, kind } = record;
    switch (kind) {
      case 'observation':
        add(id, { record: id, kind, reason: '' });
        break;
      case 'correction':
        add(observationOf(record.of), { record: id, kind, reason: record.reason });
        break;
      case 'ruling':
        for (const one of new Set((record.groups ?? []).flat().map(observationOf)))
          add(one, { record: id, kind, reason: record.reason });
        break;
      case 'decision':
        add(record.about, { record: id, kind, reason: record.reasons[0] ?? '' });
        break;
      default:
    }
  }
  return about;
}

function reasonsFor(entries: readonly IncidentEntry[], later: Later): ChangingRecord[] {
  const subjects = entries.flatMap((entry) => [
    entry.id,
    ...entry.accounts.flatMap(({ observations }) => observations.map(observationOf)),
  ]);
  const found = new Map<string, ChangingRecord>();
  for (const subject of new Set(subjects))
    for (const one of later.get(subject) ?? []) found.set(one.record, one);
  return [...found.values()];
}
