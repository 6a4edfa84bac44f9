/**
 * The day's report as JSON, as a page, and as the files that are saved: CSV, GeoJSON, PDF, XLSX.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { LiveMission } from '../mission/live.js';
import { dailyReport } from '../report/daily.js';
import { isReportFormat, MEDIA_TYPES, REPORT_FORMATS, reportFileName } from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { reportFile } from '../report/report-file.js';
import { ApiFailure } from './errors.js';
import { createReportFiles } from './report-files.js';

const SHOWN_IN_BROWSER: readonly string[] = ['html', 'json'];

export function reportRoutes(app: OpenAPIHono, live: LiveMission): void {
  const files = createReportFiles();
  app.get('/api/reports/:name', async (context) => {
    const [day, format = 'json'] = context.req.param('name').split('.') as [string, string?];
    const { days } = live.index;
    if (!days.includes(day)) {
      throw new ApiFailure(
        404,
        'no-such-day',
        `There is no report for "${day}".`,
        `The mission has days from ${days[0]} to ${days.at(-1)}, written YYYY-MM-DD.`,
      );
    }
    if (!isReportFormat(format)) {
      throw new ApiFailure(
        404,
        'no-such-format',
        `There is no format "${format}".`,
        `There are ${REPORT_FORMATS.join(', ')}.`,
      );
    }
    const language = languageOf(context.req.query('language'));
    const { picture, index } = live;
    const report = (): ReturnType<typeof dailyReport> => dailyReport(picture, day, index);
    const slow = format === 'pdf' || format === 'xlsx';
    // The edition counts every change of what is shown, also that of a release that comes with time alone.
    const key = [live.edition, day, format, language].join(' ');
    const content = slow
      ? await files.make(key, report, format, language)
      : await reportFile(report(), format, MESSAGES[language]);
    context.header('content-type', MEDIA_TYPES[format]);
    if (format !== 'json' && format !== 'geojson') context.header('content-language', language);
    if (format === 'html') {
      // The page carries its own style and no scripts.
      context.header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      );
    }
    if (!SHOWN_IN_BROWSER.includes(format)) {
      const name = reportFileName({ day, mission: picture.mission }, format, language);
      context.header('content-disposition', `attachment; filename="${name}"`);
    }
    return context.body(typeof content === 'string' ? content : new Uint8Array(content));
  });
}

/** The language asked for where reports are written in it, else English; the answer says which. */
function languageOf(asked: string | undefined): keyof typeof MESSAGES {
  return asked !== undefined && Object.hasOwn(MESSAGES, asked) ? (asked as keyof typeof MESSAGES) : 'en';
}
