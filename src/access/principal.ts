/**
 * Who asks. Every request has a principal before any route sees it; a request that says nothing of itself is the public,
 * or on a mission without accounts the person at the machine.
 */
import type { Role } from './role.js';

export interface Principal {
  readonly role: Role;
  /** Of a delegate: the party that sent them. */
  readonly party?: string;
  /** Of the account; '' for the public and for the person at the machine. */
  readonly name: string;
  readonly by: Means;
  /** Sources that a key may append records of; absent: as the role says. */
  readonly feeds?: readonly string[];
}

/** How it is known: nothing, the machine itself, the word in the mission's lock, a session, a key. */
export type Means = 'nothing' | 'machine' | 'lock' | 'session' | 'key';

export const THE_PUBLIC: Principal = { role: 'public', name: '', by: 'nothing' };
/** Of a mission without accounts that is served to this machine alone. */
export const AT_THE_MACHINE: Principal = { role: 'administrator', name: '', by: 'machine' };

/** Where a context keeps it. */
export const PRINCIPAL = 'principal';

/** Who asks, in a route. Where nobody was asked (a route outside the app), it is the public. */
export function principalOf(context: { readonly var: unknown }): Principal {
  const known = (context.var as { readonly [PRINCIPAL]?: Principal } | undefined)?.[PRINCIPAL];
  return known ?? THE_PUBLIC;
}
