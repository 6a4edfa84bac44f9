/**
 * What a language must be able to say about findings and proofs. One file a language; names and times arrive ready.
 */
import type { Language } from '../../record/codes.js';
import type { Band, Standing } from '../finding.js';
import type { FitField, TruthWord } from '../proof.js';
import { english } from './english.js';
import { russian } from './russian.js';
import { ukrainian } from './ukrainian.js';

export function proofWordsOf(language: Language): ProofWords {
  return { en: english, uk: ukrainian, ru: russian }[language];
}

/** What was told of a happening, and when; `time` reads after "on" or "between". */
export interface Told {
  readonly conduct: string | undefined;
  readonly zone: string | undefined;
  readonly time: string;
}

export type NodeName = 'adopted' | 'enters' | 'end' | 'lapsed' | 'released' | 'suspended';

export interface ProofWords {
  /** An instant, or the range that it is known to lie in. */
  readonly at: (instant: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly fromTo: (from: string, to: string | undefined) => string;
  readonly event: (told: Told) => string;
  readonly eventOf: (record: string) => string;
  readonly records: (ids: string, hidden: number) => string;

  readonly standing: Readonly<Record<Standing, string>>;
  readonly since: (standing: string, instant: string | undefined) => string;
  readonly band: Readonly<Record<Band, string>>;
  readonly truth: Readonly<Record<TruthWord, string>>;
  readonly both: string;
  readonly undetermined: string;

  readonly because: {
    /** `party` undefined: ground combat without a named attacker. */
    readonly violation: (party: string | undefined, band: Band, event: string, standing: string) => string;
    readonly standardNotMet: (event: string, party: string, probability: string, possible: string) => string;
    readonly happeningOpen: (event: string, party: string, probability: string, possible: string) => string;
    readonly authorOpen: (event: string, standing: string) => string;
    readonly authorNotBound: (event: string, author: string) => string;
    /** The clause may bind the author, but this does not fit for them: zones can differ by party. */
    readonly outsideFor: (event: string, author: string) => string;
    readonly bindsNobody: (event: string, reading: string) => string;
    readonly notInForce: (event: string, party: string, standing: string) => string;
    readonly standingOpen: (event: string, party: string) => string;
    readonly straddles: (event: string, party: string, changes: string) => string;
    readonly exempt: (event: string, party: string, exemption: string) => string;
    readonly exemptionOpen: (event: string, party: string, exemption: string) => string;
    readonly rulingStraddles: (event: string) => string;
    readonly stateHolds: (party: string, time: string, standing: string) => string;
    readonly stateOpen: (party: string, time: string) => string;
    readonly quotaMissed: (
      party: string,
      time: string,
      delivered: string,
      owed: string,
      brought: string,
    ) => string;
    readonly quotaOpen: (
      party: string,
      time: string,
      delivered: string,
      owed: string,
      brought: string,
    ) => string;
    readonly broughtOver: (amount: string) => string;
  };

  readonly line: {
    readonly judged: (agreement: string, clause: string, reading: string) => string;
    readonly time: (time: string) => string;
    readonly fit: (field: string, told: string, truth: string) => string;
    readonly field: Readonly<Record<FitField, string>>;
    readonly notTold: string;
    /** Told of a clause about events of another kind than incidents; undefined: not known which. */
    readonly trigger: (event: string | undefined) => string;
    readonly ruling: (decision: string, reading: string) => string;
    readonly standing: (party: string, standing: string, reading: string | undefined) => string;
    readonly change: (instant: string, standing: string) => string;
    readonly exemption: (party: string, exemption: string, truth: string) => string;
    readonly author: (author: string, share: string) => string;
    readonly authorOpen: (share: string) => string;
    readonly authorBoth: (share: string) => string;
    readonly happened: (probability: string) => string;
    readonly band: (
      counted: string,
      band: string,
      possible: string,
      probable: string,
      confirmed: string,
    ) => string;
    readonly state: (time: string, grace: string | undefined) => string;
    readonly quota: (time: string, owed: string, delivered: string, brought: string) => string;
  };

  readonly exemption: {
    readonly permission: (clause: string) => string;
    readonly variation: (id: string) => string;
    readonly notice: string;
    readonly beforeDue: string;
    readonly own: (id: string) => string;
  };

  readonly node: {
    readonly name: Readonly<Record<NodeName, string>>;
    /** An amount in a comparison, with its value. */
    readonly side: (what: string, value: string) => string;
    /** What it is of, then its value. */
    readonly valued: (what: string, value: string) => string;
    readonly constant: string;
    readonly all: string;
    readonly any: string;
    readonly not: string;
    readonly compare: (
      left: string,
      relation: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan',
      right: string,
    ) => string;
    readonly once: (event: string) => string;
    readonly held: (duration: string) => string;
    readonly since: (event: string) => string;
    readonly reached: (moment: string) => string;
    readonly notReached: (moment: string) => string;
    readonly inForce: (clause: string, party: string, reading: string, standing: string) => string;
    readonly fixed: string;
    readonly never: string;
    readonly first: (event: string) => string;
    readonly last: (event: string) => string;
    readonly anEvent: string;
    readonly when: string;
    /** By a duration where it is known. */
    readonly shift: (duration: string | undefined, sign: 1 | -1) => string;
    readonly earliest: string;
    readonly latest: string;
    readonly extended: string;
    readonly rolled: string;
    readonly number: string;
    readonly count: (events: string) => string;
    readonly sum: (events: string) => string;
    readonly latestValue: (event: string) => string;
    readonly events: string;
    readonly plus: string;
    readonly minus: string;
    readonly times: (factor: string) => string;
    readonly smallest: string;
    readonly largest: string;
    readonly valueAt: (moment: string) => string;
    readonly notFixed: string;
    readonly notBefore: (instant: string) => string;
    readonly range: (low: string, high: string) => string;
    readonly atLeast: (low: string) => string;
  };

  /** Of a standing that was asked for; `at` and `clause` where they are known. */
  readonly standingOf: (
    party: string,
    standing: string,
    reading: string,
    at: string | undefined,
    clause: string | undefined,
  ) => string;
  readonly missing: {
    readonly start: string;
    readonly startBefore: (instant: string) => string;
    readonly noSuchEvent: (event: string) => string;
    readonly openEvent: (event: string) => string;
    readonly condition: (condition: string) => string;
    readonly openCondition: (condition: string) => string;
    readonly proposal: string;
    readonly never: string;
  };
}
