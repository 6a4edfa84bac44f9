/**
 * A person's ruling about which observations are of one event. It bears on the making of incidents, never on an agreement:
 * what a body of an agreement decides is a `decision` (docs/decisions/009-rulings.md).
 */
import { z } from 'zod';
import { base, identifier, recordTime, shortText } from './fields.js';

export const RULING_ACTIONS = ['join', 'split', 'undo'] as const;

/** How many groups, and how many observations in each, an action takes. */
const FORMS = {
  join: { groups: [1, 1], each: 2, told: 'one group of two or more observations' },
  split: { groups: [2, 1_000], each: 1, told: 'two or more groups of observations' },
  undo: { groups: [0, 0], each: 0, told: 'no groups' },
} as const;

export const ruling = z
  .strictObject({
    kind: z.literal('ruling'),
    ...base,
    time: recordTime.describe('when it was ruled'),
    action: z.enum(RULING_ACTIONS),
    groups: z
      .array(z.array(identifier).min(1).max(10_000))
      .max(1_000)
      .optional()
      .describe('ids of observations. join: one group, of one event; split: groups, no two of one event'),
    undoes: identifier.optional().describe('for undo: the earlier ruling that no longer holds'),
    by: z.string().min(1).max(200).describe('the person'),
    reason: shortText.min(1),
  })
  .superRefine(({ action, groups = [], undoes }, context) => {
    const { groups: count, each, told } = FORMS[action];
    const fits =
      groups.length >= count[0] && groups.length <= count[1] && groups.every((group) => group.length >= each);
    if (!fits) context.addIssue({ code: 'custom', path: ['groups'], message: `${told} with ${action}` });
    const all = groups.flat();
    if (new Set(all).size !== all.length)
      context.addIssue({ code: 'custom', path: ['groups'], message: 'each observation once' });
    if ((action === 'undo') !== (undoes !== undefined)) {
      const message = 'the id of a ruling with undo, and none with join or split';
      context.addIssue({ code: 'custom', path: ['undoes'], message });
    }
  })
  .describe('A person rules that observations are of one event, or are not, or undoes such a ruling.');

export type RulingRecord = z.infer<typeof ruling>;
export type RulingAction = RulingRecord['action'];
