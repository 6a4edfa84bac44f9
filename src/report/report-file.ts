/** A report as a file of one format. PDF and XLSX are loaded when they are asked for. */
import type { AnyReport } from './claim.js';
import { toCsv } from './csv.js';
import { FORMATS_OF, type ReportFormat } from './file-formats.js';
import { toGeoJson } from './geojson.js';
import { renderIndex } from './html/index-page.js';
import { renderHtml } from './html/page.js';
import { renderSpot } from './html/spot-page.js';
import { toJson } from './json.js';
import { en, type Messages } from './messages.js';

/** Address of a day's page, as the page of a period links to it; null: no link. */
export type LinkOf = (day: string) => string | null;

/** The same report in the same language gives the same bytes. @throws RangeError for a format that FORMATS_OF does not list */
export async function reportFile(
  report: AnyReport,
  format: ReportFormat,
  messages: Messages = en,
  linkOf: LinkOf = () => null,
): Promise<string | Buffer> {
  if (format === 'html') return pageOf(report, messages, linkOf);
  if (format === 'json') return toJson(report);
  if (format === 'pdf') {
    const { renderPdf } = await import('./pdf/pdf.js');
    // A file that is handed on has no pages beside it to link to.
    return (
      await renderPdf(
        pageOf(report, messages, () => null),
        report.endMs,
      )
    ).bytes;
  }
  if (format === 'xlsx' && report.kind !== 'spotReport') {
    const { dailyXlsx, periodXlsx } = await import('./xlsx/xlsx.js');
    return report.kind === 'dailyReport' ? dailyXlsx(report, messages) : periodXlsx(report, messages);
  }
  if (report.kind === 'dailyReport') return format === 'csv' ? toCsv(report, messages) : toGeoJson(report);
  throw new RangeError(`expected one of ${FORMATS_OF[report.kind].join(', ')}, found ${format}`);
}

function pageOf(report: AnyReport, messages: Messages, linkOf: LinkOf): string {
  switch (report.kind) {
    case 'dailyReport':
      return renderHtml(report, messages);
    case 'periodReport':
      return renderIndex(report, linkOf, messages);
    case 'spotReport':
      return renderSpot(report, messages);
  }
}
