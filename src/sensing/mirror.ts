/**
 * The other place that explains the same arrivals. One row of sensors leaves a mirror image over the row; the fit is begun again
 * from there, and both are kept with their probabilities unless one is out of the question.
 */
import { logDensity, tailWeight } from './noise.js';
import { bentSeconds, setBending } from './normal.js';
import { type Fit, refine, type Start } from './refine.js';
import type { Located } from './resolve.js';
import type { Search } from './search.js';
import type { Air } from './weather.js';

/** Rivals further than this below the best in ln of the odds, flattened, are not told. */
const TOLD = Math.log(19);
/**
 * Which side it was is said less surely than the scores have it, by this power: the scale of the errors is itself learned, and
 * what bends the paths errs alike at neighbouring sensors.
 */
export const FLATTENED = 0.5;
const APART_METRES = 150;
/** What leaving an arrival out costs at most, and how much may be lost in all, in ln of the odds. */
const DROPPED = 8;
const HOPELESS = 20;
const STEPS = 4;
const MOST_METRES = 1000;

export function withRivals(
  search: Search,
  fit: Fit,
  own: number,
  air = search.airAround(fit.anchor),
): Located {
  const found: Fit[] = [fit];
  for (const start of reflections(search, fit)) {
    if (hopeless(search, fit, start, air)) continue;
    const other = refine(search, start, own, 1000, air);
    if (other === undefined || other.picks.length < 3) continue;
    if (found.every((known) => apart(known, other))) found.push(other);
  }
  found.sort((a, b) => b.score - a.score);
  const [preferred] = found;
  return {
    fit: preferred!,
    rivals: found.slice(1).filter(({ score }) => score > preferred!.score - TOLD / FLATTENED),
  };
}

/**
 * Whether the arrivals speak against the place so strongly that no fit there can come near: place and moment are fitted to them
 * alone, the unknown air as an error of each, and an arrival costs no more than leaving it out would.
 */
function hopeless({ near, window }: Search, fit: Fit, start: Start, air: Air): boolean {
  const { at, picks, variance, residual } = fit;
  setBending(fit.bent, air);
  const slow = 1 / air.speed;
  const slow2 = slow * slow;
  const perMetre2 = (Math.max(air.covariance[0]!, air.covariance[4]!) + air.covariance[8]!) * slow2 * slow2;
  let { x, y, moment } = start;
  for (let step = 0; step <= STEPS; step++) {
    let xx = 1e-6;
    let xy = 0;
    let yy = 1e-6;
    let xt = 0;
    let yt = 0;
    let tt = 1e-8;
    let gx = 0;
    let gy = 0;
    let gt = 0;
    let lost = 0;
    for (let i = 0; i < at.length; i++) {
      const dx = near.x[at[i]!]! - x;
      const dy = near.y[at[i]!]! - y;
      const distance = Math.sqrt(dx * dx + dy * dy) + 1;
      const hx = -(dx / distance) * slow;
      const hy = -(dy / distance) * slow;
      const off =
        window.time[picks[i]!]! -
        moment -
        distance * slow +
        (air.windEast * dx + air.windNorth * dy) * slow2 -
        bentSeconds(distance, dx / distance, dy / distance);
      const total = variance[i]! + perMetre2 * distance * distance;
      const squared = (off * off) / total;
      lost += Math.min(
        DROPPED,
        Math.max(0, logDensity((residual[i]! * residual[i]!) / variance[i]!) - logDensity(squared)),
      );
      const weight = tailWeight(squared) / total;
      xx += hx * hx * weight;
      xy += hx * hy * weight;
      yy += hy * hy * weight;
      xt += hx * weight;
      yt += hy * weight;
      tt += weight;
      gx += hx * off * weight;
      gy += hy * off * weight;
      gt += off * weight;
    }
    if (step === STEPS) return lost > HOPELESS;
    // The moment is eliminated, two unknowns are left.
    const a = xx - (xt * xt) / tt;
    const b = xy - (xt * yt) / tt;
    const c = yy - (yt * yt) / tt;
    const u = gx - (xt * gt) / tt;
    const v = gy - (yt * gt) / tt;
    const determinant = Math.max(a * c - b * b, 1e-18);
    let mx = (c * u - b * v) / determinant;
    let my = (a * v - b * u) / determinant;
    const move = Math.sqrt(mx * mx + my * my);
    if (move > MOST_METRES) [mx, my] = [(mx * MOST_METRES) / move, (my * MOST_METRES) / move];
    x += mx;
    y += my;
    moment += (gt - xt * mx - yt * my) / tt;
  }
  return false;
}

function apart(a: Fit, b: Fit): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) > APART_METRES;
}

/** The place reflected at the line that fits the hearing sensors best. */
function reflections({ near }: Search, { anchor, at, x, y, moment }: Fit) {
  let [mx, my, xx, xy, yy] = [0, 0, 0, 0, 0];
  for (const k of at) {
    mx += near.x[k]! / at.length;
    my += near.y[k]! / at.length;
  }
  for (const k of at) {
    const [dx, dy] = [near.x[k]! - mx, near.y[k]! - my];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [ex, ey] = [Math.cos(along), Math.sin(along)];
  const across = (x - mx) * -ey + (y - my) * ex;
  return [{ anchor, x: x + 2 * across * ey, y: y - 2 * across * ex, moment }];
}
