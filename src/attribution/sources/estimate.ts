/**
 * Which sources are how reliable, which lean to whom, and which depend on each other, from what they all said: one model,
 * fitted by expectation-maximisation over the truth of each incident (errors.ts, truth.ts), with copying (pairs.ts, blocs.ts).
 *
 * Numbers are not trusted before dependence is known. At first all that name one hypothesis of an incident count as little
 * more than one voice, whoever they are, and physical evidence and usual errors decide; pairs are compared in that light;
 * then the errors found so far are forgotten, blocs count as one, and the rest may count in fuller measure, step by step.
 * Nothing is drawn by lot: the same input gives the same output.
 *
 * Most of the fit runs on a sample of the incidents; the last rounds and all results on the whole. Cost: linear in sayings.
 */
import { type Blocs, findBlocs } from './blocs.js';
import { type Errors, estimateErrors } from './errors.js';
import {
  type Dependence,
  type EvidenceTable,
  evidenceTable,
  fillEvidence,
  sharesOf,
  usualErrors,
} from './evidence.js';
import { comparePairs, type Pairs } from './pairs.js';
import { checkSayings } from './reliability.js';
import { type Sayings, sampleOf } from './sayings.js';
import { type SourceModel, sourceModel } from './source-model.js';
import { normalise } from './symmetric.js';
import { countSayings, judgeIncidents, prevalenceOf } from './truth.js';

export type { Bloc, SourceJudgement, SourceModel } from './source-model.js';

/**
 * Steps of the fit: how far all that agree are taken for one voice (never less than pairs in general copy), rounds,
 * and whether to forget the errors found before the blocs were known. After each, pairs are compared anew.
 */
const STAGES: readonly Stage[] = [
  { common: 0.8, rounds: 5 },
  { common: 0.4, rounds: 6, forget: true },
  { common: 0.15, rounds: 6, forget: true },
  { common: 0, rounds: 12 },
];

interface Stage {
  readonly common: number;
  readonly rounds: number;
  readonly forget?: boolean;
}

const LAST_ROUNDS = 3;
const SAMPLED_ROWS = 200_000;
/** Some incidents mislead several independent sources: never quite full weight for each. */
const LEAST_COMMON = 0.03;
/** While pairs are compared, agreement of the others is taken with more caution: they may be a bloc not yet found. */
const CAREFUL_COMMON = 0.3;
const SETTLED = 1e-7;

/**
 * @param physical log-odds from everything but sayings: [incident][party..., accident or other, did not happen]; all 0 where
 * nothing is known.
 * @throws RangeError when `physical` has another length.
 */
export function estimateSources(sayings: Sayings, physical: Float64Array): SourceModel {
  expectSize(sayings, physical);
  const belief = usualBelief(sayings);
  const sampled = sampleOf(sayings, SAMPLED_ROWS);
  const some = caseOf(sampled.sayings, rowsOf(physical, sampled.incidents, sayings.parties.length + 2));
  const { blocs, pairs } = search(some, belief);
  const whole = caseOf(sayings, physical);
  const dependence = dependenceOf(blocs, 0);
  const shares = climb(whole, belief, dependence, LAST_ROUNDS);
  judge(whole, belief, shares);
  return sourceModel({
    sayings,
    ...belief,
    dependence,
    blocs,
    pairs,
    probability: whole.probability,
    checked: checkSayings(sayings, whole.probability, belief.table, shares, blocs.bloc),
  });
}

/** Incidents, and what is thought of them. */
interface Case {
  readonly sayings: Sayings;
  readonly physical: Float64Array;
  /** Probabilities by the physical evidence alone. */
  readonly given: Float64Array;
  readonly probability: Float64Array;
}

/** What is thought of sources and incidents in general. */
interface Belief {
  readonly errors: Errors;
  readonly table: EvidenceTable;
  readonly prevalence: Float64Array;
}

