/**
 * Where the statements together put the event: the modes of their posterior, each as a normal density with its share.
 *
 * Before anybody said anything the event is equally likely anywhere. A statement with chance e of being astray has the
 * likelihood (1 - e) f(x) + e / (pi r^2): its own density f, or anywhere within r; posterior(x) is the product, each to its power. That
 * all are astray is one of the possibilities: what it weighs is in no mode, so that shares add up to less than one.
 * From the peak of each statement a mode is found by reweighted least squares: each statement counts with the chance
 * that it is not astray, were the event at the point of the last step (W. DuMouchel and F. O'Brien, 1989; P. W. Holland and R. E.
 * Welsch, 1977). A mode's share is its height times its width (Laplace). Where bearings and ranges take part, whose
 * densities are bent, mean, spread and share of each mode are summed on a grid around it instead.
 *
 * Units: metres in the plane of plane.ts.
 *
 * Over 300 lines, because finding, weighing and merging modes work on the same arrays.
 */
import type { Density, Normal } from './density.js';
import type { Statement } from './statement.js';

export interface Mode {
  readonly x: number;
  readonly y: number;
  /** Covariance. */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
  /** Of the whole posterior. */
  readonly share: number;
  /** For each statement, the chance that it is not astray if the event is here. */
  readonly carried: readonly number[];
}

export interface Voice {
  readonly statement: Statement;
  readonly density: Density;
}

interface Found extends Omit<Mode, 'share'> {
  readonly logMass: number;
}

export const STEPS = 12;
/** Squared step over the summed variances at which a mode has settled. */
export const SETTLED = 1e-4;
/** Starts, the finest statements first: more are tried in no incident. */
const STARTS_MOST = 12;
/** A mode below this share is not kept. */
const SHARE_LEAST = 0.01;

/** The likeliest first; none where no statement says where within a place. */
export function modesOf(voices: readonly Voice[]): readonly Mode[] {
  if (!voices.some(({ density }) => density.pinpoints)) return [];
  const found: Found[] = [];
  for (const { x, y, of } of startsOf(voices).slice(0, STARTS_MOST)) {
    if (of >= 0 && found.some(({ carried }) => carried[of]! > CERTAIN)) continue;
    const mode = climb(voices, x, y);
    if (!found.some((known) => isSame(known, mode))) found.push(mode);
  }
  const bent = voices.some(({ density }) => density.bent);
  const pointed = bent ? withoutTwins(found.map((mode) => sumAround(voices, mode, found))) : found;
  const summed = [...pointed, ...namedOnly(voices, pointed)];
  const nowhere = logAllAstray(voices);
  const most = Math.max(nowhere, ...summed.map(({ logMass }) => logMass));
  const total = summed.reduce((sum, { logMass }) => sum + Math.exp(logMass - most), Math.exp(nowhere - most));
  return summed
    .map(({ logMass, ...mode }) => ({ ...mode, share: Math.exp(logMass - most) / total }))
    .filter(({ share }) => share >= SHARE_LEAST)
    .sort((a, b) => b.share - a.share || a.x - b.x || a.y - b.y);
}

/**
 * For each named place, what is left of it where all that points within it is astray: as likely at a peak in it as beside one, so
 * that it cannot be climbed to.
 */
function namedOnly(voices: readonly Voice[], pointed: readonly Found[]): Found[] {
  const found: Found[] = [];
  for (const { density } of voices) {
    if (density.pinpoints) continue;
    const { x, y } = density.peaks[0]!;
    let logMass = -Math.log(density.at(x, y));
    for (const voice of voices) {
      const { astray, power, elsewhere } = voice.statement;
      const here = voice.density.pinpoints ? 0 : (1 - astray) * voice.density.at(x, y);
      logMass += power * Math.log(here + elsewhere);
    }
    const variance = density.sigmaMetres ** 2;
    const carried = voices.map((voice) => (voice.density.pinpoints ? 0 : carriedAt(voice, x, y)));
    const mode = { x, y, xx: variance, xy: 0, yy: variance, carried, logMass };
    // One that nothing finer is set against, has been found already.
    const isFound = (known: Found): boolean => isSame(known, mode) && known.xx + known.yy > variance;
    if (![...pointed, ...found].some(isFound)) found.push(mode);
  }
  return found;
}

interface Start {
  readonly x: number;
  readonly y: number;
  readonly sigma: number;
  /** The statement, where it has this one peak; -1 elsewhere. */
  readonly of: number;
}

