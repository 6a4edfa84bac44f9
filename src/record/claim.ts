/**
 * The figures a party gives about the other's conduct, as it gives them: its own unit, its own breakdown. What it does not say
 * is absent; nothing is worked out here, and a breakdown that does not add up to its total is kept with it.
 */
import { z } from 'zod';
import { CONDUCTS, MEANS, TARGETS } from './codes.js';
import { identifier, instant, recordPlace, wholeNumber } from './fields.js';
import { isNotBefore } from './instant-form.js';

/** What a figure says of the number: that number, so many or more, so many or fewer, or roughly so many. */
export const BOUNDS = ['exact', 'atLeast', 'atMost', 'about'] as const;
export type Bound = (typeof BOUNDS)[number];

/** What is counted. `mixed`: acts of several kinds added up by the party. */
export const CLAIM_UNITS = [
  'attacks',
  'hits',
  'violations',
  'shellings',
  'clashes',
  'objects',
  'places',
  'regions',
  'munitions',
  'killed',
  'injured',
  'casualties',
  'mixed',
] as const;
export type ClaimUnit = (typeof CLAIM_UNITS)[number];

const amount = {
  count: wholeNumber.optional(),
  countMost: wholeNumber
    .optional()
    .describe('the upper end where a range is given; count is then its lower end'),
  bound: z.enum(BOUNDS).optional().describe('absent: as its words say, or exact'),
  unitCode: z.enum(CLAIM_UNITS).optional().describe('absent: read from its words'),
};
const rangeInOrder = ({
  count,
  countMost,
}: {
  count?: number | undefined;
  countMost?: number | undefined;
}): boolean => countMost === undefined || (count !== undefined && countMost >= count);
const RANGE = { message: 'a countMost that is not below count', path: ['countMost'] };

export const claimItem = z
  .strictObject({
    words: z.string().min(1).max(300).describe('as the party calls it'),
    ...amount,
    within: z.string().max(300).optional().describe('words of the item that this one is a part of'),
    conduct: z.enum(CONDUCTS).optional(),
    means: z.enum(MEANS).optional(),
    target: z.enum(TARGETS).optional(),
    targetName: z.string().max(300).optional(),
    place: recordPlace.optional(),
    start: instant.optional().describe('absent: the period of the claim'),
    end: instant.optional(),
    clause: identifier.optional().describe('the clause that the party says was broken'),
  })
  .refine(rangeInOrder, RANGE)
  .refine(({ start, end }) => start === undefined || end === undefined || isNotBefore(end, start), {
    message: 'an end that is not before its start',
    path: ['end'],
  });

export const claim = z
  .strictObject({
    against: identifier.describe('party id or both'),
    unit: z.string().max(300).describe('in the words of the party'),
    ...amount,
    breakdown: z
      .record(z.string(), z.number().min(0))
      .optional()
      .describe('parts as words and numbers; items say more of each'),
    items: z.array(claimItem).min(1).max(1_000).optional(),
    replaces: identifier.optional().describe('id of the declaration whose figures this one corrects'),
    periodStart: instant,
    periodEnd: instant,
  })
  .refine(rangeInOrder, RANGE)
  .refine(({ periodStart, periodEnd }) => isNotBefore(periodEnd, periodStart), {
    message: 'a periodEnd that is not before periodStart',
    path: ['periodEnd'],
  })
  .describe('a total that a party gives; never added across units');

export type Claim = z.infer<typeof claim>;
export type ClaimItem = z.infer<typeof claimItem>;
