/**
 * What one method says of the incidents of a world, in one shape for all methods, so that all are scored alike.
 */
export interface Forecast {
  /** Hypotheses: the parties in the order of the world, accident or another hand, did not happen. */
  readonly ids: readonly string[];
  readonly incidents: number;
  /** Row by row, a probability for each hypothesis; each row sums to 1. */
  readonly probabilities: Float64Array;
  /** 1 where the method may name its leading hypothesis at all: it has one, and no rule of its own forbids it. */
  readonly mayAnswer: Uint8Array;
  /** Conformal set of each incident as bits, hypothesis 0 the lowest; absent where the method gives none. */
  readonly sets?: Uint8Array;
}

/** Index of the likeliest hypothesis of a row; -1 where two are equally likely, for then none leads. */
export function leadingOf({ probabilities, ids }: Forecast, row: number): number {
  const width = ids.length;
  let lead = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let h = 0; h < width; h++) {
    const probability = probabilities[row * width + h]!;
    if (probability > most) {
      most = probability;
      lead = h;
    } else if (probability === most) lead = -1;
  }
  return lead;
}

/** Chance that the leading hypothesis is the true one, where a coin is thrown among those that lead alike. */
export function chanceRight({ probabilities, ids }: Forecast, row: number, truth: number): number {
  const from = row * ids.length;
  const true_ = probabilities[from + truth]!;
  let alike = 0;
  for (let h = from; h < from + ids.length; h++) {
    if (probabilities[h]! > true_) return 0;
    if (probabilities[h] === true_) alike++;
  }
  return 1 / alike;
}

export function highestOf({ probabilities, ids }: Forecast, row: number): number {
  let most = 0;
  for (let i = row * ids.length; i < (row + 1) * ids.length; i++) most = Math.max(most, probabilities[i]!);
  return most;
}

/** Forecasts over several worlds with the same parties, one after the other. */
export function joined(forecasts: readonly Forecast[]): Forecast {
  const [first] = forecasts;
  if (!first) throw new RangeError('expected at least one forecast');
  const incidents = forecasts.reduce((sum, one) => sum + one.incidents, 0);
  const probabilities = new Float64Array(incidents * first.ids.length);
  const mayAnswer = new Uint8Array(incidents);
  const sets = forecasts.every((one) => one.sets) ? new Uint8Array(incidents) : undefined;
  let row = 0;
  for (const one of forecasts) {
    probabilities.set(one.probabilities, row * first.ids.length);
    mayAnswer.set(one.mayAnswer, row);
    if (one.sets) sets?.set(one.sets, row);
    row += one.incidents;
  }
  return { ids: first.ids, incidents, probabilities, mayAnswer, ...(sets ? { sets } : {}) };
}