/** A statement carried by a mode with this chance has no mode of its own. */
export const CERTAIN = 0.9;

function startsOf(voices: readonly Voice[]): Start[] {
  const starts: Start[] = [];
  voices.forEach(({ density: { peaks, pinpoints, sigmaMetres } }, i) => {
    if (!pinpoints) return;
    const of = peaks.length === 1 ? i : -1;
    for (const { x, y } of peaks) starts.push({ x, y, sigma: sigmaMetres, of });
  });
  return starts.sort((a, b) => a.sigma - b.sigma || a.x - b.x || a.y - b.y);
}

const anywhere = ({ statement }: Voice): number => statement.elsewhere;

function logPosterior(voices: readonly Voice[], x: number, y: number): number {
  let sum = 0;
  for (const voice of voices) {
    const { astray, power } = voice.statement;
    sum += power * Math.log((1 - astray) * voice.density.at(x, y) + anywhere(voice));
  }
  return sum;
}

/** Mass of what remains if none of them says anything: the ground that the narrowest of them would still leave. */
function logAllAstray(voices: readonly Voice[]): number {
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const { statement } of voices) {
    sum += statement.power * Math.log(statement.elsewhere);
    least = Math.min(least, statement.astray / statement.elsewhere);
  }
  return sum + Math.log(least);
}

/** The chance that a statement is not astray, if the event is at the point. */
function carriedAt(voice: Voice, x: number, y: number): number {
  const right = (1 - voice.statement.astray) * voice.density.at(x, y);
  return right / (right + anywhere(voice));
}

function climb(voices: readonly Voice[], startX: number, startY: number): Found {
  let [x, y] = [startX, startY];
  const sum: Normal = new Float64Array(5);
  const spread = { xx: 0, xy: 0, yy: 0 };
  let open: Voice | undefined;
  for (let step = 0; step < STEPS; step++) {
    sum.fill(0);
    let named: Voice | undefined;
    for (const voice of voices) {
      const carried = carriedAt(voice, x, y);
      if (voice.density.pinpoints) voice.density.addNear(x, y, voice.statement.power * carried, sum);
      else if (carried > 0.5 && !(named && named.density.sigmaMetres <= voice.density.sigmaMetres))
        named = voice;
    }
    // What is left of the plane where nothing points: the place that was named.
    const least = named ? named.density.sigmaMetres ** -2 : 1e-9;
    open = undefined;
    if (sum[0]! + sum[2]! < 2 * least) {
      open = named;
      sum[0]! += least;
      sum[2]! += least;
      sum[3]! += least * x;
      sum[4]! += least * y;
    }
    const [a, b, c, p, q] = sum as unknown as [number, number, number, number, number];
    const ridge = 1e-12 * (a + c);
    const determinant = (a + ridge) * (c + ridge) - b * b;
    spread.xx = (c + ridge) / determinant;
    spread.xy = -b / determinant;
    spread.yy = (a + ridge) / determinant;
    const nextX = spread.xx * (p + ridge * x) + spread.xy * (q + ridge * y);
    const nextY = spread.xy * (p + ridge * x) + spread.yy * (q + ridge * y);
    const moved = (nextX - x) ** 2 + (nextY - y) ** 2;
    x = nextX;
    y = nextY;
    if (moved < SETTLED * (spread.xx + spread.yy)) break;
  }
  // Of a level density the area is what it says.
  const normal = 2 * Math.PI * Math.sqrt(Math.max(1e-6, spread.xx * spread.yy - spread.xy ** 2));
  return {
    x,
    y,
    ...spread,
    carried: voices.map((voice) => carriedAt(voice, x, y)),
    logMass: logPosterior(voices, x, y) - (open ? Math.log(open.density.at(x, y)) : -Math.log(normal)),
  };
}

const NEAR = 0.25;
function isSame(a: Found, b: Found): boolean {
  const apart = (a.x - b.x) ** 2 + (a.y - b.y) ** 2;
  return apart < NEAR * Math.min(a.xx + a.yy, b.xx + b.yy);
}

const HALF_SQUARES = 16;
const REACH_SIGMAS = 4;
const ROUNDS = 2;

/** Mean, spread and mass on a grid along the mode's axes, of what lies nearer to it than to any other mode. */
function sumAround(voices: readonly Voice[], mode: Found, all: readonly Found[]): Found {
  let now = mode;
  for (let round = 0; round < ROUNDS; round++) now = sumOnce(voices, now, mode, all) ?? now;
  return { ...now, carried: voices.map((voice) => carriedAt(voice, now.x, now.y)) };
}

