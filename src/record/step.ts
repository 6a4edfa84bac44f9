/**
 * A step in a case: one record by a named role with reasons, never edited. The steps of a case are numbered from 1, and the
 * number stands in the id: two who answer the same state write the same id, and the ledger takes the first of them only.
 * Which step may follow which, and who may take it, is in src/casework/step-rules.ts.
 */
import { z } from 'zod';
import { base, identifier, recordTime, shortText } from './fields.js';
import { ROLES } from './role.js';

/** Words of each action's own; the keys are the actions. The first list must be there, the second may be. */
const FIELDS = {
  allege: [['channel'], ['from', 'against', 'agreement', 'clause', 'records']],
  check: [['result'], []],
  task: [['team'], []],
  verify: [['result'], ['records']],
  propose: [['outcome'], ['parties']],
  respond: [['party', 'position'], []],
  decide: [['outcome'], ['parties']],
  act: [['party', 'measure'], []],
  close: [[], []],
  dispute: [['party'], []],
  suspend: [['cause'], ['party']],
  resume: [[], []],
  escalate: [[], []],
  reopen: [[], []],
  notify: [['party', 'of'], []],
  acknowledge: [['party', 'of'], []],
  take_back: [['undoes'], []],
} as const satisfies Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;

export type StepAction = keyof typeof FIELDS;
export const STEP_ACTIONS = Object.keys(FIELDS) as readonly StepAction[];

export const CHANNELS = ['party', 'public', 'third_party', 'own'] as const;
export const CHECK_RESULTS = ['pursue', 'set_aside'] as const;
export const VERIFY_RESULTS = ['confirmed', 'not_confirmed', 'inconclusive'] as const;
export const OUTCOMES = ['violation', 'no_violation', 'undetermined'] as const;
export const POSITIONS = ['accepts', 'disputes', 'explains'] as const;
export const MEASURES_TAKEN = [
  'order_given',
  'discipline',
  'repair',
  'apology',
  'compensation',
  'none',
] as const;
export const SUSPENSION_CAUSES = ['no_consent', 'no_access', 'danger', 'other'] as const;
const RESULTS = [...CHECK_RESULTS, ...VERIFY_RESULTS] as const;

const CASE_FORM = /^case:[A-Za-z0-9._-]{1,100}$/;
export const stepId = (caseId: string, number: number): string => `${caseId}/${number}`;
export const stepNumber = (id: string): number => Number(id.slice(id.lastIndexOf('/') + 1));
/** Ids that only records of this kind may have. */
export const isStepId = (id: string): boolean => /^case:[^/]*\/\d+$/.test(id);

const parties = z.array(identifier).max(20);

export const step = z
  .strictObject({
    kind: z.literal('step'),
    ...base,
    time: recordTime.describe('when it was taken'),
    case: z
      .string()
      .regex(CASE_FORM, 'an id such as case:7f3a2c91: "case:" and letters, digits, dots, hyphens'),
    after: identifier.optional().describe('the step that it follows; absent for the first'),
    action: z.enum(STEP_ACTIONS as readonly [StepAction, ...StepAction[]]),
    by: z
      .strictObject({
        role: z.enum(ROLES),
        party: identifier.optional().describe('of a delegate: the party that sent them'),
        name: z.string().min(1).max(200).describe('the person'),
      })
      .describe('who took it, and in which role'),
    reasons: z.array(shortText.min(1)).min(1).max(50),
    channel: z.enum(CHANNELS).optional().describe('of an allegation: who makes it'),
    from: identifier.optional().describe('of an allegation: the party or guarantor that makes it'),
    against: parties.optional().describe('of an allegation: parties; absent or none: not said whom'),
    agreement: identifier.optional().describe('the agreement that it is about'),
    clause: identifier.optional().describe('the clause of the agreement'),
    records: z.array(identifier).max(1_000).optional().describe('observations that it rests on'),
    result: z.enum(RESULTS).optional().describe('of a check, of a verification'),
    team: z.string().min(1).max(200).optional().describe('who is sent'),
    outcome: z.enum(OUTCOMES).optional().describe('what is proposed, what is decided'),
    parties: parties.optional().describe('with the outcome violation: whose it is; absent: not determined'),
    party: identifier.optional().describe('whose response, action, dispute or notice it is'),
    position: z.enum(POSITIONS).optional(),
    measure: z.enum(MEASURES_TAKEN).optional().describe('what the party did'),
    cause: z.enum(SUSPENSION_CAUSES).optional(),
    of: identifier.optional().describe('of a notice: the step it tells of; acknowledged: the notice'),
    undoes: identifier.optional().describe('the step of this case that no longer holds'),
  })
  .superRefine((value, context) => {
    const fault = (path: string, message: string): void =>
      context.addIssue({ code: 'custom', path: [path], message });
    const [must, may] = FIELDS[value.action] as readonly [readonly string[], readonly string[]];
    const given = (key: string): boolean => (value as Record<string, unknown>)[key] !== undefined;
    for (const key of must) if (!given(key)) fault(key, `${key} with ${value.action}`);
    for (const key of OWN)
      if (given(key) && !must.includes(key) && !may.includes(key))
        fault(key, `no ${key} with ${value.action}`);
    const results: readonly string[] = value.action === 'check' ? CHECK_RESULTS : VERIFY_RESULTS;
    if (value.result !== undefined && (must as readonly string[]).includes('result'))
      if (!results.includes(value.result))
        fault('result', `with ${value.action} one of ${results.join(', ')}`);
    if (value.channel === 'party' && value.from === undefined) fault('from', 'from, the party that alleges');
    if (value.clause !== undefined && value.agreement === undefined)
      fault('agreement', 'the agreement of the clause');
    if (value.by.role === 'party_delegate' && value.by.party === undefined)
      fault('by', 'the party of the delegate');
    if (value.by.role !== 'party_delegate' && value.by.party !== undefined)
      fault('by', 'a party with the role party_delegate only');
    const number = isStepId(value.id) && value.id.startsWith(`${value.case}/`) ? stepNumber(value.id) : 0;
    if (number < 1 || value.id !== stepId(value.case, number))
      fault('id', 'the id of the case, a slash and the number of the step, such as case:7f3a2c91/2');
    else if (value.after !== (number === 1 ? undefined : stepId(value.case, number - 1)))
      fault(
        'after',
        number === 1 ? 'no after with the first step' : `after: ${stepId(value.case, number - 1)}`,
      );
    if ((value.action === 'allege') !== (number === 1))
      fault('action', 'allege as the first step of a case, and as no other');
  })
  .describe('A step in a case, from the allegation to its closure, by a named role with reasons.');

const OWN = [...new Set(Object.values(FIELDS).flat(2))] as readonly string[];

export type Step = z.infer<typeof step>;
export type Channel = (typeof CHANNELS)[number];
export type Outcome = (typeof OUTCOMES)[number];
export type Position = (typeof POSITIONS)[number];
export type MeasureTaken = (typeof MEASURES_TAKEN)[number];
/** The fields that a person fills in: all of an action's own, and these. */
export const SAID_FIELDS: readonly string[] = ['action', 'reasons', 'reference', 'note', ...OWN];

/** What a person says with a step; the rest follows from who they are and from the case. */
export type StepSaid = Omit<Step, 'kind' | 'id' | 'source' | 'time' | 'case' | 'after' | 'by' | 'signature'>;

/** The fields that belong to an action, for forms and help. */
export const fieldsOf = (
  action: StepAction,
): { readonly must: readonly string[]; readonly may: readonly string[] } => {
  const [must, may] = FIELDS[action];
  return { must, may };
};
