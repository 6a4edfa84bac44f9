/**
 * How a source errs: the probability that it says x when y is true, for all x and y.
 *
 * Dawid & Skene (Applied Statistics 28, 1979) give each source a full table. Few sayings do not fill one, so the table is
 * drawn, in two steps, to something with fewer parameters. First: with probability `accuracy` the source says what is true,
 * else it says what it leans to, `leaning` (MACE: Hovy et al., NAACL 2013). A source that blames one party whatever happens
 * has a low accuracy and a leaning to that party. Second: accuracy and leaning are drawn to what is usual for third parties
 * or for voices of a party. The same prior holds for every party; a party's voice is described by `own` and `adversary`.
 *
 * Apart from the table: `unfounded`, the log of how much more often the source speaks of what did not happen than of what
 * did, against all sources. Who speaks at all says nothing between the parties here: that would be blame from location.
 *
 * Layout: counts and rates are [source][true hypothesis][hypothesis named], parties + 2 cells each way.
 */

import type { Speaker } from './sayings.js';
import { sumOverHypotheses } from './symmetric.js';

export interface Errors {
  /** Probability of naming x when y is true, given that it names one. */
  readonly rates: Float64Array;
  readonly accuracy: Float64Array;
  readonly unfounded: Float64Array;
}

/** What is usual before anything is known. Conventions; the strength is in sayings. */
export const USUAL = {
  thirdParty: { accuracy: 0.75, leaning: { own: 0, adversary: 0.7, other: 0.2, none: 0.1 } },
  party: { accuracy: 0.4, leaning: { own: 0.02, adversary: 0.78, other: 0.08, none: 0.12 } },
  accuracyStrength: 4,
  leaningStrength: 4,
  tableStrength: 25,
  unfoundedStrength: 10,
  /** Nothing said is worth more than this leaves: the model is not the world. */
  floor: 0.005,
  unfoundedLimit: 2,
} as const;

export const emptyErrors = (sources: number, parties: number): Errors => ({
  rates: new Float64Array(sources * (parties + 2) ** 2),
  accuracy: new Float64Array(sources),
  unfounded: new Float64Array(sources),
});

/**
 * Estimates the errors of each source from expected counts.
 * @param counts [source][true][named], of sayings that name a hypothesis.
 * @param spoken [source][true], of all sayings.
 */
export function estimateErrors(
  counts: Float64Array,
  spoken: Float64Array,
  speakers: readonly Speaker[],
  parties: number,
  errors: Errors,
): void {
  const cells = (parties + 2) ** 2;
  const leaning = new Float64Array(parties + 2);
  const prior = new Float64Array(parties + 2);
  const usual = usualAccuracy(errors.accuracy, counts, speakers, parties);
  speakers.forEach(({ voice }, s) => {
    usualLeaning(voice, parties, prior);
    const own = counts.subarray(s * cells, (s + 1) * cells);
    const expected = voice === -1 ? usual : USUAL.party.accuracy;
    const accuracy = fitLeaning(own, prior, expected, parties, leaning);
    errors.accuracy[s] = accuracy;
    fillTable(own, accuracy, leaning, parties, errors.rates.subarray(s * cells, (s + 1) * cells));
  });
  estimateUnfounded(spoken, speakers.length, parties, errors.unfounded);
}

/** Mean accuracy of third parties, each weighed by at most a few sayings, drawn to the convention. */
function usualAccuracy(
  accuracy: Float64Array,
  counts: Float64Array,
  speakers: readonly Speaker[],
  parties: number,
): number {
  const cells = (parties + 2) ** 2;
  let weighted = 10 * USUAL.thirdParty.accuracy;
  let weight = 10;
  speakers.forEach(({ voice }, s) => {
    if (voice !== -1) return;
    const said = Math.min(1, tableSum(counts.subarray(s * cells, (s + 1) * cells), parties) / 20);
    weighted += said * (accuracy[s] || USUAL.thirdParty.accuracy);
    weight += said;
  });
  return weighted / weight;
}

