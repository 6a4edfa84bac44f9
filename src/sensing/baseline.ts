/**
 * The plain way, to hold a locator against: arrivals gathered greedily in time around the earliest, least squares without wind,
 * the worst residual thrown out while it is large. No bearings, no silence of sensors, no alternatives.
 *
 * Frame: east and north metres around the sensor of the earliest arrival, seconds after it; sound at SPEED m/s.
 */

import { metresPerDegree } from '../geo/local-metres.js';
import type { Fix, Locate, Network } from './fix.js';

const SPEED = 338;
const NEIGHBOUR_METRES = 12_000;
const FEWEST = 4;
const MOST_SECONDS = 0.5;
const STARTS_METRES = [1_000, 5_000] as const;

export const locatePlainly: Locate = (network) => {
  const { sensors, arrivals } = network;
  const order = Array.from({ length: arrivals.count }, (_, i) => i)
    .filter((i) => sensors.kind[arrivals.sensor[i]!]! < 2)
    .sort((a, b) => arrivals.timeMs[a]! - arrivals.timeMs[b]!);
  const neighbours = neighbourhoods(network);
  const used = new Uint8Array(arrivals.count);
  const fixes: Fix[] = [];
  for (let o = 0; o < order.length; o++) {
    const first = order[o]!;
    if (used[first]) continue;
    const group = gather(network, order, o, used, neighbours[arrivals.sensor[first]!]!);
    if (group.length < FEWEST) continue;
    const solved = solve(group);
    if (!solved) continue;
    for (const member of solved.members) used[member.arrival] = 1;
    fixes.push(fixOf(network, first, solved, fixes.length + 1));
  }
  return fixes;
};

interface Member {
  readonly arrival: number;
  readonly east: number;
  readonly north: number;
  readonly seconds: number;
}

interface Solved {
  readonly members: readonly Member[];
  readonly east: number;
  readonly north: number;
  readonly seconds: number;
  readonly rmsSeconds: number;
  /** Upper triangle of the covariance of east and north for residuals of 1 s. */
  readonly covariance: readonly [number, number, number];
}

/** Sensors near each sensor, with their place seen from it. */
function neighbourhoods({ sensors }: Network): Map<number, { east: number; north: number }>[] {
  return Array.from({ length: sensors.count }, (_, i) => {
    const { perLat, perLon } = metresPerDegree(sensors.lat[i]!);
    const near = new Map<number, { east: number; north: number }>();
    for (let j = 0; j < sensors.count; j++) {
      const north = (sensors.lat[j]! - sensors.lat[i]!) * perLat;
      if (Math.abs(north) > NEIGHBOUR_METRES) continue;
      const east = (sensors.lon[j]! - sensors.lon[i]!) * perLon;
      if (Math.hypot(east, north) < NEIGHBOUR_METRES) near.set(j, { east, north });
    }
    return near;
  });
}

/** The first arrival of each sensor near by that sound could have reached by then. */
function gather(
  { arrivals }: Network,
  order: readonly number[],
  from: number,
  used: Uint8Array,
  near: ReadonlyMap<number, { east: number; north: number }>,
): Member[] {
  const startMs = arrivals.timeMs[order[from]!]!;
  const bySensor = new Map<number, Member>();
  for (let o = from; o < order.length; o++) {
    const arrival = order[o]!;
    const seconds = (arrivals.timeMs[arrival]! - startMs) / 1000;
    if (seconds > NEIGHBOUR_METRES / SPEED) break;
    const sensor = arrivals.sensor[arrival]!;
    const place = near.get(sensor);
    if (!place || used[arrival] || bySensor.has(sensor)) continue;
    if (seconds <= Math.hypot(place.east, place.north) / SPEED + MOST_SECONDS)
      bySensor.set(sensor, { arrival, ...place, seconds });
  }
  return [...bySensor.values()];
}

/** Best of several starts, since the sum of squares has a minimum on either side of a row. */
function solve(group: readonly Member[]): Solved | undefined {
  let best: Solved | undefined;
  for (const metres of STARTS_METRES) {
    for (let turn = 0; turn < 4; turn++) {
      const angle = (turn * Math.PI) / 2;
      const solved = fitTrimmed(group, metres * Math.cos(angle), metres * Math.sin(angle));
      if (!solved || solved.rmsSeconds > MOST_SECONDS) continue;
      const more = solved.members.length - (best?.members.length ?? 0);
      if (!best || more > 0 || (more === 0 && solved.rmsSeconds < best.rmsSeconds)) best = solved;
    }
  }
  return best;
}

