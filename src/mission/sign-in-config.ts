/**
 * `signIn` of mission.yaml: the organisations whose people sign in there (OpenID Connect), and what of their claims makes a
 * role here. Secrets are not in it: the client's secret is in secrets/.
 */
import { z } from 'zod';
import { type Problem, suggest } from '../record/document.js';
import { ROLES, type Role } from '../record/role.js';

const ROLES_OF_PEOPLE = ROLES.filter((role): role is Exclude<Role, 'public'> => role !== 'public');
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What crosses a network unencrypted can be read and changed on its way: only this machine may do without TLS. */
const secureAddress = z
  .string()
  .refine(isSecure, 'an https address without query and fragment (http only for this machine itself)');

const claimStep = z.string().min(1).max(200);

const mapped = z
  .strictObject({
    claim: z
      .union([claimStep, z.array(claimStep).min(1).max(8)])
      .describe('name of the claim, or the names on the way to it: [realm_access, roles]'),
    is: z.string().min(1).max(500).describe('its value, or one of its values where it is a list'),
    role: z.enum(ROLES_OF_PEOPLE),
    party: z.string().optional().describe('of a delegate: the party that sent them'),
    sources: z.array(z.string()).default([]).describe('sources that the person may append records of'),
  })
  .refine((one) => (one.role === 'party_delegate') === (one.party !== undefined), {
    message: 'a party for a delegate, and for nobody else',
    path: ['party'],
  });

const provider = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(100).describe('as the page calls it'),
  issuer: secureAddress.describe('as the provider gives it in its configuration, to the letter'),
  clientId: z.string().min(1).max(500),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'a scope without spaces'))
    .default(['email']),
  algorithm: z
    .enum(['RS256', 'PS256', 'ES256', 'EdDSA'])
    .default('RS256')
    .describe('that the provider signs its tokens with; no other is taken'),
  skewSeconds: z
    .int()
    .min(0)
    .max(300)
    .default(30)
    .describe('so far may the clocks of the two machines be apart'),
  people: z.array(mapped).describe('which claims make which role; nobody else gets one'),
});

export const signInConfig = z.strictObject({
  address: secureAddress.describe('where browsers reach this server; providers send people back to it'),
  contact: z.string().min(1).max(300).describe('whom people ask who signed in and have no role here'),
  providers: z.array(provider).min(1).max(50),
});

export type SignInConfig = z.infer<typeof signInConfig>;
export type ProviderConfig = SignInConfig['providers'][number];

/** Names in it that refer to nothing, and what stands twice. */
export function signInProblems(
  { providers }: SignInConfig,
  parties: readonly string[],
  sources: readonly string[],
  file: string,
  at: (where: readonly PropertyKey[]) => Pick<Problem, 'line' | 'column'>,
): Problem[] {
  const problems: Problem[] = [];
  const tell = (where: readonly PropertyKey[], expected: string, found: string, hint: string): void => {
    problems.push({ file, ...at(['signIn', 'providers', ...where]), expected, found: `"${found}"`, hint });
  };
  const known = (where: readonly PropertyKey[], what: string, found: string, words: readonly string[]) => {
    if (words.includes(found)) return;
    const near = suggest(found, words);
    const hint = near ? `Did you mean "${near}"?` : `Declare it in ${file}, or use one that is declared.`;
    tell(where, `${what} (${words.join(', ') || 'none is declared'})`, found, hint);
  };
  providers.forEach(({ id, issuer, people }, i) => {
    if (providers.findIndex((one) => one.id === id) < i)
      tell([i, 'id'], 'every id in signIn.providers once', id, 'Rename one of them.');
    if (providers.findIndex((one) => one.issuer === issuer) < i)
      tell([i, 'issuer'], 'every issuer once', issuer, 'Put the people of both under one of them.');
    people.forEach(({ party, sources: written }, j) => {
      if (party !== undefined) known([i, 'people', j, 'party'], 'a party of this mission', party, parties);
      written.forEach((source, k) => {
        known([i, 'people', j, 'sources', k], 'a source of this mission', source, sources);
      });
    });
  });
  return problems;
}

function isSecure(text: string): boolean {
  if (!URL.canParse(text) || /[?#]/.test(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
}
