/**
 * Flashes that cameras saw, held against an event whose place and moment are known to some extent.
 *
 * Light takes no time worth counting, so the time of a flash is the moment of the event (clue.ts), and its bearing points at it.
 * An arrival is the event's, or chance: the ratio of the two densities weighs it, chance being the camera's own rate of arrivals
 * that no event explains, at all bearings alike. Of a true flash the bearing may still be wrong (WRONG_BEARING): then its time
 * alone counts.
 *
 * What is learned of each camera, from events that were sure without it: by how much its clock and its bearings are off. Offs of
 * all arrivals near in time and bearing are kept; chance spreads them evenly, a camera that is off heaps them up at one place.
 */
import { burstRate } from './burst.js';
import { type Clue, turned } from './clue.js';
import { logDensity } from './noise.js';
import type { Fit } from './refine.js';
import type { Search } from './search.js';
import { FREE, firstAfter } from './window.js';

export interface Lights {
  /** To be taken from what the camera says: seconds, radians. */
  readonly clock: Float64Array;
  readonly turn: Float64Array;
  /** Of what is taken away. */
  readonly clockVariance: Float64Array;
  readonly turnVariance: Float64Array;
  /** Events that it might have seen, and those it has. */
  readonly asked: Float64Array;
  readonly seen: Float64Array;
  /** By camera: off in seconds, off in radians, in turn. */
  readonly offs: number[][];
}

export interface Sighting {
  readonly pick: number;
  /** ln of how much more likely all is with this arrival being the event's. */
  readonly gain: number;
  readonly clues: readonly Clue[];
}

const RADIANS = Math.PI / 180;
const SIGHT_METRES = 25_000;
const LOOK_SECONDS = 4;
const LOOK_RADIANS = 15 * RADIANS;
const START_CLOCK = 0.01 ** 2;
const START_TURN = (0.2 * RADIANS) ** 2;
const WRONG_BEARING = 0.05;
const SURE_ODDS = 9;
/** A camera sees few of all events: hills, its field, smoke. */
const [PRIOR_SEEN, PRIOR_ASKED] = [1, 20];
/** An event whose moment is less sure than this is not asked for. */
const MOST_MOMENT_SECONDS = 1;

export function startLights(sensors: number): Lights {
  return {
    clock: new Float64Array(sensors),
    turn: new Float64Array(sensors),
    clockVariance: new Float64Array(sensors).fill(START_CLOCK),
    turnVariance: new Float64Array(sensors).fill(START_TURN),
    asked: new Float64Array(sensors),
    seen: new Float64Array(sensors),
    offs: Array.from({ length: sensors }, () => []),
  };
}

/**
 * The flash of the event that a camera saw, if one surely is.
 * @param own the event whose arrivals may be used besides the free ones
 * @param at the camera's place in the neighbourhood list
 */
export function sight(search: Search, fit: Fit, own: number, at: number): Sighting | undefined {
  const { near, window, belief } = search;
  const { lights } = belief;
  const camera = near.sensor[at]!;
  const dx = fit.x - near.x[at]!;
  const dy = fit.y - near.y[at]!;
  const distance = Math.hypot(dx, dy);
  if (distance > SIGHT_METRES || distance < 1) return undefined;
  const momentVariance = fit.covariance[14]!;
  if (momentVariance > MOST_MOMENT_SECONDS ** 2) return undefined;
  const q = shareSeen(lights, camera);
  // How the bearing and the moment stray together, as far as the event leaves them open.
  const [bx, by] = [dy / distance ** 2, -dx / distance ** 2];
  const p = fit.covariance;
  const straying =
    bx * bx * (p[0]! + fit.open[0]) + 2 * bx * by * (p[1]! + fit.open[1]) + by * by * (p[7]! + fit.open[2]);
  const together = bx * p[2]! + by * p[8]!;
  const sigma = cameraSigma(search, camera);
  const bearingVariance = sigma * sigma + lights.turnVariance[camera]!;
  const widest = 6 * Math.sqrt(momentVariance + 4e-4 + lights.clockVariance[camera]!);
  const expected = fit.moment + lights.clock[camera]!;
  let all = 1 - q;
  let most = 0;
  let found = -1;
  let pointed = false;
  const end = window.start[camera + 1]!;
  for (let k = firstAfter(window, camera, expected - widest); k < end; k++) {
    if (window.time[k]! > expected + widest) break;
    if (window.owner[k] !== FREE && window.owner[k] !== own) continue;
    const late = window.time[k]! - expected;
    const variance = window.stated[k]! + lights.clockVariance[camera]! + momentVariance;
    const byTime = density(late, variance) / burstRate(window, k);
    const bearing = window.bearing[k]!;
    const both =
      Number.isNaN(sigma) || Number.isNaN(bearing) ? 0 : byTime * byBearing(bearing, late, variance);
    const share = both > 0 ? WRONG_BEARING : 1;
    const odds = q * ((1 - share) * both + share * byTime);
    all += odds;
    if (odds <= most) continue;
    most = odds;
    found = k;
    pointed = (1 - share) * both > SURE_ODDS * share * byTime;
  }
  if (most <= SURE_ODDS * (all - most)) return undefined;
  const { x, y } = { x: near.x[at]!, y: near.y[at]! };
  const clues: Clue[] = [
    {
      kind: 'flash',
      x,
      y,
      seconds: window.time[found]! - lights.clock[camera]!,
      variance: window.stated[found]! + lights.clockVariance[camera]!,
    },
  ];
  if (pointed) {
    const radians = window.bearing[found]! - lights.turn[camera]!;
    clues.push({ kind: 'bearing', x, y, radians, variance: bearingVariance });
  }
  return { pick: found, gain: Math.log(all), clues };

  /** Density of the bearing for a moment that is late by so much, over that of chance. */
  function byBearing(bearing: number, late: number, timeVariance: number): number {
    const off =
      turned(bearing - lights.turn[camera]! - Math.atan2(dx, dy)) - (together / timeVariance) * late;
    const variance = bearingVariance + straying - (together * together) / timeVariance;
    return density(off, variance) * 2 * Math.PI;
  }
}

