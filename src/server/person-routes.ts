/**
 * Sealed lists of persons, matching, requests for the missing, cases of children. Names and reasons go in bodies, never in an
 * address; nothing that is answered may be kept by a browser. Who may do what is in src/tracing/right.ts.
 *
 * Whatever opens a whole list is done on another thread (person-threads.ts), while this one goes on answering.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { EvidenceError } from '../evidence/evidence-error.js';
import { readHoldings } from '../evidence/holdings.js';
import { MOST_PAYLOAD_BYTES } from '../evidence/payloads.js';
import type { LiveMission } from '../mission/live.js';
import type { Pace } from '../tracing/answer.js';
import { childCounts, enterStep, readCases, readStep } from '../tracing/child-case.js';
import { allVersions, isGone } from '../tracing/list.js';
import { forbidden, Refusal, type RefusalKind } from '../tracing/refusal.js';
import { putRequest, readRequest } from '../tracing/request.js';
import { type Asker, mayAskForMissing, mayEnterChildStep, mayKnowOfLists } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import { ApiFailure } from './errors.js';
import { namedProtocol, PROTOCOL_HEAD } from './named-protocol.js';
import { bodyOf, textOf } from './person-body.js';
import { broughtIn } from './person-import.js';
import { workRunner } from './person-threads.js';
import type { PersonWork } from './person-work.js';

const PERSONS = '/api/persons';
const PACE: Pace = {
  elapsedMs: () => performance.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** @param askerOf who asks, as the server knows it; @param pace of answers to families */
