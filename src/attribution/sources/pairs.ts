/**
 * Pairs of sources that agree more than the truth explains.
 *
 * After Dong, Berti-Equille & Srivastava (VLDB 2009): two sources that share what is false are more likely dependent than two
 * that share what is true. With q(h) the probability of the truth without these two, and P_s(x|h) the errors of s:
 *   independent  P(x, y) = sum_h q(h) P_s(x|h) P_t(y|h)
 *   dependent    with probability c both say the same thing, drawn from the mean of P_s and P_t; else as above
 * so that each incident multiplies the evidence for c by 1 - c + c r, where r = sum_h q m / sum_h q P_s P_t when they agree,
 * 0 when not. Partisans who err alike for their own reasons have a high P for it, hence r near 1. Copying c is found on a
 * grid. Words that come in this incident alone, and in both sources, speak for copying; words of their own against.
 *
 * Apart from that: how often both name the same false author, whatever explains it.
 *
 * Cost: pairs within incidents, at most PAIR_BUDGET, evenly spread; sources that say most first, at most MOST_SOURCES.
 */
import type { Errors } from './errors.js';
import { cellsOfSource, type EvidenceTable } from './evidence.js';
import type { Sayings } from './sayings.js';
import { sumOverHypotheses } from './symmetric.js';

export const COPYING = [0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9] as const;
const MOST_SOURCES = 1000;
const PAIR_BUDGET = 1_500_000;
const MOST_ROWS = 64;
/** How much likelier the same rare words are where one copies, and words of its own. */
const SAME_WORDS = 20;
const OWN_WORDS = 0.5;

export interface Pairs {
  /** Source numbers that were compared; pair (a, b), a < b by place here, is at a * length + b. */
  readonly compared: Int32Array;
  /** Incidents in which both named a hypothesis, and the same one. */
  readonly together: Float64Array;
  readonly agreed: Float64Array;
  /** How often they would agree if they were independent. */
  readonly expected: Float64Array;
  /** How often they name the same one, and it is false. */
  readonly falsely: Float64Array;
  /** Log evidence for each value of COPYING against none: [pair][value]. */
  readonly evidence: Float64Array;
}

