/**
 * Words for probabilities: the seven bands of Intelligence Community Directive 203 (2015), at 5, 20, 45, 55, 80 and
 * 95 %. They speak of likelihood only; how good the evidence is, is said elsewhere and never in the same sentence.
 */
export const LIKELIHOODS = [
  'almostNoChance',
  'veryUnlikely',
  'unlikely',
  'even',
  'likely',
  'veryLikely',
  'almostCertain',
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

const UPPER_EDGES = [0.05, 0.2, 0.45, 0.55, 0.8, 0.95];

export function likelihood(probability: number): Likelihood {
  const band = UPPER_EDGES.findIndex((edge) => probability < edge);
  return LIKELIHOODS[band < 0 ? LIKELIHOODS.length - 1 : band]!;
}

/** How strongly a factor speaks, from its log-odds (natural logarithm): factors of 1.6, 4.5 and 20 in odds. */
export type Strength = 'slight' | 'moderate' | 'strong' | 'veryStrong';

export function strength(logOdds: number): Strength {
  const size = Math.abs(logOdds);
  if (size < 0.5) return 'slight';
  if (size < 1.5) return 'moderate';
  return size < 3 ? 'strong' : 'veryStrong';
}
