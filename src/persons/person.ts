/**
 * A person of a list, as the list has it. Names are kept as written; whatever compares them folds them first.
 *
 * What a person's entry may be used for, and by whose word, is part of the entry: without it nobody is matched.
 */
import { z } from 'zod';

export const STATUSES = [
  'held',
  'wounded',
  'seriously_ill',
  'civilian',
  'minor',
  'deceased',
  'transferred',
  'released',
] as const;
export type Status = (typeof STATUSES)[number];

export const CONSENTS = ['given', 'by_family', 'refused', 'unknown'] as const;
export const PURPOSES = ['exchange', 'tracing', 'medical', 'return', 'any'] as const;

/** `unsaid`: the list does not say, or says no more than that the letters are Cyrillic. */
export const SPELLINGS = ['uk', 'ru', 'latin', 'unsaid'] as const;
export type Spelling = (typeof SPELLINGS)[number];

/** A spelling of one name: its parts where the list tells them apart, or the whole as it stands. */
const nameSchema = z
  .strictObject({
    family: z.string().optional(),
    given: z.string().optional(),
    patronymic: z.string().optional(),
    /** All parts in one, in whatever order. */
    full: z.string().optional(),
  })
  .refine((name) => Object.values(name).some((part) => part !== undefined && part !== ''), {
    message: 'at least one part of the name',
  });

export type WrittenName = z.infer<typeof nameSchema>;

/** YYYY-MM-DD, YYYY-MM or YYYY. */
const dateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const personSchema = z.strictObject({
  /** Of the list; says nothing outside it. */
  id: z.string().min(1),
  /** One name in up to three spellings: Ukrainian, Russian, Latin, in any order. */
  names: z.array(nameSchema).min(1).max(3),
  /** What each of the names is written in, where the list says so. */
  spellings: z.array(z.enum(SPELLINGS)).max(3).optional(),
  born: dateSchema.optional(),
  birthPlace: z.string().optional(),
  sex: z.enum(['male', 'female']).optional(),
  rank: z.string().optional(),
  unit: z.string().optional(),
  capturedOn: dateSchema.optional(),
  capturedAt: z.string().optional(),
  status: z.enum(STATUSES).optional(),
  consent: z.enum(CONSENTS).optional(),
  purpose: z.enum(PURPOSES).optional(),
});

export type Person = z.infer<typeof personSchema>;
