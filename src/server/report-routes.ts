/**
 * The day's report, as JSON and as a page.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { LiveMission } from '../mission/live.js';
import { dailyReport } from '../report/daily.js';
import { renderHtml } from '../report/html/page.js';
import { toJson } from '../report/json.js';
import { ApiFailure } from './errors.js';

export function reportRoutes(app: OpenAPIHono, live: LiveMission): void {
  app.get('/api/reports/:name', (context) => {
    const [day, format] = context.req.param('name').split('.') as [string, string?];
    const { days } = live.index;
    if (!days.includes(day)) {
      throw new ApiFailure(
        404,
        'no-such-day',
        `There is no report for "${day}".`,
        `The mission has days from ${days[0]} to ${days.at(-1)}, written YYYY-MM-DD.`,
      );
    }
    const report = dailyReport(live.picture, day, live.index);
    if (format === 'html') {
      // The page carries its own style and no scripts.
      return context.html(renderHtml(report), 200, {
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      });
    }
    if (format !== undefined && format !== 'json') {
      throw new ApiFailure(
        404,
        'no-such-format',
        `There is no format "${format}".`,
        'There are json and html.',
      );
    }
    return context.body(toJson(report), 200, { 'content-type': 'application/json' });
  });
}
