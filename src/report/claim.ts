/**
 * What a report says of itself so that it can be made again: which stretch or incident, on which ledger and configuration.
 * A page carries it in its head, where no reader sees it and a program finds it.
 */
import type { Language } from '../record/codes.js';
import type { DailyReport } from './daily.js';
import type { PeriodReport } from './period.js';
import type { StandsOn } from './picture.js';
import type { SpotReport } from './spot.js';

export type AnyReport = DailyReport | PeriodReport | SpotReport;

export interface ReportClaim {
  readonly format: AnyReport['format'];
  readonly mission: string;
  /** Of a page: its language. */
  readonly language?: Language;
  readonly period: AnyReport['period'];
  readonly startMs: number;
  readonly endMs: number;
  readonly day?: string;
  readonly week?: string;
  readonly incident?: string;
  /** Version, of a report that was issued. */
  readonly issue?: number;
  /** Something was left out for those it was made for. */
  readonly withheld?: true;
  readonly standsOn: StandsOn;
}

export function claimOf(report: AnyReport): ReportClaim {
  const { format, mission, period, startMs, endMs, standsOn, withheld } = report;
  return {
    format,
    mission: mission.id,
    period,
    startMs,
    endMs,
    ...(report.kind === 'periodReport' ? {} : { day: report.day }),
    ...(report.kind === 'periodReport' && report.week !== undefined ? { week: report.week } : {}),
    ...(report.kind === 'spotReport' ? { incident: report.incident.id } : {}),
    ...(report.kind === 'dailyReport' && report.issue ? { issue: report.issue.version } : {}),
    ...(withheld ? { withheld: true as const } : {}),
    standsOn,
  };
}

const META = 'truceline-report';

/** For the head of a page; the sums of single files stand in the JSON, their digest is enough here. */
export function pageClaim(report: AnyReport, language: Language): { name: string; content: string } {
  const claim = claimOf(report);
  const { standsOn } = claim;
  const configuration = { ...standsOn.configuration, files: [] };
  return {
    name: META,
    content: JSON.stringify({ ...claim, language, standsOn: { ...standsOn, configuration } }),
  };
}

/** @returns what a page claims, or undefined where it claims nothing that can be read */
export function claimIn(page: string): unknown {
  const found = new RegExp(`<meta name="${META}" content="([^"]*)">`, 'u').exec(page);
  if (!found) return undefined;
  const text = found[1]!.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => CHARACTERS[name]!);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const CHARACTERS: Readonly<Record<string, string>> = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };
