/**
 * Ground waves at seismic stations: P waves (3 to 5 km/s) and surface waves (0.3 to 3 km/s), held against an event whose place and
 * moment are known to some extent. Sound that a station feels is used as a microphone's (refine.ts).
 *
 * An arrival comes at moment + slowness x distance. Which wave it was is not said, and how fast the ground is differs from station
 * to station. For either wave a station has a grid of slownesses, evenly spaced in their ln, with the ln of their probability; each
 * sure event adds ln(1 - q + q x the sum over its arrivals of density / chance rate) to each, so that arrivals that are no such
 * wave, or none at all, teach nothing wrong. Units: seconds, metres.
 */
import { burstRate } from './burst.js';
import type { Clue } from './clue.js';
import { logDensity } from './noise.js';
import type { Fit } from './refine.js';
import type { Search } from './search.js';
import { FREE, firstAfter } from './window.js';

interface Wave {
  readonly slowest: number;
  readonly fastest: number;
  /** Prior of ln speed: normal where a mean is given, else alike everywhere. */
  readonly usual?: { readonly speed: number; readonly sigma: number };
  /** Chance that a station within reach tells of it. */
  readonly told: number;
}

const WAVES: readonly Wave[] = [
  { slowest: 2500, fastest: 6500, usual: { speed: 4000, sigma: 0.13 }, told: 0.25 },
  // Slower ones are not told from sound.
  { slowest: 400, fastest: 3000, told: 0.25 },
];
const BINS = 120;
const BIN = WAVES.map(({ slowest, fastest }) => Math.log(fastest / slowest) / BINS);

export interface GroundWaves {
  /** By station and wave: ln of the probability of each slowness, up to a constant. */
  readonly grids: Float64Array[][];
  /** Relative error of travel times beyond what is measured, learned: sum of squares and number. */
  scatter: number;
  scattered: number;
}

export interface Tremor {
  readonly pick: number;
  readonly gain: number;
  readonly clue: Extract<Clue, { kind: 'ground' }>;
  readonly slownessVariance: number;
}

const FELT_METRES = 15_000;
/** Nearer than this the source is no point, and places err by as much. */
const CLOSE_METRES = 300;
/** Relative error of the travel time beyond what is measured: begun with, and how many arrivals that counts for. */
const SCATTER = 0.02;
const PRIOR_SCATTERED = 20;
const LEAST_SCATTER = 0.004;
/** A slowness less certain than this, relative, tells nothing of an event. */
const MOST_UNSURE = 0.15;
const SURE_ODDS = 9;
/** From here on a station's slowness is known well enough to tell what else there is. */
const SETTLED = 0.03;
/** Events near each other err alike, so each teaches less than it would singly. */
const TRUST = 0.6;

export function startGroundWaves(sensors: number): GroundWaves {
  return {
    grids: Array.from({ length: sensors }, () => WAVES.map((_, wave) => priorOf(wave))),
    scatter: PRIOR_SCATTERED * SCATTER ** 2,
    scattered: PRIOR_SCATTERED,
  };
}

/** By wave and bin, seconds per metre. */
const SLOWNESS = WAVES.map((_, wave) =>
  Float64Array.from({ length: BINS }, (_, bin) => 1 / speedOf(wave, bin)),
);

function speedOf(wave: number, bin: number): number {
  return WAVES[wave]!.slowest * Math.exp((bin + 0.5) * BIN[wave]!);
}

function priorOf(wave: number): Float64Array {
  const { usual } = WAVES[wave]!;
  return Float64Array.from({ length: BINS }, (_, bin) =>
    usual ? -0.5 * (Math.log(speedOf(wave, bin) / usual.speed) / usual.sigma) ** 2 : 0,
  );
}

/** Mean and variance of the slowness. */
function slownessOf({ grids }: GroundWaves, station: number, wave: number): [number, number] {
  const grid = grids[station]![wave]!;
  const most = grid.reduce((a, b) => Math.max(a, b));
  let [sum, first, second] = [0, 0, 0];
  for (let bin = 0; bin < BINS; bin++) {
    const weight = Math.exp(grid[bin]! - most);
    const slowness = SLOWNESS[wave]![bin]!;
    sum += weight;
    first += weight * slowness;
    second += weight * slowness * slowness;
  }
  const mean = first / sum;
  return [mean, Math.max(0, second / sum - mean * mean) + (mean * BIN[wave]!) ** 2 / 12];
}

/** What the event's state leaves open of the time at which such a wave comes. */
function openVariance({ covariance: p, open }: Fit, ux: number, uy: number, slowness: number): number {
  const [a, b] = [-ux * slowness, -uy * slowness];
  const place = a * a * (p[0]! + open[0]) + 2 * a * b * (p[1]! + open[1]) + b * b * (p[7]! + open[2]);
  return Math.max(1e-6, place + 2 * (a * p[2]! + b * p[8]!) + p[14]!);
}

