/**
 * From a first guess at an event to the arrivals that belong to it: the sensors around it are asked one after the other,
 * nearest first, with what the ones before have told (an extended Kalman filter of place and time).
 *
 * State: x, y in the plane of the anchor sensor (metres), moment (seconds). Arrival at a sensor in distance d:
 * moment + d / c - w . (sensor - place) / c^2, to first order in the wind w. Score: ln of the odds that there is an event
 * against chance arrivals: each arrival adds ln(p N(innovation) / rate), each silence ln(1 - p).
 */
import { binOf } from './hearing.js';
import { logDensity } from './noise.js';
import type { Search } from './search.js';
import { FREE, firstAfter } from './window.js';

export const MOST_ARRIVALS = 192;

/** The grown event: read before the next call. */
export const grown = {
  x: 0,
  y: 0,
  moment: 0,
  score: 0,
  count: 0,
  picks: new Int32Array(MOST_ARRIVALS),
};

/**
 * Searches below these scores are given up: at first, from then on by as much more a sensor that was asked up to a last bound (what
 * can still be gained shrinks, as the nearest are asked first), and after several silent sensors.
 */
const HOPELESS = -9;
const HOPE_LOST_PER_SENSOR = 0.6;
const LAST_HOPE = -2;
const DOUBTFUL = -1;
export const FIXED_SIGMA2 = 0.005 ** 2;
/** An arrival may stray by so much from when it is expected. */
export const GATE_SIGMAS = 3.5;
export const GATE_SPARE2 = 1e-4;
/** After so many silent sensors three arrivals are given up. */
export const ASKED_OF_THREE = 3;

/**
 * @param guess x, y, moment
 * @param forced window indices of the arrivals that made the guess, with their places in the neighbourhood list
 */
export function grow(
  search: Search,
  anchor: number,
  guess: Float64Array,
  forced: Int32Array,
  forcedAt: Int32Array,
): boolean {
  const { window, near, belief, reachMetres } = search;
  const { hearing, noise, clocks, efficiency } = belief;
  const air = search.airAround(anchor);
  const { speed, windEast, windNorth } = air;
  const slow = 1 / speed;
  const slow2 = slow * slow;
  const slow4 = slow2 * slow2;
  const pathXX = air.covariance[0]! * slow4;
  const pathXY = 2 * air.covariance[1]! * slow4;
  const pathYY = air.covariance[4]! * slow4;
  const pathAll = noise.perMetre ** 2 + air.covariance[8]! * slow4;
  const { start, time, stated, owner, bearing: bearings, logRate } = window;
  const { sensor: sensorAt, x: nearX, y: nearY, distance: fromAnchor } = near;
  const { timed, logEfficiency } = search;
  const { hit, miss } = hearing;
  const clockVariance = clocks.variance;
  const fixed = FIXED_SIGMA2 + noise.everywhere;
  const first = near.start[anchor]!;
  const last = near.start[anchor + 1]!;
  let x = guess[0]!;
  let y = guess[1]!;
  let moment = guess[2]!;
  const range = Math.sqrt(x * x + y * y);
  const spread = Math.max(1500, 0.4 * range);
  let pxx = spread * spread;
  let pxy = 0;
  let pxt = 0;
  let pyy = pxx;
  let pyt = 0;
  let ptt = pxx * slow2;
  let score = search.logEventDensity + 2.757 + 3 * Math.log(spread) - Math.log(speed);
  let count = 0;
  let asked = 0;
  let seen = 0;
  const turns = forced.length;
  for (let turn = -turns; turn < last - first; turn++) {
    const at = turn < 0 ? forcedAt[turn + turns]! : first + turn;
    if (turn >= 0 && (at === forcedAt[0] || at === forcedAt[1] || at === forcedAt[2])) continue;
    const sensor = sensorAt[at]!;
    if (timed[sensor] === 0) continue;
    const dx = nearX[at]! - x;
    const dy = nearY[at]! - y;
    const distance = Math.sqrt(dx * dx + dy * dy) + 1;
    if (turn >= 0 && distance > reachMetres) {
      // Sensors come by their distance from the anchor: past this none is in reach of the event.
      if (fromAnchor[at]! > reachMetres + Math.sqrt(x * x + y * y)) break;
      continue;
    }
    const predicted = moment + distance * slow - (windEast * dx + windNorth * dy) * slow2;
    const hx = -(dx / distance) * slow + windEast * slow2;
    const hy = -(dy / distance) * slow + windNorth * slow2;
    const gx = pxx * hx + pxy * hy + pxt;
    const gy = pxy * hx + pyy * hy + pyt;
    const gt = pxt * hx + pyt * hy + ptt;
    const path = pathXX * dx * dx + pathXY * dx * dy + pathYY * dy * dy + pathAll * distance * distance;
    const base = hx * gx + hy * gy + gt + path + clockVariance[sensor]! + fixed;
    let pick = -1;
    if (turn < 0) pick = forced[turn + turns]!;
    else {
      const gate = GATE_SIGMAS * Math.sqrt(base + GATE_SPARE2);
      const end = start[sensor + 1]!;
      let best = gate;
      for (let k = firstAfter(window, sensor, predicted - gate); k < end; k++) {
        const off = time[k]! - predicted;
        if (off > best) break;
        if (owner[k] !== FREE) continue;
        if (Math.abs(off) < best) {
          best = Math.abs(off);
          pick = k;
        }
      }
    }
    if (turn >= 0 && score < Math.min(LAST_HOPE, HOPELESS + HOPE_LOST_PER_SENSOR * seen++)) return false;
    const bin = binOf(distance);
    const silent = miss[bin]! * efficiency[sensor]!;
    if (pick >= 0) {
      const total = base + noise.scale * stated[pick]!;
      const off = time[pick]! - predicted;
      let gain =
        hit[bin]! +
        logEfficiency[sensor]! +
        logDensity((off * off) / total) -
        0.5 * Math.log(total) -
        logRate[sensor]!;
      const bearing = bearings[pick]!;
      if (!Number.isNaN(bearing)) gain += search.bearingGain(sensor, bearing, -dx, -dy);
      if (turn < 0 || gain > silent) {
        score += gain;
        const k = 1 / total;
        x += gx * k * off;
        y += gy * k * off;
        moment += gt * k * off;
        pxx -= gx * gx * k;
        pxy -= gx * gy * k;
        pxt -= gx * gt * k;
        pyy -= gy * gy * k;
        pyt -= gy * gt * k;
        ptt -= gt * gt * k;
        if (count < MOST_ARRIVALS) grown.picks[count++] = pick;
        continue;
      }
    }
    score += silent;
    if (turn < 0) continue;
    asked++;
    if (
      (count === 3 && asked >= ASKED_OF_THREE) ||
      (count === 4 && asked > 4 && score < DOUBTFUL) ||
      (count === 5 && asked > 7 && score < DOUBTFUL)
    )
      return false;
  }
  grown.x = x;
  grown.y = y;
  grown.moment = moment;
  grown.score = score;
  grown.count = count;
  return true;
}
