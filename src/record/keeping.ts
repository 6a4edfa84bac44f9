/**
 * The record kinds that say how files and sealed payloads were kept: what came in, who had it, what was disclosed and
 * what was destroyed. They bear on observations, never on an agreement.
 */
import { z } from 'zod';
import { base, identifier, instant, recordTime, shortText } from './fields.js';
import { FACES } from './serious-harm.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal');
export const evidenceItem = z
  .string()
  .regex(
    /^evidence:[0-9a-f]{64}$/,
    'an item of evidence: "evidence:" and its SHA-256 in lower-case hexadecimal',
  )
  .describe('an item of evidence');
const person = z.string().min(1).max(200);

/** Source of what the mission's own people write down about evidence and sealed payloads. Needs no declaration. */
export const MISSION_SOURCE = 'mission';

export const evidence = z
  .strictObject({
    kind: z.literal('evidence'),
    ...base,
    time: recordTime.describe('when the file was taken in'),
    sha256: sha256.describe('of the evidentiary original; the id is evidence: and this'),
    bytes: z.int().min(1),
    mediaType: z.string().max(200).describe('from the first bytes of the file'),
    name: z.string().max(300).optional().describe('of the file as it came in'),
    origin: shortText.describe('where and from whom it was had'),
    tool: person.describe('by what it was collected: program, device'),
    operator: person.describe('who took it in'),
    captured: instant.optional().describe('when its content was captured, as far as known'),
    about: identifier.optional().describe('the observation or incident it bears on'),
    derivedFrom: identifier.optional().describe('for a redacted version: the item it was made from'),
    faces: z
      .enum(FACES)
      .optional()
      .describe('whether faces are to be seen; owed where it bears on serious harm'),
  })
  .describe('A file that bears on an observation, identified by its SHA-256.');

export const CUSTODY_ACTIONS = [
  'received',
  'viewed',
  'copied',
  'exported',
  'redacted',
  'verified',
  'found_altered',
  'found_missing',
  'not_completed',
] as const;

export const custody = z
  .strictObject({
    kind: z.literal('custody'),
    ...base,
    time: recordTime,
    of: identifier.describe('the item of evidence'),
    action: z.enum(CUSTODY_ACTIONS),
    operator: person.describe('who did it'),
    reason: shortText.describe('why; for received: the origin'),
    sha256: sha256.optional().describe('of the content at that moment; absent where it is missing'),
    tool: person.optional().describe('for received: by what it was collected'),
    to: shortText.optional().describe('who or where it went to'),
    into: identifier.optional().describe('for redacted: the new item'),
  })
  .describe('A link of the chain of custody: who did what with an item of evidence, when and why.');

/** How many persons a list holds, as far as the ledger says it: no class points to a person. */
export const PERSON_COUNTS = [
  '0-49',
  '50-99',
  '100-499',
  '500-999',
  '1000-4999',
  '5000-9999',
  '10000-49999',
  '50000 and more',
] as const;
/** What a list of persons may be used for. */
export const LIST_PURPOSES = ['exchange', 'tracing', 'medical', 'return'] as const;
/** each: the list says it for every person. */
export const LIST_CONSENTS = ['each', 'given', 'by_family', 'unknown'] as const;

const personList = z
  .strictObject({
    of: identifier.describe('the party whose list it is'),
    version: z.int().min(1),
    persons: z.enum(PERSON_COUNTS),
    purposes: z.array(z.enum(LIST_PURPOSES)).min(1).max(LIST_PURPOSES.length),
    consent: z.enum(LIST_CONSENTS),
  })
  .describe('a list of persons: never a name, and no exact number');

export const seal = z
  .strictObject({
    kind: z.literal('seal'),
    ...base,
    time: recordTime,
    commitment: sha256.describe('the id is seal: and this'),
    construction: z
      .literal('truceline/seal/1')
      .describe('SHA-256 over the bytes of this word and a line feed, a 32-byte random salt, the payload'),
    class: identifier.describe('release class'),
    operator: person,
    about: identifier.optional(),
    list: personList.optional().describe('where the payload is a list of persons'),
  })
  .describe('A payload kept outside of the ledger, encrypted; the ledger holds a salted commitment to it.');

export const release = z
  .strictObject({
    kind: z.literal('release'),
    ...base,
    time: recordTime,
    of: identifier.describe('the seal'),
    to: shortText.min(1),
    reason: shortText.min(1),
    operator: person,
  })
  .describe('A sealed payload, with its salt, is disclosed to somebody.');

export const destruction = z
  .strictObject({
    kind: z.literal('destruction'),
    ...base,
    time: recordTime,
    of: identifier.describe('the seal'),
    reason: shortText.min(1),
    operator: person,
  })
  .describe('A sealed payload is destroyed; its seal stays.');

export type Evidence = z.infer<typeof evidence>;
export type Custody = z.infer<typeof custody>;
export type CustodyAction = Custody['action'];
export type Seal = z.infer<typeof seal>;
export type ListInfo = NonNullable<Seal['list']>;
export type Release = z.infer<typeof release>;
export type Destruction = z.infer<typeof destruction>;

const KEPT: ReadonlySet<string> = new Set(['evidence', 'custody', 'seal', 'release', 'destruction']);
export const isAboutKeeping = (kind: unknown): boolean => typeof kind === 'string' && KEPT.has(kind);
