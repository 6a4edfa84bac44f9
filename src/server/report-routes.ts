/**
 * Reports: of a day (2025-03-28) as JSON, as a page, and as the files that are saved: CSV, GeoJSON, PDF, XLSX; of a week
 * (2025-W13) as JSON, page, PDF and XLSX, and of one incident (spot:ID) as JSON, page and PDF. In English unless the address asks for another language:
 * 2025-03-28.uk.html, or 2025-03-28.pdf?language=uk.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { LiveMission } from '../mission/live.js';
import type { Language } from '../record/codes.js';
import type { AnyReport } from '../report/claim.js';
import { dailyReport } from '../report/daily.js';
import {
  FORMATS_OF,
  isReportFormat,
  MEDIA_TYPES,
  REPORT_FORMATS,
  type ReportFormat,
  reportFileName,
} from '../report/file-formats.js';
import { MESSAGES } from '../report/messages.js';
import { periodReport } from '../report/period.js';
import { reportFile } from '../report/report-file.js';
import { spotReport } from '../report/spot.js';
import { weekInterval, weekOf } from '../report/week.js';
import { ApiFailure } from './errors.js';
import { createReportFiles } from './report-files.js';

const SHOWN_IN_BROWSER: readonly string[] = ['html', 'json'];

export function reportRoutes(app: OpenAPIHono, live: LiveMission): void {
  const files = createReportFiles();
  app.get('/api/reports/:name', async (context) => {
    const asked = partsOf(context.req.param('name'), context.req.query('language'));
    const { subject, language, format } = asked;
    const { picture } = live;
    const report = reportOn(live, subject);
    const content = await contentOf(report, asked);
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
      const name = reportFileName(
        { day: subject.replace(':', '-'), mission: picture.mission },
        format,
        language,
      );
      context.header('content-disposition', `attachment; filename="${name}"`);
    }
    return context.body(typeof content === 'string' ? content : new Uint8Array(content));

    async function contentOf(make: Named, { format, language }: Asked): Promise<string | Uint8Array> {
      const formats = FORMATS_OF[make.kind];
      if (!formats.includes(format))
        throw new ApiFailure(
          404,
          'no-such-format',
          `There is no ${format} of "${subject}".`,
          `It can be had as ${formats.join(', ')}.`,
        );
      const linkOf = (day: string): string => `${day}.${language}.html`;
      if (format !== 'pdf' && format !== 'xlsx')
        return reportFile(make.report(), format, MESSAGES[language], linkOf);
      // The edition counts every change of what is shown, also that of a release that comes with time alone.
      const key = [live.edition, subject, format, language].join(' ');
      return files.make(key, make.report, format, language);
    }
  });
}

interface Asked {
  readonly subject: string;
  readonly language: Language;
  readonly format: ReportFormat;
}

/** SUBJECT, SUBJECT.FORMAT or SUBJECT.LANGUAGE.FORMAT; ids of incidents may hold dots. */
function partsOf(name: string, asked: string | undefined): Asked {
  const parts = name.split('.');
  const ending = parts.length > 1 ? parts.at(-1)! : '';
  if (!isReportFormat(ending)) {
    if (ending !== '' && !name.startsWith(SPOT))
      throw new ApiFailure(
        404,
        'no-such-format',
        `There is no format "${ending}".`,
        `There are ${REPORT_FORMATS.join(', ')}.`,
      );
    return { subject: name, language: languageOf(asked), format: 'json' };
  }
  parts.pop();
  const named = parts.length > 1 ? parts.at(-1)! : '';
  if (!Object.hasOwn(MESSAGES, named))
    return { subject: parts.join('.'), language: languageOf(asked), format: ending };
  return { subject: parts.slice(0, -1).join('.'), language: languageOf(named), format: ending };
}

/** The language asked for where reports are written in it, else English; the answer says which. */
function languageOf(asked: string | undefined): Language {
  return asked !== undefined && Object.hasOwn(MESSAGES, asked) ? (asked as Language) : 'en';
}

const SPOT = 'spot:';

interface Named {
  readonly kind: AnyReport['kind'];
  /** Made when it is asked for: a file may be at hand. */
  readonly report: () => AnyReport;
}

/** The report on a day, a week or an incident. */
function reportOn({ index, picture }: LiveMission, subject: string): Named {
  if (index.days.includes(subject))
    return { kind: 'dailyReport', report: () => dailyReport(picture, subject, index) };
  if (subject.startsWith(SPOT)) {
    const id = subject.slice(SPOT.length);
    const report = spotReport(picture, id, index);
    if (!report)
      throw new ApiFailure(
        404,
        'no-such-incident',
        `There is no incident "${id}".`,
        'Ask for one of api/incidents.',
      );
    return { kind: 'spotReport', report: () => report };
  }
  const week = weekOf(subject);
  const time = week && weekInterval(week, picture.mission.timeZone);
  if (!time || time.endMs <= picture.period.startMs || time.startMs >= picture.period.endMs)
    throw new ApiFailure(
      404,
      'no-such-day',
      `There is no report for "${subject}".`,
      `The mission has days from ${index.days[0]} to ${index.days.at(-1)}, written YYYY-MM-DD, and their weeks, written YYYY-Www.`,
    );
  const { startMs, endMs } = time;
  return { kind: 'periodReport', report: () => periodReport(picture, startMs, endMs, index, week.name) };
}
