/**
 * The lines of a trace in their short form, as docs/agreement-language.md ("The trace") has them. One definition, in zod;
 * docs/schema/trace.json comes from it.
 */
import { z } from 'zod';
import { isInCalendar } from '../record/written-instant.js';

const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/, {
    message: 'an ISO 8601 instant with an offset, such as 2025-03-21T00:20:00+03:00',
    abort: true,
  })
  .refine(isInCalendar, 'an instant that exists in the calendar')
  .describe('ISO 8601 instant with an offset or Z');

const identifier = z.string().min(1).max(200);
const word = z.string().min(1).max(200);

export const traceTime = z.union([
  instant,
  z
    .strictObject({ start: instant, end: instant.describe('exclusive; equal to start for an instant') })
    .refine(({ start, end }) => !(Date.parse(end) < Date.parse(start)), {
      message: 'an end that is not before its start',
      path: ['end'],
    }),
]);
export type TraceTime = z.infer<typeof traceTime>;

const share = z.number().min(0).max(1);
const ranged = z
  .strictObject({ value: share, low: share, high: share })
  .refine(({ value, low, high }) => low <= value && value <= high, 'low <= value <= high');
const probability = z.union([share, ranged]);

const values = z.record(identifier, z.number()).describe('reported amounts by name, units in the name');
const place = z.strictObject({
  lat: z.number().min(-90).max(90).describe('WGS 84 degrees'),
  lon: z.number().min(-180).max(180).describe('WGS 84 degrees'),
  radiusMetres: z.number().min(0).optional().describe('about 90 % radius of uncertainty; absent: 0'),
  name: z.string().optional(),
});
const zones = z.array(identifier).describe('zones of the agreement that it lies in');
const words = z.union([word, z.array(word).min(1)]);

const base = {
  id: identifier.describe('unique in the trace'),
  at: traceTime,
  knownAt: instant.optional().describe('when it became known; absent: the end of at'),
  source: z.string().optional(),
  note: z.string().optional(),
};

/** Of several authors at most one did it; the rest is anybody else. Names of no author have no share. */
const shares = z
  .record(identifier, probability)
  .refine((given) => Object.keys(given).length > 0, 'at least one share')
  .refine(
    (given) => !('undetermined' in given) && !('both' in given),
    'shares of parties, or of anybody else',
  )
  .refine((given) => sumOf(Object.values(given)) <= 1 + ROUNDING, 'shares that add up to at most 1');

const ROUNDING = 1e-9;

const sumOf = (given: readonly z.infer<typeof probability>[]): number =>
  given.reduce<number>((sum, one) => sum + (typeof one === 'number' ? one : one.value), 0);

const incident = z
  .strictObject({
    kind: z.literal('incident'),
    ...base,
    conduct: word,
    by: z
      .union([identifier, shares])
      .optional()
      .describe('a party (certain), undetermined, both, or shares; absent: undetermined'),
    author: identifier
      .optional()
      .describe('with shares: who is named; absent: the largest share, where it is probable enough')
      .meta({ examples: ['undetermined', 'both'] }),
    happened: probability.optional().describe('absent: 1'),
    means: word.optional(),
    target: word.optional(),
    weapon: word.optional(),
    calibreMm: z.number().positive().optional(),
    purpose: word.optional(),
    facility: z
      .union([word, z.strictObject({ class: word, id: z.string().optional(), name: z.string().optional() })])
      .optional(),
    place: place.optional(),
    zones: zones.optional(),
    lineOffsetKm: z.number().optional().describe("kilometres from the mission's line, signed"),
    rivals: z
      .strictObject({
        conduct: words.optional(),
        means: words.optional(),
        target: words.optional(),
        weapon: words.optional(),
        purpose: words.optional(),
      })
      .optional()
      .describe('what other accounts of the same incident tell'),
    records: z.array(identifier).optional().describe('ids of the observations it rests on'),
  })
  .describe('Somebody did something, or perhaps did.');

const declaration = z
  .strictObject({
    kind: z.literal('declaration'),
    ...base,
    by: identifier,
    act: word,
    about: identifier,
    effectiveFrom: instant.optional(),
    effectiveUntil: instant.optional(),
    values: values.optional(),
  })
  .describe('Somebody does something with words.');

const handover = z
  .strictObject({
    kind: z.literal('handover'),
    ...base,
    from: identifier,
    to: identifier,
    category: word,
    count: z.int().min(0).optional().describe('absent: not told'),
    reportedBy: identifier.optional().describe('whose account this is'),
  })
  .describe('Persons change hands.');

const measure = z
  .strictObject({
    kind: z.literal('measure'),
    ...base,
    by: identifier.optional().describe('whom it is about'),
    values,
    place: place.optional(),
    zones: zones.optional(),
  })
  .describe('Values that were reported.');

const effort = z
  .strictObject({
    kind: z.literal('effort'),
    ...base,
    status: word,
    by: identifier.optional().describe('who kept it from watching'),
    place: place.optional(),
    zones: zones.optional(),
  })
  .describe('A source was watching, or was kept from it.');

const decision = z
  .strictObject({
    kind: z.literal('decision'),
    ...base,
    by: identifier,
    about: identifier,
    decision: z.string().min(1).max(500),
  })
  .describe('A person or body decides; invalid sets the record aside that it is about.');

const correction = z
  .strictObject({
    kind: z.literal('correction'),
    ...base,
    of: identifier.describe('id of the record that is corrected'),
    action: z.enum(['withdraw', 'replace']),
    replacement: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('with replace: the fields of the record that change'),
  })
  .refine((value) => (value.action === 'replace') === (value.replacement !== undefined), {
    message: 'a replacement with replace, and none with withdraw',
    path: ['replacement'],
  })
  .describe('Withdraws or changes an earlier record.');

export const TRACE_SCHEMAS = {
  incident,
  declaration,
  handover,
  measure,
  effort,
  decision,
  correction,
} as const;
export type TraceKind = keyof typeof TRACE_SCHEMAS;
export const TRACE_KINDS = Object.keys(TRACE_SCHEMAS) as readonly TraceKind[];

/** A line of a trace in its short form: what docs/schema/trace.json publishes. */
export const traceRecord = z.discriminatedUnion('kind', [
  incident,
  declaration,
  handover,
  measure,
  effort,
  decision,
  correction,
]);

export type TraceIncident = z.infer<typeof incident>;
export type TraceHandover = z.infer<typeof handover>;
export type TraceDecision = z.infer<typeof decision>;
export type TraceCorrection = z.infer<typeof correction>;
export type TraceRecord = z.infer<typeof traceRecord>;
