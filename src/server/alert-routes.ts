/** How alerts stand, and the documents of CAP 1.2 that are published to whoever asks. */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { principalOf } from '../access/principal.js';
import type { Alerts } from '../alert/alerts.js';
import { alertsOverview } from '../alert/overview.js';
import { capOf, feedOf } from '../alert/published.js';
import type { LiveMission } from '../mission/live.js';
import type { AlertsSent, AlertsView } from './api.js';
import { ApiFailure, notFound } from './errors.js';

/** @param alerts absent: the mission has none, or is served without them */
export function alertRoutes(app: OpenAPIHono, live: LiveMission, alerts: Alerts | undefined): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/alerts',
      responses: answers('application/json', 'How many alerts wait, and whom nothing reaches'),
    }),
    (context) => {
      const none: AlertsView = { rules: 0, waiting: 0, sent: 0, failing: [] };
      const view = alerts ? alertsOverview(alerts.state, alerts.setting.config) : none;
      return context.json(view satisfies AlertsView);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/alerts/atom',
      responses: answers('application/atom+xml', 'Published alerts, newest first'),
    }),
    (context) => {
      if (!alerts) throw notFound('A feed of alerts', 'mission.yaml has no alerts (docs/alerts.md).');
      context.header('content-type', 'application/atom+xml; charset=utf-8');
      return context.body(feedOf(alerts, principalOf(context)));
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/alerts/cap/{id}',
      request: { params: z.object({ id: z.string().max(60) }) },
      responses: answers('application/cap+xml', 'An alert as CAP 1.2'),
    }),
    (context) => {
      const { id } = context.req.valid('param');
      const document = alerts && capOf(alerts, id, principalOf(context));
      if (document === undefined)
        throw notFound(`Alert "${id}"`, 'GET /api/alerts/atom has those that are published.');
      context.header('content-type', 'application/cap+xml; charset=utf-8');
      return context.body(document);
    },
  );
  const body = z.strictObject({
    test: z.string().max(60).optional().openapi({ description: 'a rule: sends a test instead' }),
    to: z.string().max(60).optional().openapi({ description: 'with test: only to this receiver' }),
  });
  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/alerts/send',
      request: { body: { content: { 'application/json': { schema: body } } } },
      responses: answers(
        'application/json',
        'Sends now what waits for its next attempt, or a test of a rule',
      ),
    }),
    async (context) => {
      if (!alerts) throw notFound('A rule of alerts', 'mission.yaml has no alerts (docs/alerts.md).');
      const { test, to } = context.req.valid('json');
      if (test === undefined) return context.json((await alerts.send(true)) satisfies AlertsSent);
      const { rules, receivers } = alerts.setting.config;
      const rule = rules.find(({ id }) => id === test);
      const chosen = receivers.filter(({ id }) => (to === undefined ? rule?.to.includes(id) : id === to));
      if (!rule || chosen.length === 0)
        throw new ApiFailure(
          404,
          'not-found',
          rule ? `There is no receiver "${to}".` : `There is no rule "${test}".`,
          'truceline alert list shows both.',
        );
      return context.json((await alerts.test(live.index, rule, chosen)) satisfies AlertsSent);
    },
  );
}

const answers = (type: string, description: string) => ({
  200: { description, content: { [type]: { schema: z.any() } } },
});
