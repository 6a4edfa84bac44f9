/**
 * What evidence an undetermined incident lacks: what would have to be found for an author to be named.
 */
import type { Incident } from '../incident/incident.js';
import type { Reason } from '../record/reason.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import { type PreparedSetting, partyOf } from './prepare.js';

/** From here on a place is too vague for reach and ground to say much. */
const VAGUE_METRES = 20_000;

/** In the order in which they are told; `more` where evidence of every kind is there and does not agree. */
export const MISSING_KINDS = [
  'third-party',
  'admission',
  'sign',
  'means',
  'place',
  'ground',
  'more',
] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

/** Of serious harm no record may hold signs or a close place, and ground and reach say nothing of it. */
const OF_HARM: ReadonlySet<MissingKind> = new Set(['third-party', 'admission']);

const SENTENCES: Readonly<Record<Exclude<MissingKind, 'more'>, (incident: Incident) => string>> = {
  'third-party': () => 'a third party that says who did it',
  admission: () => 'an admission',
  sign: () => 'a physical sign of where it came from (crater, track, sound, a firing that was noticed)',
  means: () => 'means whose reach and holders are known',
  place: ({ place }) => `a place known better than to ${Math.round(place.radiusMetres / 1000)} km`,
  ground: () => 'who held the ground that was hit',
};

export function missingKinds(incident: Incident, prepared: PreparedSetting): readonly MissingKind[] {
  const { accounts, place, means, control, conduct } = incident;
  const isOfHarm = isSeriousHarm(conduct);
  const isThere: Readonly<Record<keyof typeof SENTENCES, boolean>> = {
    'third-party': accounts.some(
      ({ voice, stance, actor }) => voice === '' && stance === 'asserted' && partyOf(prepared, actor) >= 0,
    ),
    admission: accounts.some(
      ({ voice, actor, stance }) => voice !== '' && voice === actor && stance !== 'denied',
    ),
    sign: accounts.some(({ signs }) => signs !== undefined && signs.length > 0),
    means: prepared.arsenal.reachKm(means) !== undefined,
    place: place.radiusMetres < VAGUE_METRES,
    ground: partyOf(prepared, control) >= 0,
  };
  const missing = MISSING_KINDS.filter(
    (kind) => kind !== 'more' && !isThere[kind] && (!isOfHarm || OF_HARM.has(kind)),
  );
  return missing.length > 0 ? missing : ['more'];
}

export function missingEvidence(incident: Incident, prepared: PreparedSetting): Reason {
  const missing = missingKinds(incident, prepared).flatMap((kind) =>
    kind === 'more' ? [] : [SENTENCES[kind](incident)],
  );
  const because =
    missing.length > 0
      ? `Missing: ${missing.join('; ')}.`
      : 'Evidence of every kind is there, and it does not agree; more of it, from others, is missing.';
  return { rule: 'missing-evidence', because };
}
