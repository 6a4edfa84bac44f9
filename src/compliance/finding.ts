/**
 * A finding: one incident held against one clause under one reading, for one party.
 */
import type { Probability } from '../attribution/attribution.js';
import type { Reason } from '../record/reason.js';

/** Is the clause in force for this party at that moment under this reading? */
export const STANDINGS = ['proposed', 'notYet', 'inForce', 'suspended', 'released', 'lapsed'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * `violation`: in force, and probable enough for at least `possible`. `notInForce`: the conduct fits, but the clause
 * did not bind then under this reading. `noViolation`: looked at and found outside the clause (below every band, or
 * exempt). `undetermined`: the conduct fits and the clause binds, but who did it or whether it happened is open, or
 * the time of the event straddles the start or end of the clause.
 */
export const VERDICTS = ['violation', 'noViolation', 'notInForce', 'undetermined'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How sure: by the thresholds of the clause; `none` below all of them. */
export const BANDS = ['confirmed', 'probable', 'possible', 'none'] as const;
export type Band = (typeof BANDS)[number];

/** A step of the proof, down to clause text, record ids and thresholds. */
export interface ProofStep {
  readonly step:
    | 'conduct'
    | 'target'
    | 'means'
    | 'zone'
    | 'time'
    | 'standing'
    | 'author'
    | 'happened'
    | 'band';
  readonly holds: boolean | 'unknown';
  readonly because: string;
  readonly cites: readonly string[];
}

export interface Finding {
  /** `${incident}~${agreement}~${clause}~${reading}` */
  readonly id: string;
  readonly incident: string;
  readonly agreement: string;
  readonly clause: string;
  readonly reading: string;
  /** Party the finding is about: the leading author, or `undetermined`. */
  readonly party: string;
  readonly standing: Standing;
  readonly verdict: Verdict;
  readonly band: Band;
  /** Probability that a party bound by the clause did what the clause prohibits: happened x author. */
  readonly probability: Probability;
  readonly startMs: number;
  readonly proof: readonly ProofStep[];
  readonly reasons: readonly Reason[];
}