function fitTrimmed(group: readonly Member[], east: number, north: number): Solved | undefined {
  let members = [...group];
  while (members.length >= FEWEST) {
    const solved = fit(members, east, north);
    if (!solved) return undefined;
    let worst = 0;
    let at = 0;
    members.forEach((member, i) => {
      const off = Math.abs(residual(member, solved.east, solved.north, solved.seconds));
      if (off > worst) [worst, at] = [off, i];
    });
    if (worst <= MOST_SECONDS) return solved;
    members = members.filter((_, i) => i !== at);
  }
  return undefined;
}

const residual = (member: Member, east: number, north: number, seconds: number): number =>
  member.seconds - seconds - Math.hypot(member.east - east, member.north - north) / SPEED;

/** Gauss and Newton with Levenberg's damping, unweighted. */
function fit(members: readonly Member[], startEast: number, startNorth: number): Solved | undefined {
  let east = startEast;
  let north = startNorth;
  let seconds = -Math.hypot(startEast, startNorth) / SPEED;
  let covariance: [number, number, number] = [0, 0, 0];
  for (let step = 0; step < 12; step++) {
    let [a, b, c, d, e, f, g, h, k] = [1e-9, 0, 0, 1e-9, 0, 1e-6, 0, 0, 0];
    for (const member of members) {
      const dx = east - member.east;
      const dy = north - member.north;
      const metres = Math.max(1, Math.hypot(dx, dy));
      const [x, y] = [dx / (metres * SPEED), dy / (metres * SPEED)];
      const r = residual(member, east, north, seconds);
      a += x * x;
      b += x * y;
      c += x;
      d += y * y;
      e += y;
      f += 1;
      g += x * r;
      h += y * r;
      k += r;
    }
    const [A, B, C] = [d * f - e * e, c * e - b * f, b * e - c * d];
    const determinant = a * A + b * B + c * C;
    if (!(Math.abs(determinant) > 1e-30)) return undefined;
    const [D, E, F] = [a * f - c * c, b * c - a * e, a * d - b * b];
    const stepEast = (A * g + B * h + C * k) / determinant;
    const stepNorth = (B * g + D * h + E * k) / determinant;
    const length = Math.hypot(stepEast, stepNorth);
    const scale = length > 3000 ? 3000 / length : 1;
    east += scale * stepEast;
    north += scale * stepNorth;
    seconds += scale * ((C * g + E * h + F * k) / determinant);
    covariance = [A / determinant, B / determinant, D / determinant];
    if (length < 1) break;
  }
  const squares = members.reduce((sum, member) => sum + residual(member, east, north, seconds) ** 2, 0);
  if (!(Math.hypot(east, north) < 25_000)) return undefined;
  return { members, east, north, seconds, covariance, rmsSeconds: Math.sqrt(squares / members.length) };
}

function fixOf({ sensors, arrivals }: Network, first: number, solved: Solved, number: number): Fix {
  const { members, covariance, rmsSeconds } = solved;
  const sensor = arrivals.sensor[first]!;
  const { perLat, perLon } = metresPerDegree(sensors.lat[sensor]!);
  const variance = (Math.max(0.02, rmsSeconds) ** 2 * members.length) / Math.max(1, members.length - 3);
  const [ee, en, nn] = covariance;
  const half = Math.hypot((ee - nn) / 2, en);
  // 4.605: the square of the radius that holds 90 % of a normal distribution in the plane.
  const axis = (sign: number): number =>
    Math.sqrt(Math.max(1e-6, 4.605 * variance * ((ee + nn) / 2 + sign * half)));
  return {
    id: `F${number}`,
    time: new Date(Math.round(arrivals.timeMs[first]! + 1000 * solved.seconds)).toISOString(),
    lat: sensors.lat[sensor]! + solved.north / perLat,
    lon: sensors.lon[sensor]! + solved.east / perLon,
    ellipse90: {
      majorM: axis(1),
      minorM: axis(-1),
      azimuthDeg: (90 - (0.5 * Math.atan2(2 * en, ee - nn) * 180) / Math.PI + 360) % 180,
    },
    alternatives: [],
    probability: 0.9,
    kind: 'unknown',
    arrivals: members.map(({ arrival }) => arrivals.ids[arrival]!),
  };
}
