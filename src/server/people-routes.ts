/**
 * Persons who change hands: handovers as they were recorded, exchanges, totals, balances, and the protocol of an exchange.
 *
 * What is withheld from the public is withheld here too, unless `audience=monitors` is asked for by somebody who is shown all.
 */
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Treatment } from '../access/release.js';
import { AUDIENCES, type Audience, disclose, discloseHandovers } from '../handover/disclosure.js';
import { type People, peopleAt } from '../handover/people.js';
import type { LiveMission } from '../mission/live.js';
import { renderProtocol } from '../report/html/protocol.js';
import type { Picture } from '../report/picture.js';
import { PROTOCOL_LANGUAGES } from '../report/protocol-words.js';
import type { HandoverList, PeopleView } from './api.js';
import { notFound } from './errors.js';

const audience = z.enum(AUDIENCES).default('public').openapi({
  description: 'public: 1 to 4 wounded, civilians or children are withheld; monitors: all numbers',
});
const at = z.coerce.number().int().optional().openapi({
  description: 'moment, milliseconds since 1970 UTC, as known then; absent: the end of the mission',
});
const language = z.enum(PROTOCOL_LANGUAGES);

/** @param shown how the numbers of few persons are released to whoever asks here */
export function peopleRoutes(app: OpenAPIHono, live: LiveMission, shown: Treatment['kind']): void {
  const audienceOf = (asked: Audience): Audience => (shown === 'full' ? asked : 'public');
  const answers = new WeakMap<Picture, Map<number, People>>();
  const people = (atMs: number | undefined): People => {
    const { picture } = live;
    const moment = atMs ?? picture.period.endMs;
    const known = answers.get(picture) ?? new Map<number, People>();
    answers.set(picture, known);
    const answer = known.get(moment) ?? peopleAt(picture, moment);
    if (known.size < MOST_KEPT) known.set(moment, answer);
    return answer;
  };
  app.openapi(get('/api/handovers', z.object({ audience }), 'Handovers as recorded, by time'), (context) => {
    const { audience } = context.req.valid('query');
    return context.json({
      handovers: discloseHandovers(live.picture.handovers, audienceOf(audience)),
    } satisfies HandoverList);
  });
  app.openapi(
    get(
      '/api/people',
      z.object({ audience, at }),
      'Exchanges with all accounts side by side, totals, and the balance of every obligation about persons',
    ),
    (context) => {
      const { audience, at } = context.req.valid('query');
      return context.json(disclose(people(at), audienceOf(audience)) satisfies PeopleView);
    },
  );
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/people/protocols/{exchange}',
      request: {
        params: z.object({ exchange: z.string().max(40) }),
        query: z.object({ audience, at, one: language.default('uk'), other: language.default('ru') }),
      },
      responses: {
        200: {
          description: 'The protocol of an exchange for signature, two languages side by side, numbers only',
          content: { 'text/html': { schema: z.string() } },
        },
      },
    }),
    (context) => {
      const { exchange: id } = context.req.valid('param');
      const { audience, at, one, other } = context.req.valid('query');
      const { exchanges } = disclose(people(at), audienceOf(audience));
      const exchange = exchanges.find((each) => each.id === id);
      if (!exchange) {
        const days = exchanges.map((each) => each.id).join(', ');
        throw notFound(`Exchange "${id}"`, days === '' ? 'There are none.' : `There are: ${days}.`);
      }
      // The page carries its own style and no scripts.
      return context.html(renderProtocol(exchange, live.picture, [one, other]), 200, {
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
      });
    },
  );
}

/** Moments of one picture whose answers are kept. */
const MOST_KEPT = 20;

const get = <P extends string, Q extends z.ZodObject>(path: P, query: Q, description: string) =>
  createRoute({
    method: 'get',
    path,
    request: { query },
    responses: { 200: { description, content: { 'application/json': { schema: z.any() } } } },
  });
