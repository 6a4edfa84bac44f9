/**
 * Words of estimative probability. Bands: US Intelligence Community Directive 203 (2 January 2015), section D.6.e:
 * 1-5, 5-20, 20-45, 45-55, 55-80, 80-95, 95-99 %. A value on a border belongs to the upper band; values outside
 * 1-99 % take the word of the outermost band, because the directive has none for certainty.
 *
 * A word of likelihood and a grade of confidence never stand in one sentence.
 */
export const LIKELIHOODS = [
  'almostNoChance',
  'veryUnlikely',
  'unlikely',
  'roughlyEvenChance',
  'likely',
  'veryLikely',
  'almostCertain',
] as const;
export type Likelihood = (typeof LIKELIHOODS)[number];

const UPPER_BOUNDS = [0.05, 0.2, 0.45, 0.55, 0.8, 0.95] as const;

/** @param probability in [0, 1] */
export function likelihoodOf(probability: number): Likelihood {
  const band = UPPER_BOUNDS.findIndex((bound) => probability < bound);
  return LIKELIHOODS[band < 0 ? LIKELIHOODS.length - 1 : band]!;
}

/** How a person should see the certainty that an incident took place; the map application draws the same steps. */
export type Certainty = 'confirmed' | 'probable' | 'possible' | 'undetermined';

/** @param happened probability in [0, 1] that the incident took place */
export function certaintyOf(happened: number): Certainty {
  if (happened >= 0.9) return 'confirmed';
  if (happened >= 0.7) return 'probable';
  return happened >= 0.5 ? 'possible' : 'undetermined';
}
