/**
 * One submission from a device, as it may be taken: a few records, of the account's own sources, of the kinds that a monitor
 * writes, and consistent with what the ledger holds. Everything is looked at before anything is written.
 */
import { z } from 'zod';
import { describe } from '../record/describe.js';
import { correction, effort, observation, type TrucelineRecord } from '../record/record.js';
import { ApiFailure } from './errors.js';
import type { FindStored } from './stored.js';

export type Sent = z.infer<typeof observation> | z.infer<typeof effort> | z.infer<typeof correction>;

export interface Setting {
  readonly sources: readonly string[];
  readonly nowMs: number;
  readonly find: FindStored;
}

/** Time for an observer to take back what they sent by mistake; later it is for the chief monitor. */
export const UNDO_MS = 3_600_000;
const MOST_RECORDS = 8;
/** What is told may not lie after the moment of sending, but for the minute that it is rounded to. */
const AHEAD_MS = 120_000;

const request = z.strictObject({
  sentAt: z.string().refine((text) => /T.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    message: 'an ISO 8601 instant with an offset: the clock of the device now',
  }),
  records: z.array(z.unknown()).min(1).max(MOST_RECORDS),
});
const KINDS = { observation, effort, correction } as const;

/** @throws ApiFailure that names the record and the field */
export async function readSubmission(
  body: unknown,
  setting: Setting,
): Promise<{ readonly sentAtMs: number; readonly records: readonly Sent[] }> {
  const given = request.safeParse(body);
  if (!given.success) {
    const { path, message } = given.error.issues[0]!;
    throw new ApiFailure(
      400,
      'bad-request',
      `Field ${path.join('.') || '(body)'}: expected ${message}; found ${describe(at(body, path))}.`,
      `A submission is { sentAt, records }, with 1 to ${MOST_RECORDS} records.`,
    );
  }
  const sentAtMs = Date.parse(given.data.sentAt);
  const records: Sent[] = [];
  for (const [i, one] of given.data.records.entries()) {
    const record = readRecord(one, i);
    const fault = (await faultOf(record, sentAtMs, setting)) ?? null;
    if (fault) throw fault;
    if (records.some(({ id }) => id === record.id))
      throw badRecord(record, 'id', 'an id of its own', record.id);
    records.push(record);
  }
  return { sentAtMs, records };
}

function readRecord(value: unknown, i: number): Sent {
  const kind = at(value, ['kind']);
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
    throw new ApiFailure(
      400,
      'bad-record',
      `Record ${i + 1}, field kind: expected ${Object.keys(KINDS).join(', ')}; found ${describe(kind)}.`,
    );
  const parsed = KINDS[kind as keyof typeof KINDS].safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const { path, message } = issue;
  // Of serious harm, what stands there is not repeated.
  const found =
    issue.code === 'custom' && typeof issue.params?.found === 'string'
      ? issue.params.found
      : describe(at(value, path));
  throw new ApiFailure(
    400,
    'bad-record',
    `Record ${i + 1} (${kind}), field ${path.join('.') || '(record)'}: ${message}; found ${found}.`,
    `docs/schema/record-${kind}.json describes every field.`,
  );
}

async function faultOf(record: Sent, sentAtMs: number, setting: Setting): Promise<ApiFailure | undefined> {
  const { sources, find } = setting;
  if (!sources.includes(record.source)) return notItsSource(record, 'source', record.source, sources);
  if (record.received)
    return badRecord(
      record,
      'received',
      'nothing: the server writes it',
      'the clocks of a device and a server',
    );
  if (Date.parse(record.time.start) > sentAtMs + AHEAD_MS)
    return badRecord(
      record,
      'time.start',
      `no later than the moment of sending, ${new Date(sentAtMs).toISOString()}`,
      record.time.start,
    );
  if (record.kind === 'observation') return unheldMedia(record, 'media', record.media ?? [], find);
  if (record.kind === 'correction') return correctionFault(record, setting);
  return undefined;
}

async function unheldMedia(
  record: Sent,
  field: string,
  media: readonly { readonly of: string }[],
  find: FindStored,
): Promise<ApiFailure | undefined> {
  for (const [i, { of }] of media.entries())
    if (!(await find(of)))
      return badRecord(
        record,
        `${field}.${i}.of`,
        'an item of evidence in the ledger of this mission',
        of,
        'Send the file first, to /api/observe/evidence. Custody comes before use.',
      );
  return undefined;
}

async function correctionFault(
  record: Extract<Sent, { kind: 'correction' }>,
  { sources, nowMs, find }: Setting,
): Promise<ApiFailure | undefined> {
  const { of, replacement } = record;
  // A correction that is there already is sent again: whether it came in time was asked then.
  if (await find(record.id)) return undefined;
  const corrected = await find(of);
  if (!corrected)
    return new ApiFailure(
      404,
      'not-there',
      `Record ${record.id}, field of: the ledger has no record ${describe(of)}.`,
      'What never arrived need not be taken back.',
    );
  const { source, kind }: TrucelineRecord = corrected.record;
  if (!sources.includes(source)) return notItsSource(record, 'of', source, sources);
  if (kind !== 'observation' && kind !== 'effort')
    return badRecord(record, 'of', 'an observation or an effort', `a record of kind ${kind}`);
  if (replacement && !sources.includes(replacement.source))
    return notItsSource(record, 'replacement.source', replacement.source, sources);
  if (nowMs - corrected.atMs > UNDO_MS)
    return new ApiFailure(
      409,
      'too-late',
      `Record ${record.id}: ${of} was written at ${new Date(corrected.atMs).toISOString()}, more than an hour ago.`,
      'Its observer can take it back within an hour. Ask the chief monitor for a correction.',
    );
  return unheldMedia(record, 'replacement.media', replacement?.media ?? [], find);
}

const badRecord = (
  { id, kind }: Sent,
  field: string,
  expected: string,
  found: string,
  hint?: string,
): ApiFailure =>
  new ApiFailure(
    400,
    'bad-record',
    `Record ${id} (${kind}), field ${field}: expected ${expected}; found ${found}.`,
    hint,
  );

const notItsSource = (
  { id, kind }: Sent,
  field: string,
  found: string,
  sources: readonly string[],
): ApiFailure =>
  new ApiFailure(
    403,
    'not-its-source',
    `Record ${id} (${kind}), field ${field}: this account may not write under the source "${found}".`,
    `It may write under: ${sources.join(', ') || 'none'}.`,
  );

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path)
    found =
      typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  return found;
}
