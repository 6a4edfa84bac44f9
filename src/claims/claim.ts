/**
 * What a party says in figures, read into what can be held against incidents: who, against whom, when, how many of what, in
 * which parts. A claim is no evidence of an incident and never makes one; it is compared, and nothing here says who is right.
 */
import type { NamedPlace } from '../coding/place-namer.js';
import type { Bound, ClaimUnit } from '../record/claim.js';
import type { Conduct, Means, Target } from '../record/codes.js';
import type { Interval } from '../time/instant.js';

export interface Amount {
  /** The figure as given; the lower end of a range. */
  readonly count: number;
  readonly least: number;
  /** Null: so many or more. */
  readonly most: number | null;
  readonly bound: Bound | 'range';
}

export interface ClaimPlace {
  readonly name: string;
  /** Absent: only the name of a region is known. */
  readonly at?: Pick<NamedPlace, 'lat' | 'lon' | 'radiusMetres'>;
  /** First-order unit as the mission calls it; '' where the place is smaller and its unit not known. */
  readonly region: string;
}

/** What a thing must be like to be what the party speaks of; empty sets ask nothing. */
export interface Sought {
  readonly unit: ClaimUnit | 'unknown';
  readonly conducts: ReadonlySet<Conduct>;
  readonly means: ReadonlySet<Means>;
  readonly target: Target | '';
  readonly targetName: string;
  readonly place: ClaimPlace | null;
  readonly window: Interval;
  readonly clause: string;
}

/** How a part belongs to its total: counted in it, inside another part, or counted in another unit. */
export const PART_ROLES = ['part', 'within', 'aspect', 'rest', 'whole'] as const;
export type PartRole = (typeof PART_ROLES)[number];

export interface ClaimPart extends Sought {
  /** `${claim}#${place in the breakdown}`; `#rest` and `#whole` for what the breakdown leaves. */
  readonly id: string;
  readonly words: string;
  readonly role: PartRole;
  readonly amount: Amount | null;
}

export const CLAIM_FAULTS = [
  'partsExceedTotal',
  'partsFallShort',
  'unitNotKnown',
  'periodBackwards',
  'negative',
  'againstItself',
  'withinNotNamed',
  'replacesNothing',
  'beyondThePicture',
  'belowEarlierTotal',
] as const;

/** Something in the claim that does not fit together. It is told, and what was said is kept. */
export interface ClaimFault {
  readonly fault: (typeof CLAIM_FAULTS)[number];
  /** In numbers or words, as the fault needs: what the parts add up to, the words of the unit, the other claim. */
  readonly found: string;
  readonly expected: string;
}

export interface PartyClaim extends Interval {
  readonly id: string;
  readonly by: string;
  readonly against: string;
  readonly about: string;
  readonly source: string;
  readonly saidMs: number;
  readonly summary: string;
  readonly unit: ClaimUnit | 'unknown';
  readonly unitWords: string;
  /** Null where the party gives words or parts only. */
  readonly total: Amount | null;
  readonly parts: readonly ClaimPart[];
  readonly replaces: string;
  readonly faults: readonly ClaimFault[];
}
