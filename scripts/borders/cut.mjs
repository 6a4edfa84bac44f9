/**
 * Cuts a ring along a polyline.
 *
 * Frame: plane of WGS 84 degrees, points are [lon, lat]. Both ends of the polyline lie outside the ring, so it runs
 * inside between its first and second crossing, between its third and fourth, and so on; each such stretch
 * cuts one piece in two. The polyline must not cross itself and must not touch a vertex of the ring exactly.
 */

/** @returns {number[][][]} the pieces, as closed rings */
export function cut(ring, polyline) {
  const open = ring.slice(0, -1);
  const crossings = [];
  for (let i = 0; i + 1 < polyline.length; i++) {
    for (let j = 0; j < open.length; j++) {
      const hit = crossing(polyline[i], polyline[i + 1], open[j], open[(j + 1) % open.length]);
      if (hit) crossings.push({ along: i + hit.t, edge: j, u: hit.u, point: hit.point });
    }
  }
  if (crossings.length % 2 !== 0) throw new Error('an end of the polyline lies inside the ring');
  const byEdge = crossings.toSorted((a, b) => a.edge - b.edge || a.u - b.u);
  let pieces = [
    open.flatMap((point, j) => [point, ...byEdge.filter((c) => c.edge === j).map((c) => c.point)]),
  ];
  const byPolyline = crossings.toSorted((a, b) => a.along - b.along);
  for (let k = 0; k < byPolyline.length; k += 2) {
    const [enter, leave] = [byPolyline[k], byPolyline[k + 1]];
    const inner = polyline.slice(Math.floor(enter.along) + 1, Math.floor(leave.along) + 1);
    pieces = pieces.flatMap((piece) => divided(piece, enter.point, leave.point, inner));
  }
  return pieces.map((piece) => [...piece, piece[0]]);
}

function divided(piece, enter, leave, inner) {
  const a = piece.indexOf(enter);
  const b = piece.indexOf(leave);
  if (a < 0 || b < 0) return [piece];
  const forward = (from, to) =>
    from <= to ? piece.slice(from, to + 1) : [...piece.slice(from), ...piece.slice(0, to + 1)];
  return [
    [...forward(a, b), ...inner.toReversed()],
    [...forward(b, a), ...inner],
  ];
}

function crossing(p, q, a, b) {
  const [rx, ry] = [q[0] - p[0], q[1] - p[1]];
  const [sx, sy] = [b[0] - a[0], b[1] - a[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const t = ((a[0] - p[0]) * sy - (a[1] - p[1]) * sx) / cross;
  const u = ((a[0] - p[0]) * ry - (a[1] - p[1]) * rx) / cross;
  if (t < 0 || t >= 1 || u < 0 || u >= 1) return undefined;
  return { t, u, point: [p[0] + t * rx, p[1] + t * ry] };
}

/** A point inside a closed ring: the middle of the widest stretch on a horizontal through its middle. */
export function pointInside(ring) {
  const ys = ring.map((point) => point[1]);
  const y = (Math.min(...ys) + Math.max(...ys)) / 2 + 1e-9;
  const xs = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    if (a[1] > y !== b[1] > y) xs.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  xs.sort((a, b) => a - b);
  let best = [0, Number.NaN];
  for (let i = 0; i + 1 < xs.length; i += 2) {
    if (xs[i + 1] - xs[i] > best[0]) best = [xs[i + 1] - xs[i], (xs[i] + xs[i + 1]) / 2];
  }
  return [best[1], y];
}

export function holds(ring, [x, y]) {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}
