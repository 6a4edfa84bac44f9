/**
 * How probable it is that a bound party did it, and what band that gives.
 */
import type { Standard } from '../../agreement/primitives.js';
import type { Probability } from '../../attribution/attribution.js';
import { bandOf, hold, product } from '../band.js';
import type { Band } from '../finding.js';
import type { Authorship } from './columns.js';

/** What follows from authorship, the parties bound, and the standard. */
export interface Weighing {
  /** That one of the bound parties did it. */
  readonly probability: Probability;
  /** Share of the named party if it is bound, else of the bound together; given that it happened. */
  readonly share: Probability;
  /** happened x share. */
  readonly counted: Probability;
  readonly band: Band;
  /** Where the fit is unknown. */
  readonly heldBand: Band;
}

export const CERTAIN: Probability = { value: 1, low: 1, high: 1 };
export const IMPOSSIBLE: Probability = { value: 0, low: 0, high: 0 };

export function weigh(authorship: Authorship, bound: readonly string[], standard: Standard): Weighing {
  const { author, happened } = authorship;
  const together = shareOf(authorship, bound);
  const share = bound.includes(author) ? shareOf(authorship, [author]) : together;
  return weighing(happened, share, together, standard);
}

/** The author of a pattern did it for certain. */
export function weighCertain(happened: Probability, standard: Standard): Weighing {
  return weighing(happened, CERTAIN, CERTAIN, standard);
}

function weighing(
  happened: Probability,
  share: Probability,
  together: Probability,
  standard: Standard,
): Weighing {
  const probability = product(happened, together);
  const counted = share === together ? probability : product(happened, share);
  const band = bandOf(counted.value, standard);
  return { probability, share, counted, band, heldBand: hold(band) };
}

/** A party's own share; of several the sum, within their own intervals and what the rest leaves over. */
export function shareOf({ shares }: Authorship, parties: readonly string[]): Probability {
  if (parties.length === 1) return shares[parties[0]!] ?? IMPOSSIBLE;
  let [value, low, high, restLow, restHigh] = [0, 0, 0, 0, 0];
  // In ascending order of value: the sum does not depend on which party is which.
  const ordered = Object.entries(shares).sort(([, a], [, b]) => a.value - b.value);
  for (const [party, share] of ordered) {
    if (parties.includes(party)) {
      value += share.value;
      low += share.low;
      high += share.high;
    } else {
      restLow += share.low;
      restHigh += share.high;
    }
  }
  value = Math.min(1, value);
  return {
    value,
    low: Math.min(value, Math.max(low, 1 - restHigh)),
    high: Math.max(value, Math.min(1, high, 1 - restLow)),
  };
}

/** Probability that it happened and one of these did it; null: anybody. */
export function probabilityBy({ happened, shares }: Authorship, by: readonly string[] | null): number {
  if (by === null) return happened.value;
  const values = by.map((party) => shares[party]?.value ?? 0).sort((a, b) => a - b);
  return happened.value * values.reduce((sum, value) => sum + value, 0);
}