export function comparePairs(
  sayings: Sayings,
  probability: Float64Array,
  errors: Errors,
  table: EvidenceTable,
  shares: Float64Array,
): Pairs {
  const { offsets, source, says, wording } = sayings;
  const { logs, parties } = table;
  const { rates } = errors;
  const hypotheses = parties + 2;
  const square = hypotheses * hypotheses;
  const cells = cellsOfSource(parties);
  const { compared, place } = mostSpoken(sayings);
  const size = compared.length;
  const grid = COPYING.length;
  const pairs: Pairs = {
    compared,
    together: new Float64Array(size * size),
    agreed: new Float64Array(size * size),
    expected: new Float64Array(size * size),
    falsely: new Float64Array(size * size),
    evidence: new Float64Array(size * size * grid),
  };
  // Products of likelihood ratios, turned into logs before they run out of range: logs are dear.
  const product = new Float64Array(size * size * grid).fill(1);
  const common = wordsOfSeveralIncidents(sayings);
  const without = new Float64Array(MOST_ROWS * hypotheses);
  const rows = new Int32Array(MOST_ROWS);
  const q = new Float64Array(hypotheses);
  const terms = new Float64Array(hypotheses);
  const alike = new Float64Array(hypotheses);
  for (const i of spread(sayings)) {
    const to = offsets[i + 1]!;
    let count = 0;
    for (let row = offsets[i]!; row < to && count < MOST_ROWS; row++) {
      const x = says[row]!;
      if (x < 0 || place[source[row]!]! < 0) continue;
      const cell = source[row]! * cells + x * hypotheses;
      for (let h = 0; h < hypotheses; h++)
        without[count * hypotheses + h] = Math.exp(-shares[row]! * logs[cell + h]!);
      rows[count++] = row;
    }
    for (let a = 0; a < count; a++)
      for (let b = a + 1; b < count; b++) {
        const s = source[rows[a]!]!;
        const t = source[rows[b]!]!;
        if (s === t) continue;
        const x = says[rows[a]!]!;
        const agree = x === says[rows[b]!]!;
        const left = place[s]!;
        const right = place[t]!;
        const pair = left < right ? left * size + right : right * size + left;
        for (let h = 0; h < hypotheses; h++)
          q[h] =
            probability[i * hypotheses + h]! * without[a * hypotheses + h]! * without[b * hypotheses + h]!;
        const total = sumOverHypotheses(q, 0, parties);
        for (let h = 0; h < hypotheses; h++) {
          const row = h * hypotheses;
          for (let y = 0; y < hypotheses; y++)
            alike[y] = rates[s * square + row + y]! * rates[t * square + row + y]!;
          terms[h] = (q[h]! / total) * sumOverHypotheses(alike, 0, parties);
        }
        pairs.together[pair] = pairs.together[pair]! + 1;
        pairs.expected[pair] = pairs.expected[pair]! + sumOverHypotheses(terms, 0, parties);
        let r = 0;
        if (agree) {
          for (let h = 0; h < hypotheses; h++) {
            const of = rates[s * square + h * hypotheses + x]!;
            const and = rates[t * square + h * hypotheses + x]!;
            terms[h] = q[h]! * of * and;
            alike[h] = (q[h]! * (of + and)) / 2;
          }
          r = sumOverHypotheses(alike, 0, parties) / sumOverHypotheses(terms, 0, parties);
          const words = wording[rows[a]!]!;
          const others = wording[rows[b]!]!;
          if (words !== 0 && others !== 0 && !common.has(words) && !common.has(others))
            r *= words === others ? SAME_WORDS : OWN_WORDS;
          pairs.agreed[pair] = pairs.agreed[pair]! + 1;
          pairs.falsely[pair] = pairs.falsely[pair]! + 1 - probability[i * hypotheses + x]!;
        }
        for (let c = 1; c < grid; c++) {
          const cell = pair * grid + c;
          const value = product[cell]! * (1 - COPYING[c]! + COPYING[c]! * r);
          if (value < 1e-100 || value > 1e100) {
            pairs.evidence[cell] = pairs.evidence[cell]! + Math.log(value);
            product[cell] = 1;
          } else product[cell] = value;
        }
      }
  }
  for (let k = 0; k < product.length; k++) pairs.evidence[k] = pairs.evidence[k]! + Math.log(product[k]!);
  return pairs;
}

/** Sources that speak most, in the order of the table. */
function mostSpoken(sayings: Sayings): { readonly compared: Int32Array; readonly place: Int32Array } {
  const said = new Float64Array(sayings.sources.length);
  for (let row = 0; row < sayings.source.length; row++)
    if (sayings.says[row]! >= 0) said[sayings.source[row]!] = said[sayings.source[row]!]! + 1;
  const order = Array.from(said.keys()).filter((s) => said[s]! > 0);
  order.sort((a, b) => said[b]! - said[a]! || a - b);
  const compared = Int32Array.from(order.slice(0, MOST_SOURCES)).sort();
  const place = new Int32Array(said.length).fill(-1);
  compared.forEach((s, k) => {
    place[s] = k;
  });
  return { compared, place };
}

/** Incidents with at least two sayings, evenly spread where there are more pairs than the budget. */
function* spread({ incidents, offsets }: Sayings): Generator<number> {
  let total = 0;
  for (let i = 0; i < incidents; i++) total += pairsOf(offsets[i + 1]! - offsets[i]!);
  const step = Math.max(1, total / PAIR_BUDGET);
  for (let at = 0; Math.floor(at) < incidents; at += step) {
    const i = Math.floor(at);
    if (offsets[i + 1]! - offsets[i]! > 1) yield i;
  }
}

function pairsOf(rows: number): number {
  const counted = Math.min(MOST_ROWS, rows);
  return (counted * (counted - 1)) / 2;
}

/** Wordings that come in more than one incident: set phrases, which tell nothing of copying. */
function wordsOfSeveralIncidents({ incidents, offsets, wording }: Sayings): Set<number> {
  const last = new Map<number, number>();
  const several = new Set<number>();
  for (let i = 0; i < incidents; i++) {
    const to = offsets[i + 1]!;
    if (to - offsets[i]! < 2) continue;
    for (let row = offsets[i]!; row < to; row++) {
      const words = wording[row]!;
      if (words === 0) continue;
      const before = last.get(words);
      if (before === undefined) last.set(words, i);
      else if (before !== i) several.add(words);
    }
  }
  return several;
}
