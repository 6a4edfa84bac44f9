/**
 * The kinds of clause. Each says what a bound party (`self`) may not do or must do; docs/agreement-language.md has the
 * exact meaning and an example of each.
 */
import { z } from 'zod';
import { condition, incidentFit, moment, partyTerm, pattern, quantity } from './expression.js';
import { period } from './period.js';
import { citation, duration, id, localised, standard } from './primitives.js';

const exemption = z
  .strictObject({
    id,
    title: localised.optional(),
    ...incidentFit,
    when: condition.optional(),
    source: citation.optional(),
  })
  .describe('what fits all of its fields is not a breach, while the condition holds');
export type Exemption = z.infer<typeof exemption>;

const variation = z
  .strictObject({
    id,
    title: localised.optional(),
    zone: id.describe('where it applies'),
    when: condition.optional().describe('while it applies; absent: always'),
    reads: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('fields of the clause as they read there; absent: the clause does not hold there'),
    source: citation.optional(),
  })
  .describe('a local variation of the clause');

const common = {
  id,
  title: localised,
  text: z.string().min(5).describe('what it says, in own words'),
  by: partyTerm.optional().describe('parties bound; absent: all parties of the agreement'),
  period: period.optional().describe('what differs from the period of the agreement'),
  exempt: z.array(exemption).optional(),
  variations: z.array(variation).optional(),
  standard: standard.optional().describe('absent: that of the agreement'),
  uses: z.array(id).optional().describe('terms of definitions that the text uses'),
  source: citation,
  open: z.array(z.string()).optional().describe('open points of the text'),
  note: z.string().optional(),
};

const stage = z.strictObject({
  id,
  due: moment,
  zone: incidentFit.zone,
  weapons: incidentFit.weapons,
  means: incidentFit.means,
  atMost: quantity.optional().describe('with remaining'),
});

const cut = z.strictObject({ from: moment, until: moment, amount: quantity });

export const clause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('prohibition'), ...common, ...incidentFit }),
  z.strictObject({ kind: z.literal('treatment'), ...common, ...incidentFit }),
  z.strictObject({ kind: z.literal('exclusion'), ...common, ...incidentFit }),
  z.strictObject({
    kind: z.literal('withdrawal'),
    ...common,
    ...incidentFit,
    due: moment.optional(),
    stages: z
      .array(stage)
      .min(1)
      .optional()
      .describe('instead of due: zones and deadlines, one after another'),
    remaining: quantity.optional().describe('what is still there; absent: anything seen there is a breach'),
    atMost: quantity.optional().describe('with remaining; absent: 0'),
  }),
  z.strictObject({
    kind: z.literal('ceiling'),
    ...common,
    amount: quantity,
    atMost: quantity,
    grace: duration.optional().describe('how long it may be exceeded'),
  }),
  z.strictObject({
    kind: z.literal('freeze'),
    ...common,
    ...incidentFit,
    amount: quantity.optional().describe('may not rise above what it was at the baseline'),
    baseline: moment.optional().describe('absent: entry into force'),
    grace: duration.optional(),
  }),
  z.strictObject({
    kind: z.literal('delivery'),
    ...common,
    of: pattern,
    atLeast: quantity,
    from: moment.optional().describe('events before this do not count; absent: the start of the period'),
    due: moment.optional(),
    every: duration.optional().describe('instead of due: in each such stretch from entry into force on'),
    carry: z.enum(['none', 'surplus', 'both']).optional().describe('with every; absent: none'),
    cuts: z.array(cut).optional().describe('with every: stretches that begin in these have another amount'),
    cure: duration.optional().describe('how long a shortfall may last before it is a breach'),
    reciprocal: z
      .union([z.literal(true), z.number().positive()])
      .optional()
      .describe('owed only as far as the other side delivered; a number: so many for each of theirs'),
  }),
  z.strictObject({
    kind: z.literal('duty'),
    ...common,
    of: pattern,
    from: moment.optional().describe('done before this does not count; absent: the start of the period'),
    due: moment,
    cure: duration.optional(),
  }),
  z.strictObject({
    kind: z.literal('access'),
    ...common,
    zone: incidentFit.zone,
    status: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .describe('absent: denied, jammed'),
  }),
  z.strictObject({
    kind: z.literal('notification'),
    ...common,
    of: pattern.describe('what must be notified'),
    notice: pattern.describe('the notice'),
    ahead: duration.optional().describe('at least this long before'),
    notOlderThan: duration.optional().describe('with ahead: a notice older than this does not count'),
    within: duration.optional().describe('instead of ahead: at most this long after'),
  }),
  z.strictObject({ kind: z.literal('abstention'), ...common, of: pattern }),
  z.strictObject({
    kind: z.literal('permission'),
    ...common,
    ...incidentFit,
    from: z.array(id).min(1).describe('clauses that it makes an exception from'),
    when: condition.optional(),
  }),
]);
export type Clause = z.infer<typeof clause>;
export type ClauseKind = Clause['kind'];
export const CLAUSE_KINDS: readonly ClauseKind[] = [
  'prohibition',
  'treatment',
  'exclusion',
  'withdrawal',
  'ceiling',
  'freeze',
  'delivery',
  'duty',
  'access',
  'notification',
  'abstention',
  'permission',
];
