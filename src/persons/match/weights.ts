/**
 * What agreement and disagreement weigh: logarithms (natural) of likelihood ratios, learnt from the lists themselves.
 *
 *   weight(field, level) = ln P(level | one person) - ln P(level | two persons)
 *
 * The first probability (m) is found by expectation and maximisation over the candidate pairs, without labels (Winkler
 * 2000, Using the EM algorithm for weight computation in the Fellegi-Sunter model; Enamorado, Fifield, Imai 2019, APSR
 * 113); the second (u) is counted over random pairs. Where a name or a birth date is the same, u is how frequent that
 * value is in both lists: a rare name weighs more. Both begin from the priors below, which count as much as
 * PRIOR_PAIRS pairs, so that two short lists are not judged by themselves alone.
 *
 * Circumstances (place of birth, rank, unit, capture) hang together, within families and units: taken as independent they
 * would weigh far too much. They count in part, and together within CIRCUMSTANCE_LIMITS.
 */
import { FIELDS, type Field, LEVELS, levelOf, SAME } from './levels.js';
import type { Profiles } from './profile.js';

export interface Pairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly patterns: Int32Array;
  /** Sum of -ln of the frequencies of the values that are the same. */
  readonly rarity: Float64Array;
}

export interface Weights {
  /** ln of the odds, before anything is known of it, that a random pair is one person. */
  readonly prior: number;
  readonly m: readonly Float64Array[];
  readonly u: readonly Float64Array[];
}

/** Fields whose sameness weighs by the frequency of the value. */
export const BY_VALUE = 4;
const CIRCUMSTANCES_FROM = 4;
const CIRCUMSTANCE_SHARE = 0.6;
const CIRCUMSTANCE_LIMITS = [-3, 5] as const;
const PRIOR_PAIRS = 40;
const PRIOR_RANDOM_PAIRS = 2000;
const ROUNDS = 30;
const ENOUGH = 1e-4;

const PRIOR_M: Readonly<Record<Field, readonly number[]>> = {
  family: [0.86, 0.08, 0.03, 0.03],
  given: [0.86, 0.09, 0.02, 0.028, 0.0015, 0.0005],
  patronymic: [0.9, 0.06, 0.04],
  born: [0.85, 0.04, 0.02, 0.05, 0.02, 0.005, 0.015],
  birthPlace: [0.85, 0.08, 0.07],
  rank: [0.7, 0.25, 0.05],
  unit: [0.8, 0.05, 0.15],
  capturedOn: [0.8, 0.1, 0.1],
  capturedAt: [0.8, 0.08, 0.12],
};

const PRIOR_U: Readonly<Record<Field, readonly number[]>> = {
  family: [0.003, 0.003, 0.01, 0.984],
  given: [0.03, 0.01, 0.05, 0.05, 0.25, 0.61],
  patronymic: [0.03, 0.01, 0.96],
  born: [0.00007, 0.00013, 0.00005, 0.0006, 0.001, 0.025, 0.97315],
  birthPlace: [0.01, 0.01, 0.98],
  rank: [0.3, 0.4, 0.3],
  unit: [0.01, 0.005, 0.985],
  capturedOn: [0.002, 0.02, 0.978],
  capturedAt: [0.01, 0.01, 0.98],
};

/**
 * One person is not entered under another given name: what looks so is a twin, who shares all the rest. The data may not
 * teach otherwise. Levels of the given name, and the most that each may have.
 */
const MOST_ANOTHER_NAME = [
  [5, 0.002],
  [6, 0.0005],
] as const;

/**
 * Twins of one list of whom the other list has one would still be joined by a rare family name and patronymic: entries
 * under two names are for a person to judge, whatever else agrees.
 */
const ANOTHER_NAME = 6;
const AGAINST_ANOTHER_NAME = 8;

/** @param random patterns of random pairs */
export function learnWeights(pairs: Pairs, random: Int32Array, sizeA: number, sizeB: number): Weights {
  const u = FIELDS.map((field, f) => shares(countLevels(random, f), PRIOR_U[field], PRIOR_RANDOM_PAIRS));
  let m: Float64Array[] = FIELDS.map((field) => Float64Array.from([1, ...PRIOR_M[field]]));
  const all = sizeA * sizeB;
  let expected = 0.3 * Math.min(sizeA, sizeB);
  const prior = (): number => Math.log(Math.max(expected, 0.5) / all);
  const likely = subset(pairs, scores(pairs, { prior: prior(), m, u }), HOPELESS);
  for (let round = 0; round < ROUNDS; round++) {
    const { counts, sum } = expect(likely, { prior: prior(), m, u });
    m = FIELDS.map((field, f) => shares(counts[f]!, PRIOR_M[field], PRIOR_PAIRS));
    for (const [level, most] of MOST_ANOTHER_NAME) m[1]![level] = Math.min(m[1]![level]!, most);
    const next = Math.min(sum, 0.999 * Math.min(sizeA, sizeB));
    const change = Math.abs(next - expected) / Math.max(1, expected);
    expected = next;
    if (change < ENOUGH) break;
  }
  return { prior: prior(), m, u };
}

/** ln of the odds that a pair is one person, prior included. */
export function scores(pairs: Pairs, weights: Weights): Float64Array {
  const ofPattern = patternScorer(weights);
  const out = new Float64Array(pairs.patterns.length);
  for (let p = 0; p < out.length; p++) out[p] = ofPattern(pairs.patterns[p]!) + pairs.rarity[p]!;
  return out;
}

