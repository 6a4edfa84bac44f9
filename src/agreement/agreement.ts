/**
 * An agreement as data. One YAML file an agreement, checked against this definition; docs/schema/agreement.json is
 * generated from it. Every clause cites where its text comes from.
 */
import { z } from 'zod';
import { CONDUCTS, MEANS, TARGETS } from '../record/codes.js';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');
const partyId = z.string().min(1).max(40);
const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/,
    'an ISO 8601 instant with an offset, such as 2025-03-18T00:00:00+03:00',
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), 'an instant that exists in the calendar');
const localised = z.strictObject({ en: z.string(), uk: z.string().optional(), ru: z.string().optional() });
const probability = z.number().gt(0).lt(1);
const citation = z.string().min(3).describe('where the text or fact comes from: institution, document, date');

export const reading = z
  .strictObject({
    id,
    title: localised,
    by: z.array(partyId).min(1).describe('parties or guarantors whose reading this is'),
    start: instant.optional().describe('absent: the reading gives none; the clauses never come into force'),
    end: instant.optional().describe('exclusive; absent: no end is stated'),
    binds: z
      .array(partyId)
      .optional()
      .describe('parties bound under this reading; absent: all parties of the agreement'),
    note: z.string().optional(),
    source: citation,
  })
  // A start or end that is no instant is reported as such, not once more here.
  .refine(({ start, end }) => !start || !end || !(Date.parse(end) <= Date.parse(start)), {
    message: 'an end after the start',
    path: ['end'],
  });

export const clause = z.strictObject({
  id,
  title: localised,
  text: z.string().min(5).describe('what it says, in own words'),
  kind: z.literal('prohibition'),
  conduct: z.array(z.enum(CONDUCTS)).min(1),
  means: z.array(z.enum(MEANS)).optional().describe('absent: any means'),
  target: z.array(z.enum(TARGETS)).optional().describe('absent: any target'),
  facilityClasses: z.array(z.string()).optional().describe('classes of the register of protected facilities'),
  zone: z
    .strictObject({
      kind: z.enum(['anywhere', 'sea', 'nearLine']),
      withinKm: z.number().positive().optional().describe('for nearLine: distance from the line of contact'),
    })
    .optional()
    .describe('absent: anywhere'),
  by: z.array(partyId).optional().describe('parties bound; absent: all parties of the agreement'),
  standard: z
    .strictObject({ possible: probability, probable: probability, confirmed: probability })
    .optional()
    .describe(
      'probabilities that make a violation possible, probable, confirmed; absent: that of the agreement',
    ),
  source: citation,
  open: z.array(z.string()).optional().describe('open points of the text'),
});

export const agreement = z.strictObject({
  truceline: z.literal('agreement/1'),
  id,
  title: localised,
  status: z.enum(['proposed', 'declared', 'agreed']),
  parties: z.array(partyId).min(1),
  guarantors: z.array(partyId).optional(),
  timeZone: z.string().describe('IANA name'),
  summary: z.string(),
  standard: z.strictObject({ possible: probability, probable: probability, confirmed: probability }),
  readings: z.array(reading).min(1),
  clauses: z.array(clause).min(1),
  source: citation,
});

export type Agreement = z.infer<typeof agreement>;
export type Clause = z.infer<typeof clause>;
export type AgreementReading = z.infer<typeof reading>;
