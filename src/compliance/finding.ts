/**
 * A finding: one incident (or another happening, or a state of things) held against one clause under one reading.
 */
import type { Probability } from '../attribution/attribution.js';
import type { Proof } from './proof.js';

/** Is the clause in force for this party at that moment under this reading? */
export const STANDINGS = [
  'proposed',
  'notYet',
  'inForce',
  'suspended',
  'released',
  'lapsed',
  'undetermined',
] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * `violation`: in force, and probable enough for at least `possible`. `notInForce`: the conduct fits, but the clause
 * did not bind then under this reading. `noViolation`: looked at and found outside the clause (below every band, or
 * exempt). `undetermined`: the conduct fits and the clause binds, but who did it or whether it happened is open, or
 * whether the clause was in force or the act exempt.
 */
export const VERDICTS = ['violation', 'noViolation', 'notInForce', 'undetermined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How sure: by the thresholds of the clause; `none` below all of them. */
export const BANDS = ['confirmed', 'probable', 'possible', 'none'] as const;
export type Band = (typeof BANDS)[number];

/** Why the verdict is what it is; see the guide, "Verdict". */
export const RULES = [
  'standard-met',
  'standard-not-met',
  'happening-open',
  'author-open',
  'author-not-bound',
  'binds-nobody',
  'not-in-force',
  'standing-open',
  'straddles',
  'exempt',
  'exemption-open',
  'ruling-straddles',
  'state-holds',
  'state-open',
  'quota-missed',
  'quota-open',
] as const;
export type Rule = (typeof RULES)[number];

/** Id of the clause in the agreement, of a finding on a local variation or a stage of it. */
export function clauseOf({ clause }: Pick<Finding, 'clause'>): string {
  return clause.split('@', 1)[0]!;
}

export interface Finding {
  /** `${subject}~${agreement}~${clause}~${reading}`; the subject is the happening's id, or `${party}@${startIso}`. */
  readonly id: string;
  /** Id of the incident or other happening; '' where a state of things is judged. */
  readonly incident: string;
  readonly agreement: string;
  /** Id of the clause, `${clause}@${variation}` for a local variation. */
  readonly clause: string;
  readonly reading: string;
  /** Party the finding is about: the leading author, `both`, or `undetermined`. */
  readonly party: string;
  readonly standing: Standing;
  readonly verdict: Verdict;
  readonly rule: Rule;
  readonly band: Band;
  /** Probability that a party bound by the clause did what the clause prohibits: happened x author. */
  readonly probability: Probability;
  readonly startMs: number;
  /** Exclusive; Infinity (null in JSON) for a state that has not ended. */
  readonly endMs: number;
  readonly proof: Proof;
}
