/**
 * The small words of the language: ids, instants, durations, texts in three languages, citations.
 */
import { z } from 'zod';
import { isInCalendar } from '../record/written-instant.js';

export const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'lower-case letters, digits and hyphens');

/** A party, guarantor or other id as the mission names it. */
export const partyId = z.string().min(1).max(40);

/** A word of a vocabulary: conduct, means, target, purpose, act. */
export const word = z.string().regex(/^[a-z][a-z0-9_]*$/, 'a word in lower case, with underscores');

export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/, {
    message: 'an ISO 8601 instant with an offset, such as 2025-03-18T00:00:00+03:00',
    abort: true,
  })
  .refine(isInCalendar, 'an instant that exists in the calendar');

export const localised = z
  .strictObject({
    en: z.string().min(1),
    uk: z.string().optional(),
    ru: z.string().optional(),
  })
  .meta({ id: 'Localised' });
export type Localised = z.infer<typeof localised>;

export const probability = z.number().gt(0).lt(1);

export const citation = z
  .string()
  .min(3)
  .describe('where the text or fact comes from: institution, document, date');

export const standard = z
  .strictObject({ possible: probability, probable: probability, confirmed: probability })
  .describe('probabilities from which a breach is called possible, probable, confirmed');
export type Standard = z.infer<typeof standard>;

/**
 * `30 days`, `72 h`, `15 min`, `1 week`, `2 months`, `1 year`, `1 day 12 h`. Years, months, weeks and days are counted in the calendar of
 * the agreement's time zone; hours, minutes and seconds are elapsed time.
 */
export const duration = z
  .string()
  .regex(
    /^\d+ ?(years?|months?|weeks?|days?|h|hours?|min|minutes?|s|seconds?)( \d+ ?(years?|months?|weeks?|days?|h|hours?|min|minutes?|s|seconds?))*$/,
    'a duration such as 30 days, 72 h, 15 min, 1 week 1 year or 1 day 12 h',
  );