function sumOnce(
  voices: readonly Voice[],
  around: Found,
  self: Found,
  all: readonly Found[],
): Found | undefined {
  const { long, short, east, north } = axesOf(around);
  const [stepLong, stepShort] = [long, short].map((sigma) => (REACH_SIGMAS * sigma) / HALF_SQUARES);
  const logs: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let most = Number.NEGATIVE_INFINITY;
  for (let i = -HALF_SQUARES; i <= HALF_SQUARES; i++)
    for (let k = -HALF_SQUARES; k <= HALF_SQUARES; k++) {
      const x = around.x + i * stepLong! * east + k * stepShort! * north;
      const y = around.y + i * stepLong! * north - k * stepShort! * east;
      if (all.some((other) => other !== self && isNearer(other, self, x, y))) continue;
      const log = logPosterior(voices, x, y);
      logs.push(log);
      xs.push(x);
      ys.push(y);
      if (log > most) most = log;
    }
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < logs.length; i++) {
    const weight = Math.exp(logs[i]! - most);
    logs[i] = weight;
    sum += weight;
    sumX += weight * xs[i]!;
    sumY += weight * ys[i]!;
  }
  if (!(sum > 0)) return undefined;
  const [x, y] = [sumX / sum, sumY / sum];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < logs.length; i++) {
    const [dx, dy] = [xs[i]! - x, ys[i]! - y];
    xx += (logs[i]! * dx * dx) / sum;
    xy += (logs[i]! * dx * dy) / sum;
    yy += (logs[i]! * dy * dy) / sum;
  }
  // A peak between the points of the grid still has the width of a square.
  const cell = stepLong! * stepShort!;
  xx += cell / 12;
  yy += cell / 12;
  return { ...around, x, y, xx, xy, yy, logMass: most + Math.log(sum * cell) };
}

/** By the other's and its own spread: the ground between two modes belongs to one of them. */
function isNearer(other: Found, self: Found, x: number, y: number): boolean {
  const a = away(other, x, y);
  const b = away(self, x, y);
  return a < b || (a === b && (other.x < self.x || (other.x === self.x && other.y < self.y)));
}

function away({ x, y, xx, xy, yy }: Found, atX: number, atY: number): number {
  const [dx, dy] = [atX - x, atY - y];
  const determinant = Math.max(1e-6, xx * yy - xy * xy);
  return (yy * dx * dx - 2 * xy * dx * dy + xx * dy * dy) / determinant + Math.log(determinant);
}

/** Sums of neighbouring modes may come to lie on each other. */
function withoutTwins(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const mode of [...found].sort((a, b) => b.logMass - a.logMass || a.x - b.x || a.y - b.y)) {
    const twin = kept.findIndex((known) => isSame(known, mode));
    if (twin < 0) kept.push(mode);
    else kept[twin] = merged(kept[twin]!, mode);
  }
  return kept;
}

function merged(a: Found, b: Found): Found {
  const share = 1 / (1 + Math.exp(b.logMass - a.logMass));
  const x = share * a.x + (1 - share) * b.x;
  const y = share * a.y + (1 - share) * b.y;
  const mixed = (one: number, other: number): number => share * one + (1 - share) * other;
  return {
    ...a,
    x,
    y,
    xx: mixed(a.xx + (a.x - x) ** 2, b.xx + (b.x - x) ** 2),
    xy: mixed(a.xy + (a.x - x) * (a.y - y), b.xy + (b.x - x) * (b.y - y)),
    yy: mixed(a.yy + (a.y - y) ** 2, b.yy + (b.y - y) ** 2),
    logMass: a.logMass - Math.log(share),
  };
}

export interface Axes {
  /** Standard deviations along the longer axis and across it. */
  readonly long: number;
  readonly short: number;
  /** Unit vector of the longer axis. */
  readonly east: number;
  readonly north: number;
}

export function axesOf({ xx, xy, yy }: Pick<Mode, 'xx' | 'xy' | 'yy'>): Axes {
  const root = Math.hypot((xx - yy) / 2, xy);
  const middle = (xx + yy) / 2;
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return {
    long: Math.sqrt(middle + root),
    short: Math.sqrt(Math.max(1e-6, middle - root)),
    east: Math.cos(angle),
    north: Math.sin(angle),
  };
}
