/**
 * How many events there were, from two observers who do not know of each other: what both noticed tells how much each
 * misses, without knowing how closely either watched.
 *
 * Chapman's estimator N = (n1 + 1)(n2 + 1)/(m + 1) - 1; Chapman, Univ. California Publ. Statistics 1 (1951) 131; its
 * variance by Seber, Biometrics 26 (1970) 757. The interval is log-normal over the number that nobody noticed (Burnham et
 * al., Wildlife Monographs 99, 1987, 212), so it never falls below what was noticed. With fewer than seven common events
 * the estimate is badly biased (Robson and Regier, Trans. Am. Fish. Soc. 93 (1964) 215): refused. Observers who copy from
 * each other make it too low: refused where the caller says so.
 */
import { normalQuantile } from './negative-binomial.js';

export interface TwoObservers {
  /** Events that the first noticed, that the second noticed, and that both did. */
  readonly first: number;
  readonly second: number;
  readonly both: number;
  /** Neither takes its reports from the other, nor both from a third. */
  readonly independent: boolean;
}

export type Estimated =
  | {
      readonly kind: 'estimated';
      readonly noticed: number;
      readonly total: number;
      readonly low: number;
      readonly high: number;
    }
  | {
      readonly kind: 'notIdentifiable';
      readonly reason: 'dependent' | 'tooFewInCommon';
      readonly noticed: number;
    };

const LEAST_IN_COMMON = 7;

export function estimateByTwo({ first, second, both, independent }: TwoObservers, share = 0.95): Estimated {
  if (both > Math.min(first, second) || both < 0) {
    throw new RangeError(`events noticed by both: expected 0 to ${Math.min(first, second)}, found ${both}`);
  }
  const noticed = first + second - both;
  if (!independent) return { kind: 'notIdentifiable', reason: 'dependent', noticed };
  if (both < LEAST_IN_COMMON) return { kind: 'notIdentifiable', reason: 'tooFewInCommon', noticed };
  const total = ((first + 1) * (second + 1)) / (both + 1) - 1;
  const variance =
    ((first + 1) * (second + 1) * (first - both) * (second - both)) / ((both + 1) ** 2 * (both + 2));
  const unseen = total - noticed;
  if (unseen <= 0) return { kind: 'estimated', noticed, total: noticed, low: noticed, high: noticed };
  const spread = Math.exp(
    normalQuantile(1 - (1 - share) / 2) * Math.sqrt(Math.log(1 + variance / (unseen * unseen))),
  );
  return {
    kind: 'estimated',
    noticed,
    total,
    low: noticed + unseen / spread,
    high: noticed + unseen * spread,
  };
}
