/**
 * A happening held against a clause under a reading: the guide, "Event rules" and "Verdict".
 */
import { NO, type Truth, UNKNOWN, YES } from '../../agreement/program.js';
import { product } from '../band.js';
import type { Rule, Standing, Verdict } from '../finding.js';
import type { ConditionNode, ExemptionStep, FitStep, StandingStep } from '../proof.js';
import { TRUTH_WORDS } from '../proof.js';
import { IMPOSSIBLE, type Weighing, weigh, weighCertain } from './authorship.js';
import { type Court, takeUp } from './case.js';
import type { Decision } from './decision.js';
import { type Graph, lowAt, reach } from './graph.js';
import { memoKey, remember } from './memo.js';
import { conditionNode } from './prove.js';
import type { Rows } from './rows.js';
import { fitSteps, slotTruth } from './slots.js';
import { stepOver } from './steps.js';
import type { Exemption, Judge, Terms } from './terms.js';
import { stretchEnd } from './timeline.js';

const NO_EXEMPTIONS: readonly ExemptionStep[] = [];

/** So many empty lists; the same object each time. */
const without: (readonly (readonly ExemptionStep[])[])[] = [];
function withoutExemptions(count: number): readonly (readonly ExemptionStep[])[] {
  without[count] ??= Array.from({ length: count }, () => NO_EXEMPTIONS);
  return without[count];
}
const NO_FIT: readonly FitStep[] = [];

/** @returns null where there is no finding: it does not fit, or the clause is not in its period */
export function judgeRow(court: Court, judge: Judge, row: number): Decision | null {
  const memo = court.memos[judge.index]!;
  const key = memoKey(court, judge, memo, row);
  if (key >= 0) {
    const known = memo.decisions.get(key);
    if (known !== undefined) return known;
  }
  const decision = decide(court, judge, row);
  if (key >= 0) remember(memo, key, decision);
  return decision;
}

function decide(court: Court, judge: Judge, row: number): Decision | null {
  const { graph, rows } = court;
  const startMs = rows.startMs[row]!;
  const lastMs = rows.lastMs[row]!;
  if (!isCovered(graph, judge.clause, startMs, lastMs)) return null;
  const taken = takeUp(court, judge, row);
  if (!taken) return null;
  const { terms, candidates, fit } = taken;
  const about = candidates.length > 0 ? candidates : terms.bound;
  const weighing = weighingOf(rows, row, terms, taken.author);

  let everBinds = false;
  let changes = false;
  let differs = false;
  let first: Standing | null = null;
  let standings: readonly StandingStep[] | null = null;
  const several: StandingStep[] = [];
  for (const party of about) {
    const shared = stepOver(court, terms.standings[party]!, startMs, lastMs);
    const { is, changes: later } = shared.step;
    if (first === null) first = is;
    else if (first !== is) differs = true;
    everBinds ||= binds(is);
    if (later.length > 0) {
      changes = true;
      everBinds ||= later.some((change) => binds(change.is));
    }
    if (about.length === 1) standings = shared.alone;
    else several.push(shared.step);
  }
  standings ??= several;

  let exemptLeast: Truth = YES;
  let exemptMost: Truth = NO;
  let exemptions = withoutExemptions(about.length);
  for (const [i, party] of about.entries()) {
    const steps = exemptionSteps(court, terms, terms.exemptions[party]!, row);
    const most = bestOf(steps);
    if (most < exemptLeast) exemptLeast = most;
    if (most > exemptMost) exemptMost = most;
    if (steps !== NO_EXEMPTIONS) exemptions = exemptions.with(i, steps);
  }

  const band = fit === UNKNOWN ? weighing.heldBand : weighing.band;
  let outcome: Outcome;
  if (taken.isRuledTwice) outcome = RULED_TWICE;
  else if (terms.bound.length === 0) outcome = BINDS_NOBODY;
  else if (!everBinds) outcome = NOT_IN_FORCE;
  else if (candidates.length === 0) outcome = NOT_BOUND;
  else if (exemptLeast === YES) outcome = EXEMPT;
  else if (changes) outcome = STRADDLES;
  else if (differs || first === 'undetermined') outcome = STANDING_OPEN;
  else if (exemptMost !== NO) outcome = EXEMPTION_OPEN;
  else if (taken.author === 'undetermined') outcome = AUTHOR_OPEN;
  else if (band !== 'none') outcome = MET;
  else if (weighing.counted.high >= terms.standard.possible) outcome = HAPPENING_OPEN;
  else outcome = NOT_MET;

  return {
    verdict: outcome.verdict,
    rule: outcome.rule,
    party: taken.author,
    standing: differs ? 'undetermined' : (first ?? unbound(graph)),
    band,
    terms,
    slot: terms.patterns ? -1 : terms.slots[taken.fitParty]!,
    ruling: taken.ruling,
    standings,
    exemptions,
    happened: rows.authors[rows.author[row]!]!.happened,
    weighing,
  };
}

