/**
 * Where three arrivals can have come from: the meeting points of two hyperbolas, in closed form.
 *
 * Frame: the first sensor is the origin, metres; delays are seconds after its arrival. With range r from the origin and
 * D = speed x delay, (x - xa)^2 + (y - ya)^2 = (r + Da)^2 less x^2 + y^2 = r^2 is linear in x, y and r; two of them leave a
 * quadratic (Bancroft 1985; Schau and Robinson, IEEE Trans. ASSP 35 (1987) 1223). Sensors nearly in a row leave a place and its
 * mirror image, which only the sensors' distance from the row tells apart: there the row itself is solved and both are given.
 */

/** Two places at most: x, y, range, each. */
export const solution = new Float64Array(6);

/** A triangle flatter than this is a row. */
const ROW_HEIGHT = 0.2;

/** How many places there are, written to `solution`. */
export function solveTriple(
  xa: number,
  ya: number,
  delayA: number,
  xb: number,
  yb: number,
  delayB: number,
  speed: number,
): number {
  const da = delayA * speed;
  const db = delayB * speed;
  const determinant = xa * yb - xb * ya;
  const ab = (xa - xb) * (xa - xb) + (ya - yb) * (ya - yb);
  const longest = Math.max(ab, xa * xa + ya * ya, xb * xb + yb * yb);
  if (Math.abs(determinant) < ROW_HEIGHT * longest) return solveRow(xa, ya, da, xb, yb, db);
  const ka = (xa * xa + ya * ya - da * da) / 2;
  const kb = (xb * xb + yb * yb - db * db) / 2;
  const px = (ka * yb - kb * ya) / determinant;
  const qx = (-da * yb + db * ya) / determinant;
  const py = (kb * xa - ka * xb) / determinant;
  const qy = (-db * xa + da * xb) / determinant;
  const a = qx * qx + qy * qy - 1;
  const halfB = px * qx + py * qy;
  const c = px * px + py * py;
  const root = Math.sqrt(Math.max(0, halfB * halfB - a * c));
  let found = 0;
  for (let side = -1; side <= 1; side += 2) {
    const r = Math.abs(a) < 1e-9 ? -c / (2 * halfB) : (-halfB + side * root) / a;
    if (!(r >= 0 && r + da >= 0 && r + db >= 0 && r < 1e5)) continue;
    solution[found * 3] = px + qx * r;
    solution[found * 3 + 1] = py + qy * r;
    solution[found * 3 + 2] = r;
    found++;
    if (Math.abs(a) < 1e-9) break;
  }
  return found;
}

/** The same for a row along its longest side, once on either hand. */
function solveRow(xa: number, ya: number, da: number, xb: number, yb: number, db: number): number {
  const aa = xa * xa + ya * ya;
  const bb = xb * xb + yb * yb;
  const ab = (xa - xb) * (xa - xb) + (ya - yb) * (ya - yb);
  let ex = xb - xa;
  let ey = yb - ya;
  if (aa >= ab && aa >= bb) [ex, ey] = [xa, ya];
  else if (bb >= ab) [ex, ey] = [xb, yb];
  const length = Math.hypot(ex, ey);
  ex /= length;
  ey /= length;
  const ua = xa * ex + ya * ey;
  const ub = xb * ex + yb * ey;
  const determinant = ua * db - ub * da;
  const ka = (ua * ua - da * da) / 2;
  const kb = (ub * ub - db * db) / 2;
  const r = (ua * kb - ub * ka) / determinant;
  if (!(r > 0 && r < 1e5)) return 0;
  const u = Math.abs(ua) > Math.abs(ub) ? (ka - da * r) / ua : (kb - db * r) / ub;
  const v = Math.sqrt(Math.max(r * r - u * u, 1e4));
  for (let side = 0; side < 2; side++) {
    const hand = side === 0 ? v : -v;
    solution[side * 3] = u * ex - hand * ey;
    solution[side * 3 + 1] = u * ey + hand * ex;
    solution[side * 3 + 2] = Math.hypot(u, v);
  }
  return 2;
}
