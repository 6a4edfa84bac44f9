/** When a clause is in force: start, end, entry, suspension, release, lapse, prolongation. */
import { z } from 'zod';
import { condition, moment, partyTerm } from './expression.js';
import { duration } from './primitives.js';

export const period = z
  .strictObject({
    start: moment.optional().describe('absent: no start is stated, and it never comes into force'),
    end: moment.optional().describe('exclusive; absent with duration absent: no end is stated'),
    duration: duration.optional().describe('instead of end: this long from entry into force'),
    adopted: condition.optional().describe('the text binds from when this first holds'),
    entry: condition.optional().describe('enters into force when this first holds at or after the start'),
    suspended: condition.optional().describe('is suspended for self while this holds'),
    released: condition.optional().describe('self is released for good once this holds'),
    lapses: condition.optional().describe('ends for good once this holds'),
    extension: z
      .strictObject({
        consent: z.enum(['mutual', 'any']).describe('mutual: all of by must agree'),
        by: partyTerm.optional().describe('absent: all parties'),
        each: duration.optional().describe('how long, where the declarations do not say until when'),
        about: z.string().optional().describe('subject of the declarations; absent: the id of the agreement'),
      })
      .optional(),
    rollOver: z
      .strictObject({
        every: duration,
        notice: duration.describe('unless notice was given at least this long before the end'),
        by: partyTerm.optional().describe('whose notice counts; absent: any party'),
        about: z.string().optional().describe('subject of the notice; absent: the id of the agreement'),
        atMost: z.int().positive().optional().describe('how many times'),
      })
      .optional(),
  })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof period>;
