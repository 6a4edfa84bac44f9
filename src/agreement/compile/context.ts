/**
 * For whom an expression is compiled: clause, reading and party fill in `this clause`, `this reading`, `self`.
 */
import type { Agreement } from '../agreement.js';
import type { PartyTerm } from '../expression.js';
import { partiesOf as idsOf } from '../party.js';
import type { Standard } from '../primitives.js';
import type { Nodes } from './nodes.js';

export interface Context {
  readonly agreement: Agreement;
  readonly nodes: Nodes;
  /** Parties, guarantors and others. */
  readonly parties: readonly string[];
  readonly self: string;
  /** Id of the clause, without stage or variation. */
  readonly clause: string;
  readonly reading: number;
  readonly standard: Standard;
  /** `by` of patterns that leave it out: 'self' in the patterns of a clause. */
  readonly byDefault?: PartyTerm;
  /** Parties exchanged: what the other side did in the same way. */
  readonly exchanged?: boolean;
  /** High end of `latest` while nobody has reported a value. */
  readonly absentHigh: number;
  /** Indexes of the compiled clauses of a clause: itself, its stages, its variations. */
  readonly clausesOf: (id: string) => readonly number[];
  /** Index of the standing of a clause for a party, worked out if need be; -1 where the clause does not bind it. */
  readonly standingOf: (clause: string, reading: number, party: string) => number;
  /** Moments at which a clause enters into force and ends for self; undefined where it does not bind self. */
  readonly periodOf: (clause: string) => { readonly enters: number; readonly end: number } | undefined;
  /** Index of the zone, compiled for self. */
  readonly zoneOf: (id: string) => number;
}

export const voicesOf = ({ parties, guarantors = [], others = [] }: Agreement): readonly string[] => [
  ...new Set([...parties, ...guarantors, ...others]),
];

/** The parties a term names, in the order of the agreement; null for anybody. */
export function partiesOf(context: Context, term: PartyTerm): readonly string[] | null {
  const { agreement, self, parties, exchanged } = context;
  const ids = idsOf(term, agreement, self);
  if (!ids) return null;
  const others = agreement.parties.filter((party) => party !== self);
  const named = new Set(ids);
  if (!exchanged) return parties.filter((party) => named.has(party));
  const swapped = new Set([...named].filter((party) => party !== self && !others.includes(party)));
  if (named.has(self)) for (const party of others) swapped.add(party);
  if (others.some((party) => named.has(party))) swapped.add(self);
  return parties.filter((party) => swapped.has(party));
}
