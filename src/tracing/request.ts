/**
 * Requests of families for a missing person: who asks, in what relation, about whom. All of it is sealed; the ledger has a
 * seal of the class missing-persons for each request, and a release for each answer, the same whatever was answered.
 *
 * So that nobody reads a list by asking: a request is about one person with full name and birth date, an asker may ask about
 * few persons, and operators and the mission have a limit for a day (rate.ts). The limits are counted in the ledger and
 * hold over restarts.
 */
import { z } from 'zod';
import type { Sealed } from '../evidence/holdings.js';
import type { Person } from '../persons/person.js';
import { refuseTooMany } from './rate.js';
import { badInput, forbidden, Refusal } from './refusal.js';
import { type Asker, mayAskForMissing } from './right.js';
import { keepDocument, MISSING_CLASS, openAny, type Vault } from './vault.js';

const text = z.string().trim().min(1).max(200);

export const requestSchema = z.strictObject({
  asker: z.strictObject({ name: text, contact: text }),
  relation: z.enum(['parent', 'child', 'spouse', 'sibling', 'grandparent', 'other_relative', 'guardian']),
  about: z.strictObject({
    family: text,
    given: text,
    patronymic: text.optional(),
    born: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    birthPlace: text.optional(),
  }),
});
export type MissingRequest = z.infer<typeof requestSchema>;

export interface RequestDocument extends MissingRequest {
  readonly truceline: 'missing-request/1';
}

/** What was typed in, checked. No message repeats a value. @throws Refusal */
export function readRequest(value: unknown, today: string): MissingRequest {
  const parsed = requestSchema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]!.path.filter((part) => FIELDS.has(String(part))).join('.');
    throw badInput(
      `Expected a request with asker (name, contact), relation (${requestSchema.shape.relation.options.join(', ')}) and about (family, given, born as YYYY-MM-DD; patronymic and birthPlace where known); ${path === '' ? 'found another shape' : `"${path}" is missing or of another form`}.`,
    );
  }
  const { born } = parsed.data.about;
  const isDay = new Date(`${born}T00:00:00Z`).toJSON()?.startsWith(born) === true;
  if (!isDay || born > today || born < '1900-01-01')
    throw badInput('"about.born": expected a day of the calendar from 1900 to today; found another.');
  return parsed.data;
}

const FIELDS = new Set([
  'asker',
  'name',
  'contact',
  'relation',
  'about',
  'family',
  'given',
  'patronymic',
  'born',
  'birthPlace',
]);

/** @returns the id of the seal, which is the number of the request */
export async function putRequest(vault: Vault, asker: Asker, request: MissingRequest): Promise<string> {
  if (!mayAskForMissing(asker)) throw forbidden();
  refuseTooMany(request, asker, await requestsOf(vault), vault.now());
  const document: RequestDocument = { truceline: 'missing-request/1', ...request };
  return keepDocument(vault, document, { class: MISSING_CLASS, operator: asker.name });
}

export interface KnownRequest {
  readonly sealed: Sealed;
  readonly request: RequestDocument;
}

export async function requestsOf(vault: Vault): Promise<readonly KnownRequest[]> {
  const known: KnownRequest[] = [];
  for (const sealed of await vault.sealed()) {
    if (sealed.seal.class !== MISSING_CLASS || sealed.destruction) continue;
    const document = await openAny(vault, sealed);
    if (document?.truceline === 'missing-request/1')
      known.push({ sealed, request: document as RequestDocument });
  }
  return known;
}

/** @param given the number of the request, or its beginning */
export async function findRequest(vault: Vault, given: string): Promise<KnownRequest> {
  const digits = given.replace(/^seal:/, '');
  const found = /^[0-9a-f]{8,64}$/.test(digits)
    ? (await requestsOf(vault)).filter(({ sealed }) => sealed.seal.commitment.startsWith(digits))
    : [];
  if (found.length === 1) return found[0]!;
  throw new Refusal(
    'missing',
    'Expected the number of a request as it was given when the request was put, with 8 digits or more; there is none of this number.',
  );
}

/** As an entry of a list, for comparing. */
export const personOf = ({ about: { born, birthPlace, ...name } }: MissingRequest): Person => ({
  id: 'wanted',
  names: [name],
  born,
  ...(birthPlace === undefined ? {} : { birthPlace }),
});
