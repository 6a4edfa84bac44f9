/**
 * Whether the sensors next to three arrivals heard, when they should have, what the three can have come from. Most threes
 * are chance, and this costs a part of growing them (grow.ts), which would find the same after three silent sensors.
 *
 * Frame and arrival times as in grow.ts. Three arrivals fix place and moment, so to first order the arrival at a fourth sensor is
 * a weighted sum of the three, with weights a that solve sum a_j (gradient_j, 1) = (gradient_4, 1); its variance is
 * sum a_j^2 v_j + v_4. That of the filter, which has a prior of the place too, is never larger.
 */
import { FIXED_SIGMA2, GATE_SIGMAS, GATE_SPARE2 } from './grow.js';
import { OTHERS, type Search } from './search.js';
import type { Air } from './weather.js';
import { FREE, firstAfter } from './window.js';

/** Past this the three say nothing of when the fourth should have heard. */
const WIDEST_SECONDS = 8;
/** Where the place is this far, as a share of its range, from explaining the three, the first order does not hold. */
const MOST_MOVED = 0.3;

const hx = new Float64Array(3);
const hy = new Float64Array(3);
const off = new Float64Array(3);
const variance = new Float64Array(3);

/**
 * @param guess x, y, moment
 * @param members window indices of the three, with their places in the neighbourhood list
 * @param others places in the neighbourhood list of the sensors to be asked, from `from` to `end`
 * @param wanted as many of them must have heard
 */
export function othersHeard(
  { window, near, belief, reachMetres }: Search,
  { speed, windEast, windNorth, covariance }: Air,
  guess: Float64Array,
  members: Int32Array,
  membersAt: Int32Array,
  others: Int32Array,
  from: number,
  end: number,
  wanted: number,
): boolean {
  if (end - from < OTHERS) return true;
  const x = guess[0]!;
  const y = guess[1]!;
  const moment = guess[2]!;
  let heard = 0;
  const { noise, clocks } = belief;
  const { time, stated, owner } = window;
  const slow = 1 / speed;
  const slow2 = slow * slow;
  const slow4 = slow2 * slow2;
  const pathXX = covariance[0]! * slow4;
  const pathXY = 2 * covariance[1]! * slow4;
  const pathYY = covariance[4]! * slow4;
  const pathAll = noise.perMetre * noise.perMetre + covariance[8]! * slow4;
  const fixed = FIXED_SIGMA2 + noise.everywhere;
  for (let j = 0; j < 3; j++) {
    const at = membersAt[j]!;
    const dx = near.x[at]! - x;
    const dy = near.y[at]! - y;
    const d2 = dx * dx + dy * dy;
    const distance = Math.sqrt(d2) + 1;
    hx[j] = (windEast * slow - dx / distance) * slow;
    hy[j] = (windNorth * slow - dy / distance) * slow;
    off[j] = time[members[j]!]! - moment - distance * slow + (windEast * dx + windNorth * dy) * slow2;
    variance[j] =
      pathXX * dx * dx +
      pathXY * dx * dy +
      pathYY * dy * dy +
      pathAll * d2 +
      fixed +
      clocks.variance[near.sensor[at]!]! +
      noise.scale * stated[members[j]!]!;
  }
  const ax = hx[1]! - hx[0]!;
  const ay = hy[1]! - hy[0]!;
  const bx = hx[2]! - hx[0]!;
  const by = hy[2]! - hy[0]!;
  const inverse = 1 / (ax * by - ay * bx);
  const offA = off[1]! - off[0]!;
  const offB = off[2]! - off[0]!;
  const moveX = (offA * by - offB * ay) * inverse;
  const moveY = (offB * ax - offA * bx) * inverse;
  if (!(moveX * moveX + moveY * moveY < MOST_MOVED * MOST_MOVED * (x * x + y * y))) return true;
  for (let k = from; k < end; k++) {
    const at = others[k]!;
    const dx = near.x[at]! - x;
    const dy = near.y[at]! - y;
    const d2 = dx * dx + dy * dy;
    const distance = Math.sqrt(d2) + 1;
    if (distance > reachMetres) return true;
    const cx = (windEast * slow - dx / distance) * slow - hx[0]!;
    const cy = (windNorth * slow - dy / distance) * slow - hy[0]!;
    const a = (cx * by - cy * bx) * inverse;
    const b = (cy * ax - cx * ay) * inverse;
    const own = 1 - a - b;
    const sensor = near.sensor[at]!;
    const predicted =
      moment + distance * slow - (windEast * dx + windNorth * dy) * slow2 + off[0]! + a * offA + b * offB;
    const spread =
      own * own * variance[0]! +
      a * a * variance[1]! +
      b * b * variance[2]! +
      pathXX * dx * dx +
      pathXY * dx * dy +
      pathYY * dy * dy +
      pathAll * d2 +
      fixed +
      clocks.variance[sensor]!;
    const gate = GATE_SIGMAS * Math.sqrt(spread + GATE_SPARE2);
    if (!(gate < WIDEST_SECONDS)) return true;
    const last = window.start[sensor + 1]!;
    for (let pick = firstAfter(window, sensor, predicted - gate); pick < last; pick++) {
      if (time[pick]! > predicted + gate) break;
      if (owner[pick] !== FREE) continue;
      heard++;
      break;
    }
    if (heard >= wanted) return true;
    if (heard + end - k <= wanted) return false;
  }
  return false;
}