/** Chance that a camera tells of an event that is not too far away. */
export function shareSeen({ seen, asked }: Lights, camera: number): number {
  return (seen[camera]! + PRIOR_SEEN) / (asked[camera]! + PRIOR_ASKED);
}

/** NaN where the camera tells no bearings that can be used. */
export function cameraSigma({ sensors, bearingSigma }: Search, camera: number): number {
  return sensors.bearingSigmaDegrees[camera]! > 0 ? bearingSigma[camera]! : Number.NaN;
}

function density(off: number, variance: number): number {
  return Math.exp(logDensity((off * off) / variance)) / Math.sqrt(variance);
}

const KEPT_OFFS = 64;
/** Offs this near to each other are of one heap: seconds, radians. */
const HEAP_SECONDS = 0.12;
const HEAP_RADIANS = 1.5 * RADIANS;
/** So many are in a heap at least, besides several times what an even spread would put there. */
const FEWEST_IN_HEAP = 5;
const ABOVE_CHANCE = 4;
/** Left after learning: drift of the clock, sag of the mount, variances. */
const LEAST_CLOCK = 0.004 ** 2;
const LEAST_TURN = (0.05 * RADIANS) ** 2;

/** What a sure event, located without the camera, tells of it. */
export function learnLight(search: Search, fit: Fit, own: number, at: number): void {
  const { near, window, belief } = search;
  const { lights } = belief;
  const camera = near.sensor[at]!;
  const [dx, dy] = [fit.x - near.x[at]!, fit.y - near.y[at]!];
  if (Math.hypot(dx, dy) > SIGHT_METRES) return;
  lights.asked[camera]! += 1;
  if (sight(search, fit, own, at)) lights.seen[camera]! += 1;
  const bearing = Math.atan2(dx, dy);
  const offs = lights.offs[camera]!;
  const before = offs.length;
  const end = window.start[camera + 1]!;
  for (let k = firstAfter(window, camera, fit.moment - LOOK_SECONDS); k < end; k++) {
    const late = window.time[k]! - fit.moment;
    if (late > LOOK_SECONDS) break;
    if (window.owner[k] !== FREE && window.owner[k] !== own) continue;
    const turn = Number.isNaN(window.bearing[k]!) ? 0 : turned(window.bearing[k]! - bearing);
    if (Math.abs(turn) <= LOOK_RADIANS) offs.push(late, turn);
  }
  if (offs.length === before) return;
  if (offs.length > 2 * KEPT_OFFS) offs.splice(0, offs.length - 2 * KEPT_OFFS);
  aim(lights, camera, Number.isNaN(cameraSigma(search, camera)));
}

interface Heap {
  readonly count: number;
  readonly late: number;
  readonly aside: number;
  readonly lateVariance: number;
  readonly asideVariance: number;
}

/** The heap with most offs in it: its mean is what the camera is off by. */
function aim(lights: Lights, camera: number, timesOnly: boolean): void {
  const offs = lights.offs[camera]!;
  let best: Heap | undefined;
  for (let i = 0; i < offs.length; i += 2) {
    const heap = heapAt(offs, offs[i]!, offs[i + 1]!);
    if (heap.count > (best?.count ?? 0)) best = heap;
  }
  const chance = (HEAP_SECONDS / LOOK_SECONDS) * (timesOnly ? 1 : HEAP_RADIANS / LOOK_RADIANS);
  if (!best || best.count < FEWEST_IN_HEAP + (ABOVE_CHANCE * chance * offs.length) / 2) return;
  lights.clock[camera] = best.late;
  lights.turn[camera] = best.aside;
  lights.clockVariance[camera] = best.lateVariance / best.count + LEAST_CLOCK;
  lights.turnVariance[camera] = best.asideVariance / best.count + LEAST_TURN;
}

function heapAt(offs: readonly number[], late: number, aside: number): Heap {
  let count = 0;
  let [sumLate, sumAside, late2, aside2] = [0, 0, 0, 0];
  for (let i = 0; i < offs.length; i += 2) {
    const [a, b] = [offs[i]!, offs[i + 1]!];
    if (Math.abs(a - late) > HEAP_SECONDS || Math.abs(b - aside) > HEAP_RADIANS) continue;
    count++;
    sumLate += a;
    sumAside += b;
    late2 += a * a;
    aside2 += b * b;
  }
  const [meanLate, meanAside] = [sumLate / count, sumAside / count];
  return {
    count,
    late: meanLate,
    aside: meanAside,
    lateVariance: late2 / count - meanLate ** 2,
    asideVariance: aside2 / count - meanAside ** 2,
  };
}
