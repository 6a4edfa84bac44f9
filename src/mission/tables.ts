/**
 * The picture as tables, for analysts and for the server. Times are milliseconds since 1970 UTC. The columns named
 * here are the public face of picture.duckdb (docs/mission.md). Whole incidents and findings, with their accounts,
 * factors and proofs, are in the JSON Lines that a run writes.
 */
import type { Attribution } from '../attribution/attribution.js';
import type { CodedReport } from '../coding/coded.js';
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { Declaration, Handover } from '../record/record.js';
import { homeMs } from '../report/date-only.js';
import { isContested } from '../report/entry.js';
import { findingHomeMs } from '../report/finding-home.js';
import { certaintyOf } from '../report/likelihood.js';
import type { Picture } from '../report/picture.js';

export interface Table<T> {
  readonly name: string;
  /** Column to DuckDB type; every row has exactly these keys. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: (picture: Picture) => Iterable<T>;
}

const text = 'VARCHAR';
const number = 'DOUBLE';
const whole = 'BIGINT';

export const REPORT_TABLE: Table<Record<string, unknown>> = {
  name: 'report',
  columns: {
    id: text,
    observation: text,
    source: text,
    reportKind: text,
    conduct: text,
    means: text,
    target: text,
    actor: text,
    stance: text,
    startMs: whole,
    endMs: whole,
    place: text,
    region: text,
    lat: number,
    lon: number,
    account: text,
  },
  *rows(picture) {
    for (const report of picture.reports) yield reportRow(report);
  },
};

export const INCIDENT_TABLE: Table<Record<string, unknown>> = {
  name: 'incident',
  columns: {
    id: text,
    startMs: whole,
    endMs: whole,
    homeMs: whole,
    lat: number,
    lon: number,
    radiusMetres: number,
    place: text,
    region: text,
    sector: text,
    chainageKm: number,
    control: text,
    conduct: text,
    means: text,
    target: text,
    targetName: text,
    certainty: text,
    author: text,
    accounts: whole,
    contested: 'BOOLEAN',
    killedMax: whole,
    injuredMax: whole,
    said: text,
  },
  *rows(picture) {
    for (const incident of picture.incidents) {
      yield incidentRow(incident, picture.attributions.get(incident.id)!);
    }
  },
};

export const FINDING_TABLE: Table<Record<string, unknown>> = {
  name: 'finding',
  columns: {
    id: text,
    incident: text,
    agreement: text,
    clause: text,
    reading: text,
    party: text,
    standing: text,
    verdict: text,
    band: text,
    probability: number,
    low: number,
    high: number,
    startMs: whole,
    homeMs: whole,
    place: text,
    conduct: text,
    target: text,
  },
  *rows(picture) {
    const byId = new Map(picture.incidents.map((incident) => [incident.id, incident]));
    for (const finding of picture.findings) {
      yield findingRow(finding, byId.get(finding.incident), picture.period);
    }
  },
};

/** A table of its own, so that no sum over findings takes it in. */
export const SERIOUS_HARM_TABLE: Table<Record<string, unknown>> = {
  name: 'serious_harm',
  columns: {
    id: text,
    findingKind: text,
    incident: text,
    agreement: text,
    clause: text,
    reading: text,
    party: text,
    conduct: text,
    region: text,
    startMs: whole,
    standard: text,
    independentAccounts: whole,
    custody: text,
  },
  *rows(picture) {
    for (const finding of picture.seriousHarm) {
      const { id, findingKind, incident, agreement, clause, reading, party, conduct, region } = finding;
      const { startMs, standard, basis } = finding;
      yield {
        ...{ id, findingKind, incident, agreement, clause, reading, party, conduct, region },
        ...{ startMs, standard, independentAccounts: basis.independent, custody: basis.custody },
      };
    }
  },
};

export const DECLARATION_TABLE: Table<Record<string, unknown>> = {
  name: 'declaration',
  columns: { id: text, startMs: whole, by: text, act: text, about: text, detail: text },
  rows: (picture) => picture.declarations.map(declarationRow),
};

export const HANDOVER_TABLE: Table<Record<string, unknown>> = {
  name: 'handover',
  columns: { id: text, startMs: whole, from: text, to: text, category: text, count: whole, detail: text },
  rows: (picture) => picture.handovers.map(handoverRow),
};

export const TABLES: readonly Table<Record<string, unknown>>[] = [
  REPORT_TABLE,
  INCIDENT_TABLE,
  FINDING_TABLE,
  SERIOUS_HARM_TABLE,
  DECLARATION_TABLE,
  HANDOVER_TABLE,
];

function reportRow(report: CodedReport): Record<string, unknown> {
  return {
    id: report.id,
    observation: report.observation,
    source: report.source,
    reportKind: report.report_kind,
    conduct: report.conduct,
    means: report.means,
    target: report.target,
    actor: report.actor,
    stance: report.stance,
    startMs: report.time.startMs,
    endMs: report.time.endMs,
    place: report.place?.name ?? report.event_place,
    region: report.place?.region ?? '',
    lat: report.place?.lat ?? null,
    lon: report.place?.lon ?? null,
    account: report.account,
  };
}

function incidentRow(incident: Incident, attribution: Attribution): Record<string, unknown> {
  return {
    id: incident.id,
    startMs: incident.time.startMs,
    endMs: incident.time.endMs,
    homeMs: homeMs(incident.time),
    lat: incident.place.lat,
    lon: incident.place.lon,
    radiusMetres: incident.place.radiusMetres,
    place: incident.place.name,
    region: incident.place.region,
    sector: incident.line?.sector ?? '',
    chainageKm: incident.line?.chainageKm ?? null,
    control: incident.control,
    conduct: incident.conduct,
    means: incident.means,
    target: incident.target,
    targetName: incident.targetName,
    certainty: certaintyOf(attribution.happened.value),
    author: attribution.author,
    accounts: incident.accounts.length,
    contested: isContested(incident),
    killedMax: incident.killed?.max ?? null,
    injuredMax: incident.injured?.max ?? null,
    said: saidOf(incident),
  };
}

/** What the accounts say, for searching; cut where an incident has very many. */
const SAID_CHARACTERS = 1_500;

function saidOf(incident: Incident): string {
  let said = '';
  for (const account of incident.accounts) {
    if (said.length > SAID_CHARACTERS) break;
    said += said === '' ? account.text : ` | ${account.text}`;
  }
  return said;
}

/** @param incident absent where a state of things or another happening is judged */
function findingRow(
  finding: Finding,
  incident: Incident | undefined,
  period: Picture['period'],
): Record<string, unknown> {
  return {
    id: finding.id,
    incident: finding.incident,
    agreement: finding.agreement,
    clause: finding.clause,
    reading: finding.reading,
    party: finding.party,
    standing: finding.standing,
    verdict: finding.verdict,
    band: finding.band,
    probability: finding.probability.value,
    low: finding.probability.low,
    high: finding.probability.high,
    startMs: finding.startMs,
    homeMs: findingHomeMs(finding, incident, period),
    place: incident?.place.name ?? '',
    conduct: incident?.conduct ?? 'none',
    target: incident?.target ?? 'none',
  };
}

function declarationRow(declaration: Declaration): Record<string, unknown> {
  const { id, by, act, about, time } = declaration;
  return { id, startMs: Date.parse(time.start), by, act, about, detail: JSON.stringify(declaration) };
}

function handoverRow(handover: Handover): Record<string, unknown> {
  const { id, from, to, category, count, time } = handover;
  return {
    id,
    startMs: Date.parse(time.start),
    from,
    to,
    category,
    count: count ?? null,
    detail: JSON.stringify(handover),
  };
}
