/**
 * Events that begin with a flash which no located event explains: too few have heard them for sound alone.
 *
 * A flash gives the moment and a bearing, so the place is one distance away. Each sound near by tells that distance by itself
 * (|a + r b| = c t, two roots), as does a flash at the same time in another camera, where the bearings cross. Distances on which
 * two agree are worked out in full (combine.ts), with all that was heard there and the silence of those that heard nothing. Score
 * as in refine.ts: ln density of events + arrivals against chance arrivals + silence + prior of the air, by Laplace.
 *
 * Frame: the camera's plane (plane.ts), metres; seconds of the window.
 *
 * Over 300 lines, because two cameras, and a camera with sounds, make one kind of candidate that is weighed in one place.
 */
import { SENSOR_KINDS } from '../formats/network/network.js';
import { PATTERNS } from './bend.js';
import { burstRate } from './burst.js';
import { type Clue, offOf } from './clue.js';
import { type Combined, combine } from './combine.js';
import { type Corroborated, corroborate } from './corroborate.js';
import { addHit, addMiss, beginChances, totalChance } from './hearing.js';
import { cameraSigma, shareSeen } from './lights.js';
import { logDensity } from './noise.js';
import { N } from './normal.js';
import { type Fit, NOTHING_OPEN } from './refine.js';
import type { Search } from './search.js';
import type { Air } from './weather.js';
import { FREE, firstAfter } from './window.js';

const SEEN_METRES = 15_000;
const HEARD_METRES = 12_000;
const AT_ONCE_SECONDS = 0.2;
/** Distances that differ by less, and by less than this share, agree. */
const AGREE_METRES = 60;
const AGREE_SHARE = 0.03;
const MOST_TRIED = 4;
const ROUNDS = 3;
/** Place and moment before anything is known, one standard deviation. */
const [START_METRES, START_SECONDS] = [1000, 3];
/** Besides the flash, so many sounds or flashes of others. */
const FEWEST_OTHERS = 2;
const LEAST_SCORE = 1;
/** Below this no further round helps. */
const HOPELESS = -6;
const APART_METRES = 150;
const GATE_SQUARED = 16;
/** Owner of the flash while its event is looked at, so that it is not counted twice. */
const HELD = -3;

interface Flash {
  readonly pick: number;
  readonly camera: number;
  readonly seconds: number;
  readonly radians: number;
  readonly clues: readonly Clue[];
  /** ln of how much more likely it is of an event that this camera may see than by chance, without the densities. */
  readonly gain: number;
}

/** @param first the number of the first of them. */
export function flashEvents(search: Search, first: number): Corroborated[] {
  const { window, sensors } = search;
  const events: Corroborated[] = [];
  for (let pick = 0; pick < window.count; pick++) {
    if (SENSOR_KINDS[sensors.kind[window.sensor[pick]!]!] !== 'camera' || window.owner[pick] !== FREE)
      continue;
    const flash = flashOf(search, pick);
    if (flash === undefined) continue;
    const owner = first + events.length;
    const tried = distancesOf(search, flash)
      .map((metres) => fitAt(search, flash, metres))
      .filter((fit) => fit !== undefined)
      .sort((a, b) => b.score - a.score);
    const [best] = tried;
    if (best === undefined) continue;
    window.owner[pick] = HELD;
    const event = corroborate(search, { fit: best, rivals: rivalsOf(tried) }, owner);
    const { fit, more } = event;
    if (fit.score < LEAST_SCORE || fit.picks.length + more.length < FEWEST_OTHERS) {
      for (const taken of [pick, ...more]) window.owner[taken] = FREE;
      continue;
    }
    for (const taken of [pick, ...fit.picks]) window.owner[taken] = owner;
    events.push({ ...event, more: [pick, ...more] });
  }
  return events;
}

function flashOf(search: Search, pick: number): Flash | undefined {
  const { window, belief } = search;
  const { lights } = belief;
  const camera = window.sensor[pick]!;
  const sigma = cameraSigma(search, camera);
  const bearing = window.bearing[pick]!;
  if (Number.isNaN(sigma) || Number.isNaN(bearing)) return undefined;
  const seconds = window.time[pick]! - lights.clock[camera]!;
  if (seconds < search.fromSeconds || seconds > search.toSeconds) return undefined;
  const radians = bearing - lights.turn[camera]!;
  return {
    pick,
    camera,
    seconds,
    radians,
    gain: Math.log(2 * Math.PI * shareSeen(lights, camera)) - Math.log(burstRate(window, pick)),
    clues: [
      {
        kind: 'flash',
        x: 0,
        y: 0,
        seconds,
        variance: window.stated[pick]! + lights.clockVariance[camera]!,
      },
      { kind: 'bearing', x: 0, y: 0, radians, variance: sigma * sigma + lights.turnVariance[camera]! },
    ],
  };
}