function search(some: Case, belief: Belief): { readonly blocs: Blocs; readonly pairs: Pairs } {
  const { sayings } = some;
  const count = sayings.sources.length;
  let blocs: Blocs = {
    bloc: new Int32Array(count).fill(-1),
    rho: new Float64Array(0),
    dependence: new Float64Array(count),
    common: 0,
  };
  for (const stage of STAGES) {
    if (stage.forget) forget(belief, sayings);
    climb(some, belief, dependenceOf(blocs, stage.common), stage.rounds);
    blocs = findBlocs(compare(some, belief, blocs, stage), count);
  }
  climb(some, belief, dependenceOf(blocs, 0), STAGES.at(-1)!.rounds);
  return { blocs, pairs: compare(some, belief, blocs, STAGES.at(-1)!) };
}

function compare(some: Case, belief: Belief, blocs: Blocs, { common }: Stage): Pairs {
  const shares = sharesOf(some.sayings, dependenceOf(blocs, Math.max(common, CAREFUL_COMMON)));
  judge(some, belief, shares);
  return comparePairs(some.sayings, some.probability, belief.errors, belief.table, shares);
}

function dependenceOf({ bloc, rho, common }: Blocs, least: number): Dependence {
  return { bloc, rho, common: Math.max(LEAST_COMMON, common, least) };
}

/** Expectation and maximisation in turn. @returns what each row counts */
function climb(some: Case, belief: Belief, dependence: Dependence, rounds: number): Float64Array {
  const { sayings, probability, given } = some;
  const { sources, parties } = sayings;
  const hypotheses = parties.length + 2;
  const shares = sharesOf(sayings, dependence);
  const counts = new Float64Array(sources.length * hypotheses * hypotheses);
  const spoken = new Float64Array(sources.length * hypotheses);
  let before = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const evidence = judge(some, belief, shares);
    countSayings(sayings, probability, counts, spoken);
    prevalenceOf(probability, sayings.incidents, parties.length, given, belief.prevalence);
    estimateErrors(counts, spoken, sources, parties.length, belief.errors);
    fillEvidence(belief.errors, sources.length, belief.table);
    if (Math.abs(evidence - before) <= SETTLED * Math.abs(evidence)) break;
    before = evidence;
  }
  return shares;
}

function judge({ sayings, physical, probability }: Case, belief: Belief, shares: Float64Array): number {
  return judgeIncidents(sayings, physical, belief.prevalence, belief.table, shares, probability);
}

function usualBelief({ sources, parties }: Sayings): Belief {
  const errors = usualErrors(sources, parties.length);
  return {
    errors,
    table: evidenceTable(errors, sources.length, parties.length),
    prevalence: new Float64Array(parties.length + 2),
  };
}

function forget(belief: Belief, sayings: Sayings): void {
  const usual = usualBelief(sayings);
  belief.errors.rates.set(usual.errors.rates);
  belief.errors.accuracy.set(usual.errors.accuracy);
  belief.errors.unfounded.set(usual.errors.unfounded);
  belief.table.logs.set(usual.table.logs);
  belief.prevalence.fill(0);
}

function caseOf(sayings: Sayings, physical: Float64Array): Case {
  const parties = sayings.parties.length;
  const given = physical.slice();
  for (let i = 0; i < sayings.incidents; i++) normalise(given, i * (parties + 2), parties);
  return { sayings, physical, given, probability: new Float64Array(physical.length) };
}

function rowsOf(physical: Float64Array, incidents: Int32Array, hypotheses: number): Float64Array {
  const rows = new Float64Array(incidents.length * hypotheses);
  incidents.forEach((i, k) => {
    rows.set(physical.subarray(i * hypotheses, (i + 1) * hypotheses), k * hypotheses);
  });
  return rows;
}

function expectSize(sayings: Sayings, physical: Float64Array): void {
  const expected = sayings.incidents * (sayings.parties.length + 2);
  if (physical.length === expected) return;
  throw new RangeError(
    `physical evidence: expected ${expected} numbers (${sayings.incidents} incidents, ${sayings.parties.length} parties and two more hypotheses), found ${physical.length}; give zeros where nothing is known`,
  );
}
