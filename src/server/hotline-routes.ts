/** The hotline over HTTP: calls of one side to the other and their answers. Both are declarations in the ledger. */
import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { principalOf } from '../access/principal.js';
import { answerRecord, callRecord, type Speaking, type Spoken } from '../casework/call-records.js';
import { callsIn } from '../casework/hotline.js';
import type { LiveMission } from '../mission/live.js';
import type { Declaration } from '../record/record.js';
import type { HotlineView } from './api.js';
import { jsonBody } from './body.js';
import { byOf, refusal } from './case-routes.js';
import { ApiFailure } from './errors.js';

const MOST_BYTES = 16 << 10;

export function hotlineRoutes(app: OpenAPIHono, live: LiveMission): void {
  app.get('/api/hotline', (context) =>
    context.json({ calls: callsIn(live.picture.declarations) } satisfies HotlineView),
  );
}

/** Writing: over the mission itself, never over what is released of it. */
export function hotlineCallRoutes(app: OpenAPIHono, live: LiveMission, now: () => number): void {
  const onError = (): never => {
    throw new ApiFailure(413, 'too-large', `A call carries at most ${MOST_BYTES >> 10} KiB.`);
  };
  // The picture is folded a moment after a call is written down.
  const fresh: Declaration[] = [];
  const speaking = (context: Context): Speaking => ({
    who: byOf(principalOf(context)),
    parties: live.mission.config.parties.map(({ id }) => id),
    id: `hotline:${randomUUID().slice(0, 8)}`,
    atMs: now(),
  });
  const enter = async (context: Context, spoken: Spoken): Promise<Response> => {
    if (!spoken.ok) throw refusal(spoken);
    const { added } = await live.append([spoken.record]);
    if (added !== 1) throw new ApiFailure(503, 'busy', 'The ledger did not take it.', 'Send it again.');
    fresh.push(spoken.record);
    return context.json({ id: spoken.record.id }, 201);
  };
  const standing = (): readonly Declaration[] => {
    const { declarations } = live.picture;
    const known = new Set(declarations.map(({ id }) => id));
    const late = fresh.filter(({ id }) => !known.has(id));
    fresh.splice(0, fresh.length, ...late);
    return [...declarations, ...late];
  };
  const inTurn = queue();
  app.use('/api/hotline', bodyLimit({ maxSize: MOST_BYTES, onError }));
  app.use('/api/hotline/*', bodyLimit({ maxSize: MOST_BYTES, onError }));
  app.post('/api/hotline', async (context) => {
    const { by, to, summary, reference } = await textsOf(context);
    return enter(context, callRecord({ by, to, summary: summary ?? '', reference }, speaking(context)));
  });
  app.post('/api/hotline/:id/answer', async (context) => {
    const { by, act, summary, reference } = await textsOf(context);
    const said = { by, act: act ?? '', summary: summary ?? '', reference };
    // Two answers at once: the second is told of the first.
    return inTurn(() =>
      enter(context, answerRecord(context.req.param('id'), said, standing(), speaking(context))),
    );
  });
}

async function textsOf(context: Context): Promise<Readonly<Record<string, string | undefined>>> {
  const value: unknown = await jsonBody(context);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ApiFailure(
      400,
      'bad-request',
      'Expected a body of JSON, such as {"summary": "Stop firing at ..."}.',
    );
  const strange = Object.entries(value).find(
    ([key, text]) => !['by', 'to', 'act', 'summary', 'reference'].includes(key) || typeof text !== 'string',
  );
  if (strange === undefined) return value as Readonly<Record<string, string>>;
  throw new ApiFailure(
    400,
    'bad-request',
    `Field "${strange[0]}": expected the texts by, to, act, summary, reference.`,
  );
}

function queue(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}
