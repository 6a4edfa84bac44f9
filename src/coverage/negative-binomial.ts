/**
 * Negative binomial numbers, by mean and variance: what a count of events does whose rate is itself uncertain (a Poisson
 * count with a gamma rate). With the variance at or below the mean it is taken as Poisson.
 *
 * size r = mean² / (variance - mean); P(k) = Γ(k + r) / (k! Γ(r)) · (r / (r + mean))^r · (mean / (r + mean))^k.
 * Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005), 5.1.
 */

/** Above this mean the steps of one are too small to count: quantiles come from a normal number with skewness. */
const LARGE = 200_000;

/**
 * Smallest k with P(X <= k) >= share, for each of the ascending `shares`. Cost: one step for each k up to the last.
 * @param shares ascending, each within 0 to 1 exclusive
 */
export function countQuantiles(mean: number, variance: number, shares: readonly number[]): number[] {
  if (!(mean > 0)) return shares.map(() => 0);
  if (mean > LARGE) return shares.map((share) => largeQuantile(mean, variance, share));
  const over = variance - mean;
  const size = over > 1e-9 * mean ? (mean * mean) / over : Number.POSITIVE_INFINITY;
  const poisson = !Number.isFinite(size) || size > 1e9;
  const logShare = poisson ? 0 : Math.log(mean / (size + mean));
  let logTerm = poisson ? -mean : size * Math.log(size / (size + mean));
  let below = Math.exp(logTerm);
  let k = 0;
  const found: number[] = [];
  // Far out the terms vanish before the sum can round up to a share close to one.
  const last = mean + 40 * Math.sqrt(Math.max(mean, variance)) + 400;
  for (const share of shares) {
    while (below < share && k < last) {
      logTerm += poisson ? Math.log(mean / (k + 1)) : Math.log((k + size) / (k + 1)) + logShare;
      below += Math.exp(logTerm);
      k++;
    }
    found.push(k);
  }
  return found;
}

/** log of P(k; factor · mean, its variance) over P(k; mean, its variance), where the size r stays the same. */
export function logRatio(k: number, mean: number, factor: number, size: number): number {
  if (!Number.isFinite(size)) return k * Math.log(factor) - (factor - 1) * mean;
  return k * Math.log(factor) + (k + size) * Math.log((size + mean) / (size + factor * mean));
}

/** Cornish and Fisher to the second order; the skewness is that of a negative binomial. */
function largeQuantile(mean: number, variance: number, share: number): number {
  const deviation = Math.sqrt(Math.max(mean, variance));
  const z = normalQuantile(share);
  const skewness = (2 * (variance / mean) - 1) / deviation;
  return Math.max(0, Math.ceil(mean + deviation * (z + (skewness * (z * z - 1)) / 6)));
}

/** Quantile of the standard normal. Error below 4.5e-4: Abramowitz and Stegun, 26.2.23. */
export function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  const t = Math.sqrt(-2 * Math.log(share));
  return -(
    t -
    (2.515517 + t * (0.802853 + 0.010328 * t)) / (1 + t * (1.432788 + t * (0.189269 + 0.001308 * t)))
  );
}
