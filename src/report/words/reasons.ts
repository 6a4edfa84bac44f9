/**
 * Why an incident is attributed as it is, in words: the sentence of each rule of evidence, what decided, and which
 * evidence is missing. Made from codes and values, so that every language says the same; names stand where no language
 * has to bend them.
 */
import type { MissingKind } from '../../attribution/missing.js';
import type { AuthorRule, HappenedRule } from '../../attribution/rule.js';
import type { Verdict } from '../../attribution/verdict.js';
import type { Language } from '../../record/codes.js';
import type { SMALLER } from '../told-waterfall.js';
import { englishReasons } from './english-reasons.js';
import { russianReasons } from './russian-reasons.js';
import { ukrainianReasons } from './ukrainian-reasons.js';

/** Names, ready to print; '' where there is none. */
export interface StepTold {
  readonly source: string;
  /** Who says it: the party in whose voice it is, else the source. */
  readonly by: string;
  /** Whom the account names. */
  readonly named: string;
  /** Whom the step speaks of. */
  readonly about: string;
  /** Records, or smaller steps, that it holds. */
  readonly count: string;
}

/** Probabilities, ready to print. */
export interface VerdictTold {
  readonly leading: string;
  readonly value: string;
  readonly happened: string;
  /** '' where the mission does not state it. */
  readonly threshold: string;
}

export interface ReasonWords {
  readonly step: Readonly<Record<AuthorRule | HappenedRule | typeof SMALLER, (told: StepTold) => string>>;
  readonly verdict: Readonly<Record<Verdict, (told: VerdictTold) => string>>;
  readonly severalLead: string;
  readonly missing: (kinds: string) => string;
  readonly missingKind: Readonly<Record<MissingKind, string>>;
}

export const reasonWords: Readonly<Record<Language, ReasonWords>> = {
  en: englishReasons,
  uk: ukrainianReasons,
  ru: russianReasons,
};
