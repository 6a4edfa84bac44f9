/** Shares and quantiles of scores that were added up over worlds. A share of nothing is NaN. */
import type { Placed, Score } from './score.js';

export interface Summary {
  readonly events: number;
  readonly locatable: number;
  readonly claimed: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly pairPrecision: number;
  readonly pairRecall: number;
  readonly confident: number;
  readonly wrongSide: number;
  readonly places: PlaceSummary;
  /** Of fixes that leave no side open: what a reader would take as the place. */
  readonly confidentPlaces: PlaceSummary;
  readonly groups: readonly { readonly what: string; readonly places: PlaceSummary }[];
}

export interface PlaceSummary {
  readonly count: number;
  readonly medianMetres: number;
  readonly p90Metres: number;
  readonly inside: number;
  readonly wrongSide: number;
}

export function summarise(scores: readonly Score[]): Summary {
  const sum = (of: (score: Score) => number): number => scores.reduce((total, score) => total + of(score), 0);
  const placed = scores.flatMap((score) => score.placed);
  const precision = sum(({ claimedRight }) => claimedRight) / sum(({ claimed }) => claimed);
  const recall = sum(({ found }) => found) / sum(({ locatable }) => locatable);
  const confident = placed.filter((one) => one.confident);
  return {
    events: sum(({ events }) => events),
    locatable: sum(({ locatable }) => locatable),
    claimed: sum(({ claimed }) => claimed),
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    pairPrecision: sum(({ pairsRight }) => pairsRight) / sum(({ pairsMade }) => pairsMade),
    pairRecall: sum(({ pairsRight }) => pairsRight) / sum(({ pairsTrue }) => pairsTrue),
    confident: confident.length,
    wrongSide: share(confident, ({ wrongSide }) => wrongSide),
    places: placesOf(placed),
    confidentPlaces: placesOf(confident),
    groups: GROUPS.map(({ what, holds }) => ({ what, places: placesOf(placed.filter(holds)) })),
  };
}

const GROUPS: readonly { readonly what: string; readonly holds: (one: Placed) => boolean }[] = [
  { what: 'heard by 4 or 5', holds: ({ heardBy }) => heardBy >= 4 && heardBy <= 5 },
  { what: 'heard by 6 to 8', holds: ({ heardBy }) => heardBy >= 6 && heardBy <= 8 },
  { what: 'heard by 9 to 13', holds: ({ heardBy }) => heardBy >= 9 && heardBy <= 13 },
  { what: 'heard by 14 or more', holds: ({ heardBy }) => heardBy >= 14 },
  { what: 'within 2 km of the row', holds: ({ fromRowMetres }) => fromRowMetres < 2_000 },
  {
    what: '2 to 5 km from the row',
    holds: ({ fromRowMetres }) => fromRowMetres >= 2_000 && fromRowMetres < 5_000,
  },
  { what: 'over 5 km from the row', holds: ({ fromRowMetres }) => fromRowMetres >= 5_000 },
];

function placesOf(placed: readonly Placed[]): PlaceSummary {
  const errors = Float64Array.from(placed, ({ errorMetres }) => errorMetres).sort();
  return {
    count: placed.length,
    medianMetres: quantile(errors, 0.5),
    p90Metres: quantile(errors, 0.9),
    inside: share(placed, ({ inside }) => inside),
    wrongSide: share(placed, ({ wrongSide }) => wrongSide),
  };
}

function share(placed: readonly Placed[], holds: (one: Placed) => boolean): number {
  return placed.filter(holds).length / placed.length;
}

/** The smallest value that at least the share of them does not exceed. */
function quantile(sorted: Float64Array, part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