export function personRoutes(
  app: OpenAPIHono,
  live: LiveMission,
  askerOf: (context: Context) => Asker,
  pace = PACE,
): void {
  const vault = vaultOf(live);
  const inTurn = queue();
  const listsInTurn = queue();
  const run = workRunner(pace);
  app.use(
    `${PERSONS}/*`,
    bodyLimit({ maxSize: MOST_PAYLOAD_BYTES, onError: tooLarge }),
    async (context, next) => {
      await next();
      context.header('cache-control', 'no-store');
    },
  );
  const answer = (path: string, act: (asker: Asker, context: Context) => Promise<object>) =>
    [
      `${PERSONS}${path}`,
      async (context: Context) => context.json(await told(() => act(askerOf(context), context))),
    ] as const;

  const work = (path: string, workOf: (context: Context, asker: Asker) => PersonWork | Promise<PersonWork>) =>
    [
      `${PERSONS}${path}`,
      async (context: Context) => {
        const asker = askerOf(context);
        const json = await told(async () => {
          const asked = await workOf(context, asker);
          const act = () => run(vault, asker, asked);
          return IN_TURN.has(asked.kind) ? listsInTurn(act) : act();
        });
        return context.body(json as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/json' });
      },
    ] as const;

  app.get(...answer('/lists', async (asker) => ({ lists: await listsOf(vault, asker) })));
  const brought = (kind: 'import' | 'check') => async (context: Context, asker: Asker) =>
    ({ kind, brought: await broughtIn(context, asker) }) as const;
  app.post(...work('/lists/:party', brought('import')));
  app.post(...work('/lists/:party/check', brought('check')));
  app.get(...work('/lists/:party/duplicates', (context) => ({ kind: 'duplicates', of: partyOf(context) })));
  app.get(...work('/lists/:party/changes', (context) => ({ kind: 'changes', of: partyOf(context) })));
  app.post(
    ...work('/lists/:party/read', async (context) => {
      const { version, ids, reason } = await bodyOf(context);
      return {
        kind: 'read',
        of: partyOf(context),
        reason: textOf(reason),
        version: typeof version === 'number' ? version : undefined,
        ids: Array.isArray(ids) ? ids.map(textOf) : undefined,
      };
    }),
  );
  app.post(
    ...work('/lists/:party/destroy', async (context) => {
      const { version, reason } = await bodyOf(context);
      return { kind: 'destroy', of: partyOf(context), version: Number(version), reason: textOf(reason) };
    }),
  );
  app.post(
    ...work('/matches', async (context) => {
      const { parties, reason } = await bodyOf(context);
      const [one, other] = (Array.isArray(parties) ? parties : vault.parties).map(textOf);
      return { kind: 'match', parties: [one ?? '', other ?? ''], reason: textOf(reason) };
    }),
  );
  app.post(
    ...work('/matches/read', async (context) => ({
      kind: 'readMatches',
      reason: textOf((await bodyOf(context)).reason),
    })),
  );
  app.post(
    ...answer('/requests', async (asker, context) => {
      // Before the body is read for nothing; as with a list.
      if (!mayAskForMissing(asker)) throw forbidden();
      const request = readRequest(await bodyOf(context), vault.now().toISOString().slice(0, 10));
      return { request: await inTurn(() => putRequest(vault, asker, request)) };
    }),
  );
  app.post(
    ...work('/requests/:number/answer', (context) => ({
      kind: 'answer',
      request: context.req.param('number')!,
    })),
  );
  app.post(
    ...work('/requests/:number/behind', async (context) => ({
      kind: 'behind',
      request: context.req.param('number')!,
      reason: textOf((await bodyOf(context)).reason),
    })),
  );
  app.post(
    ...answer('/children/steps', async (asker, context) => {
      if (!mayEnterChildStep(asker, 'follow_up')) throw forbidden();
      const step = readStep(await bodyOf(context));
      return { case: await inTurn(() => enterStep(vault, asker, step)) };
    }),
  );
  app.post(
    ...answer('/children/read', async (asker, context) => ({
      cases: await readCases(vault, asker, textOf((await bodyOf(context)).reason)),
    })),
  );
  app.get(...answer('/children/counts', () => childCounts(vault)));
  app.post(`${PERSONS}/protocols/:exchange`, async (context) =>
    context.html(
      await told(async () => namedProtocol(vault, live, askerOf(context), context)),
      200,
      PROTOCOL_HEAD,
    ),
  );
}

/** Once at a time: two lists that come at once would become one version, and matches keep a thread for long. */
const IN_TURN: ReadonlySet<PersonWork['kind']> = new Set(['import', 'match']);

function vaultOf(live: LiveMission): Vault {
  const { dir, config } = live.mission;
  return {
    dir,
    mission: config.id,
    parties: config.parties.map(({ id }) => id),
    now: () => new Date(),
    append: async (entries) => {
      const { added, known, refused } = await live.append(entries);
      if (refused.length > 0 || added + known !== entries.length)
        throw new Error('the ledger did not take an entry about a sealed document; nothing was handed out');
    },
    sealed: async () => [...(await readHoldings(live.store.read())).sealed.values()],
  };
}

async function listsOf(vault: Vault, asker: Asker): Promise<readonly object[]> {
  if (!mayKnowOfLists(asker)) throw forbidden();
  return (await allVersions(vault)).map((version) => ({
    ...version.info,
    seal: version.sealed.seal.id,
    at: version.sealed.seal.time.start,
    destroyed: isGone(version),
  }));
}

const partyOf = (context: Context): string => context.req.param('party')!;

const STATUS = {
  forbidden: 403,
  badInput: 400,
  missing: 404,
  tooMany: 429,
  order: 409,
} as const satisfies Readonly<Record<RefusalKind, number>>;

async function told<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refusal) throw new ApiFailure(STATUS[error.kind], CODES[error.kind], error.message);
    if (!(error instanceof EvidenceError)) throw error;
    console.error(error.message);
    throw new ApiFailure(
      500,
      'unreadable',
      'A sealed document cannot be opened; the log of the server says why.',
    );
  }
}

const CODES: Readonly<Record<RefusalKind, string>> = {
  forbidden: 'forbidden',
  badInput: 'bad-request',
  missing: 'not-found',
  tooMany: 'too-many',
  order: 'out-of-order',
};

const tooLarge = (): never => {
  throw new ApiFailure(413, 'too-large', `One request carries at most ${MOST_PAYLOAD_BYTES >> 20} MiB.`);
};

/** One after the other, so that two lists at once do not become one version, nor two requests pass one limit. */
function queue(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return turn;
  };
}
