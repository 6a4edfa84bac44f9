/**
 * Who probably did it: posterior over hypotheses as a sum of named factors, in log-odds (natural logarithm).
 * The probability that the event happened and the probability of its author are two numbers, never blended; so are the
 * reliability of a source and the credibility of what it says (accounts carry those). `joint` is derived from the two
 * for those who must weigh one answer against another.
 */
import type { Reason } from '../record/reason.js';
import type { MissingKind } from './missing.js';

/** Hypotheses besides the party ids. */
export const OTHER = 'accidentOrOther';
export const DID_NOT_HAPPEN = 'didNotHappen';
/** Hypothesis of the factors that speak for or against its having happened. */
export const HAPPENED = 'happened';

export interface Factor extends Reason {
  /** Hypothesis it speaks for (positive) or against (negative): a party id, OTHER, or HAPPENED. */
  readonly hypothesis: string;
  readonly logOdds: number;
}

/** A probability with its 90 % interval. */
export interface Probability {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Hypothesis {
  /** Party id or OTHER. */
  readonly id: string;
  /** Sum of its factors. */
  readonly logOdds: number;
  readonly probability: Probability;
}

/** Hypotheses that cannot be told apart from the leading one at the stated coverage, likeliest first. */
export interface HypothesisSet {
  readonly hypotheses: readonly string[];
  /** Share of incidents whose true hypothesis is in its set, over incidents like those it was measured on. */
  readonly coverage: number;
}

export interface Attribution {
  readonly incident: string;
  /** Probability that the event took place as the preferred conduct. */
  readonly happened: Probability;
  /** Given that it happened: who did it. Probabilities sum to 1. In the order of the mission's parties, OTHER last. */
  readonly hypotheses: readonly Hypothesis[];
  /** Party id or OTHER when the leading hypothesis passes the threshold, else `undetermined`; `both` for a clash. */
  readonly author: string;
  /** Probability of each party and OTHER (that it happened and this one did it), and of DID_NOT_HAPPEN. Sums to 1. */
  readonly joint: Readonly<Record<string, number>>;
  readonly set: HypothesisSet;
  /** Hypotheses that somebody besides an adversary, or a physical sign, speaks for: what an author must be among. */
  readonly vouched: readonly string[];
  readonly factors: readonly Factor[];
  /** Why undetermined, or what decided; and what evidence is missing. */
  readonly reasons: readonly Reason[];
  /** The same as codes; empty where an author is named. */
  readonly missing: readonly MissingKind[];
}
