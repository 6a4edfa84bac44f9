/**
 * A report made again from what it says it stands on, and held against what it says: the entries of the ledger up to the
 * size it names, under the same configuration and version. Reads only, and needs no key: whoever has a copy of a
 * mission's folder can do it.
 */
import { FormatError } from '../ledger/format/format-error.js';
import type { Language } from '../record/codes.js';
import type { TrucelineRecord } from '../record/record.js';
import { type AnyReport, claimIn, claimOf, type ReportClaim } from '../report/claim.js';
import { dailyReport } from '../report/daily.js';
import { renderIndex } from '../report/html/index-page.js';
import { renderHtml } from '../report/html/page.js';
import { renderSpot } from '../report/html/spot-page.js';
import { toJson } from '../report/json.js';
import { MESSAGES } from '../report/messages.js';
import { periodReport } from '../report/period.js';
import type { Picture, StandsOn } from '../report/picture.js';
import { indexPicture } from '../report/picture-index.js';
import { spotReport } from '../report/spot.js';
import { differingFiles } from './configuration.js';
import { type FoldProgress, fold } from './fold.js';
import { issuedReport } from './issued-report.js';
import type { Mission } from './open.js';
import { readPrefix } from './published.js';
import { ledgerFolderOf } from './store.js';

export type Report = AnyReport;

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

const FORMATS = ['truceline-daily-report/1', 'truceline-period-report/1', 'truceline-spot-report/1'];

/** What is held against the ledger: a report as JSON with its values, or a page of which only the text is known. */
export interface Claimed {
  readonly claim: ReportClaim;
  readonly report?: Report;
}

/** @returns what the text claims to be, or what it is instead */
export function parseReport(text: string): Claimed | string {
  if (/^\s*<!doctype html/i.test(text)) {
    const claim = claimIn(text);
    return isClaim(claim) ? { claim } : 'a page that does not say what it stands on';
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return `text that is neither JSON nor a page: ${(error as Error).message}`;
  }
  const report = (value ?? {}) as Partial<Report>;
  const { format } = report;
  if (!FORMATS.includes(format ?? '')) return `JSON whose format is ${JSON.stringify(format) ?? 'not given'}`;
  const told = (value as { mission?: { id?: unknown } }).mission?.id !== undefined;
  const claim = told && report.standsOn ? claimOf(value as Report) : undefined;
  return isClaim(claim)
    ? { claim, report: value as Report }
    : 'a report that does not say what it stands on (standsOn, period)';
}

function isClaim(value: unknown): value is ReportClaim {
  const { format, mission, standsOn, period } = (value ?? {}) as Partial<ReportClaim>;
  const { ledger, configuration, version } = standsOn ?? {};
  return (
    FORMATS.includes(format ?? '') &&
    typeof mission === 'string' &&
    ledger !== undefined &&
    Array.isArray(configuration?.files) &&
    typeof version === 'string' &&
    typeof period?.startMs === 'number'
  );
}

export async function rederive(
  text: string,
  { claim, report }: Claimed,
  mission: Mission,
  version: string,
  tell?: FoldProgress,
): Promise<Rederived> {
  const { ledger } = claim.standsOn;
  const reasons = incomparable(claim, mission, version);
  if (reasons.length > 0 || !ledger) return { kind: 'notComparable', reasons };
  const prefix = await readPrefix(ledgerFolderOf(mission.dir), ledger).catch((error: unknown) => {
    if (!(error instanceof FormatError)) throw error;
    return { ok: false as const, reason: error.message };
  });
  if (!prefix.ok) return { kind: 'notThisLedger', reason: prefix.reason };
  const { configuration } = mission;
  const standsOn = { records: prefix.records.length, ledger, configuration, version };
  const again = madeAgain(claim, mission, prefix.records, standsOn, tell);
  if (typeof again === 'string') {
    const said = claim.incident ?? claim.day ?? '';
    const where = claim.incident === undefined ? 'day' : 'incident.id';
    const difference = { where, reported: JSON.stringify(said), derived: again, inFinding: false };
    return { kind: 'compared', findings: 0, differences: [difference] };
  }
  if (!report) return comparePages(text, inLanguage(again, claim.language ?? 'en'), again);
  return compare(text, report, again);
}

/** The report of these records that the claim asks for, or what there is instead of its day or incident. */
function madeAgain(
  claim: ReportClaim,
  mission: Mission,
  records: readonly TrucelineRecord[],
  standsOn: StandsOn,
  tell?: FoldProgress,
): Report | string {
  const { period, day = '', startMs, endMs } = claim;
  if (claim.issue !== undefined) return issuedReport(mission, records, standsOn, day, tell);
  const picture: Picture = {
    ...fold(mission, records, standsOn, tell),
    period: { startMs: period.startMs, endMs: period.endMs },
  };
  const index = indexPicture(picture);
  if (claim.format === 'truceline-period-report/1')
    return periodReport(picture, startMs, endMs, index, claim.week);
  if (claim.format === 'truceline-spot-report/1')
    return spotReport(picture, claim.incident ?? '', index) ?? 'no such incident';
  return index.slices.has(day)
    ? dailyReport(picture, day, index)
    : `${index.days[0]} to ${index.days.at(-1)}`;
}

/** The page of a report, as the command that writes it makes it. */
function inLanguage(report: Report, language: Language): string {
  const messages = MESSAGES[language];
  if (report.kind === 'dailyReport') return renderHtml(report, messages);
  if (report.kind === 'spotReport') return renderSpot(report, messages);
  return renderIndex(report, (day) => `${day}${language === 'en' ? '' : `.${language}`}.html`, messages);
}

function comparePages(text: string, page: string, again: Report): Rederived {
  const differences = text === page ? [] : [{ ...bytesDiffer(text, page), inFinding: false }];
  return { kind: 'compared', findings: findingsIn(again), differences };
}

function incomparable(claim: ReportClaim, mission: Mission, version: string): string[] {
  const { standsOn } = claim;
  const reasons: string[] = [];
  if (claim.mission !== mission.config.id)
    reasons.push(`The report is of the mission "${claim.mission}", and this one is "${mission.config.id}".`);
  if (claim.withheld)
    reasons.push(
      'The report leaves out what its readers may not see, so it cannot follow from the ledger alone: take the one that truceline run writes.',
    );
  if (!standsOn.ledger) reasons.push('The report stands on no ledger: it was made from lines of a pipe.');
  if (standsOn.version !== version)
    reasons.push(
      `The report was made by Truceline ${standsOn.version}; this is ${version}. Use that version.`,
    );
  const { files, digest } = standsOn.configuration;
  const named = { both: 'is not as it was', first: 'is not there', second: 'was not there' } as const;
  // A page names the digest alone.
  if (files.length > 0)
    for (const { file, in: where } of differingFiles(standsOn.configuration, mission.configuration))
      reasons.push(`Configuration: ${file} ${named[where]} when the report was made.`);
  if (reasons.length === 0 && digest !== mission.configuration.digest)
    reasons.push(
      files.length > 0
        ? 'Configuration: the sums of the files are the same, and the digest over them is not.'
        : 'Configuration: it is not as it was when the page was made; the JSON of the same report tells which files differ.',
    );
  return reasons;
}

function compare(text: string, report: Report, again: Report): Rederived {
  const differences: Difference[] = [];
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
