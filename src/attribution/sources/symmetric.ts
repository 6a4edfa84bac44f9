/**
 * Sums over hypotheses that come out bit for bit the same when the parties change places: the cells of the parties are
 * added in ascending order of value, then accident or other, then did not happen. No closures: they are on the hot path.
 */
let terms = new Float64Array(64);

/** Sum of `parties` + 2 cells from `at`, `step` apart. */
export function sumOverHypotheses(values: Float64Array, at: number, parties: number, step = 1): number {
  return (
    sumOverParties(values, at, parties, step) +
    values[at + parties * step]! +
    values[at + (parties + 1) * step]!
  );
}

/** Sum of `parties` cells from `at`, `step` apart. */
export function sumOverParties(values: Float64Array, at: number, parties: number, step = 1): number {
  if (parties === 2) return values[at]! + values[at + step]!;
  if (parties > terms.length) terms = new Float64Array(2 * parties);
  for (let k = 0; k < parties; k++) {
    const value = values[at + k * step]!;
    let place = k;
    while (place > 0 && terms[place - 1]! > value) {
      terms[place] = terms[place - 1]!;
      place--;
    }
    terms[place] = value;
  }
  let sum = 0;
  for (let k = 0; k < parties; k++) sum += terms[k]!;
  return sum;
}

/** Turns log-odds of the hypotheses from `at` into probabilities in place, and returns the log of their sum. */
export function normalise(values: Float64Array, at: number, parties: number): number {
  const end = at + parties + 2;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = at; k < end; k++) if (values[k]! > top) top = values[k]!;
  for (let k = at; k < end; k++) values[k] = Math.exp(values[k]! - top);
  const sum = sumOverHypotheses(values, at, parties);
  for (let k = at; k < end; k++) values[k] = values[k]! / sum;
  return top + Math.log(sum);
}
