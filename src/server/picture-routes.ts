/**
 * Routes that read the picture: mission, incidents, findings, agreements, counts, declarations.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { LiveMission } from '../mission/live.js';
import { CONDUCTS } from '../record/codes.js';
import type { Source } from '../record/source.js';
import { claimGroups } from '../report/compared-claims.js';
import { airOperations, alertsAgainstUsual } from '../report/sky.js';
import { toldWaterfalls } from '../report/told-waterfall.js';
import { truceComparison, truceWindows } from '../report/truces.js';
import { overlaps } from '../time/instant.js';
import { agreementView } from './agreement-view.js';
import type {
  IncidentView,
  OperationList,
  SeriousHarmList,
  SkyAlerts,
  SourcesView,
  TruceList,
} from './api.js';
import { claimsView } from './claims-view.js';
import { coverageView } from './coverage-view.js';
import { notFound } from './errors.js';
import { findingViews, withReason } from './finding-view.js';
import { INCIDENT_COLUMNS_TYPE, incidentColumns } from './incident-columns.js';
import { missionView } from './mission-view.js';
import { strip, timeline, windowSummary } from './overview.js';
import { placementView } from './placement-view.js';
import { positionsView } from './positions.js';
import { FINDING_SORTS, type Filter, listFindings, listIncidents } from './queries.js';
import { vesselsView } from './vessels.js';
import { watchView } from './watch-view.js';

const instantMs = z.coerce.number().int().optional().openapi({ description: 'milliseconds since 1970 UTC' });
const list = z
  .string()
  .max(2_000)
  .optional()
  .transform((text) => (text ? text.split(',').filter((part) => part !== '') : []));
const page = {
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200_000).default(5_000),
  offset: z.coerce.number().int().min(0).default(0),
};
const window = z.object({ from: instantMs, to: instantMs });
const incidentQuery = window.extend({
  ...page,
  conduct: list,
  means: list,
  target: list,
  author: list,
  control: list,
  sector: list,
  region: list,
  certainty: list,
  agreement: list,
  clause: list,
  reading: list,
  verdict: list,
  band: list,
  contested: z.enum(['true', 'false']).optional(),
});
const findingQuery = window.extend({
  ...page,
  agreement: list,
  clause: list,
  reading: list,
  verdict: list,
  band: list,
  party: list,
  standing: list,
  sort: z.enum(FINDING_SORTS as [string, ...string[]]).default('start'),
});
const answers = (description: string) => ({
  200: { description, content: { 'application/json': { schema: z.any() } } },
});
const get = <P extends string, Q extends z.ZodObject>(path: P, query: Q, description: string) =>
  createRoute({ method: 'get', path, request: { query }, responses: answers(description) });

export function pictureRoutes(app: OpenAPIHono, live: LiveMission): void {
  const span = (query: { from?: number | undefined; to?: number | undefined }): [number, number] => [
    query.from ?? live.picture.period.startMs,
    query.to ?? live.picture.period.endMs,
  ];
  /** Of what is read from elsewhere than the picture, which ends where it is released to. */
  const shownSpan = (query: { from?: number | undefined; to?: number | undefined }): [number, number] => {
    const [from, to] = span(query);
    return [from, live.picture.released ? Math.min(to, live.picture.period.endMs) : to];
  };
  app.openapi(get('/api/health', z.object({}), 'Is it up, and what does it stand on'), (context) =>
    context.json({ ok: true, mission: live.mission.config.id, ...live.picture.standsOn }),
  );
  const ledgerQuery = z.object({ size: z.coerce.number().int().min(0).optional(), at: instantMs });
  app.openapi(
    get('/api/ledger', ledgerQuery, 'The ledger now, at an earlier size, or as it was at a moment'),
    async (context) => {
      const { size, at } = context.req.valid('query');
      const all = await live.store.size();
      if (size !== undefined && size > all) {
        throw notFound(`The ledger at size ${size}`, `It has ${all} entries.`);
      }
      return context.json(await live.store.state(at === undefined ? size : await live.store.sizeAt(at)));
    },
  );
  app.openapi(get('/api/mission', z.object({}), 'The mission and its counts'), (context) =>
    context.json(missionView(live)),
  );
  app.openapi(get('/api/timeline', z.object({}), 'Counts a local day'), (context) =>
    context.json(timeline(live.index)),
  );
  app.openapi(
    get('/api/strip', window, 'Counts by time and sector, with the share of it that was observed'),
    (context) => context.json(strip(live.index, ...span(context.req.valid('query')))),
  );
  app.openapi(
    get('/api/watch', window, 'Hours of each sector that nobody observed, and the devices'),
    (context) => context.json(watchView(live.index, ...span(context.req.valid('query')))),
  );
  const coverageQuery = window.extend({ conduct: z.enum(CONDUCTS).default('explosion') });
  app.openapi(
    get('/api/coverage', coverageQuery, 'How closely each sector was watched, and counts corrected for it'),
    (context) => {
      const { conduct, ...query } = context.req.valid('query');
      return context.json(coverageView(live.index, conduct, ...span(query)));
    },
  );
  app.openapi(get('/api/vessels', window, 'Tracks and events of vessels as GeoJSON'), async (context) =>
    context.json(await vesselsView(live.mission.dir, ...shownSpan(context.req.valid('query')))),
  );
  app.openapi(get('/api/placement', z.object({}), 'The plan of where sensors go'), async (context) =>
    context.json(await placementView(live.mission.dir)),
  );
  app.openapi(get('/api/summary', window, 'The window in numbers'), (context) =>
    context.json(windowSummary(live.index, ...span(context.req.valid('query')))),
  );
  app.openapi(get('/api/truces', z.object({}), 'Short truces against the week before'), (context) =>
    context.json({ truces: truceComparison(live.picture, live.index) } satisfies TruceList),
  );
  app.openapi(get('/api/sky/operations', window, 'Operations from the air, by time'), (context) => {
    const [startMs, endMs] = span(context.req.valid('query'));
    const operations = airOperations(live.index).filter((one) => overlaps(one, { startMs, endMs }));
    return context.json({ operations } satisfies OperationList);
  });
  app.openapi(get('/api/sky/alerts', window, 'Alerts by region and day against what is usual'), (context) => {
    const [startMs, endMs] = span(context.req.valid('query'));
    const truces = truceWindows(live.picture);
    const series = alertsAgainstUsual(live.index, { startMs, endMs }, truces);
    return context.json({ ...series, truces } satisfies SkyAlerts);
  });
  app.openapi(get('/api/incidents', incidentQuery, 'Incidents, by start'), async (context) => {
    const { contested, ...query } = context.req.valid('query');
    const result = await listIncidents(
      live.file,
      filterOf(query),
      contested === undefined ? undefined : contested === 'true',
    );
    return context.json(result);
  });
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/columns/incidents',
      request: { query: incidentQuery.omit({ limit: true, offset: true }) },
      responses: {
        200: {
          description: 'Incidents in columns, by when they count: for maps of a million of them',
          content: { [INCIDENT_COLUMNS_TYPE]: { schema: z.any() } },
        },
      },
    }),
    async (context) => {
      const { contested, ...query } = context.req.valid('query');
      const filter = filterOf({ ...query, limit: 0, offset: 0 });
      const blocks = await incidentColumns(
        live.file,
        filter,
        contested === undefined ? undefined : contested === 'true',
      );
      return context.body(ReadableStream.from(blocks), 200, { 'content-type': INCIDENT_COLUMNS_TYPE });
    },
  );
  app.get('/api/incidents/:id', (context) => {
    const id = context.req.param('id');
    const incident = live.index.incidents.get(id);
    if (!incident)
      throw notFound(`Incident "${id}"`, 'It may have been joined with another; look for its place and day.');
    const named = new Set(incident.accounts.map((account) => account.source));
    const sources: Record<string, Source> = {};
    for (const source of live.picture.sources) if (named.has(source.id)) sources[source.id] = source;
    const attribution = live.picture.attributions.get(id)!;
    const findings = findingViews(live, live.index.findings.get(id) ?? []);
    return context.json({
      incident,
      attribution,
      waterfalls: toldWaterfalls(incident, attribution),
      authorThreshold: live.mission.attribution.authorThreshold,
      judged: (live.picture.sourceModel?.sources ?? []).filter(({ source, voice }) =>
        incident.accounts.some((account) => account.source === source && account.voice === voice),
      ),
      findings,
      sources,
    } satisfies IncidentView);
  });
  app.openapi(get('/api/sources', z.object({}), 'What the sources turned out to be like'), (context) =>
    context.json({
      judged: live.picture.sourceModel,
      leastIncidents: live.mission.attribution.weights.sources.leastIncidents,
    } satisfies SourcesView),
  );
  app.openapi(get('/api/findings', findingQuery, 'Findings'), async (context) => {
    const { sort, ...query } = context.req.valid('query');
    const { total, findings } = await listFindings(live.file, filterOf(query), sort);
    return context.json({ total, findings: findings.map((row) => withReason(live, row)) });
  });
  app.get('/api/findings/:id', (context) => {
    const id = context.req.param('id');
    const finding = live.picture.findings.find((one) => one.id === id);
    if (!finding)
      throw notFound(`Finding "${id}"`, 'Findings change with the records; look for its clause and day.');
    return context.json(findingViews(live, [finding])[0]!);
  });
  app.openapi(
    get(
      '/api/serious-harm',
      z.object({}),
      'Findings of their own kind, about persons who had surrendered or were detained; in no total of findings',
    ),
    (context) => {
      const seriousHarm = live.picture.seriousHarm.map((finding) => ({
        ...finding,
        monitor: finding.monitor && findingViews(live, [finding.monitor])[0]!,
      }));
      return context.json({ seriousHarm } satisfies SeriousHarmList);
    },
  );
  app.get('/api/agreements/:id', (context) => context.json(agreementView(live, context.req.param('id'))));
  const positionsQuery = z.object({ agreement: z.string(), at: instantMs });
  app.openapi(get('/api/positions', positionsQuery, 'Who stands where at a moment'), (context) => {
    const { agreement, at } = context.req.valid('query');
    return context.json(positionsView(live, agreement, at));
  });
  app.openapi(
    get(
      '/api/claims',
      window.extend({ about: list, by: list }),
      'Figures of the parties beside what was found',
    ),
    (context) => {
      const { about, by, ...query } = context.req.valid('query');
      const [startMs, endMs] = span(query);
      const groups = claimGroups(live.index, { startMs, endMs }).filter(
        (one) =>
          (about.length === 0 || about.includes(one.about)) && (by.length === 0 || by.includes(one.by)),
      );
      return context.json(claimsView(live.index, groups));
    },
  );
  app.openapi(
    get('/api/declarations', z.object({ about: list, by: list }), 'Declarations, by time'),
    (context) => {
      const { about, by } = context.req.valid('query');
      const declarations = live.picture.declarations.filter(
        (one) =>
          (about.length === 0 || about.includes(one.about)) && (by.length === 0 || by.includes(one.by)),
      );
      return context.json({ declarations });
    },
  );
}

function filterOf(query: Record<string, unknown> & { limit: number; offset: number }): Filter {
  const { from, to, q, limit, offset, ...rest } = query as Record<string, unknown> & Filter;
  const among: Record<string, readonly string[]> = {};
  for (const [key, value] of Object.entries(rest)) if (Array.isArray(value)) among[key] = value as string[];
  return { from, to, q, limit, offset, among };
}
