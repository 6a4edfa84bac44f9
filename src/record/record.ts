/**
 * The record kinds: what is written down once and never changed. One definition, in zod; the TypeScript types and
 * the published JSON Schemas (docs/schema) both come from it.
 *
 * Times are ISO 8601 with an offset or Z; intervals are half open (end exclusive; end equal to start is an instant).
 * Positions are WGS 84 degrees; radiusMetres is the radius that holds the true place with about 90 % probability.
 * Party ids are the mission's own; nothing here knows them.
 */
import { z } from 'zod';
import { claim } from './claim.js';
import { CONDUCTS, LANGUAGES, MEANS, REPORT_KINDS, STANCES, TARGETS } from './codes.js';
import { base, identifier, instant, recordPlace, recordTime, shortText, wholeNumber } from './fields.js';
import { issue } from './issue.js';
import { custody, destruction, evidence, evidenceItem, release, seal } from './keeping.js';
import { key } from './key.js';
import { ruling } from './ruling.js';
import { FACES, harmFaults } from './serious-harm.js';
import { sighting } from './sighting.js';
import { sign } from './sign.js';
import { step } from './step.js';

export { type RecordPlace, type RecordTime, recordPlace, recordTime } from './fields.js';
export { type Issue, issue, issueRecordId } from './issue.js';
export {
  CUSTODY_ACTIONS,
  type Custody,
  type CustodyAction,
  custody,
  type Destruction,
  destruction,
  type Evidence,
  evidence,
  isAboutKeeping,
  LIST_CONSENTS,
  LIST_PURPOSES,
  type ListInfo,
  MISSION_SOURCE,
  PERSON_COUNTS,
  type Release,
  release,
  type Seal,
  seal,
} from './keeping.js';
export { isKeyRecordId, KEY_ACTIONS, type KeyAction, key, keyRecordId, type SourceKey } from './key.js';
export { RULING_ACTIONS, type RulingAction, type RulingRecord, ruling } from './ruling.js';
export { COMPASS_POINTS, type CompassPoint, type Sighting, sighting } from './sighting.js';
export { type Sign, sign } from './sign.js';
export { type Step, step } from './step.js';

export const observation = z
  .strictObject({
    kind: z.literal('observation'),
    ...base,
    time: recordTime,
    place: recordPlace.optional(),
    text: z.string().max(20_000).optional().describe('the account in the words of the source'),
    summary: shortText.optional().describe('the account in the words of the coder'),
    language: z.enum(LANGUAGES).optional(),
    reportKind: z.enum(REPORT_KINDS).optional().describe('given where a person or a sensor coded it'),
    conduct: z.enum(CONDUCTS).optional(),
    means: z.enum(MEANS).optional(),
    target: z.enum(TARGETS).optional(),
    targetName: z.string().max(300).optional(),
    actor: identifier.optional().describe('a party id, both, undetermined or none: as this source says'),
    stance: z.enum(STANCES).optional(),
    count: wholeNumber.optional(),
    killed: wholeNumber.optional(),
    injured: wholeNumber.optional(),
    signs: z.array(sign).min(1).max(64).optional().describe('physical signs of where fire came from'),
    sightings: z
      .array(sighting)
      .min(1)
      .max(64)
      .optional()
      .describe('what observers noticed from where; gives the place where lat and lon are absent'),
    arrivals: z
      .array(z.string().max(200))
      .min(1)
      .max(1_000)
      .optional()
      .describe('what a sensor network located it from; two that share one are not independent'),
    values: z.record(z.string(), z.number()).optional().describe('measurements, units in their names'),
    media: z
      .array(
        z.strictObject({
          of: evidenceItem,
          faces: z.enum(FACES).describe('none to be seen, blurred, or to be seen and under seal'),
        }),
      )
      .min(1)
      .max(64)
      .optional()
      .describe('pictures, films and recordings that belong to it: items of evidence in this ledger'),
  })
  .superRefine((value, context) => {
    for (const { path, message, found } of harmFaults(value))
      context.addIssue({ code: 'custom', path: [...path], message, params: { found } });
  })
  .describe('Somebody or something noticed something: when, where, what, how many, by whose account.');

export const declaration = z
  .strictObject({
    kind: z.literal('declaration'),
    ...base,
    time: recordTime,
    by: identifier.describe('party or guarantor id'),
    person: z.string().max(300).optional(),
    act: z.enum([
      'proposes',
      'accepts',
      'accepts_conditionally',
      'rejects',
      'orders',
      'denies',
      'claims',
      'demands',
      'extends',
      'withdraws',
      'lifts',
      'notifies',
      'meets',
    ]),
    about: identifier.describe('agreement or subject id'),
    to: identifier.optional().describe('the party or guarantor it is addressed to'),
    answers: identifier.optional().describe('the declaration that it answers'),
    conditions: z.array(shortText).optional(),
    effectiveFrom: instant.optional(),
    effectiveUntil: instant.optional(),
    summary: shortText,
    claim: claim.optional(),
  })
  .describe('A party or guarantor does something with words.');

