/**
 * What the doubt whether each arrival belongs to the event adds to the variance of its place, metres squared: xx, xy, yy.
 *
 * Leaving out arrival i of leverage l, weight w, derivatives h and residual r moves the state by -P h w r / (1 - l) and widens its
 * covariance P by P h h' P w / (1 - l) (Cook and Weisberg, Residuals and Influence in Regression (1982), 2.2). The odds that it is a
 * chance arrival: silence of the sensor times the rate of chance arrivals, against hearing times the density of the arrival as the
 * others foretell it. The region is that of the mixture: all belong, or all but one.
 */
import { binOf } from './hearing.js';
import { logDensity, tailWeight } from './noise.js';
import { h, N, predict, setBending, theta } from './normal.js';
import type { Fit } from './refine.js';
import type { Search } from './search.js';

/** A rare mistake, however far it would move the place, is no matter of the 90 % region: growth is bounded. */
const MOST_LEVERAGE = 0.9;
const LEAST_ODDS = 0.03;
/** An arrival in the fit was the better choice: no more than even odds speak against it. */
const MOST_ODDS = 1;

export function doubtOf({ near, window, belief, logEfficiency }: Search, fit: Fit): [number, number, number] {
  const { covariance, residual, variance, leverage, distance, at } = fit;
  const { hit, miss } = belief.hearing;
  setBending(fit.bent, fit.air);
  theta.set(fit.state);
  let [xx, xy, yy, total] = [0, 0, 0, 1];
  for (let i = 0; i < at.length; i++) {
    const sensor = near.sensor[at[i]!]!;
    const off = residual[i]!;
    const free = 1 - Math.min(MOST_LEVERAGE, leverage[i]!);
    const alone = variance[i]! / free;
    const bin = binOf(distance[i]!);
    const belongs =
      hit[bin]! +
      logEfficiency[sensor]! +
      logDensity((off * off) / (free * variance[i]!)) -
      0.5 * Math.log(alone) -
      window.logRate[sensor]!;
    const odds = Math.min(MOST_ODDS, Math.exp(miss[bin]! * belief.efficiency[sensor]! - belongs));
    if (odds < LEAST_ODDS) continue;
    predict(near.x[at[i]!]!, near.y[at[i]!]!);
    let [px, py] = [0, 0];
    for (let a = 0; a < N; a++) {
      px += covariance[a]! * h[a]!;
      py += covariance[N + a]! * h[a]!;
    }
    const weight = tailWeight((off * off) / variance[i]!) / variance[i]! / free;
    const grows = odds * (weight * weight * off * off + weight);
    xx += grows * px * px;
    xy += grows * px * py;
    yy += grows * py * py;
    total += odds;
  }
  return [xx / total, xy / total, yy / total];
}
