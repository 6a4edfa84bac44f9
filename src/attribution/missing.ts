/**
 * What evidence an undetermined incident lacks: what would have to be found for an author to be named.
 */
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import { type PreparedSetting, partyOf } from './prepare.js';

/** From here on a place is too vague for reach and ground to say much. */
const VAGUE_METRES = 20_000;

export function missingEvidence(incident: Incident, prepared: PreparedSetting): Reason {
  const { accounts, place, means, control } = incident;
  const missing: string[] = [];
  const third = accounts.some(
    ({ voice, stance, actor }) => voice === '' && stance === 'asserted' && partyOf(prepared, actor) >= 0,
  );
  if (!third) missing.push('a third party that says who did it');
  const admitted = accounts.some(
    ({ voice, actor, stance }) => voice !== '' && voice === actor && stance !== 'denied',
  );
  if (!admitted) missing.push('an admission');
  if (!accounts.some(({ signs }) => signs !== undefined && signs.length > 0))
    missing.push('a physical sign of where it came from (crater, track, sound, a firing that was noticed)');
  if (!prepared.arsenal.reachKm(means)) missing.push('means whose reach and holders are known');
  if (!(place.radiusMetres < VAGUE_METRES))
    missing.push(`a place known better than to ${Math.round(place.radiusMetres / 1000)} km`);
  if (partyOf(prepared, control) < 0) missing.push('who held the ground that was hit');
  const because =
    missing.length > 0
      ? `Missing: ${missing.join('; ')}.`
      : 'Evidence of every kind is there, and it does not agree; more of it, from others, is missing.';
  return { rule: 'missing-evidence', because };
}