/** Distances along the bearing that several arrivals agree on, the best supported first. */
function distancesOf(search: Search, flash: Flash): number[] {
  const { near, window, sensors } = search;
  const air = search.airAround(flash.camera);
  const [ex, ey] = [Math.sin(flash.radians), Math.cos(flash.radians)];
  const said: { metres: number; by: number }[] = [];
  const say = (metres: number, by: number): void => {
    if (metres > 50 && metres < SEEN_METRES) said.push({ metres, by });
  };
  for (let at = near.start[flash.camera]!; at < near.start[flash.camera + 1]!; at++) {
    const sensor = near.sensor[at]!;
    const [x, y] = [near.x[at]!, near.y[at]!];
    const along = x * ex + y * ey;
    const across = x * ey - y * ex;
    if (SENSOR_KINDS[sensors.kind[sensor]!] === 'camera') {
      if (sensor === flash.camera) continue;
      forArrivals(search, sensor, flash.seconds - AT_ONCE_SECONDS, flash.seconds + AT_ONCE_SECONDS, (k) => {
        // Where its bearing crosses this one.
        const [fx, fy] = [Math.sin(window.bearing[k]!), Math.cos(window.bearing[k]!)];
        const sine = ex * fy - ey * fx;
        const metres = (x * fy - y * fx) / sine;
        if (Math.abs(sine) > 0.03 && (metres * ex - x) * fx + (metres * ey - y) * fy > 0) {
          // It tells two numbers: that there was something then, and where.
          say(metres, sensor);
          say(metres, -1 - sensor);
        }
      });
      continue;
    }
    if (near.distance[at]! > HEARD_METRES + SEEN_METRES / 2) continue;
    const latest = flash.seconds + HEARD_METRES / air.speed;
    forArrivals(search, sensor, flash.seconds + Math.abs(across) / (air.speed + 20), latest, (k) => {
      const path = (window.time[k]! - flash.seconds) * air.speed;
      const half = Math.sqrt(Math.max(0, path * path - across * across));
      say(along + half, sensor);
      say(along - half, sensor);
    });
  }
  return agreed(said);
}

function agreed(said: { metres: number; by: number }[]): number[] {
  said.sort((a, b) => a.metres - b.metres || a.by - b.by);
  const heaps: { metres: number; votes: number }[] = [];
  let from = 0;
  said.forEach(({ metres }, to) => {
    while (metres - said[from]!.metres > AGREE_METRES + AGREE_SHARE * metres) from++;
    const votes = new Set(said.slice(from, to + 1).map(({ by }) => by)).size;
    if (votes < FEWEST_OTHERS) return;
    const middle = (said[from]!.metres + metres) / 2;
    const last = heaps.at(-1);
    if (last && middle - last.metres < AGREE_METRES + AGREE_SHARE * middle) {
      if (votes > last.votes) heaps[heaps.length - 1] = { metres: middle, votes };
    } else heaps.push({ metres: middle, votes });
  });
  heaps.sort((a, b) => b.votes - a.votes || a.metres - b.metres);
  return heaps.slice(0, MOST_TRIED).map(({ metres }) => metres);
}

function forArrivals(
  { window }: Search,
  sensor: number,
  from: number,
  to: number,
  visit: (k: number) => void,
): void {
  for (let k = firstAfter(window, sensor, from); k < window.start[sensor + 1]!; k++) {
    if (window.time[k]! > to) return;
    if (window.owner[k] === FREE) visit(k);
  }
}

const h = new Float64Array(N);

/** The event begun at this distance, with the sounds that go with it. */
function fitAt(search: Search, flash: Flash, metres: number): Fit | undefined {
  const air = search.airAround(flash.camera);
  const start = new Float64Array(N);
  start.set([metres * Math.sin(flash.radians), metres * Math.cos(flash.radians), flash.seconds]);
  start.set([air.windEast, air.windNorth, air.speed], 3);
  const wide = new Float64Array(N * N);
  wide[0] = wide[7] = START_METRES ** 2;
  wide[14] = START_SECONDS ** 2;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) wide[(i + 3) * N + j + 3] = air.covariance[i * 3 + j]!;
  // What the grouping of distances allows, until the sounds are chosen.
  const narrow = wide.slice();
  narrow[0] = narrow[7] = ((AGREE_METRES + AGREE_SHARE * metres) / 2) ** 2;
  let known: Combined | undefined = combine(start, narrow, flash.clues);
  let heard: Heard | undefined;
  for (let round = 0; round < ROUNDS && known; round++) {
    heard = listen(search, flash.camera, known);
    known = combine(start, wide, [...flash.clues, ...heard.clues]);
    if (known && fitOf(search, flash, air, known, heard).score < HOPELESS) return undefined;
  }
  return known && heard && fitOf(search, flash, air, known, heard);
}

interface Heard {
  readonly picks: readonly number[];
  readonly at: readonly number[];
  readonly clues: readonly Clue[];
  readonly silence: number;
  /** ln of the densities of all that was heard over those of chance. */
  readonly evidence: (state: Float64Array) => number;
}

