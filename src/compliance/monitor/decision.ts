/**
 * What was decided about a happening under a judge, apart from what is the happening's own: many happenings share one
 * decision. A finding is a row, a judge and a decision; it is written out when somebody reads it, and what it then says
 * was settled when it was decided: nothing in a row or in a decision is ever changed.
 */
import type { Probability } from '../../attribution/attribution.js';
import type { Band, Finding, Rule, Standing, Verdict } from '../finding.js';
import type { ExemptionStep, FitStep, RulingStep, StandingStep } from '../proof.js';
import type { Weighing } from './authorship.js';
import { isoOf } from './iso.js';
import { type Rows, recordsOf } from './rows.js';
import { isSame } from './same.js';
import { fitSteps } from './slots.js';
import type { Judge, Terms } from './terms.js';

export interface Decision {
  readonly verdict: Verdict;
  readonly rule: Rule;
  readonly party: string;
  readonly standing: Standing;
  readonly band: Band;
  readonly terms: Terms;
  /** Of the fit that is shown; -1 where the trigger is a pattern. */
  readonly slot: number;
  readonly ruling: RulingStep | null;
  readonly standings: readonly StandingStep[];
  readonly exemptions: readonly (readonly ExemptionStep[])[];
  readonly happened: Probability;
  readonly weighing: Weighing;
}

const NO_FIT: readonly FitStep[] = [];

export function findingOf(rows: Rows, judge: Judge, row: number, decision: Decision): Finding {
  const { party, band, weighing, terms, slot } = decision;
  const id = rows.ids[row]!;
  const startMs = rows.startMs[row]!;
  const endMs = rows.lastMs[row]! + 1;
  return {
    id: id + judge.suffix,
    incident: id,
    agreement: judge.agreementId,
    clause: judge.clauseId,
    reading: judge.readingId,
    party,
    standing: decision.standing,
    verdict: decision.verdict,
    rule: decision.rule,
    band,
    probability: weighing.probability,
    startMs,
    endMs,
    proof: {
      kind: 'event',
      records: recordsOf(rows, row),
      start: isoOf(startMs),
      end: isoOf(endMs),
      fit: slot < 0 ? NO_FIT : fitSteps(rows.slots, slot, rows, row),
      ruling: decision.ruling,
      standings: decision.standings,
      exemptions: decision.exemptions,
      author: party,
      happened: decision.happened,
      share: weighing.share,
      standard: terms.standard,
      counted: weighing.counted,
      band,
    },
  };
}

/** Do two decisions, each with its row, give the same finding? */
export function isSameFinding(
  rows: Rows,
  judge: Judge,
  rowA: number,
  a: Decision,
  rowB: number,
  b: Decision,
): boolean {
  if (rowA === rowB) {
    if (a === b) return true;
    // Of one row the fit, the author and the weighing are the same under the same terms.
    if (a.rule !== b.rule) return false;
    const isUnruled = a.ruling === null && b.ruling === null;
    if (isUnruled && a.exemptions === b.exemptions && isSameList(a.standings, b.standings)) return true;
  }
  return isSame(findingOf(rows, judge, rowA, a), findingOf(rows, judge, rowB, b));
}

function isSameList(a: readonly StandingStep[], b: readonly StandingStep[]): boolean {
  return a === b || (a.length === b.length && a.every((step, i) => step === b[i]));
}
