/**
 * Softmax of log-odds, with an interval for each hypothesis.
 *
 * Exponentials are summed in ascending order, so that the order of the hypotheses does not change a bit of the result:
 * swapping parties swaps the output exactly.
 */

/** Probabilities of the first `count` log-odds, into `into`. */
export function softmax(logOdds: Float64Array, count: number, into: Float64Array): void {
  const top = largest(logOdds, count);
  for (let h = 0; h < count; h++) into[h] = Math.exp(logOdds[h]! - top);
  const total = sumAscending(into, count);
  for (let h = 0; h < count; h++) into[h] = into[h]! / total;
}

/**
 * Log-odds, in place, of a posterior that with this probability is beside the point and says nothing: (1 - lapse) of it and
 * the rest shared evenly. No sum of evidence then is surer than that (F. A. Wichmann and N. J. Hill, Perception &
 * Psychophysics 63 (2001) 1293).
 */
export function withLapse(logOdds: Float64Array, count: number, lapse: number): void {
  const top = largest(logOdds, count);
  if (exponentials.length < count) exponentials = new Float64Array(count);
  for (let h = 0; h < count; h++) exponentials[h] = Math.exp(logOdds[h]! - top);
  const even = (lapse / (1 - lapse) / count) * sumAscending(exponentials, count);
  for (let h = 0; h < count; h++) logOdds[h] = top + Math.log(exponentials[h]! + even);
}

/** The same of one probability against its contrary. */
export function lapsed(logOdds: number, lapse: number): number {
  const even = lapse / 2;
  return Math.log(((1 - lapse) * sigmoid(logOdds) + even) / ((1 - lapse) * sigmoid(-logOdds) + even));
}

/** Whether no probability of the posterior is above the ceiling. */
export function staysBelow(logOdds: Float64Array, count: number, ceiling: number): boolean {
  const top = largest(logOdds, count);
  if (exponentials.length < count) exponentials = new Float64Array(count);
  for (let h = 0; h < count; h++) exponentials[h] = logOdds[h] === top ? 1 : Math.exp(logOdds[h]! - top);
  return 1 / sumAscending(exponentials, count) <= ceiling;
}

/** The probability after its odds are multiplied. */
export function shiftedBy(probability: number, factor: number): number {
  const weight = probability * factor;
  return weight / (weight + 1 - probability);
}

export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Natural logarithm of the odds; finite also for 0 and 1. */
export function logit(probability: number): number {
  const clamped = Math.min(1 - 1e-15, Math.max(1e-15, probability));
  return Math.log(clamped / (1 - clamped));
}

let exponentials = new Float64Array(8);
let sorted = new Float64Array(8);

export function sumAscending(values: Float64Array, count: number): number {
  // By far the commonest: two parties and something else.
  if (count === 3) {
    const a = values[0]!;
    const b = values[1]!;
    const c = values[2]!;
    // The largest last: the order of the other two does not change the sum.
    if (a >= b && a >= c) return b + c + a;
    return b >= c ? a + c + b : a + b + c;
  }
  if (sorted.length < count) sorted = new Float64Array(count);
  const part = sorted.subarray(0, count);
  part.set(values.subarray(0, count));
  part.sort();
  let sum = 0;
  for (let i = 0; i < count; i++) sum += part[i]!;
  return sum;
}

function largest(values: Float64Array, count: number): number {
  let top = values[0]!;
  for (let h = 1; h < count; h++) if (values[h]! > top) top = values[h]!;
  return top;
}
