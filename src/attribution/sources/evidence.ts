/**
 * What sayings are worth for each hypothesis: log of P(says | true), as a table by source and saying, and how the sayings
 * about one incident count beside each other.
 *
 * n sources of one bloc in one incident count 1 / (1 + rho (n - 1)) each, so never more than 1 / rho together. Beyond that,
 * all that name the same hypothesis share a little (`common`): some incidents mislead many sources at once. The same words
 * in one incident count as one word, known bloc or not.
 */
import { type Errors, emptyErrors, estimateErrors } from './errors.js';
import type { SayingRows, Sayings, Speaker } from './sayings.js';
import { sumOverHypotheses, sumOverParties } from './symmetric.js';

/** Rows by [source][saying][hypothesis]; the saying after the hypotheses is that it happened, and names nobody. */
export interface EvidenceTable {
  readonly logs: Float64Array;
  readonly parties: number;
}

export interface Dependence {
  /** Bloc of each source, -1 for none. */
  readonly bloc: Int32Array;
  /** By bloc. */
  readonly rho: Float64Array;
  readonly common: number;
}

export const cellsOfSource = (parties: number): number => (parties + 3) * (parties + 2);

export function evidenceTable(errors: Errors, sources: number, parties: number): EvidenceTable {
  const logs = new Float64Array(sources * cellsOfSource(parties));
  fillEvidence(errors, sources, { logs, parties });
  return { logs, parties };
}

export function fillEvidence(errors: Errors, sources: number, table: EvidenceTable): void {
  const { logs, parties } = table;
  const hypotheses = parties + 2;
  const none = parties + 1;
  const likelihood = new Float64Array(hypotheses);
  for (let s = 0; s < sources; s++) {
    const rates = errors.rates.subarray(s * hypotheses * hypotheses, (s + 1) * hypotheses * hypotheses);
    const unfounded = Math.exp(errors.unfounded[s]!);
    for (let x = 0; x <= hypotheses; x++) {
      const at = s * cellsOfSource(parties) + x * hypotheses;
      if (x < hypotheses) for (let h = 0; h < hypotheses; h++) likelihood[h] = rates[h * hypotheses + x]!;
      else assertsThatItHappened(rates, parties, likelihood);
      likelihood[none] = likelihood[none]! * unfounded;
      const mean = Math.log(sumOverHypotheses(likelihood, 0, parties) / hypotheses);
      for (let h = 0; h < hypotheses; h++) logs[at + h] = Math.log(likelihood[h]!) - mean;
    }
  }
}

/** The same whoever did it. */
function assertsThatItHappened(rates: Float64Array, parties: number, into: Float64Array): void {
  const hypotheses = parties + 2;
  const none = parties + 1;
  for (let h = 0; h < hypotheses; h++) into[h] = 1 - rates[h * hypotheses + none]!;
  into.fill((sumOverParties(into, 0, parties) + into[parties]!) / (parties + 1), 0, none);
}

/** Evidence of sources of which nothing is known yet: one for third parties (0), one for each party's voice (1 + party). */
export function usualEvidence(parties: number): EvidenceTable {
  const speakers: Speaker[] = Array.from({ length: parties + 1 }, (_, k) => ({ source: '', voice: k - 1 }));
  const errors = usualErrors(speakers, parties);
  return evidenceTable(errors, speakers.length, parties);
}

export function usualErrors(speakers: readonly Speaker[], parties: number): Errors {
  const errors = emptyErrors(speakers.length, parties);
  const hypotheses = parties + 2;
  const counts = new Float64Array(speakers.length * hypotheses * hypotheses);
  estimateErrors(counts, new Float64Array(speakers.length * hypotheses), speakers, parties, errors);
  return errors;
}

/** Blocs that speak in the incident, and how often each hypothesis is named; kept between calls. */
export interface WeighingScratch {
  readonly blocSaid: Int32Array;
  readonly named: Float64Array;
  shares: Float64Array;
}

export const weighingScratch = (blocs: number, parties: number): WeighingScratch => ({
  blocSaid: new Int32Array(blocs),
  named: new Float64Array(parties + 3),
  shares: new Float64Array(64),
});

/** What each row of one incident counts, 0 to 1, into `scratch.shares`. Does not depend on the order of the rows but for rounding. */
export function shareOfRows(
  rows: SayingRows,
  from: number,
  to: number,
  dependence: Dependence,
  scratch: WeighingScratch,
): void {
  const { source, says, weight, wording } = rows;
  const { bloc, rho, common } = dependence;
  if (scratch.shares.length < to - from) scratch.shares = new Float64Array(2 * (to - from));
  const { blocSaid, named, shares } = scratch;
  const count = to - from;
  if (count === 1) {
    shares[0] = weight[from]!;
    return;
  }
  let blocs = false;
  for (let k = 0; k < count; k++) {
    const b = blocOf(bloc, source[from + k]!);
    if (b === -1) continue;
    blocSaid[b] = blocSaid[b]! + 1;
    blocs = true;
  }
  for (let x = 0; x < named.length; x++) named[x] = 0;
  const nobody = named.length - 1;
  for (let k = 0; k < count; k++) {
    const b = blocs ? blocOf(bloc, source[from + k]!) : -1;
    const others = b === -1 ? 0 : rho[b]! * (blocSaid[b]! - 1);
    const echoes = SAME_WORDS_RHO * timesWorded(wording, from, to, wording[from + k]!);
    shares[k] = weight[from + k]! / (1 + Math.max(others, echoes));
    const x = says[from + k]!;
    const cell = x < 0 ? nobody : x;
    named[cell] = named[cell]! + shares[k]!;
  }
  for (let k = 0; k < count; k++) {
    if (blocs) {
      const b = blocOf(bloc, source[from + k]!);
      if (b !== -1) blocSaid[b] = 0;
    }
    const x = says[from + k]!;
    const together = named[x < 0 ? nobody : x]!;
    if (together > 1) shares[k] = shares[k]! / (1 + common * (together - 1));
  }
}

/** The same words in several mouths are one word, whoever passes them on. */
const SAME_WORDS_RHO = 0.9;
const FEW_ROWS = 48;

/** How often the words come again in the incident. Where there are very many rows, counted over the first of them. */
function timesWorded(wording: Int32Array, from: number, to: number, words: number): number {
  if (words === 0) return 0;
  const end = Math.min(to, from + FEW_ROWS);
  let times = 0;
  for (let row = from; row < end; row++) if (wording[row] === words) times++;
  return Math.max(0, (times * (to - from)) / (end - from) - 1);
}

/** What every row counts. */
export function sharesOf(sayings: Sayings, dependence: Dependence): Float64Array {
  const shares = new Float64Array(sayings.source.length);
  const scratch = weighingScratch(dependence.rho.length, sayings.parties.length);
  for (let i = 0; i < sayings.incidents; i++) {
    const from = sayings.offsets[i]!;
    const to = sayings.offsets[i + 1]!;
    shareOfRows(sayings, from, to, dependence, scratch);
    for (let row = from; row < to; row++) shares[row] = scratch.shares[row - from]!;
  }
  return shares;
}

const blocOf = (bloc: Int32Array, source: number): number => (source < 0 ? -1 : bloc[source]!);
