/**
 * From what an organisation's provider says of a person to what they are here. A person without a mapping is the public; so is
 * one with two that differ, since which of them comes first in a file says nothing.
 */
import type { ProviderConfig } from '../mission/sign-in-config.js';
import type { Principal } from './principal.js';

export type Claims = Readonly<Record<string, unknown>>;

export type ClaimedRole =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly reason: NoRole };
export const NO_ROLE = ['no-role', 'two-roles'] as const;
export type NoRole = (typeof NO_ROLE)[number];

export function claimedRole({ id, people }: ProviderConfig, claims: Claims): ClaimedRole {
  const fitting = people.filter((one) =>
    valuesOf(claims, one.claim).includes(oneSpelling(one.claim, one.is)),
  );
  const [first] = fitting;
  if (!first) return { ok: false, reason: 'no-role' };
  const { role, party } = first;
  if (fitting.some((one) => one.role !== role || one.party !== party))
    return { ok: false, reason: 'two-roles' };
  const feeds = [...new Set(fitting.flatMap(({ sources }) => sources))];
  const name = `${id}/${nameOf(claims)}`;
  return {
    ok: true,
    principal: { role, name, by: 'session', feeds, ...(party === undefined ? {} : { party }) },
  };
}

type ClaimPath = ProviderConfig['people'][number]['claim'];

function valuesOf(claims: Claims, path: ClaimPath): readonly string[] {
  const isEmail = path === 'email';
  // Whoever may write any address into their own profile would be whom they like.
  if (isEmail && claims.email_verified !== true) return [];
  let value: unknown = claims;
  for (const step of typeof path === 'string' ? [path] : path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return [];
    value = (value as Claims)[step];
  }
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === 'string' ? [oneSpelling(path, one)] : []));
}

/** Providers spell one mailbox in large and small letters; groups differ by them. */
const oneSpelling = (path: ClaimPath, text: string): string => (path === 'email' ? text.toLowerCase() : text);

/**
 * A verified address says who it is to a reader of decisions; without one, the provider's own word for the person, which never
 * goes to another. What people may choose for themselves (preferred_username) would let one write as another. A local
 * account's name has no slash, so that none is mistaken for one of these.
 */
function nameOf({ sub, email, email_verified }: Claims): string {
  const readable = typeof email === 'string' && email_verified === true && /^[\x21-\x7e]{3,150}$/.test(email);
  return (readable ? email.toLowerCase() : String(sub)).slice(0, 150);
}
