/**
 * Bands and the interval arithmetic of a finding's probability.
 */
import type { Agreement } from '../agreement/agreement.js';
import type { Attribution, Probability } from '../attribution/attribution.js';
import type { Band } from './finding.js';

export function bandOf(probability: number, standard: Agreement['standard']): Band {
  if (probability >= standard.confirmed) return 'confirmed';
  if (probability >= standard.probable) return 'probable';
  return probability >= standard.possible ? 'possible' : 'none';
}

/** A finding with an unknown step is at most probable. */
export function hold(band: Band): Band {
  return band === 'confirmed' ? 'probable' : band;
}

/** Bounds multiplied: the two judgements rest on different questions, and both bounds at once is the cautious span. */
export function product(a: Probability, b: Probability): Probability {
  return { value: a.value * b.value, low: a.low * b.low, high: a.high * b.high };
}

/**
 * Probability that one of the bound parties did it. Probabilities sum to one, so the sum of the bound is bounded by
 * their own intervals and by what the rest leaves over.
 */
export function boundShare(attribution: Attribution, bound: readonly string[]): Probability {
  let value = 0;
  let low = 0;
  let high = 0;
  let restLow = 0;
  let restHigh = 0;
  // In ascending order of value: the sum does not depend on which party is which.
  const ordered = [...attribution.hypotheses].sort((a, b) => a.probability.value - b.probability.value);
  for (const { id, probability } of ordered) {
    if (bound.includes(id)) {
      value += probability.value;
      low += probability.low;
      high += probability.high;
    } else {
      restLow += probability.low;
      restHigh += probability.high;
    }
  }
  value = Math.min(1, value);
  return {
    value,
    low: Math.min(value, Math.max(low, 1 - restHigh)),
    high: Math.max(value, Math.min(1, high, 1 - restLow)),
  };
}
