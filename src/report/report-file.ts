/** A day's report as a file of one format. PDF and XLSX are loaded when they are asked for. */
import { toCsv } from './csv.js';
import type { DailyReport } from './daily.js';
import type { ReportFormat } from './file-formats.js';
import { toGeoJson } from './geojson.js';
import { renderHtml } from './html/page.js';
import { toJson } from './json.js';
import { en, type Messages } from './messages.js';

/** The same report in the same language gives the same bytes. */
export async function reportFile(
  report: DailyReport,
  format: ReportFormat,
  messages: Messages = en,
): Promise<string | Buffer> {
  switch (format) {
    case 'html':
      return renderHtml(report, messages);
    case 'json':
      return toJson(report);
    case 'csv':
      return toCsv(report, messages);
    case 'geojson':
      return toGeoJson(report);
    case 'pdf':
      return (await (await import('./pdf/pdf.js')).dailyPdf(report, messages)).bytes;
    case 'xlsx':
      return (await import('./xlsx/xlsx.js')).dailyXlsx(report, messages);
  }
}