export const HANDOVER_CATEGORIES = ['prisoner_of_war', 'wounded', 'civilian', 'child', 'remains'] as const;
export const HANDOVER_STAGES = ['announced', 'reported'] as const;

export const handover = z
  .strictObject({
    kind: z.literal('handover'),
    ...base,
    time: recordTime,
    from: identifier,
    to: identifier,
    category: z.enum(HANDOVER_CATEGORIES),
    count: wholeNumber.optional().describe('absent where the source gives none'),
    place: recordPlace.optional(),
    mediator: z.string().max(200).optional(),
    reportedBy: identifier.optional().describe('whose account this is'),
    stage: z
      .enum(HANDOVER_STAGES)
      .optional()
      .describe('announced: said beforehand, for the time given, and no delivery; absent: reported as done'),
    summary: shortText.optional(),
  })
  .describe('Persons change hands: prisoners, wounded, civilians, children, remains.');

export const effort = z
  .strictObject({
    kind: z.literal('effort'),
    ...base,
    time: recordTime,
    place: recordPlace,
    status: z.enum(['watching', 'down', 'jammed', 'denied', 'clouded']),
    by: identifier.optional().describe('the party that kept it from watching'),
    canDetect: z.array(z.enum(CONDUCTS)).min(1),
    device: identifier.optional().describe('which sensor, patrol or satellite of the source'),
    track: z
      .array(
        z.strictObject({
          at: instant,
          lat: z.number().min(-90).max(90),
          lon: z.number().min(-180).max(180),
        }),
      )
      .min(2)
      .max(5_000)
      .optional()
      .describe('where a patrol was, in the order of time; absent: it stayed at its place'),
    rangeMetres: z
      .number()
      .positive()
      .max(3_000_000)
      .optional()
      .describe('distance at which it notices half of what it notices close by'),
    probability: z.number().gt(0).max(1).optional().describe('of noticing an event close by'),
    summary: shortText.optional(),
  })
  .refine(
    ({ track }) => !track?.some((one, i) => i > 0 && Date.parse(one.at) < Date.parse(track[i - 1]!.at)),
    { message: 'positions in the order of time', path: ['track'] },
  )
  .describe('A source was watching, or was kept from it.');

export const decision = z
  .strictObject({
    kind: z.literal('decision'),
    ...base,
    time: recordTime,
    by: identifier,
    about: identifier.describe('the incident, finding or case it decides on'),
    decision: z.string().max(500),
    reasons: z.array(shortText).min(1),
  })
  .describe("A person's judgement in a case, with reasons.");

export const agreementVersion = z
  .strictObject({
    kind: z.literal('agreement'),
    ...base,
    time: recordTime,
    agreement: identifier,
    version: z.int().min(1),
    text: z.string().max(60_000).describe('the agreement file, YAML'),
  })
  .describe('A version of an agreement, as text.');

export const correction = z
  .strictObject({
    kind: z.literal('correction'),
    ...base,
    time: recordTime,
    of: identifier.describe('id of the record that is corrected'),
    action: z.enum(['withdraw', 'replace']),
    replacement: observation.optional().describe('for replace: the observation as it should read'),
    reason: shortText,
  })
  .refine((value) => (value.action === 'replace') === (value.replacement !== undefined), {
    message: 'a replacement with replace, and none with withdraw',
    path: ['replacement'],
  })
  .describe(
    'A later record that withdraws or replaces an earlier observation; the earlier one stays in the log.',
  );

export const record = z.discriminatedUnion('kind', [
  observation,
  declaration,
  handover,
  effort,
  decision,
  ruling,
  step,
  evidence,
  custody,
  seal,
  release,
  destruction,
  key,
  issue,
  agreementVersion,
  correction,
]);

export type Observation = z.infer<typeof observation>;
export type Declaration = z.infer<typeof declaration>;
export type Handover = z.infer<typeof handover>;
export type Effort = z.infer<typeof effort>;
export type Decision = z.infer<typeof decision>;
export type AgreementVersion = z.infer<typeof agreementVersion>;
export type Correction = z.infer<typeof correction>;
export type TrucelineRecord = z.infer<typeof record>;

/** The record kinds by name: what docs/schema publishes, a file each. */
export const RECORD_SCHEMAS = {
  observation,
  declaration,
  handover,
  effort,
  decision,
  ruling,
  step,
  evidence,
  custody,
  seal,
  release,
  destruction,
  key,
  issue,
  agreement: agreementVersion,
  correction,
} as const;