function tableSum(table: Float64Array, parties: number): number {
  const hypotheses = parties + 2;
  const rows = new Float64Array(hypotheses);
  for (let h = 0; h < hypotheses; h++) rows[h] = sumOverHypotheses(table, h * hypotheses, parties);
  return sumOverHypotheses(rows, 0, parties);
}

export function usualLeaning(voice: number, parties: number, into: Float64Array): void {
  const { own, adversary, other, none } = (voice === -1 ? USUAL.thirdParty : USUAL.party).leaning;
  const adversaries = voice === -1 ? parties : Math.max(1, parties - 1);
  for (let k = 0; k < parties; k++) into[k] = k === voice ? own : adversary / adversaries;
  into[parties] = other;
  into[parties + 1] = none;
}

const ROUNDS = 6;

/** Expectation-maximisation over whether each true saying was known or leaned to. @returns the accuracy */
function fitLeaning(
  counts: Float64Array,
  prior: Float64Array,
  expected: number,
  parties: number,
  leaning: Float64Array,
): number {
  const hypotheses = parties + 2;
  const { accuracyStrength, leaningStrength } = USUAL;
  const total = tableSum(counts, parties);
  let accuracy = expected;
  leaning.set(prior);
  if (total === 0) return accuracy;
  const known = new Float64Array(hypotheses);
  const leaned = new Float64Array(hypotheses);
  for (let round = 0; round < ROUNDS; round++) {
    for (let x = 0; x < hypotheses; x++) {
      const right = counts[x * hypotheses + x]!;
      known[x] = (right * accuracy) / (accuracy + (1 - accuracy) * leaning[x]!);
      const named = sumOverHypotheses(counts, x, parties, hypotheses);
      leaned[x] = Math.max(0, named - known[x]!) + leaningStrength * prior[x]!;
    }
    accuracy =
      (accuracyStrength * expected + sumOverHypotheses(known, 0, parties)) / (accuracyStrength + total);
    const sum = sumOverHypotheses(leaned, 0, parties);
    for (let x = 0; x < hypotheses; x++) leaning[x] = leaned[x]! / sum;
  }
  return accuracy;
}

function fillTable(
  counts: Float64Array,
  accuracy: number,
  leaning: Float64Array,
  parties: number,
  rates: Float64Array,
): void {
  const hypotheses = parties + 2;
  const { tableStrength, floor } = USUAL;
  for (let h = 0; h < hypotheses; h++) {
    const row = h * hypotheses;
    const total = tableStrength + sumOverHypotheses(counts, row, parties);
    for (let x = 0; x < hypotheses; x++) {
      const expected = (1 - accuracy) * leaning[x]! + (x === h ? accuracy : 0);
      const rate = (tableStrength * expected + counts[row + x]!) / total;
      rates[row + x] = (1 - hypotheses * floor) * rate + floor;
    }
  }
}

function estimateUnfounded(spoken: Float64Array, sources: number, parties: number, into: Float64Array): void {
  const hypotheses = parties + 2;
  let ofNothing = 0;
  let ofAll = 0;
  for (let s = 0; s < sources; s++) {
    ofNothing += spoken[s * hypotheses + parties + 1]!;
    ofAll += sumOverHypotheses(spoken, s * hypotheses, parties);
  }
  const share = (ofNothing + 0.05) / (ofAll + 1);
  for (let s = 0; s < sources; s++) {
    const all = sumOverHypotheses(spoken, s * hypotheses, parties);
    const own =
      (spoken[s * hypotheses + parties + 1]! + USUAL.unfoundedStrength * share) /
      (all + USUAL.unfoundedStrength);
    const log = Math.log(own / (1 - own)) - Math.log(share / (1 - share));
    into[s] = Math.max(-USUAL.unfoundedLimit, Math.min(USUAL.unfoundedLimit, log));
  }
}
