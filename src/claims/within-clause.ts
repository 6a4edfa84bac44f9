/**
 * Whether an incident lies within what the claim is about. Each reading of the agreement answers for itself; none is preferred.
 * That nobody bound by a clause is found to have done it does not put an incident outside it: that is a matter of attribution.
 */
import { clauseOf, type Finding } from '../compliance/finding.js';

export type WithinClause =
  | { readonly kind: 'inside' }
  /** Inside under these readings, outside under the others. */
  | { readonly kind: 'byReading'; readonly inside: readonly string[]; readonly outside: readonly string[] }
  /** Its conduct fits; the clause was not in force under any reading. */
  | { readonly kind: 'notInForce' }
  | { readonly kind: 'outside' }
  /** The claim is about no agreement of the mission, or what was found is not shown yet. */
  | { readonly kind: 'notSaid' };

export function withinClause(findings: readonly Finding[], about: string, clause: string): WithinClause {
  const inside = new Set<string>();
  const readings = new Set<string>();
  let waiting = false;
  for (const finding of findings) {
    if (finding.agreement !== about || (clause !== '' && clauseOf(finding) !== clause)) continue;
    readings.add(finding.reading);
    if (isInside(finding)) inside.add(finding.reading);
    else if (finding.verdict === 'notInForce') waiting = true;
  }
  if (inside.size === 0) return { kind: waiting ? 'notInForce' : 'outside' };
  if (inside.size === readings.size) return { kind: 'inside' };
  const outside = [...readings].filter((reading) => !inside.has(reading));
  return { kind: 'byReading', inside: [...inside].sort(), outside: outside.sort() };
}

const isInside = ({ verdict, rule }: Finding): boolean =>
  verdict === 'violation' ||
  verdict === 'undetermined' ||
  (verdict === 'noViolation' && rule === 'standard-not-met');
