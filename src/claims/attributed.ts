/** Who is found to have done it, beside whom the party names: words of comparison, no more. */
import { type Attribution, DID_NOT_HAPPEN, OTHER } from '../attribution/attribution.js';
import type { Incident } from '../incident/incident.js';

export const ATTRIBUTED = ['asClaimed', 'undetermined', 'otherwise'] as const;
export type Attributed = (typeof ATTRIBUTED)[number];

export function attributedAs(attribution: Attribution | undefined, against: string): Attributed {
  const author = attribution?.author ?? 'undetermined';
  if (author === 'undetermined') return 'undetermined';
  if (author === OTHER) return 'otherwise';
  return author === against || author === 'both' || against === 'both' ? 'asClaimed' : 'otherwise';
}

/** That it happened and the party that is named did it. */
export function probabilityOf(attribution: Attribution | undefined, against: string): number {
  const joint = attribution?.joint;
  if (!joint) return 0;
  if (against !== 'both') return joint[against] ?? 0;
  return Math.min(1, Math.max(0, 1 - (joint[OTHER] ?? 0) - (joint[DID_NOT_HAPPEN] ?? 0)));
}

/** Nobody but the party that claims it tells of it. */
export const isOwnAccountOnly = ({ accounts }: Incident, by: string): boolean =>
  accounts.length > 0 && accounts.every(({ voice }) => voice === by);
