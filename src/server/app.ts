/**
 * The HTTP interface of one mission. Built on an open mission, so that tests call it in memory.
 *
 * Every request passes the gate, which knows who asks and has a rule for every route (src/access/route-rules.ts); whoever does not
 * see everything is answered from the mission as it is released to them.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Access } from '../access/access.js';
import { principalOf } from '../access/principal.js';
import type { Policy } from '../access/release.js';
import type { Alerts } from '../alert/alerts.js';
import type { LiveMission } from '../mission/live.js';
import { alertRoutes } from './alert-routes.js';
import { asOfRoutes } from './as-of.js';
import { caseRoutes, caseStepRoutes } from './case-routes.js';
import { ApiFailure } from './errors.js';
import { eventRoutes } from './events.js';
import { gate } from './gate.js';
import { hotlineCallRoutes, hotlineRoutes } from './hotline-routes.js';
import { layerRoutes } from './layers.js';
import { ledgerFileRoutes } from './ledger-files.js';
import { observeRoutes } from './observe-routes.js';
import { peopleRoutes } from './people-routes.js';
import { personRoutes } from './person-routes.js';
import { pictureRoutes } from './picture-routes.js';
import { recordRoutes } from './record-routes.js';
import { releasedRoutes } from './released.js';
import { reportRoutes } from './report-routes.js';
import { sessionRoutes } from './session-routes.js';
import { todayRoutes } from './today-routes.js';
import { webRoutes } from './web.js';

export interface AppSetting {
  /** Bearer word for writing and for reading raw records. */
  readonly token: string;
  /** Folder of the built web application. */
  readonly webDir: string;
  /** Host names under which the server may be called; guards against DNS rebinding. Empty: any. */
  readonly hosts: readonly string[];
  /** Accounts and release; absent: whoever reaches the server is the person at the machine. */
  readonly access?: Access;
  readonly alerts?: Alerts;
  /** Set where `live` is a released mission: what it was released by. */
  readonly releasedBy?: Policy;
}

const MAX_BODY_BYTES = 64 << 20;
const MAX_OTHER_BYTES = 64 << 10;
/** Routes that take more, or say for themselves how much. */
const OWN_LIMIT = /^\/api\/(cases|hotline|observe|persons)(\/|$)/;

const limited = (maxSize: number, most: string, hint: string): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiFailure(413, 'too-large', `One request carries at most ${most}.`, hint);
    },
  });
const ofRecords = limited(
  MAX_BODY_BYTES,
  `${MAX_BODY_BYTES >> 20} MiB`,
  'Send the records in smaller batches.',
);
const ofOthers = limited(MAX_OTHER_BYTES, `${MAX_OTHER_BYTES >> 10} KiB here`, 'Send less.');
const unlimited: MiddlewareHandler = (_, next) => next();

const limitOf = (path: string): MiddlewareHandler =>
  path === '/api/records' ? ofRecords : OWN_LIMIT.test(path) ? unlimited : ofOthers;

export function createApp(live: LiveMission, setting: AppSetting): OpenAPIHono {
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0]!;
      throw new ApiFailure(
        400,
        'bad-request',
        `Query parameter "${issue.path.join('.')}": ${issue.message}.`,
        'The parameters of every route are described at /api/openapi.json.',
      );
    },
  });
  app.use(async (context, next) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
    if (setting.hosts.length > 0 && host !== '' && !setting.hosts.includes(host)) {
      throw new ApiFailure(403, 'wrong-host', `This server does not answer for "${host}".`);
    }
    await next();
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
      },
      xFrameOptions: 'SAMEORIGIN',
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.onError((error, context) => {
    // What one is refused, another may be given.
    context.header('cache-control', 'no-store');
    if (error instanceof ApiFailure) return context.json(error.body(), error.status);
    console.error(error);
    const failure = new ApiFailure(500, 'internal', 'The server failed on this request; its log says why.');
    return context.json(failure.body(), 500);
  });
  app.notFound((context) => {
    const failure = new ApiFailure(404, 'no-route', `There is nothing at ${context.req.path}.`);
    return context.json(failure.body(), 404);
  });
  const { access, releasedBy } = setting;
  app.use(gate(access, setting.token, releasedBy));
  // After the gate: whoever may not write has no body read.
  app.use('/api/*', async (context, next) => limitOf(context.req.path)(context, next));
  sessionRoutes(
    app,
    access,
    live.mission.config.parties.map(({ id }) => id),
  );
  app.use(
    '/api/*',
    asOfRoutes(live, (earlier) => createApp(earlier, setting)),
  );
  // Persons have rules of their own (src/tracing/right.ts): a released picture holds none.
  if (!releasedBy) personRoutes(app, live, principalOf);
  if (!releasedBy) observeRoutes(app, live, access?.now ?? Date.now);
  // Whether a step may be taken follows from the whole case, whoever sees how much of it.
  const now = access?.now ?? Date.now;
  if (!releasedBy) caseStepRoutes(app, live, now, access?.release);
  if (!releasedBy) hotlineCallRoutes(app, live, now);
  if (!releasedBy) todayRoutes(app, live, now);

  // A document was made of what its receiver is shown, when it was told.
  if (!releasedBy) alertRoutes(app, live, setting.alerts);
  if (access && !releasedBy) {
    app.use(
      '/api/*',
      releasedRoutes(live, access, (released, policy) =>
        createApp(released, { ...setting, releasedBy: policy }),
      ),
    );
  }
  pictureRoutes(app, live);
  caseRoutes(app, live, now, releasedBy);
  hotlineRoutes(app, live);
  peopleRoutes(app, live, releasedBy?.persons.kind ?? 'full');
  reportRoutes(app, live);
  layerRoutes(app, live);
  eventRoutes(app, live);
  recordRoutes(app, live);
  ledgerFileRoutes(app, live);
  app.doc('/api/openapi.json', {
    openapi: '3.0.3',
    info: {
      title: 'Truceline',
      version: live.version,
      description:
        'Incidents, attributions and findings of one ceasefire monitoring mission. Times are milliseconds since 1970 UTC. Routes that read the picture take asOf: a size of the ledger, or a moment with its offset.',
    },
  });
  webRoutes(app, setting.webDir, live.mission.config);
  return app;
}
