/**
 * An agreement as data. One YAML file an agreement, checked against this definition; docs/schema/agreement.json is
 * generated from it, and docs/agreement-language.md is its guide. Every clause cites where its text comes from.
 */
import { z } from 'zod';
import { casework } from './casework.js';
import { clause } from './clause.js';
import { condition, moment, partyTerm, pattern, quantity } from './expression.js';
import { period } from './period.js';
import { citation, id, localised, partyId, standard, word } from './primitives.js';
import { line, zone } from './zone.js';

export type { Clause } from './clause.js';

export const reading = z.strictObject({
  id,
  title: localised,
  by: z.array(partyId).min(1).describe('parties, guarantors or others whose reading this is'),
  start: moment.optional().describe('short for period: { start }'),
  end: moment.optional().describe('short for period: { end }; exclusive'),
  period: period.optional().describe('what differs from the period of the agreement under this reading'),
  binds: z
    .array(partyId)
    .optional()
    .describe('parties bound under this reading; absent: all that the clause binds'),
  clauses: z
    .record(id, z.record(z.string(), z.unknown()))
    .optional()
    .describe('fields of clauses as they read under this reading; { absent: true }: there is no such clause'),
  note: z.string().optional(),
  source: citation,
});
export type AgreementReading = z.infer<typeof reading>;

const words = z.record(word, localised).optional();

export const agreement = z.strictObject({
  truceline: z.literal('agreement/1'),
  id,
  title: localised,
  status: z.enum(['proposed', 'declared', 'agreed']),
  parties: z.array(partyId).min(1),
  guarantors: z.array(partyId).optional(),
  others: z.array(partyId).optional().describe('third parties, commissions and bodies that clauses speak of'),
  timeZone: z.string().describe('IANA name'),
  summary: z.string(),
  standard,
  definitions: z
    .record(
      id,
      z.strictObject({ title: localised.optional(), text: z.string(), source: citation.optional() }),
    )
    .optional(),
  vocabulary: z
    .strictObject({
      conduct: words,
      means: words,
      target: words,
      purpose: words,
      act: words,
      category: words,
    })
    .optional()
    .describe('words of this agreement besides those that truceline knows'),
  measures: words.describe('names of reported values, with their unit in the title'),
  weaponClasses: z
    .record(
      id,
      z.strictObject({
        title: localised,
        means: z.array(word).optional(),
        weapons: z.array(z.string()).optional().describe('names as records give them'),
        calibreMm: z
          .strictObject({ min: z.number().min(0).optional(), max: z.number().positive().optional() })
          .optional()
          .describe('min included, max not included'),
        source: citation.optional(),
      }),
    )
    .optional(),
  protectedClasses: z
    .record(z.string(), z.strictObject({ title: localised, source: citation.optional() }))
    .optional()
    .describe('classes of protected objects, as the register of facilities names them'),
  lines: z.record(id, line).optional(),
  zones: z.record(id, zone).optional(),
  events: z.record(id, pattern).optional(),
  moments: z.record(id, moment).optional(),
  quantities: z.record(id, quantity).optional(),
  conditions: z.record(id, condition).optional(),
  period: period.optional().describe('of all clauses, where a reading or a clause says nothing else'),
  rulings: z
    .strictObject({ by: partyTerm, source: citation.optional() })
    .optional()
    .describe('who can fix a reading by a decision, and set deliveries aside as invalid'),
  casework: casework.optional().describe('who decides cases, and within which times their steps are due'),
  readings: z.array(reading).min(1),
  clauses: z.array(clause).min(1).max(1_000),
  source: citation,
});

export type Agreement = z.infer<typeof agreement>;