const binds = (standing: Standing): boolean => standing === 'inForce' || standing === 'undetermined';

interface Outcome {
  readonly verdict: Verdict;
  readonly rule: Rule;
}
const RULED_TWICE: Outcome = { verdict: 'undetermined', rule: 'ruling-straddles' };
const BINDS_NOBODY: Outcome = { verdict: 'notInForce', rule: 'binds-nobody' };
const NOT_IN_FORCE: Outcome = { verdict: 'notInForce', rule: 'not-in-force' };
const NOT_BOUND: Outcome = { verdict: 'noViolation', rule: 'author-not-bound' };
const EXEMPT: Outcome = { verdict: 'noViolation', rule: 'exempt' };
const STRADDLES: Outcome = { verdict: 'undetermined', rule: 'straddles' };
const STANDING_OPEN: Outcome = { verdict: 'undetermined', rule: 'standing-open' };
const EXEMPTION_OPEN: Outcome = { verdict: 'undetermined', rule: 'exemption-open' };
const AUTHOR_OPEN: Outcome = { verdict: 'undetermined', rule: 'author-open' };
const MET: Outcome = { verdict: 'violation', rule: 'standard-met' };
const HAPPENING_OPEN: Outcome = { verdict: 'undetermined', rule: 'happening-open' };
const NOT_MET: Outcome = { verdict: 'noViolation', rule: 'standard-not-met' };

const unbound = ({ program }: Graph): Standing =>
  program.agreement.status === 'proposed' ? 'proposed' : 'notYet';

/** Is the clause in its period at some moment of the happening, for anybody under any reading? */
function isCovered(graph: Graph, clause: number, startMs: number, lastMs: number): boolean {
  const node = graph.covered[clause]!;
  reach(node, lastMs);
  for (let i = reach(node, startMs); ; i++) {
    if (node.line.low[i] === YES) return true;
    if (stretchEnd(node.line, i) > lastMs) return false;
  }
}

function weighingOf(rows: Rows, row: number, terms: Terms, by: string): Weighing {
  const author = rows.authors[rows.author[row]!]!;
  if (terms.patterns) {
    if (terms.boundIds.includes(by)) return weighCertain(author.happened, terms.standard);
    const nobody = product(author.happened, IMPOSSIBLE);
    return { probability: nobody, share: IMPOSSIBLE, counted: nobody, band: 'none', heldBand: 'none' };
  }
  let weighing = author.weighings[terms.weighing] as Weighing | undefined;
  if (!weighing) {
    weighing = weigh(author, terms.boundIds, terms.standard);
    author.weighings[terms.weighing] = weighing;
  }
  return weighing;
}

function exemptionSteps(
  { graph, rows }: Court,
  terms: Terms,
  exemptions: readonly Exemption[],
  row: number,
): readonly ExemptionStep[] {
  let steps: ExemptionStep[] | null = null;
  for (const { of, slot } of exemptions) {
    const { slots, yes, maybe } = rows;
    const fit = slot < 0 ? YES : slotTruth(yes, maybe, row * slots.width, slot);
    if (fit === NO) continue;
    // Strictly: what went before the happening, not what came at once with it.
    const shift = of.strictly ? -1 : terms.delayMs;
    const from = rows.startMs[row]! + shift;
    const to = rows.lastMs[row]! + shift;
    const holds = of.condition < 0 ? YES : throughout(graph, of.condition, from, to);
    const node: ConditionNode | null = of.condition < 0 ? null : conditionNode(graph, of.condition, from);
    steps ??= [];
    steps.push({
      id: of.id,
      is: TRUTH_WORDS[Math.min(fit, holds)]!,
      fit: slot < 0 ? NO_FIT : fitSteps(slots, slot, rows, row),
      of: node,
    });
  }
  return steps ?? NO_EXEMPTIONS;
}

function throughout(graph: Graph, condition: number, from: number, to: number): Truth {
  const node = graph.conditions[condition]!;
  const truth = lowAt(node, to);
  const i = reach(node, from);
  return stretchEnd(node.line, i) > to ? (truth as Truth) : UNKNOWN;
}

function bestOf(steps: readonly ExemptionStep[]): Truth {
  let best: Truth = NO;
  for (const { is } of steps) {
    const truth = TRUTH_WORDS.indexOf(is) as Truth;
    if (truth > best) best = truth;
  }
  return best;
}