/**
 * The ground waves of the event that surely came to a station.
 * @param own the event whose arrivals may be used besides the free ones
 * @param at the station's place in the neighbourhood list
 */
export function feel(search: Search, fit: Fit, own: number, at: number): Tremor[] {
  const { near, window, belief } = search;
  const waves = belief.groundWaves;
  const station = near.sensor[at]!;
  const [x, y] = [near.x[at]!, near.y[at]!];
  const distance = Math.hypot(x - fit.x, y - fit.y);
  const found: Tremor[] = [];
  if (distance > FELT_METRES || distance < CLOSE_METRES) return found;
  const [ux, uy] = [(x - fit.x) / distance, (y - fit.y) / distance];
  const scatter2 = Math.max(LEAST_SCATTER ** 2, waves.scatter / waves.scattered);
  for (let wave = 0; wave < WAVES.length; wave++) {
    const [slowness, slownessVariance] = slownessOf(waves, station, wave);
    if (slownessVariance > (MOST_UNSURE * slowness) ** 2) continue;
    const path = distance * distance * (slownessVariance + scatter2 * slowness * slowness);
    const open = openVariance(fit, ux, uy, slowness) + path;
    const expected = fit.moment + slowness * distance;
    const { told } = WAVES[wave]!;
    let all = 1 - told;
    let most = 0;
    let pick = -1;
    const widest = 5 * Math.sqrt(open + 2.5e-3);
    for (let k = firstAfter(window, station, expected - widest); k < window.start[station + 1]!; k++) {
      if (window.time[k]! > expected + widest) break;
      if (!isOpen(search, fit, own, k) || found.some((other) => other.pick === k)) continue;
      const off = window.time[k]! - expected;
      const odds = (told * density(off, window.stated[k]! + open)) / burstRate(window, k);
      all += odds;
      if (odds > most) [most, pick] = [odds, k];
    }
    if (most <= SURE_ODDS * (all - most)) continue;
    const variance = window.stated[pick]! + path;
    const seconds = window.time[pick]!;
    const clue = { kind: 'ground', x, y, seconds, slowness, variance } as const;
    found.push({ pick, gain: Math.log(all), clue, slownessVariance });
  }
  return found;
}

/** What a sure event, located without ground waves, teaches of the ground around a station. */
export function learnGround(search: Search, fit: Fit, own: number, at: number): void {
  const { near, window, belief } = search;
  const station = near.sensor[at]!;
  const [dx, dy] = [near.x[at]! - fit.x, near.y[at]! - fit.y];
  const distance = Math.hypot(dx, dy);
  if (distance > FELT_METRES || distance < CLOSE_METRES) return;
  const waves = belief.groundWaves;
  const [ux, uy] = [dx / distance, dy / distance];
  for (const tremor of feel(search, fit, own, at)) learnScatter(tremor);
  for (let wave = 0; wave < WAVES.length; wave++) {
    const { slowest, fastest, told } = WAVES[wave]!;
    const grid = waves.grids[station]![wave]!;
    const sums = new Float64Array(BINS);
    const [first, last] = [fit.moment + distance / fastest, fit.moment + distance / slowest];
    for (let k = firstAfter(window, station, first); k < window.start[station + 1]!; k++) {
      const time = window.time[k]!;
      if (time > last) break;
      if (!isOpen(search, fit, own, k)) continue;
      const rate = burstRate(window, k);
      for (let bin = 0; bin < BINS; bin++) {
        const slowness = SLOWNESS[wave]![bin]!;
        const wide = (slowness * distance) ** 2 * (BIN[wave]! ** 2 / 12 + LEAST_SCATTER ** 2);
        const off = time - fit.moment - slowness * distance;
        sums[bin]! += density(off, window.stated[k]! + wide + openVariance(fit, ux, uy, slowness)) / rate;
      }
    }
    for (let bin = 0; bin < BINS; bin++) grid[bin]! += TRUST * Math.log(1 - told + told * sums[bin]!);
  }

  /** How much the travel time strays beyond what the picker and the event leave open. */
  function learnScatter({ pick, clue, slownessVariance }: Tremor): void {
    const { slowness } = clue;
    if (slownessVariance > (SETTLED * slowness) ** 2) return;
    const seconds = slowness * distance;
    const off = clue.seconds - fit.moment - seconds;
    const known = window.stated[pick]! + openVariance(fit, ux, uy, slowness);
    waves.scatter += (off * off - known) / (seconds * seconds);
    waves.scattered += 1;
  }
}

/** Not taken by another event, and not as the sound of this one. */
function isOpen({ window }: Search, { picks }: Fit, own: number, pick: number): boolean {
  const owner = window.owner[pick]!;
  return owner === FREE || (owner === own && !picks.includes(pick));
}

function density(off: number, variance: number): number {
  return Math.exp(logDensity((off * off) / variance)) / Math.sqrt(variance);
}
