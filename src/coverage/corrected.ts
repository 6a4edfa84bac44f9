/**
 * Counts corrected for coverage: how many events there were, given how many were noticed and how closely one watched.
 *
 * Model: within a stratum (hours of one sector that resemble each other, such as its days or its nights) events come at
 * one mean rate, whether somebody watches or not; an event in hour h is noticed with probability p_h, which is known from
 * the efforts. With E = Σ p_h and M = Σ (1 - p_h), the count noticed, n, has mean λE and what nobody noticed has mean λM: it
 * is estimated by n M/E. Given n, with Jeffreys' prior on λ, it is negative binomial with variance μ (1 + M/E), μ =
 * (n + 1/2) M/E; the interval covers the number of events that happened, not only their rate. Fire comes in bursts: where a
 * day's rate has relative variance σ², the days' own uneven watching adds σ² λ² Σ_d (M_d - E_d M/E)².
 *
 * Events told of from hours in which nobody is known to have watched do not tell the rate; the total is never below them.
 * What nobody watched has no count: a stratum without exposure is refused, and so is every total that would need it.
 */
import { countQuantiles } from './negative-binomial.js';

export interface Watched {
  /** Events noticed, hour by hour. */
  readonly noticed: ArrayLike<number>;
  /** Probability that an event of that hour would have been noticed, 0 to 1, hour by hour. */
  readonly exposure: ArrayLike<number>;
  /** Which hours share a burst: a whole number for each hour, such as its day, in ascending order. */
  readonly burst: ArrayLike<number>;
}

export const NOT_IDENTIFIABLE = {
  notObserved: 'nobody watched',
  hardlyObserved: 'watched too little for a count',
} as const;
export type NotIdentifiable = keyof typeof NOT_IDENTIFIABLE;

export type Corrected =
  | {
      readonly kind: 'corrected';
      readonly noticed: number;
      /** Estimated number of events. */
      readonly total: number;
      readonly low: number;
      readonly high: number;
      /** Mean probability of being noticed over the hours. */
      readonly exposure: number;
      /** Variance of a day's rate over its mean squared; 0 is Poisson. */
      readonly scatter: number;
    }
  | {
      readonly kind: 'notIdentifiable';
      readonly reason: NotIdentifiable;
      readonly noticed: number;
      readonly exposure: number;
    };

/** Below this mean probability the unnoticed outweigh the noticed so much that the model's assumption decides, not the data. */
const LEAST_EXPOSURE = 0.02;

interface Sum {
  readonly hours: number;
  readonly noticed: number;
  readonly exposed: number;
  readonly unwatched: number;
  readonly scatter: number;
  /** Σ over bursts of (unwatched hours less what the watched ones stand for)², in hours squared. */
  readonly uneven: number;
}

/**
 * @param strata together they are the whole; each has its own rate
 * @param share probability that the interval holds the number of events, such as 0.95
 */
export function correctedCount(strata: readonly Watched[], share = 0.95): Corrected {
  const sums = strata.map(sumOf).filter(({ hours }) => hours > 0);
  const hours = sums.reduce((sum, one) => sum + one.hours, 0);
  const watched = sums.reduce((sum, one) => sum + one.noticed, 0);
  const noticed = watched + sums.reduce((sum, one) => sum + one.unwatched, 0);
  const exposed = sums.reduce((sum, one) => sum + one.exposed, 0);
  const exposure = hours === 0 ? 0 : exposed / hours;
  const refused = refusal(sums);
  if (refused) return { kind: 'notIdentifiable', reason: refused, noticed, exposure };
  let mean = 0;
  let variance = 0;
  let unseen = 0;
  for (const one of sums) {
    const ratio = (one.hours - one.exposed) / one.exposed;
    const expected = (one.noticed + 0.5) * ratio;
    mean += expected;
    variance += expected * (1 + ratio) + one.scatter * (one.noticed / one.exposed) ** 2 * one.uneven;
    unseen += one.noticed * ratio;
  }
  const tail = (1 - share) / 2;
  const [low, high] = countQuantiles(mean, variance, [tail, 1 - tail]) as [number, number];
  return {
    kind: 'corrected',
    noticed,
    total: Math.max(noticed, watched + unseen),
    low: Math.max(noticed, watched + low),
    high: Math.max(noticed, watched + high),
    exposure,
    scatter: Math.max(...sums.map((one) => one.scatter)),
  };
}

function refusal(sums: readonly Sum[]): NotIdentifiable | undefined {
  if (sums.length === 0) return 'notObserved';
  if (sums.some((one) => one.exposed === 0)) return 'notObserved';
  if (sums.some((one) => one.exposed < LEAST_EXPOSURE * one.hours)) return 'hardlyObserved';
  return undefined;
}

function sumOf({ noticed, exposure, burst }: Watched): Sum {
  const hours = noticed.length;
  if (exposure.length !== hours || burst.length !== hours) {
    throw new RangeError(
      `expected an exposure and a burst for each of ${hours} hours, found ${exposure.length} and ${burst.length}`,
    );
  }
  let count = 0;
  let exposed = 0;
  let unwatched = 0;
  for (let h = 0; h < hours; h++) {
    const p = exposure[h]!;
    if (!(p >= 0 && p <= 1)) throw new RangeError(`hour ${h}: an exposure lies within 0 to 1, found ${p}`);
    if (p === 0) unwatched += noticed[h]!;
    else count += noticed[h]!;
    exposed += p;
  }
  const rate = count / exposed;
  const ratio = (hours - exposed) / exposed;
  let squares = 0;
  let excess = 0;
  let uneven = 0;
  let bursts = 0;
  for (let from = 0; from < hours; ) {
    let until = from;
    let seen = 0;
    let watched = 0;
    for (; until < hours && burst[until] === burst[from]; until++) {
      if (exposure[until]! > 0) seen += noticed[until]!;
      watched += exposure[until]!;
    }
    const expected = rate * watched;
    squares += expected * expected;
    excess += (seen - expected) ** 2 - expected;
    uneven += (until - from - watched - watched * ratio) ** 2;
    bursts++;
    from = until;
  }
  // Moments, drawn towards none as if seven bursts more had shown no scatter.
  const found = bursts < 2 || !(squares > 0) ? 0 : Math.max(0, excess / (squares * (1 - 1 / bursts)));
  return { hours, noticed: count, exposed, unwatched, scatter: (found * bursts) / (bursts + 7), uneven };
}
