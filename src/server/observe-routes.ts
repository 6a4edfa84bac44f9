/**
 * What a monitor sends from a phone: observations, the watching behind them, pictures, and the taking back of what was wrong.
 * A phone sends again what it got no answer to, so the same again is no error and no second entry.
 */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Principal, principalOf } from '../access/principal.js';
import type { LiveMission } from '../mission/live.js';
import { canonicalJson } from '../record/canonical-json.js';
import type { TrucelineRecord } from '../record/record.js';
import type { DeviceClock, EvidenceAnswer, ObserveAnswer } from './api.js';
import { textBody } from './body.js';
import { ApiFailure } from './errors.js';
import { MAX_EVIDENCE_BYTES, takeEvidence } from './observe-evidence.js';
import { readSubmission, type Sent } from './observe-submission.js';
import { storedBy } from './stored.js';

const MAX_BYTES = 256 << 10;
/** A clock that is farther off is told. */
const SKEW_TOLD_SECONDS = 120;

/** @param now milliseconds since 1970 UTC */
export function observeRoutes(app: OpenAPIHono, live: LiveMission, now: () => number): void {
  app.use('/api/observe', bodyLimit({ maxSize: MAX_BYTES, onError: tooLarge(MAX_BYTES) }));
  app.use(
    '/api/observe/evidence',
    bodyLimit({ maxSize: MAX_EVIDENCE_BYTES, onError: tooLarge(MAX_EVIDENCE_BYTES) }),
  );
  const find = storedBy(live.store);
  app.post('/api/observe', async (context) => {
    const { sentAtMs, records } = await readSubmission(await jsonOf(context), {
      sources: sourcesOf(principalOf(context)),
      nowMs: now(),
      find,
    });
    const clock = clockOf(sentAtMs, now());
    return context.json({ results: await enter(live, records, clock), clock } satisfies ObserveAnswer);
  });
  app.post('/api/observe/evidence', async (context) => {
    const principal = principalOf(context);
    const answer: EvidenceAnswer = await takeEvidence(live, {
      query: (name) => context.req.query(name),
      bytes: new Uint8Array(await context.req.arrayBuffer()),
      sources: sourcesOf(principal),
      operator: principal.name,
      now: new Date(now()),
      find,
    });
    return context.json(answer);
  });
}

/** Where two requests carry the same at once, one of them writes and the other finds it written. */
async function enter(
  live: LiveMission,
  records: readonly Sent[],
  { deviceAt, serverAt }: DeviceClock,
): Promise<ObserveAnswer['results']> {
  const find = storedBy(live.store);
  const fresh: TrucelineRecord[] = [];
  for (const record of records) if (!(await isKnown(record, find))) fresh.push(record);
  const { refused, tooLarge, unsigned, unheld } = await live.append(
    fresh.map((record) => ({ ...record, received: { deviceAt, serverAt } })),
  );
  for (const id of refused) await isKnown(fresh.find((one) => one.id === id)!, find);
  for (const { id, fault } of [...(unsigned ?? []), ...(unheld ?? [])])
    throw new ApiFailure(
      400,
      'bad-record',
      `Record ${id}, field ${fault.field}: expected ${fault.expected}; found ${fault.found}.`,
      fault.hint,
    );
  if (tooLarge.length > 0)
    throw new ApiFailure(
      413,
      'too-large',
      `Record ${tooLarge[0]} is too large for the ledger.`,
      'Shorten it.',
    );
  const added = new Set(fresh.map(({ id }) => id).filter((id) => !refused.includes(id)));
  return records.map(({ id }) => ({ id, result: added.has(id) ? 'added' : 'known' }));
}

/** @throws ApiFailure where the ledger holds other content under this id */
async function isKnown(record: TrucelineRecord, find: ReturnType<typeof storedBy>): Promise<boolean> {
  const stored = await find(record.id);
  if (!stored) return false;
  const { received: _received, ...sent } = stored.record;
  if (canonicalJson(sent) === canonicalJson(record)) return true;
  throw new ApiFailure(
    409,
    'other-content',
    `Record ${record.id}: the ledger holds other content under this id, written at ${new Date(stored.atMs).toISOString()}.`,
    'Nothing of this was taken. To change what was sent, send a correction.',
  );
}

function clockOf(deviceMs: number, serverMs: number): DeviceClock {
  const aheadSeconds = Math.round((deviceMs - serverMs) / 1000);
  return {
    deviceAt: new Date(deviceMs).toISOString(),
    serverAt: new Date(serverMs).toISOString(),
    aheadSeconds,
    differs: Math.abs(aheadSeconds) > SKEW_TOLD_SECONDS,
  };
}

const sourcesOf = ({ feeds }: Principal): readonly string[] => feeds ?? [];

async function jsonOf(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await textBody(context));
  } catch (error) {
    if (error instanceof ApiFailure) throw error;
    throw new ApiFailure(400, 'bad-request', `Expected JSON: ${(error as Error).message}.`);
  }
}

const tooLarge = (maxBytes: number) => (): never => {
  const size = maxBytes >= 1 << 20 ? `${maxBytes >> 20} MiB` : `${maxBytes >> 10} KiB`;
  throw new ApiFailure(
    413,
    'too-large',
    `This takes at most ${size} in one request.`,
    'Send less at once: one observation with its watching, or one file, smaller.',
  );
};
