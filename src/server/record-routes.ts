/**
 * The ledger's records over HTTP: append records, read them all. Commands of this machine come with the word in the lock and
 * write under any source; accounts and keys write under the sources that they were given.
 */
import { Readable } from 'node:stream';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type Principal, principalOf } from '../access/principal.js';
import { CLASS_FORM } from '../evidence/class-key.js';
import { knownTexts, sealTexts, type UnsealedText } from '../evidence/sealed-text.js';
import type { LiveMission } from '../mission/live.js';
import type { Appended } from '../mission/store.js';
import { MISSION_SOURCE, record, type TrucelineRecord } from '../record/record.js';
import { withoutText } from '../record/serious-harm.js';
import { isStepId } from '../record/step.js';
import { isPersonClass } from '../tracing/vault.js';
import { textBody } from './body.js';
import { ApiFailure } from './errors.js';

export function recordRoutes(app: OpenAPIHono, live: LiveMission): void {
  app.get('/api/records', async (context) => {
    if (principalOf(context).by === 'machine') throw NEEDS_THE_WORD();
    const to = toOf(context, await live.store.size());
    const lines = async function* (): AsyncIterable<Uint8Array> {
      for await (const batch of live.store.read(to)) yield Buffer.from(`${batch.join('\n')}\n`);
    };
    return new Response(Readable.toWeb(Readable.from(lines())) as ReadableStream, {
      headers: { 'content-type': 'application/x-ndjson' },
    });
  });
  app.post('/api/records', async (context) => {
    const principal = principalOf(context);
    const releaseClass = textClass(context.req.query('sealTexts'), live);
    const records: TrucelineRecord[] = [];
    const texts: UnsealedText[] = [];
    const body = await textBody(context);
    body.split('\n').forEach((line, i) => {
      if (line.trim() === '') return;
      const value = parseJson(line, i + 1);
      const parted = releaseClass === undefined ? undefined : withoutText(value);
      const one = ownRecord(checkRecord(parted ? parted.rest : value, i + 1, live), i + 1, principal);
      records.push(one);
      if (parted && parted.text.trim() !== '') texts.push({ about: one.id, text: parted.text });
    });
    const appended = await live.append(records);
    if (releaseClass === undefined || texts.length === 0) return context.json(appended);
    const sealed = await sealAfter(live, releaseClass, principal, texts, appended);
    return context.json({ ...appended, sealed });
  });
}

/** How many records are asked for: the first `to`, or all. */
function toOf(context: Context, size: number): number {
  const text = context.req.query('to');
  if (text === undefined) return size;
  const to = Number(text);
  if (/^\d{1,15}$/.test(text) && to <= size) return to;
  throw new ApiFailure(400, 'bad-request', `Query parameter "to": expected 0 to ${size}, found "${text}".`);
}

const NEEDS_THE_WORD = (): ApiFailure =>
  new ApiFailure(
    401,
    'no-authority',
    'This needs the word that stands in the lock of the mission (ledger/lock-*.json).',
    'The truceline commands read it themselves when they run as the user who started the server.',
  );

function ownRecord(one: TrucelineRecord, number: number, { by, feeds }: Principal): TrucelineRecord {
  if (by !== 'lock' && one.received !== undefined)
    throw new ApiFailure(
      400,
      'bad-record',
      `Line ${number}, field received: expected nothing, found the clocks of a device and a server.`,
      'The server writes this field itself, for what is sent to /api/observe. Leave it out.',
    );
  if (isStepId(one.id) !== (one.kind === 'step'))
    throw new ApiFailure(
      400,
      'bad-record',
      `Line ${number}: ids such as "${one.id}" are for steps of cases.`,
    );
  if (one.kind === 'step' && by !== 'lock')
    throw new ApiFailure(
      403,
      'not-here',
      `Line ${number}: steps of cases are not appended as records.`,
      'Take them at POST /api/cases and POST /api/cases/:id/steps.',
    );
  if (by === 'lock' || (one.source !== MISSION_SOURCE && feeds?.includes(one.source))) return one;
  throw new ApiFailure(
    403,
    'not-its-source',
    `Line ${number}: this account or key may not write under the source "${one.source}".`,
    `It may write under: ${feeds?.join(', ') || 'none'}.`,
  );
}

/** Under which class words of accounts of serious harm are sealed: as asked for, else as the mission says. */
function textClass(asked: string | undefined, { mission }: LiveMission): string | undefined {
  const name = asked ?? mission.config.sealTexts;
  if (name === undefined) return undefined;
  const declared = mission.config.releaseClasses?.map(({ id }) => id);
  if (CLASS_FORM.test(name) && !isPersonClass(name) && (declared?.includes(name) ?? true)) return name;
  throw new ApiFailure(
    400,
    'bad-request',
    `Query parameter "sealTexts": expected ${declared ? `one of ${declared.join(', ')}` : 'a release class, in lower-case letters, digits and hyphens'}.`,
    'Release classes are declared under releaseClasses in mission.yaml.',
  );
}

/** After the records, so that nothing is sealed about a record that was not taken. @returns how many were sealed */
async function sealAfter(
  live: LiveMission,
  releaseClass: string,
  { name }: Principal,
  texts: readonly UnsealedText[],
  { refused, tooLarge, unsigned = [], unheld = [] }: Appended,
): Promise<number> {
  const lost = new Set([...refused, ...tooLarge, ...[...unsigned, ...unheld].map(({ id }) => id)]);
  const { dir, config } = live.mission;
  const seals = await sealTexts(
    {
      ...{ dir, mission: config.id, class: releaseClass },
      ...{ operator: name === '' ? 'this machine' : name, now: new Date() },
    },
    texts.filter(({ about }) => !lost.has(about)),
    knownTexts(live.picture.records),
  );
  if (seals.length > 0) await live.append(seals);
  return seals.length;
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ApiFailure(
      400,
      'bad-record',
      `Line ${number}: expected a record as JSON: ${(error as Error).message}.`,
    );
  }
}

function checkRecord(value: unknown, number: number, live: LiveMission): TrucelineRecord {
  const parsed = record.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ApiFailure(
      400,
      'bad-record',
      `Line ${number}, field ${issue.path.join('.') || '(record)'}: ${issue.message}.`,
    );
  }
  const { source } = parsed.data;
  if (source !== MISSION_SOURCE && !live.mission.config.sources.some((one) => one.id === source)) {
    throw new ApiFailure(
      400,
      'unknown-source',
      `Line ${number}: "${source}" is not a source of this mission.`,
      'Declare it under sources in mission.yaml and restart the server.',
    );
  }
  return parsed.data;
}