/** Which arrivals go with a place, and what the silence of the others says. */
function listen(search: Search, anchor: number, { state, covariance }: Combined): Heard {
  const { near, window, belief, reachMetres, timed } = search;
  const { hearing, noise, clocks, efficiency } = belief;
  const picks: number[] = [];
  const at: number[] = [];
  const clues: Clue[] = [];
  const chance: number[] = [];
  beginChances(hearing);
  for (let place = near.start[anchor]!; place < near.start[anchor + 1]!; place++) {
    const sensor = near.sensor[place]!;
    if (timed[sensor] === 0) continue;
    const [x, y] = [near.x[place]!, near.y[place]!];
    const distance = Math.hypot(x - state[0]!, y - state[1]!);
    if (distance > reachMetres) continue;
    const path = (noise.perMetre * distance) ** 2 + noise.everywhere + clocks.variance[sensor]!;
    const expected: Clue = { kind: 'sound', x, y, seconds: 0, variance: path };
    const predicted = -offOf(expected, state, h);
    const spread = quadratic(covariance);
    const widest = Math.sqrt(GATE_SQUARED * (spread + path + 4e-4));
    let gain = Number.NEGATIVE_INFINITY;
    let pick = -1;
    forArrivals(search, sensor, predicted - widest, predicted + widest, (k) => {
      const variance = path + noise.scale * window.stated[k]! + spread;
      const off = window.time[k]! - predicted;
      let g = logDensity((off * off) / variance) - 0.5 * Math.log(variance) - Math.log(burstRate(window, k));
      const bearing = window.bearing[k]!;
      if (!Number.isNaN(bearing)) g += search.bearingGain(sensor, bearing, state[0]! - x, state[1]! - y);
      if (g > gain) [gain, pick] = [g, k];
    });
    const bin = Math.min(hearing.hit.length - 1, (distance / 250) | 0);
    gain += search.logEfficiency[sensor]!;
    if (pick >= 0 && gain + hearing.hit[bin]! > hearing.miss[bin]! * efficiency[sensor]!) {
      picks.push(pick);
      at.push(place);
      chance.push(search.logEfficiency[sensor]! - Math.log(burstRate(window, pick)));
      clues.push({
        kind: 'sound',
        x,
        y,
        seconds: window.time[pick]!,
        variance: path + noise.scale * window.stated[pick]!,
      });
      addHit(hearing, distance);
    } else addMiss(hearing, distance, efficiency[sensor]!);
  }
  return {
    picks,
    at,
    clues,
    silence: totalChance(),
    evidence: (where) =>
      picks.reduce((sum, pick, i) => {
        const bearing = window.bearing[pick]!;
        const clue = clues[i]!;
        const sensor = window.sensor[pick]!;
        const pointing = Number.isNaN(bearing)
          ? 0
          : search.bearingGain(sensor, bearing, where[0]! - clue.x, where[1]! - clue.y);
        return sum + chance[i]! + pointing + logLikelihood(clue, where);
      }, 0),
  };
}

function logLikelihood(clue: Clue, state: Float64Array): number {
  const off = offOf(clue, state, h);
  return logDensity((off * off) / clue.variance) - 0.5 * Math.log(clue.variance);
}

function quadratic(p: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < N; a++) for (let b = 0; b < N; b++) sum += h[a]! * p[a * N + b]! * h[b]!;
  return sum;
}

function fitOf(search: Search, flash: Flash, air: Air, known: Combined, heard: Heard): Fit {
  const { state, covariance } = known;
  const off = [state[3]! - air.windEast, state[4]! - air.windNorth, state[5]! - air.speed];
  let strain = 0;
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) strain += off[i]! * air.precision[i * 3 + j]! * off[j]!;
  const score =
    search.logEventDensity +
    heard.silence +
    flash.gain +
    flash.clues.reduce((sum, clue) => sum + logLikelihood(clue, state), 0) +
    heard.evidence(state) -
    0.5 * (strain + air.logDeterminant) +
    1.5 * Math.log(2 * Math.PI) +
    0.5 * known.logDeterminant;
  const each = (of: (clue: Clue) => number): Float64Array => Float64Array.from(heard.clues, of);
  return {
    anchor: flash.camera,
    x: state[0]!,
    y: state[1]!,
    moment: state[2]!,
    state,
    covariance,
    score,
    picks: Int32Array.from(heard.picks),
    at: Int32Array.from(heard.at),
    residual: each((clue) => offOf(clue, state, h)),
    variance: each(({ variance }) => variance),
    distance: each(({ x, y }) => Math.hypot(x - state[0]!, y - state[1]!)),
    leverage: each(() => 1),
    air,
    bent: new Float64Array(PATTERNS),
    open: NOTHING_OPEN,
    misfit: known.misfit,
    freedom: Math.max(0, heard.picks.length + flash.clues.length - 3),
  };
}

/** Other distances that explain the flash too. */
function rivalsOf([best, ...others]: Fit[]): Fit[] {
  const kept: Fit[] = [];
  for (const other of others) {
    const apart = [best!, ...kept].every(
      (known) => Math.hypot(known.x - other.x, known.y - other.y) > APART_METRES,
    );
    if (apart && other.picks.length > 0) kept.push(other);
  }
  return kept;
}
