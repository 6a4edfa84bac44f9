/**
 * A report that was issued: which day, which version, on which entries of the ledger it stands, and the sums of its files.
 * It is never taken back; what changes through later records is issued as the next version, which says what changed.
 */
import { z } from 'zod';
import { base, identifier, recordTime, shortText } from './fields.js';

export const issueRecordId = (day: string, version: number): string => `issue:${day}:${version}`;
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, 'a SHA-256 in hexadecimal');

export const issue = z
  .strictObject({
    kind: z.literal('issue'),
    ...base,
    time: recordTime.describe('when it was issued'),
    day: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/u, 'a day, YYYY-MM-DD')
      .describe('local day that it reports on'),
    number: z.int().min(1).describe('running number of the report'),
    version: z.int().min(1),
    replaces: identifier.optional().describe('the issue of the version before; absent for the first'),
    standsOn: z
      .strictObject({
        size: z.int().min(1).describe('entries of the ledger'),
        root: z.string().min(1).max(100),
        configuration: sha256,
        program: z.string().min(1).max(100).describe('version of Truceline'),
      })
      .describe('a report made again from these is the same, byte for byte'),
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(200), sha256 }))
      .min(1)
      .max(50),
    totals: z
      .record(z.string().max(300), z.number())
      .describe('the totals that it printed; one that is absent was not observed'),
    by: z.string().min(1).max(200).describe('who issued it'),
    reason: shortText.optional(),
  })
  .refine((value) => (value.version === 1) === (value.replaces === undefined), {
    message: 'the issue of the version before from version 2 on, and none with version 1',
    path: ['replaces'],
  })
  .describe('A report was issued, or a version of it that replaces an earlier one.');

export type Issue = z.infer<typeof issue>;
