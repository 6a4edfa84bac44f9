/**
 * The life of a source's key, a record a step: introduced, replaced, revoked. The steps of one source are numbered from
 * 1, and the number stands in the id, so that no step can be left out or written twice.
 */
import { z } from 'zod';
import { base, instant, recordTime, shortText, verifierLine } from './fields.js';

export const KEY_ACTIONS = ['introduce', 'rotate', 'revoke'] as const;

export const keyRecordId = (source: string, number: number): string => `key:${source}:${number}`;
/** Ids that only records of this kind may have. */
export const isKeyRecordId = (id: string): boolean => id.startsWith('key:');

export const key = z
  .strictObject({
    kind: z.literal('key'),
    ...base,
    time: recordTime.describe('when it was decided'),
    action: z.enum(KEY_ACTIONS),
    key: verifierLine.describe('the key that is introduced, rotated to or revoked'),
    validFrom: instant
      .optional()
      .describe('what is written into the ledger from then on; absent: from this record on'),
    compromisedSince: instant
      .optional()
      .describe('for revoke: what was written into the ledger from then on counts as unsigned'),
    reason: shortText.min(1),
  })
  .refine((value) => value.action !== 'rotate' || value.signature !== undefined, {
    message: 'a signature by the key before it, with rotate',
    path: ['signature'],
  })
  .refine((value) => value.action === 'revoke' || value.compromisedSince === undefined, {
    message: 'compromisedSince with revoke only',
    path: ['compromisedSince'],
  })
  .refine((value) => value.action !== 'revoke' || value.validFrom === undefined, {
    message: 'validFrom with introduce and rotate only',
    path: ['validFrom'],
  })
  .describe("A step in the life of a source's key: introduced, replaced by another, or revoked.");

export type SourceKey = z.infer<typeof key>;
export type KeyAction = SourceKey['action'];
