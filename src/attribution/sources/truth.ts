/**
 * What probably is true of each incident, given the errors of the sources; and what the sources would then have said
 * right and wrong: the expectation step.
 */
import { cellsOfSource, type EvidenceTable } from './evidence.js';
import type { Sayings } from './sayings.js';
import { normalise } from './symmetric.js';

/**
 * @param prior log-odds by [incident][hypothesis]
 * @param shares what each row counts (evidence.ts)
 * @param into probabilities, laid out like the prior
 * @returns log of the evidence
 */
export function judgeIncidents(
  sayings: Sayings,
  prior: Float64Array,
  prevalence: Float64Array,
  table: EvidenceTable,
  shares: Float64Array,
  into: Float64Array,
): number {
  const { incidents, offsets, source, says } = sayings;
  const { logs, parties } = table;
  const hypotheses = parties + 2;
  const cells = cellsOfSource(parties);
  if (parties === 2) return judgeOfTwo(sayings, prior, prevalence, logs, shares, into);
  let evidence = 0;
  for (let i = 0; i < incidents; i++) {
    const at = i * hypotheses;
    for (let h = 0; h < hypotheses; h++) into[at + h] = prior[at + h]! + prevalence[h]!;
    const to = offsets[i + 1]!;
    for (let row = offsets[i]!; row < to; row++) {
      const x = says[row]!;
      const cell = source[row]! * cells + (x < 0 ? hypotheses : x) * hypotheses;
      const share = shares[row]!;
      for (let h = 0; h < hypotheses; h++) into[at + h] = into[at + h]! + share * logs[cell + h]!;
    }
    evidence += normalise(into, at, parties);
  }
  return evidence;
}

/** The same, to the bit, for two parties: by far the commonest, and the rounds of the fit spend their time here. */
function judgeOfTwo(
  { incidents, offsets, source, says }: Sayings,
  prior: Float64Array,
  prevalence: Float64Array,
  logs: Float64Array,
  shares: Float64Array,
  into: Float64Array,
): number {
  const cells = cellsOfSource(2);
  const other = prevalence[2]!;
  const none = prevalence[3]!;
  let evidence = 0;
  for (let i = 0; i < incidents; i++) {
    const at = 4 * i;
    let a = prior[at]! + prevalence[0]!;
    let b = prior[at + 1]! + prevalence[1]!;
    let c = prior[at + 2]! + other;
    let d = prior[at + 3]! + none;
    const to = offsets[i + 1]!;
    for (let row = offsets[i]!; row < to; row++) {
      const x = says[row]!;
      const cell = source[row]! * cells + (x < 0 ? 4 : x) * 4;
      const share = shares[row]!;
      a += share * logs[cell]!;
      b += share * logs[cell + 1]!;
      c += share * logs[cell + 2]!;
      d += share * logs[cell + 3]!;
    }
    const top = Math.max(a, b, c, d);
    a = Math.exp(a - top);
    b = Math.exp(b - top);
    c = Math.exp(c - top);
    d = Math.exp(d - top);
    const sum = a + b + c + d;
    into[at] = a / sum;
    into[at + 1] = b / sum;
    into[at + 2] = c / sum;
    into[at + 3] = d / sum;
    evidence += top + Math.log(sum);
  }
  return evidence;
}

/** Expected counts: [source][true][named] of what names a hypothesis, [source][true] of all. */
export function countSayings(
  sayings: Sayings,
  probability: Float64Array,
  counts: Float64Array,
  spoken: Float64Array,
): void {
  const { incidents, offsets, source, says, weight } = sayings;
  const hypotheses = sayings.parties.length + 2;
  counts.fill(0);
  spoken.fill(0);
  if (hypotheses === 4) {
    countOfTwo(sayings, probability, counts, spoken);
    return;
  }
  for (let i = 0; i < incidents; i++) {
    const at = i * hypotheses;
    const to = offsets[i + 1]!;
    for (let row = offsets[i]!; row < to; row++) {
      const s = source[row]!;
      const x = says[row]!;
      const share = weight[row]!;
      for (let h = 0; h < hypotheses; h++) {
        const expected = share * probability[at + h]!;
        const cell = s * hypotheses + h;
        spoken[cell] = spoken[cell]! + expected;
        if (x >= 0) {
          const named = cell * hypotheses + x;
          counts[named] = counts[named]! + expected;
        }
      }
    }
  }
}

function countOfTwo(
  { incidents, offsets, source, says, weight }: Sayings,
  probability: Float64Array,
  counts: Float64Array,
  spoken: Float64Array,
): void {
  for (let i = 0; i < incidents; i++) {
    const a = probability[4 * i]!;
    const b = probability[4 * i + 1]!;
    const c = probability[4 * i + 2]!;
    const d = probability[4 * i + 3]!;
    const to = offsets[i + 1]!;
    for (let row = offsets[i]!; row < to; row++) {
      const share = weight[row]!;
      const cell = 4 * source[row]!;
      spoken[cell] = spoken[cell]! + share * a;
      spoken[cell + 1] = spoken[cell + 1]! + share * b;
      spoken[cell + 2] = spoken[cell + 2]! + share * c;
      spoken[cell + 3] = spoken[cell + 3]! + share * d;
      const x = says[row]!;
      if (x < 0) continue;
      const named = 4 * cell + x;
      counts[named] = counts[named]! + share * a;
      counts[named + 4] = counts[named + 4]! + share * b;
      counts[named + 8] = counts[named + 8]! + share * c;
      counts[named + 12] = counts[named + 12]! + share * d;
    }
  }
}

const PRIOR_INCIDENTS = 20;

/**
 * Log of how common each kind of hypothesis is, against the prior given: the parties together, accident or other, did not
 * happen. Parties share alike, so that nothing is held against one for what it did elsewhere.
 */
export function prevalenceOf(
  probability: Float64Array,
  incidents: number,
  parties: number,
  given: Float64Array,
  into: Float64Array,
): void {
  const hypotheses = parties + 2;
  const found = [0, 0];
  const expected = [0, 0];
  for (let i = 0; i < incidents; i++)
    for (let k = 0; k < 2; k++) {
      found[k]! += probability[i * hypotheses + parties + k]!;
      expected[k]! += given[i * hypotheses + parties + k]!;
    }
  const happened = Math.max(1e-9, incidents - found[0]! - found[1]!);
  const wasExpected = Math.max(1e-9, incidents - expected[0]! - expected[1]!);
  into.fill(0);
  for (let k = 0; k < 2; k++) {
    const odds = (found[k]! + PRIOR_INCIDENTS * 0.1) / (happened + PRIOR_INCIDENTS);
    const before = (expected[k]! + PRIOR_INCIDENTS * 0.1) / (wasExpected + PRIOR_INCIDENTS);
    into[parties + k] = Math.max(-4, Math.min(0.7, Math.log(odds / before)));
  }
}
