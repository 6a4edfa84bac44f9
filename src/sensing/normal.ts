/**
 * One step of the fit (refine.ts): predicted arrivals, and the information matrix and gradient of place, moment and air, summed
 * without allocation.
 *
 * State: x, y (metres in the anchor's plane), moment (seconds), wind east and north, speed of sound (metres per second). Arrival
 * at distance d in direction u: moment + d / (c + w . u) + what bending delays it by (bend.ts). Student weights (noise.ts).
 */
import { tailWeight } from './noise.js';
import type { Search } from './search.js';
import type { Air } from './weather.js';

export const N = 6;
/** Arrivals of one event at most. */
export const MOST = 192;

/** The state, and the arrivals chosen: window indices with their places in the neighbourhood list. */
export const theta = new Float64Array(N);
export const picks = new Int32Array(MOST);
export const places = new Int32Array(MOST);

/** What `predict` and `normal` give. */
export const h = new Float64Array(N);
export const information = new Float64Array(N * N);
export const gradient = new Float64Array(N);

/** The bending that is taken away (bend.ts): sizes of its patterns, and the wind that it goes with. */
const bending = new Float64Array(6);

export function setBending(seconds: Float64Array, air: Air): void {
  bending.set(seconds);
  bending[4] = air.windEast;
  bending[5] = air.windNorth;
}

/** Delay by bending over the distance d in direction u: as `patternsAt` of bend.ts, summed. */
export function bentSeconds(d: number, ux: number, uy: number): number {
  const far = d * 1e-4;
  const far2 = far * far;
  const wind = Math.max((bending[4]! * ux + bending[5]! * uy) / 3, -1);
  const alike = (bending[0]! + bending[2]! * wind) / (1 + far2 / 8);
  if (wind <= 0) return far2 * far * alike;
  const high = bending[1]! / (1 + (far2 * wind) / 8);
  const low = bending[3]! / (1 + far2 * wind);
  return far2 * far * (alike + wind * wind * (high + low));
}

/** Predicted arrival at a neighbour, with its derivatives in `h`. */
export function predict(nx: number, ny: number): number {
  const dx = nx - theta[0]!;
  const dy = ny - theta[1]!;
  const d = Math.sqrt(dx * dx + dy * dy + 1);
  const ux = dx / d;
  const uy = dy / d;
  const along = theta[3]! * ux + theta[4]! * uy;
  const v = theta[5]! + along;
  const v2 = v * v;
  h[0] = -ux / v + (theta[3]! - along * ux) / v2;
  h[1] = -uy / v + (theta[4]! - along * uy) / v2;
  h[2] = 1;
  h[3] = (-d * ux) / v2;
  h[4] = (-d * uy) / v2;
  h[5] = -d / v2;
  return theta[2]! + d / v + bentSeconds(d, ux, uy);
}

/** h' p h. */
export function quadratic(p: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < N; i++) {
    let row = 0;
    for (let j = 0; j < N; j++) row += p[i * N + j]! * h[j]!;
    sum += row * h[i]!;
  }
  return sum;
}

/** Information matrix and gradient at theta of the first `count` arrivals, which count for `share`. */
export function normal(search: Search, count: number, air: Air, share = 1): void {
  const { near, window, belief } = search;
  const { noise, clocks } = belief;
  const { scale, everywhere } = noise;
  const perMetre2 = noise.perMetre * noise.perMetre;
  const [px, py, moment] = [theta[0]!, theta[1]!, theta[2]!];
  const [windX, windY, speed] = [theta[3]!, theta[4]!, theta[5]!];
  // A little of nothing, so that a direction without any information does not stop the fit.
  let [xx, xy, yy, xt, yt, tt] = [1e-10, 0, 1e-10, 0, 0, 1e-8];
  let [xu, yu, tu, uu, xv, yv, tv, uv, vv] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  let [xc, yc, tc, uc, vc, cc] = [0, 0, 0, 0, 0, 0];
  let [gx, gy, gt, gu, gv, gc] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const at = places[i]!;
    const sensor = near.sensor[at]!;
    const pick = picks[i]!;
    const dx = near.x[at]! - px;
    const dy = near.y[at]! - py;
    const d2 = dx * dx + dy * dy + 1;
    const d = Math.sqrt(d2);
    const ux = dx / d;
    const uy = dy / d;
    const along = windX * ux + windY * uy;
    const v = speed + along;
    const slow = 1 / v;
    const slow2 = slow * slow;
    const hx = -ux * slow + (windX - along * ux) * slow2;
    const hy = -uy * slow + (windY - along * uy) * slow2;
    const hc = -d * slow2;
    const hu = hc * ux;
    const hv = hc * uy;
    const variance = scale * window.stated[pick]! + perMetre2 * d2 + everywhere + clocks.variance[sensor]!;
    const off = window.time[pick]! - moment - d * slow - bentSeconds(d, ux, uy);
    const weight = (share * tailWeight((off * off) / variance)) / variance;
    const wx = hx * weight;
    const wy = hy * weight;
    const wu = hu * weight;
    const wv = hv * weight;
    const wc = hc * weight;
    xx += wx * hx;
    xy += wx * hy;
    yy += wy * hy;
    xt += wx;
    yt += wy;
    tt += weight;
    xu += wx * hu;
    yu += wy * hu;
    tu += wu;
    uu += wu * hu;
    xv += wx * hv;
    yv += wy * hv;
    tv += wv;
    uv += wu * hv;
    vv += wv * hv;
    xc += wx * hc;
    yc += wy * hc;
    tc += wc;
    uc += wu * hc;
    vc += wv * hc;
    cc += wc * hc;
    gx += wx * off;
    gy += wy * off;
    gt += weight * off;
    gu += wu * off;
    gv += wv * off;
    gc += wc * off;
    const bearing = window.bearing[pick]!;
    if (Number.isNaN(bearing)) continue;
    const sigma = search.bearingSigma[sensor]!;
    let turn = bearing - Math.atan2(-dx, -dy);
    turn -= 2 * Math.PI * Math.round(turn / (2 * Math.PI));
    const bearingWeight = (share * tailWeight((turn * turn) / (sigma * sigma))) / (sigma * sigma);
    const bx = -dy / d2;
    const by = dx / d2;
    gx += bx * bearingWeight * turn;
    gy += by * bearingWeight * turn;
    xx += bx * bx * bearingWeight;
    xy += bx * by * bearingWeight;
    yy += by * by * bearingWeight;
  }
  const { precision } = air;
  const [eu, ev, ec] = [air.windEast - windX, air.windNorth - windY, air.speed - speed];
  gradient[0] = gx;
  gradient[1] = gy;
  gradient[2] = gt;
  gradient[3] = gu + precision[0]! * eu + precision[1]! * ev + precision[2]! * ec;
  gradient[4] = gv + precision[3]! * eu + precision[4]! * ev + precision[5]! * ec;
  gradient[5] = gc + precision[6]! * eu + precision[7]! * ev + precision[8]! * ec;
  // The lower half, which is all that is read.
  information[0] = xx;
  information[6] = xy;
  information[7] = yy;
  information[12] = xt;
  information[13] = yt;
  information[14] = tt;
  information[18] = xu;
  information[19] = yu;
  information[20] = tu;
  information[21] = uu + precision[0]!;
  information[24] = xv;
  information[25] = yv;
  information[26] = tv;
  information[27] = uv + precision[3]!;
  information[28] = vv + precision[4]!;
  information[30] = xc;
  information[31] = yc;
  information[32] = tc;
  information[33] = uc + precision[6]!;
  information[34] = vc + precision[7]!;
  information[35] = cc + precision[8]!;
}
