/**
 * What the API asks of the picture's tables. Every value goes in as a parameter; column names come from this file.
 */
import type { PictureFile } from '../mission/picture-file.js';
import type { FindingList, FindingRow, IncidentList, IncidentRow } from './api.js';

export interface Filter {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly q?: string | undefined;
  readonly limit: number;
  readonly offset: number;
  /** Column to accepted values; empty lists do not filter. */
  readonly among: Readonly<Record<string, readonly string[]>>;
}

const INCIDENT_COLUMNS = [
  'id',
  'startMs',
  'endMs',
  'homeMs',
  'lat',
  'lon',
  'radiusMetres',
  'place',
  'region',
  'sector',
  'chainageKm',
  'conduct',
  'means',
  'target',
  'certainty',
  'author',
  'accounts',
  'contested',
  'killedMax',
  'injuredMax',
];
const FINDING_COLUMNS = [
  'id',
  'incident',
  'agreement',
  'clause',
  'reading',
  'party',
  'standing',
  'verdict',
  'band',
  'probability',
  'low',
  'high',
  'startMs',
  'homeMs',
  'place',
  'conduct',
  'target',
];
const INCIDENT_FILTERS = ['conduct', 'means', 'target', 'author', 'control', 'sector', 'certainty', 'region'];
const FINDING_FILTERS = ['agreement', 'reading', 'verdict', 'band', 'party', 'standing'];
/** Filters on incidents that are answered by their findings. */
const BY_FINDING = ['agreement', 'reading', 'verdict', 'band'];
const SORTS: Readonly<Record<string, string>> = {
  start: 'homeMs, id',
  '-start': 'homeMs DESC, id',
  probability: 'probability, id',
  '-probability': 'probability DESC, id',
  place: 'place, homeMs, id',
  '-place': 'place DESC, homeMs, id',
  party: 'party, homeMs, id',
  verdict: 'verdict, band, homeMs, id',
  clause: 'agreement, clause, reading, homeMs, id',
};
export const FINDING_SORTS = Object.keys(SORTS);

export async function listIncidents(
  file: PictureFile,
  filter: Filter,
  contested?: boolean,
): Promise<IncidentList> {
  const where = incidentConditions(filter, contested);
  const [{ total }] = (await file.query(
    `SELECT count(*) AS total FROM incident WHERE ${where.sql}`,
    where.values,
  )) as [{ total: number }];
  const incidents = await file.query(
    `SELECT ${quoted(INCIDENT_COLUMNS)} FROM incident WHERE ${where.sql} ORDER BY startMs, id LIMIT ? OFFSET ?`,
    [...where.values, filter.limit, filter.offset],
  );
  return { total, incidents: incidents as unknown as IncidentRow[] };
}

/** Which incidents a filter means. */
export function incidentConditions(
  filter: Omit<Filter, 'limit' | 'offset'>,
  contested?: boolean,
): Conditions {
  const where = new Conditions();
  where.window(filter);
  for (const column of INCIDENT_FILTERS) where.among(column, filter.among[column]);
  if (contested !== undefined) where.add('contested = ?', contested);
  const byFinding = new Conditions();
  for (const column of BY_FINDING) byFinding.among(column, filter.among[column]);
  byFinding.clause(filter.among.clause);
  if (byFinding.values.length > 0) {
    where.add(`id IN (SELECT incident FROM finding WHERE ${byFinding.sql})`, ...byFinding.values);
  }
  where.words(filter.q, ['id', 'place', 'region', 'targetName', 'said']);
  return where;
}

export async function listFindings(file: PictureFile, filter: Filter, sort: string): Promise<FindingList> {
  const where = new Conditions();
  where.window(filter);
  for (const column of FINDING_FILTERS) where.among(column, filter.among[column]);
  where.clause(filter.among.clause);
  where.words(filter.q, ['incident', 'place']);
  const [{ total }] = (await file.query(
    `SELECT count(*) AS total FROM finding WHERE ${where.sql}`,
    where.values,
  )) as [{ total: number }];
  const findings = await file.query(
    `SELECT ${quoted(FINDING_COLUMNS)} FROM finding WHERE ${where.sql} ORDER BY ${SORTS[sort] ?? SORTS.start} LIMIT ? OFFSET ?`,
    [...where.values, filter.limit, filter.offset],
  );
  return { total, findings: findings as unknown as FindingRow[] };
}

type Value = string | number | boolean;

export class Conditions {
  private readonly parts: string[] = [];
  readonly values: Value[] = [];

  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' AND ') : 'true';
  }

  add(part: string, ...values: Value[]): void {
    this.parts.push(part);
    this.values.push(...values);
  }

  among(column: string, accepted: readonly string[] | undefined): void {
    if (!accepted || accepted.length === 0) return;
    this.add(`"${column}" IN (${accepted.map(() => '?').join(', ')})`, ...accepted);
  }

  /** Stages and local variations (`clause@stage`) stand under their clause. */
  clause(accepted: readonly string[] | undefined): void {
    if (!accepted || accepted.length === 0) return;
    const one = `(clause = ? OR starts_with(clause, ?))`;
    this.add(
      `(${accepted.map(() => one).join(' OR ')})`,
      ...accepted.flatMap((clause) => [clause, `${clause}@`]),
    );
  }

  window(filter: Pick<Filter, 'from' | 'to'>): void {
    if (filter.from !== undefined) this.add('homeMs >= ?', filter.from);
    if (filter.to !== undefined) this.add('homeMs < ?', filter.to);
  }

  /** Every word must stand somewhere in the columns, whatever its case. */
  words(q: string | undefined, columns: readonly string[]): void {
    for (const word of (q ?? '').split(/\s+/).filter((part) => part !== '')) {
      this.add(
        `(${columns.map((column) => `contains(lower("${column}"), ?)`).join(' OR ')})`,
        ...columns.map(() => word.toLowerCase()),
      );
    }
  }
}

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');
