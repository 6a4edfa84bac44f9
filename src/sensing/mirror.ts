/**
 * The other place that explains the same arrivals. One row of sensors leaves a mirror image over the row; the fit is begun again
 * from there, and both are kept with their probabilities unless one is out of the question.
 */
import { type Fit, refine } from './refine.js';
import type { Located } from './resolve.js';
import type { Search } from './search.js';

/** Rivals further than this below the best in ln of the odds are not told. */
const TOLD = Math.log(19);
const APART_METRES = 150;

export function withRivals(search: Search, fit: Fit, own: number, air = search.airs[fit.anchor]!): Located {
  const found: Fit[] = [fit];
  for (const start of reflections(search, fit)) {
    const other = refine(search, start, own, 1000, air);
    if (other === undefined || other.picks.length < 3) continue;
    if (found.every((known) => apart(known, other))) found.push(other);
  }
  found.sort((a, b) => b.score - a.score);
  const [preferred] = found;
  return { fit: preferred!, rivals: found.slice(1).filter(({ score }) => score > preferred!.score - TOLD) };
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
