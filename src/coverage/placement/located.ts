/**
 * What a plan locates: demand points that at least four acoustic nodes hear, and that cannot be taken for their mirror image.
 *
 * Nodes that stand nearly in one line hear an event and its image across that line at nearly the same times. The line is the
 * one of least squared distances through the nodes that hear the point; where, for every node, the ways from the point and
 * from its image differ by nearly the same length (the origin time is free), the two cannot be told apart.
 */
import { METRES_PER_DEGREE } from '../../geo/position.js';
import { NODES_TO_LOCATE } from './kinds.js';
import type { Candidates } from './reach.js';
import type { Lattice } from './strip.js';

/** Differences of ways that wind and clocks leave uncertain: 5 km at 3 m/s of wind is 45 m, three times that is asked for. */
const TOLD_APART_METRES = 150;

export interface Located {
  /** Shares of the points: heard by one node or more, by four or more, and located without a mirror image. */
  readonly heard: number;
  readonly heardByFour: number;
  readonly located: number;
  /** 0 not heard, 1 heard, 2 heard by four, 3 located; for each point. */
  readonly state: Uint8Array;
}

export function locatedBy(
  placed: readonly number[],
  { device, site, runStart, runs }: Candidates,
  sites: Lattice,
  demand: Lattice,
): Located {
  const points = demand.lat.length;
  const nodes = placed.filter((i) => device[i] === 0);
  const start = new Int32Array(points + 1);
  const each = (tell: (point: number, node: number) => void): void => {
    for (const i of nodes) {
      for (let r = runStart[i]!; r < runStart[i + 1]!; r++) {
        for (let j = runs[2 * r]!; j < runs[2 * r + 1]!; j++) tell(j, i);
      }
    }
  };
  each((j) => {
    start[j + 1]!++;
  });
  for (let j = 0; j < points; j++) start[j + 1]! += start[j]!;
  const hearing = new Int32Array(start[points]!);
  const filled = Int32Array.from(start);
  each((j, i) => {
    hearing[filled[j]!++] = site[i]!;
  });
  const state = new Uint8Array(points);
  const counts = [0, 0, 0, 0];
  for (let j = 0; j < points; j++) {
    const few = start[j + 1]! - start[j]!;
    state[j] =
      few === 0 ? 0 : few < NODES_TO_LOCATE ? 1 : isTwofold(j, hearing, start, sites, demand) ? 2 : 3;
    counts[state[j]!]!++;
  }
  return {
    heard: 1 - counts[0]! / points,
    heardByFour: (counts[2]! + counts[3]!) / points,
    located: counts[3]! / points,
    state,
  };
}

function isTwofold(
  j: number,
  hearing: Int32Array,
  start: Int32Array,
  sites: Lattice,
  demand: Lattice,
): boolean {
  const lat = demand.lat[j]!;
  const lon = demand.lon[j]!;
  const perLon = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  const from = start[j]!;
  const until = start[j + 1]!;
  const count = until - from;
  const x = (n: number): number => (sites.lon[hearing[n]!]! - lon) * perLon;
  const y = (n: number): number => (sites.lat[hearing[n]!]! - lat) * METRES_PER_DEGREE;
  let meanX = 0;
  let meanY = 0;
  for (let n = from; n < until; n++) {
    meanX += x(n) / count;
    meanY += y(n) / count;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let n = from; n < until; n++) {
    xx += (x(n) - meanX) ** 2;
    xy += (x(n) - meanX) * (y(n) - meanY);
    yy += (y(n) - meanY) ** 2;
  }
  const angle = 0.5 * Math.atan2(2 * xy, xx - yy);
  // The point is the origin: its image lies twice as far as the line, square to it.
  const away = meanX * -Math.sin(angle) + meanY * Math.cos(angle);
  const imageX = 2 * away * -Math.sin(angle);
  const imageY = 2 * away * Math.cos(angle);
  if (Math.hypot(imageX, imageY) < 2 * TOLD_APART_METRES) return false;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let n = from; n < until; n++) {
    const difference = Math.hypot(x(n), y(n)) - Math.hypot(x(n) - imageX, y(n) - imageY);
    least = Math.min(least, difference);
    most = Math.max(most, difference);
  }
  return most - least < TOLD_APART_METRES;
}
