/** Precision, recall and their harmonic mean. Where nothing was found or nothing was to be found, a share is not a number. */
export interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

export const precisionRecall = (precision: number, recall: number): PrecisionRecall => ({
  precision,
  recall,
  f: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
});

/** Of a yes or no about each item. */
export function detection<T>(
  items: readonly T[],
  found: (item: T) => boolean,
  wanted: (item: T) => boolean,
): PrecisionRecall {
  const both = items.filter((item) => found(item) && wanted(item)).length;
  return precisionRecall(both / items.filter(found).length, both / items.filter(wanted).length);
}

/** Each figure by itself: the F of a mean is the mean of the F, not the F of the mean precision and recall. */
export function meanOf(scores: readonly PrecisionRecall[]): PrecisionRecall {
  const of = (key: keyof PrecisionRecall): number =>
    scores.reduce((sum, score) => sum + score[key], 0) / scores.length;
  return { precision: of('precision'), recall: of('recall'), f: of('f') };
}
