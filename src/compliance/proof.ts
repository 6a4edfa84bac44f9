/**
 * Proofs: what a verdict rests on, down to record ids, times and thresholds, as data. There is no prose in a proof;
 * sentences.ts puts one into words. Each value can be worked out again from records and agreement alone, and checker.ts
 * does so: the form is canonical, equal questions give equal proofs.
 *
 * Instants are ISO 8601 in UTC with milliseconds (Date.toISOString); null stands for an infinite one. `at` is the
 * moment at which a node was evaluated. Lists of records are in the order of (startMs, id) and hold the last
 * RECORDS_SHOWN of those that count, yes or unknown; `total` is how many there are.
 */

import type { Standard } from '../agreement/primitives.js';
import type { Probability } from '../attribution/attribution.js';
import type { Band, Standing } from './finding.js';

export const RECORDS_SHOWN = 8;

export const TRUTH_WORDS = ['no', 'unknown', 'yes'] as const;
export type TruthWord = (typeof TRUTH_WORDS)[number];

export type Instant = string | null;

export type Proof = EventProof | StateProof | QuotaProof;

/** For a happening that fits the clause. */
export interface EventProof {
  readonly kind: 'event';
  readonly records: readonly string[];
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  /** One for each field that the clause restricts, in the order of FIT_FIELDS; empty where the trigger is a pattern. */
  readonly fit: readonly FitStep[];
  /** The ruling in force at the start, by which another reading's terms or these hold. */
  readonly ruling: RulingStep | null;
  /** One for each party that may have done it and is bound (see the guide, "Verdict"), in the order of program.parties. */
  readonly standings: readonly StandingStep[];
  /** For each of the same parties: the exemptions of the rule that fit at all, in their order. */
  readonly exemptions: readonly (readonly ExemptionStep[])[];
  readonly author: string;
  readonly happened: Probability;
  /** Probability that the named author did it; of the bound parties together where none is named. */
  readonly share: Probability;
  readonly standard: Standard;
  /** happened x share: what the band is taken from. */
  readonly counted: Probability;
  readonly band: Band;
}

export const FIT_FIELDS = ['conduct', 'means', 'target', 'weapon', 'purpose', 'zone'] as const;
export type FitField = (typeof FIT_FIELDS)[number];

export interface FitStep {
  readonly field: FitField;
  readonly is: TruthWord;
  /** What was told: the word (target: the word, or `${class}:${facility id}`), or the id of the first zone, in the order of
   * the fit, that holds best; '' for nothing told and for no zone. */
  readonly told: string;
}

export interface RulingStep {
  readonly decision: string;
  /** Id of the reading that was fixed. */
  readonly reading: string;
}

export interface StandingStep {
  readonly party: string;
  /** Id of the reading whose terms were applied: not the finding's own after a ruling. */
  readonly reading: string;
  readonly is: Standing;
  /** Since when it has been so without a break; null: always. */
  readonly since: Instant;
  /** Other standings within the time of the happening, in order; the verdict is then open. */
  readonly changes: readonly { readonly at: string; readonly is: Standing }[];
  /** What it follows from: adopted, enters, end, lapsed, released, suspended, in this order, without those that are
   * constant or never; evaluated at the latest moment, not later than the one asked about (the start of a happening, `from`
   * of a state, the last moment of a stretch), at which the value of any of them changed; at that one itself if none ever did. */
  readonly of: readonly ProofNode[];
}

export interface ExemptionStep {
  readonly id: string;
  readonly is: TruthWord;
  readonly fit: readonly FitStep[];
  /** null: no condition. Evaluated at the start of the happening (for an interval, and with judgeAfter: see the guide). */
  readonly of: ProofNode | null;
}

/** While the clause was in force something held that may not hold. */
export interface StateProof {
  readonly kind: 'state';
  readonly from: string;
  /** When it ended; null: not by the horizon. */
  readonly to: Instant;
  readonly graceMs: number;
  /** At `from`. */
  readonly standing: StandingStep;
  readonly of: ProofNode;
}

export interface QuotaProof {
  readonly kind: 'quota';
  /** The stretch, end exclusive. */
  readonly from: string;
  readonly to: string;
  readonly owed: Range;
  readonly delivered: Range;
  /** Brought over from earlier stretches; below 0 where a shortfall is. */
  readonly brought: Range;
  readonly records: readonly string[];
  readonly total: number;
  /** At the last moment of the stretch. */
  readonly standing: StandingStep;
}

/** [low, high]; null: no limit. */
export type Range = readonly [low: number, high: number | null];

export type ProofNode = ConditionNode | MomentNode | QuantityNode;

/** `name`: what of the standing it is (adopted, enters, ...), only on the children of a StandingStep. */
interface Named {
  readonly name?: string;
  readonly at: string;
}

export type ConditionNode = Named & { readonly is: TruthWord } & (
    | { readonly op: 'constant' }
    | { readonly op: 'all' | 'any' | 'not'; readonly of: readonly ConditionNode[] }
    | {
        readonly op: 'compare';
        readonly rel: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan';
        readonly left: QuantityNode;
        readonly right: QuantityNode;
      }
    /** `of`: the child at the latest moment in [at - forMs, at] at which its truth is least. */
    | { readonly op: 'held'; readonly forMs: number; readonly of: ConditionNode }
    /** `records`: the event that decides, the latest of those with the best result, or none; `of`: the child at the latest
     * moment from the event on at which its truth is least, null without an event. */
    | { readonly op: 'since'; readonly records: readonly string[]; readonly of: ConditionNode | null }
    | { readonly op: 'reached'; readonly of: MomentNode }
    | {
        readonly op: 'inForce';
        readonly clause: string;
        readonly reading: string;
        readonly party: string;
        readonly standing: Standing;
      }
  );

export type MomentNode = Named & {
  /** Range of instants. */
  readonly is: readonly [low: Instant, high: Instant];
} & (
    | { readonly op: 'fixed' | 'never' }
    | {
        readonly op: 'first' | 'last';
        readonly take: string;
        readonly records: readonly string[];
        readonly total: number;
      }
    /** `of`: the condition at the low end of `is`, or at `at` while that is null. */
    | { readonly op: 'when'; readonly of: ConditionNode }
    | { readonly op: 'shift'; readonly of: MomentNode }
    | { readonly op: 'earliest' | 'latest'; readonly of: readonly MomentNode[] }
    /** `records`: the declarations that prolonged it, or the notices that ended it. */
    | { readonly op: 'extended' | 'rolled'; readonly of: MomentNode; readonly records: readonly string[] }
  );

export type QuantityNode = Named & { readonly is: Range } & (
    | { readonly op: 'number' }
    | { readonly op: 'count' | 'sum' | 'latest'; readonly records: readonly string[]; readonly total: number }
    | { readonly op: 'plus' | 'smallest' | 'largest'; readonly of: readonly QuantityNode[] }
    | { readonly op: 'minus'; readonly of: readonly [QuantityNode, QuantityNode] }
    | { readonly op: 'times'; readonly factor: number; readonly of: QuantityNode }
    | { readonly op: 'valueAt'; readonly moment: MomentNode; readonly of: QuantityNode | null }
  );
