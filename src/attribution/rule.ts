/**
 * The rules by which evidence speaks, each with the weight it takes from weights.yaml and the sentence that explains it.
 * A factor of the posterior is one rule applied to one hypothesis: amount times weight, in log-odds.
 */
import type { AttributionWeights } from './weights.js';

/** Rules about the author and the key of their weight. The order is that in which factors are shown. */
export const AUTHOR_RULES = [
  'prior',
  'admission',
  'against-interest',
  'accusation',
  'third-party-report',
  'third-party-allegation',
  'third-party-denial',
  'denied-by-source',
  'told-as-accident',
  'denial',
  'silence',
  'crater',
  'track',
  'sound',
  'firing',
  'own-ground',
  'own-facility',
  'own-forces',
  'not-in-inventory',
  'out-of-reach',
  'series',
  'held-down',
  'calibration',
] as const;
export type AuthorRule = (typeof AUTHOR_RULES)[number];

/** Rules about its having happened. */
export const HAPPENED_RULES = [
  'happened-prior',
  'told-by-third-party',
  'alleged-by-third-party',
  'told-by-party',
  'said-not-to-have-happened',
  'detected',
  'physical-trace',
  'parties-agree',
  'happened-calibration',
] as const;
export type HappenedRule = (typeof HAPPENED_RULES)[number];

type AuthorWeights = AttributionWeights['author'];
type WeightOf<T> = { [K in keyof T]: T[K] extends number ? K : never }[keyof T];

/** 1: the amount already is log-odds. */
const AUTHOR_WEIGHT: Readonly<Record<AuthorRule, WeightOf<AuthorWeights> | 1>> = {
  prior: 1,
  admission: 'admission',
  'against-interest': 'againstInterest',
  accusation: 'accusation',
  'third-party-report': 'thirdParty',
  'third-party-allegation': 'thirdPartyAlleged',
  'third-party-denial': 'thirdPartyDenial',
  'denied-by-source': 'thirdPartyDenial',
  'told-as-accident': 'toldAsAccident',
  denial: 'denial',
  silence: 'silence',
  crater: 'crater',
  track: 'track',
  sound: 'sound',
  firing: 'firing',
  'own-ground': 'ownGround',
  'own-facility': 'ownFacility',
  'own-forces': 'ownForces',
  'not-in-inventory': 'notInInventory',
  'out-of-reach': 'outOfReach',
  series: 'series',
  'held-down': 1,
  calibration: 1,
};

type HappenedWeights = AttributionWeights['happened'];
const HAPPENED_WEIGHT: Readonly<Record<HappenedRule, WeightOf<HappenedWeights> | 1>> = {
  'happened-prior': 'prior',
  'told-by-third-party': 'thirdParty',
  'alleged-by-third-party': 'thirdPartyAlleged',
  'told-by-party': 'party',
  'said-not-to-have-happened': 'denial',
  detected: 'detection',
  'physical-trace': 'trace',
  'parties-agree': 'partiesAgree',
  'happened-calibration': 1,
};

/** Index of a rule: what the columns of evidence hold. */
export const AUTHOR = indexOf(AUTHOR_RULES);
export const HAPPENING = indexOf(HAPPENED_RULES);

export function authorWeights(weights: AttributionWeights): Float64Array {
  return Float64Array.from(AUTHOR_RULES, (rule) => weightOf(weights.author, AUTHOR_WEIGHT[rule]));
}

export function happenedWeights(weights: AttributionWeights): Float64Array {
  return Float64Array.from(HAPPENED_RULES, (rule) => weightOf(weights.happened, HAPPENED_WEIGHT[rule]));
}

/** Weights that a fit may change, by rule: those that have a key of their own in the file. */
export const FITTED_AUTHOR_KEYS: ReadonlyMap<AuthorRule, string> = keysOf(AUTHOR_WEIGHT);
export const FITTED_HAPPENED_KEYS: ReadonlyMap<HappenedRule, string> = keysOf(HAPPENED_WEIGHT);

/** What people say: where sources are judged by what they say, all of it has the weight of testimony. */
export const STATEMENTS: ReadonlySet<string> = new Set<AuthorRule | HappenedRule>([
  'admission',
  'accusation',
  'third-party-report',
  'third-party-allegation',
  'third-party-denial',
  'denied-by-source',
  'told-as-accident',
  'told-by-third-party',
  'alleged-by-third-party',
  'told-by-party',
  'said-not-to-have-happened',
  'parties-agree',
]);

/** What follows from what people say and is no saying that a source could be judged by. */
const BESIDE_STATEMENTS: ReadonlySet<string> = new Set<AuthorRule>(['against-interest', 'denial', 'silence']);

/** The weights with those of statements replaced. */
export function withTestimony(weights: Float64Array, rules: readonly string[], value: number): Float64Array {
  return weights.map((weight, rule) => (STATEMENTS.has(rules[rule]!) ? value : weight));
}

/** The weights of what is there without anybody's word. */
export function withoutWords(weights: Float64Array, rules: readonly string[]): Float64Array {
  return weights.map((weight, rule) =>
    STATEMENTS.has(rules[rule]!) || BESIDE_STATEMENTS.has(rules[rule]!) ? 0 : weight,
  );
}

function weightOf<K extends string>(weights: object, key: K | 1): number {
  return key === 1 ? 1 : (weights as Record<K, number>)[key];
}

function keysOf<R extends string>(weights: Readonly<Record<R, string | 1>>): Map<R, string> {
  const entries = Object.entries(weights) as [R, string | 1][];
  return new Map(entries.filter((entry): entry is [R, string] => entry[1] !== 1));
}

function indexOf<R extends string>(rules: readonly R[]): Readonly<Record<R, number>> {
  return Object.fromEntries(rules.map((rule, index) => [rule, index])) as Record<R, number>;
}
