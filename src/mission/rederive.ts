/**
 * A report made again from what it says it stands on, and held against what it says: the entries of the ledger up to the
 * size it names, under the same configuration and version. Reads only, and needs no key: whoever has a copy of a
 * mission's folder can do it.
 */
import { FormatError } from '../ledger/format/format-error.js';
import { type DailyReport, dailyReport } from '../report/daily.js';
import { toJson } from '../report/json.js';
import { type PeriodReport, periodReport } from '../report/period.js';
import type { Picture } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { differingFiles } from './configuration.js';
import { type FoldProgress, fold } from './fold.js';
import type { Mission } from './open.js';
import { readPrefix } from './published.js';
import { ledgerFolderOf } from './store.js';

export type Report = DailyReport | PeriodReport;

export interface Difference {
  /** Path inside the report, such as incidents[3].findings[0].verdict. */
  readonly where: string;
  /** JSON of what the report says and of what was found; absent where one of them has nothing there. */
  readonly reported?: string;
  readonly derived?: string;
  readonly inFinding: boolean;
}

export type Rederived =
  | { readonly kind: 'compared'; readonly findings: number; readonly differences: readonly Difference[] }
  /** The ledger is not one that the report can stand on. */
  | { readonly kind: 'notThisLedger'; readonly reason: string }
  /** It cannot be held against the report: other configuration, other version, no ledger named. */
  | { readonly kind: 'notComparable'; readonly reasons: readonly string[] };

const FORMATS = ['truceline-daily-report/1', 'truceline-period-report/1'];

/** @returns the report, or what it is instead */
export function parseReport(text: string): Report | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `text that is not JSON: ${(error as Error).message}`;
  }
  const { format, standsOn, period } = (value ?? {}) as Partial<Report>;
  if (!FORMATS.includes(format ?? '')) return `JSON whose format is ${JSON.stringify(format) ?? 'not given'}`;
  const { ledger, configuration, version } = standsOn ?? {};
  const whole =
    ledger !== undefined &&
    Array.isArray(configuration?.files) &&
    typeof version === 'string' &&
    typeof period?.startMs === 'number';
  return whole ? (value as Report) : 'a report that does not say what it stands on (standsOn, period)';
}

export async function rederive(
  text: string,
  report: Report,
  mission: Mission,
  version: string,
  tell?: FoldProgress,
): Promise<Rederived> {
  const { ledger } = report.standsOn;
  const reasons = incomparable(report, mission, version);
  if (reasons.length > 0 || !ledger) return { kind: 'notComparable', reasons };
  const prefix = await readPrefix(ledgerFolderOf(mission.dir), ledger).catch((error: unknown) => {
    if (!(error instanceof FormatError)) throw error;
    return { ok: false as const, reason: error.message };
  });
  if (!prefix.ok) return { kind: 'notThisLedger', reason: prefix.reason };
  const { configuration } = mission;
  const standsOn = { records: prefix.records.length, ledger, configuration, version };
  const picture: Picture = {
    ...fold(mission, prefix.records, standsOn, tell),
    period: { startMs: report.period.startMs, endMs: report.period.endMs },
  };
  return compare(text, report, picture);
}

function incomparable(report: Report, mission: Mission, version: string): string[] {
  const { standsOn } = report;
  const reasons: string[] = [];
  if (report.mission.id !== mission.config.id)
    reasons.push(
      `The report is of the mission "${report.mission.id}", and this one is "${mission.config.id}".`,
    );
  if (!standsOn.ledger) reasons.push('The report stands on no ledger: it was made from lines of a pipe.');
  if (standsOn.version !== version)
    reasons.push(
      `The report was made by Truceline ${standsOn.version}; this is ${version}. Use that version.`,
    );
  const named = { both: 'is not as it was', first: 'is not there', second: 'was not there' } as const;
  for (const { file, in: where } of differingFiles(standsOn.configuration, mission.configuration))
    reasons.push(`Configuration: ${file} ${named[where]} when the report was made.`);
  if (reasons.length === 0 && standsOn.configuration.digest !== mission.configuration.digest)
    reasons.push('Configuration: the sums of the files are the same, and the digest over them is not.');
  return reasons;
}

function compare(text: string, report: Report, picture: Picture): Rederived {
  const index = indexPicture(picture);
  const differences: Difference[] = [];
  let again: Report;
  if (report.kind === 'dailyReport' && !index.slices.has(report.day)) {
    differences.push({
      where: 'day',
      reported: JSON.stringify(report.day),
      derived: `${index.days[0]} to ${index.days.at(-1)}`,
      inFinding: false,
    });
    return { kind: 'compared', findings: 0, differences };
  }
  if (report.kind === 'dailyReport') again = dailyReport(picture, report.day, index);
  else again = periodReport(picture, report.startMs, report.endMs, index);
  const json = toJson(again);
  if (json !== text) {
    // As JSON reads it: Infinity is null there.
    differ(report, JSON.parse(json), '', false, differences);
    if (differences.length === 0) differences.push({ ...bytesDiffer(text, json), inFinding: false });
  }
  return { kind: 'compared', findings: Math.max(findingsIn(report), findingsIn(again)), differences };
}

/** The same values in other bytes: spaces, the order of keys, a number in another spelling. */
function bytesDiffer(text: string, json: string): Pick<Difference, 'where' | 'reported' | 'derived'> {
  let at = 0;
  while (at < text.length && text[at] === json[at]) at++;
  const around = (whole: string): string => JSON.stringify(whole.slice(Math.max(0, at - 20), at + 20));
  return { where: `character ${at}`, reported: around(text), derived: around(json) };
}

/** A finding as a report shows it: under one reading, with its verdict and why. */
function isFinding(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'verdict' in value && 'because' in value;
}

function findingsIn(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  const inside = Object.values(value).reduce((sum: number, item) => sum + findingsIn(item), 0);
  return inside + (isFinding(value) ? 1 : 0);
}

function differ(a: unknown, b: unknown, where: string, inside: boolean, found: Difference[]): void {
  const inFinding = inside || isFinding(a) || isFinding(b) || /(^|\.)findings(\W|$)/.test(where);
  const parts = a !== null && b !== null && typeof a === 'object' && typeof b === 'object';
  if (!parts || Array.isArray(a) !== Array.isArray(b)) {
    if (!Object.is(a, b))
      found.push({
        where: where || '(the report)',
        ...said('reported', a),
        ...said('derived', b),
        inFinding,
      });
    return;
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const path = Array.isArray(a) ? `${where}[${key}]` : where === '' ? key : `${where}.${key}`;
    differ(left[key], right[key], path, inFinding, found);
  }
}

function said(key: 'reported' | 'derived', value: unknown): Partial<Difference> {
  return value === undefined ? {} : { [key]: JSON.stringify(value) };
}
