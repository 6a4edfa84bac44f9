/**
 * A claim beside what was found. Words of comparison: what is not found may have happened unseen, what is attributed otherwise may be
 * attributed wrongly. Nothing here says that somebody told an untruth.
 */

import type { CodedTime } from '../coding/coded.js';
import type { Toll } from '../incident/incident.js';
import type { ClaimUnit } from '../record/claim.js';
import type { Means, Target } from '../record/codes.js';
import type { Interval } from '../time/instant.js';
import type { Attributed } from './attributed.js';
import type { Amount, ClaimFault, PartRole } from './claim.js';
import type { Noticed } from './noticed.js';
import type { Relation } from './relation.js';
import type { WithinClause } from './within-clause.js';

export const CLAIM_VERDICTS = [
  'found',
  'foundUndetermined',
  'foundOtherwise',
  'foundOutsideClause',
  'foundOutsideTime',
  /** It would more likely than not have been noticed. */
  'notFoundWatched',
  'notFoundUnwatched',
  /** Nobody can say whether it would have been noticed: no place is given, or the records end before. */
  'notFoundOpen',
] as const;
export type ClaimVerdict = (typeof CLAIM_VERDICTS)[number];
export type Tally = Readonly<Record<ClaimVerdict, number>>;

export const isFound = (verdict: ClaimVerdict): boolean => !verdict.startsWith('notFound');

export interface Match {
  readonly incident: string;
  readonly verdict: ClaimVerdict;
  readonly attributed: Attributed;
  /** Party id, `both`, `undetermined` or the word for other causes: as found. */
  readonly author: string;
  /** That it happened; and that it happened and the party named in the claim did it. */
  readonly happened: number;
  readonly probability: number;
  readonly clause: WithinClause;
  /** Nobody but the party that claims it tells of it. */
  readonly isOwnAccountOnly: boolean;
  /** Incidents that fit nearly as well and are matched with nothing: which of them is meant is open. */
  readonly ambiguousWith: readonly string[];
  /** Other parts of the party's figures, with something left to find, that it fits nearly as well. */
  readonly fitsParts: readonly string[];
  readonly time: CodedTime;
  readonly place: string;
}

export const NOT_COMPARABLE = [
  'unit',
  'mixed',
  'noFigure',
  'beyondThePicture',
  'corrected',
  'periodBackwards',
] as const;

export type Beside =
  /** One to one. The numbers of `tally` add up to `sought`. */
  | {
      readonly kind: 'matched';
      readonly sought: number;
      readonly tally: Tally;
      readonly matches: readonly Match[];
      /** Fit what leaves its number open ("more than"), beyond the figure. */
      readonly beyondFigure: readonly string[];
      readonly noticed: Noticed;
    }
  /** Number by number: what incidents that fit add up to in the same unit. */
  | {
      readonly kind: 'counted';
      readonly asClaimed: Toll;
      readonly undetermined: Toll;
      readonly otherwise: Toll;
      readonly incidents: readonly string[];
    }
  | { readonly kind: 'notComparable'; readonly why: (typeof NOT_COMPARABLE)[number] };

export interface ComparedPart extends Interval {
  readonly id: string;
  readonly words: string;
  readonly role: PartRole;
  readonly unit: ClaimUnit | 'unknown';
  readonly means: readonly Means[];
  readonly target: Target | '';
  readonly place: string;
  readonly amount: Amount | null;
  readonly beside: Beside;
}

export interface ComparedClaim extends Interval {
  readonly id: string;
  readonly by: string;
  readonly against: string;
  readonly about: string;
  readonly source: string;
  readonly saidMs: number;
  readonly summary: string;
  readonly unit: ClaimUnit | 'unknown';
  readonly unitWords: string;
  readonly total: Amount | null;
  readonly relation: Relation;
  readonly correctedBy: string;
  readonly faults: readonly ClaimFault[];
  readonly parts: readonly ComparedPart[];
  /** Of all parts that are matched; null where none is. */
  readonly tally: Tally | null;
  readonly sought: number;
  /** Found in the period, attributed to the party named and within what the claim is about, and not matched with this claim. */
  readonly notClaimed: readonly string[];
}

/** All that one party says of another on one subject. */
export interface ClaimGroup {
  readonly by: string;
  readonly against: string;
  readonly about: string;
  readonly claims: readonly ComparedClaim[];
  /** Found in a period for which there is a claim, and matched with none of them. */
  readonly notClaimed: readonly string[];
}

/** Incidents that a claim is matched with, or that fit what its figure leaves open. */
export const incidentsOf = ({ parts }: Pick<ComparedClaim, 'parts'>): string[] =>
  parts.flatMap(({ beside }) =>
    beside.kind === 'matched'
      ? [...beside.matches.map(({ incident }) => incident), ...beside.beyondFigure]
      : [],
  );
