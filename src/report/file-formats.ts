/** The files that a report can be had as: their names and kinds. What makes them stands in report-file.ts. */
import type { Language } from '../record/codes.js';
import type { AnyReport } from './claim.js';
import type { DailyReport } from './daily.js';

export const REPORT_FORMATS = ['html', 'json', 'csv', 'geojson', 'pdf', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** Written for every day unless others are asked for; PDF and XLSX take a second or two a day. */
export const USUAL_FORMATS: readonly ReportFormat[] = ['html', 'json', 'csv', 'geojson'];

export interface WantedFiles {
  readonly formats: readonly ReportFormat[];
  /** A file of words is written once in each. */
  readonly languages: readonly Language[];
}

export const USUAL_FILES: WantedFiles = { formats: USUAL_FORMATS, languages: ['en'] };

/** What each kind of report can be had as: there is one table of accounts a day, and one incident makes no spreadsheet. */
export const FORMATS_OF: Readonly<Record<AnyReport['kind'], readonly ReportFormat[]>> = {
  dailyReport: REPORT_FORMATS,
  periodReport: ['html', 'json', 'pdf', 'xlsx'],
  spotReport: ['html', 'json', 'pdf'],
};

/** JSON and GeoJSON hold values and are in no language. */
export const isSpoken = (format: ReportFormat): boolean => format !== 'json' && format !== 'geojson';

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function isReportFormat(name: string): name is ReportFormat {
  return (REPORT_FORMATS as readonly string[]).includes(name);
}

/** truceline-MISSION-YYYY-MM-DD-uk.pdf; JSON and GeoJSON are in no language. */
export function reportFileName(
  report: Pick<DailyReport, 'day'> & { readonly mission: Pick<DailyReport['mission'], 'id'> },
  format: ReportFormat,
  language: string,
): string {
  const spoken = isSpoken(format) ? `-${language}` : '';
  return `truceline-${report.mission.id.replace(/[^\w.-]+/g, '-')}-${report.day.replace(/[^\p{L}\p{N}_-]+/gu, '_')}${spoken}.${format}`;
}
