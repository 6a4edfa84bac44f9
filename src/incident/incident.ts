/**
 * An incident: what the associated accounts are about. All rival places, times, tolls and accounts stay; the fields
 * at the top are the preferred ones, chosen by rule and never overwriting the rest.
 */
import type { CodedPlace, CodedTime } from '../coding/coded.js';
import type { Conduct, Means, Stance, Target } from '../record/codes.js';
import type { Reason } from '../record/reason.js';
import type { Sign } from '../record/sign.js';

/** One account: one source's telling. Identical or syndicated texts are one account with several observations. */
export interface Account {
  /** Observation ids, earliest first; more than one where the same words came again. */
  readonly observations: readonly string[];
  readonly source: string;
  /** Party in whose voice it speaks, '' for a third party. */
  readonly voice: string;
  readonly actor: string;
  readonly stance: Stance;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly killed: number | null;
  readonly injured: number | null;
  readonly time: CodedTime;
  readonly place?: CodedPlace;
  readonly text: string;
  /** Physical signs of where fire came from that this account gives. */
  readonly signs?: readonly Sign[];
  /** Admiralty grading of the source (A-F) and of this information (1-6), judged separately. */
  readonly sourceGrade: string;
  readonly informationGrade: number;
  /** Its serious harm was read from words by the program, which never makes it more than an allegation. */
  readonly isReadFromText?: true;
}

/** Position relative to the line of contact of the day. */
export interface LinePosition {
  readonly chainageKm: number;
  /** Kilometres from the line; negative and positive are the two sides as mission.yaml names them. */
  readonly offsetKm: number;
  /** Sector id, '' beyond the sectors' depth. */
  readonly sector: string;
}

export interface FacilityMatch {
  readonly facility: string;
  readonly name: string;
  readonly class: string;
  readonly distanceKm: number;
}

export interface Toll {
  readonly min: number;
  readonly max: number;
}

export interface Incident {
  readonly id: string;
  readonly time: CodedTime;
  readonly place: CodedPlace;
  readonly line: LinePosition | null;
  /** Who held the ground on that day: a party id, `contested` or `unknown`. A dated layer, not a border. */
  readonly control: string;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly targetName: string;
  readonly facility?: FacilityMatch;
  readonly killed: Toll | null;
  readonly injured: Toll | null;
  readonly accounts: readonly Account[];
  /** Differing values that accounts give, by field; only fields on which they differ. */
  readonly rivals: Readonly<Record<string, readonly string[]>>;
  readonly reasons: readonly Reason[];
}