/** Expected numbers of pairs of one person at each level. */
function expect(pairs: Pairs, weights: Weights): { counts: Float64Array[]; sum: number } {
  const byPattern = new Map<number, number>();
  const all = scores(pairs, weights);
  let sum = 0;
  for (let p = 0; p < all.length; p++) {
    if (all[p]! < NEGLIGIBLE) continue;
    const probability = 1 / (1 + Math.exp(-all[p]!));
    sum += probability;
    const pattern = pairs.patterns[p]!;
    byPattern.set(pattern, (byPattern.get(pattern) ?? 0) + probability);
  }
  const counts = FIELDS.map((field) => new Float64Array(LEVELS[field].length + 1));
  for (const [pattern, weight] of byPattern)
    for (let f = 0; f < FIELDS.length; f++) counts[f]![levelOf(pattern, f)]! += weight;
  return { counts, sum };
}

const NEGLIGIBLE = -12;
/** No learning brings a pair back from here. */
const HOPELESS = -25;

function subset(pairs: Pairs, logOdds: Float64Array, least: number): Pairs {
  const kept: number[] = [];
  for (let p = 0; p < logOdds.length; p++) if (logOdds[p]! >= least) kept.push(p);
  return {
    a: Int32Array.from(kept, (p) => pairs.a[p]!),
    b: Int32Array.from(kept, (p) => pairs.b[p]!),
    patterns: Int32Array.from(kept, (p) => pairs.patterns[p]!),
    rarity: Float64Array.from(kept, (p) => pairs.rarity[p]!),
  };
}

function patternScorer({ prior, m, u }: Weights): (pattern: number) => number {
  const table = FIELDS.map((_, f) =>
    m[f]!.map((one, level) => {
      if (level === 0) return 0;
      const byValue = f < BY_VALUE && level === SAME;
      return Math.log(one) - (byValue ? 0 : Math.log(u[f]![level]!));
    }),
  );
  const memory = new Map<number, number>();
  return (pattern) => {
    const known = memory.get(pattern);
    if (known !== undefined) return known;
    let score = prior;
    for (let f = 0; f < CIRCUMSTANCES_FROM; f++) score += table[f]![levelOf(pattern, f)]!;
    let circumstances = 0;
    for (let f = CIRCUMSTANCES_FROM; f < FIELDS.length; f++) circumstances += table[f]![levelOf(pattern, f)]!;
    const [low, high] = CIRCUMSTANCE_LIMITS;
    score += Math.min(high, Math.max(low, CIRCUMSTANCE_SHARE * circumstances));
    if (levelOf(pattern, 1) === ANOTHER_NAME) score -= AGAINST_ANOTHER_NAME;
    memory.set(pattern, score);
    return score;
  };
}

function countLevels(patterns: Int32Array, field: number): Float64Array {
  const counts = new Float64Array(8);
  for (const pattern of patterns) counts[levelOf(pattern, field)]!++;
  return counts;
}

/** Probabilities of the levels, absence apart, with the prior as so many pairs more. */
function shares(counts: Float64Array, prior: readonly number[], priorPairs: number): Float64Array {
  let total = priorPairs;
  for (let level = 1; level <= prior.length; level++) total += counts[level]!;
  return Float64Array.from([1, ...prior.map((share, i) => (counts[i + 1]! + share * priorPairs) / total)]);
}

interface Commonness {
  /** No value is taken as rarer. */
  readonly rarest: number;
  /** How frequent a value is of which nothing is known; counts as much as BACKGROUND values. */
  readonly typical: number;
}

/** Orders of magnitude of family names, given names, patronymics and birth dates of a population. */
const COMMONNESS: Readonly<Record<'family' | 'given' | 'patronymic' | 'born', Commonness>> = {
  family: { rarest: 1 / 40_000, typical: 0.002 },
  given: { rarest: 1 / 2000, typical: 0.03 },
  patronymic: { rarest: 1 / 2000, typical: 0.03 },
  born: { rarest: 1 / 14_000, typical: 1 / 14_000 },
};
const BACKGROUND = 500;

/** -ln of how frequent each value is in both lists together, by its number. */
function rarityOf(a: Int32Array, b: Int32Array, { rarest, typical }: Commonness): Map<number, number> {
  const counts = new Map<number, number>();
  let total = 0;
  for (const column of [a, b]) {
    for (const value of column) {
      if (value === 0) continue;
      counts.set(value, (counts.get(value) ?? 0) + 1);
      total++;
    }
  }
  const rarity = new Map<number, number>();
  for (const [value, count] of counts) {
    // A pair is in the count itself: without that, a name that two lists have once each would seem twice as frequent.
    const frequency = (count - 1 + BACKGROUND * typical) / (total + BACKGROUND);
    rarity.set(value, -Math.log(Math.max(rarest, frequency)));
  }
  return rarity;
}

export function raritySum(a: Profiles, b: Profiles): (i: number, pattern: number) => number {
  const columns = [
    [a.familyStem, rarityOf(a.familyStem, b.familyStem, COMMONNESS.family)],
    [a.givenKey, rarityOf(a.givenKey, b.givenKey, COMMONNESS.given)],
    [a.patronymicKey, rarityOf(a.patronymicKey, b.patronymicKey, COMMONNESS.patronymic)],
    [a.born, rarityOf(a.born, b.born, COMMONNESS.born)],
  ] as const;
  return (i, pattern) => {
    let sum = 0;
    columns.forEach(([column, rarity], f) => {
      if (levelOf(pattern, f) === SAME) sum += rarity.get(column[i]!) ?? 0;
    });
    return sum;
  };
}
