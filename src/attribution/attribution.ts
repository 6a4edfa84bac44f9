/**
 * Who probably did it: posterior over hypotheses as a sum of named factors, in log-odds (natural logarithm).
 * The probability that the event happened and the probability of its author are two numbers, never blended.
 */
import type { Reason } from '../record/reason.js';

/** Hypotheses besides the party ids. */
export const OTHER = 'accidentOrOther';

export interface Factor extends Reason {
  /** Hypothesis it speaks for (positive) or against (negative): a party id, OTHER, or `happened`. */
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
  readonly logOdds: number;
  readonly probability: Probability;
}

export interface Attribution {
  readonly incident: string;
  /** Probability that the event took place as the preferred conduct. */
  readonly happened: Probability;
  /** Given that it happened: who did it. Probabilities sum to 1. In the order of the mission's parties, OTHER last. */
  readonly hypotheses: readonly Hypothesis[];
  /** Party id or OTHER when the leading hypothesis passes the threshold, else `undetermined`; `both` for a clash. */
  readonly author: string;
  readonly factors: readonly Factor[];
  /** Why undetermined, or what decided. */
  readonly reasons: readonly Reason[];
}
