/**
 * A track of a flying thing, smoothed, and the area that it was launched from.
 *
 * Frame: the azimuthal plane around the first position; metres and seconds. Model: constant velocity with white noise in
 * the acceleration of density q (m²/s³), the same across and along; Kalman filter and Rauch-Tung-Striebel smoother. The
 * two axes share their covariance. How much a thing manoeuvres is not known: every q of a grid is filtered, weighted by
 * its likelihood and by what is usual (USUAL_DENSITY), and all that is told is told of the mixture.
 * Y. Bar-Shalom, X. Rong Li, T. Kirubarajan, Estimation with Applications to Tracking and Navigation (2001), 6.2 and 8.6.
 *
 * Backwards from the first position the thing is taken to have flown on as it was seen to fly: position p - v t, variance
 * Ppp - 2 t Ppv + t² Pvv + q t³ / 3. The cone holds the launch with 90 % where it flew so all the way; a turn at a
 * waypoint that nobody saw is not in it. How far back the launch was is not told by a track.
 *
 * Over 300 lines, because the cone of the launch is made from the state and covariance that the smoothing ends with.
 */
import { azimuthalPlane } from '../geo/azimuthal.js';
import { phi } from '../geo/sighting-likelihood.js';

export interface FlightRows {
  readonly id: string;
  readonly kind: string;
  /** Ascending. */
  readonly timeMs: Float64Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly altitudeMetres: Float64Array;
  readonly sigmaMetres: Float64Array;
}

export interface ConeStep {
  readonly distanceKm: number;
  readonly minutesBefore: number;
  readonly lat: number;
  readonly lon: number;
  /** Across the flight, to either side: 90 %. */
  readonly halfWidthKm: number;
}

export type Flight = {
  readonly id: string;
  readonly kind: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly positions: number;
  /** Positions that go with none around them, not used. */
  readonly leftOut: number;
  readonly lowestMetres: number | null;
  readonly highestMetres: number | null;
} & (
  | {
      readonly known: true;
      /** When first seen: towards where, one standard deviation, and over ground. */
      readonly headingDegrees: number;
      readonly headingSigmaDegrees: number;
      readonly speedKmPerHour: number;
      readonly speedSigmaKmPerHour: number;
      /** Backwards from the first position, nearest first. */
      readonly cone: readonly ConeStep[];
      readonly smoothed: readonly { readonly timeMs: number; readonly lat: number; readonly lon: number }[];
    }
  | { readonly known: false; readonly reason: 'tooFewPositions' | 'noPlainHeading' }
);

/**
 * Wander of a thing that flies a leg at 50 m/s: log-normal, as chosen, not fitted. The median turns its heading by 3
 * degrees in twenty minutes. At other speeds it goes with the square, so that the headings wander alike.
 */
const USUAL_DENSITY = { median: 0.005, sigmaLog10: 0.5, speed: 50 };
/** Densities of the grid, a third of a decade apart, three standard deviations to either side. */
const DENSITIES = Array.from({ length: 10 }, (_, i) => 10 ** (i / 3 - 1.5)).map((times) => ({
  times,
  logPrior: -((Math.log10(times) / USUAL_DENSITY.sigmaLog10) ** 2) / 2,
}));
const LEAST_POSITIONS = 4;
const UNSTATED_SIGMA_METRES = 300;
/** Before anything is measured: no thing flies faster on two of three occasions. */
const SPEED_SIGMA = 500;
/** A position this far from where it is expected, in squared standard deviations, is of something else. */
const GATE = 36;
/** Manoeuvre that a single position is still believed to tell of, m²/s³. */
const HARDEST = 100;
/** Two standard deviations part the speed from nothing. */
const LEAST_SPEED_SIGMAS = 2;
const STEP_KM = 20;
const FARTHEST_KM = 400;
/** Beyond this the cone says nothing that a map could use. */
const WIDEST_KM = 150;

interface State {
  readonly weight: number;
  readonly q: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Of the first position: where from and how fast. */
  readonly vx: number;
  readonly vy: number;
  readonly pp: number;
  readonly pv: number;
  readonly vv: number;
}

export function flightOf(rows: FlightRows): Flight {
  const used = withoutStrays(rows);
  const { id, kind } = rows;
  const altitudes = [...rows.altitudeMetres].filter((one) => !Number.isNaN(one));
  const told = {
    id,
    kind,
    startMs: rows.timeMs[0] ?? Number.NaN,
    endMs: rows.timeMs.at(-1) ?? Number.NaN,
    positions: rows.timeMs.length,
    leftOut: rows.timeMs.length - used.length,
    lowestMetres: altitudes.length > 0 ? Math.min(...altitudes) : null,
    highestMetres: altitudes.length > 0 ? Math.max(...altitudes) : null,
  };
  if (used.length < LEAST_POSITIONS) return { ...told, known: false, reason: 'tooFewPositions' };
  const first = used[0]!;
  const plane = azimuthalPlane(rows.lat[first]!, rows.lon[first]!);
  const states = smooth(rows, used, plane.toPlane);
  const mean = (of: (one: State) => number): number =>
    states.reduce((sum, one) => sum + one.weight * of(one), 0);
  const [vx, vy] = [mean((one) => one.vx), mean((one) => one.vy)];
  const speed = Math.hypot(vx, vy);
  const [ux, uy] = [vx / speed, vy / speed];
  const along = (one: State): number => one.vx * ux + one.vy * uy;
  const across = (one: State): number => one.vx * uy - one.vy * ux;
  const speedSigma = Math.sqrt(mean((one) => one.vv + (along(one) - speed) ** 2));
  const acrossSigma = Math.sqrt(mean((one) => one.vv + across(one) ** 2));
  if (!(speed > LEAST_SPEED_SIGMAS * acrossSigma)) return { ...told, known: false, reason: 'noPlainHeading' };
  const cone: ConeStep[] = [];
  for (let km = STEP_KM; km <= FARTHEST_KM; km += STEP_KM) {
    const seconds = (km * 1000) / speed;
    const halfWidthKm = halfWidth(states, seconds, ux, uy) / 1000;
    if (halfWidthKm > WIDEST_KM) break;
    const [lat, lon] = plane.toGlobe(
      mean((one) => one.x[0]! - one.vx * seconds),
      mean((one) => one.y[0]! - one.vy * seconds),
    );
    cone.push({
      distanceKm: km,
      minutesBefore: Math.round(seconds / 6) / 10,
      lat: round(lat),
      lon: round(lon),
      halfWidthKm: Math.round(halfWidthKm * 10) / 10,
    });
  }
  return {
    ...told,
    known: true,
    headingDegrees: ((Math.atan2(vx, vy) * 180) / Math.PI + 360) % 360,
    headingSigmaDegrees: (Math.atan2(acrossSigma, speed) * 180) / Math.PI,
    speedKmPerHour: speed * 3.6,
    speedSigmaKmPerHour: speedSigma * 3.6,
    cone,
    smoothed: used.map((row, i) => {
      const [lat, lon] = plane.toGlobe(
        mean((one) => one.x[i]!),
        mean((one) => one.y[i]!),
      );
      return { timeMs: rows.timeMs[row]!, lat: round(lat), lon: round(lon) };
    }),
  };
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Half of the width across the flight that holds nine tenths of the mixture, so many seconds before it was first seen. */
function halfWidth(states: readonly State[], seconds: number, ux: number, uy: number): number {
  const parts = states.map(({ weight, q, x, y, vx, vy, pp, pv, vv }) => ({
    weight,
    middle: (x[0]! - vx * seconds) * uy - (y[0]! - vy * seconds) * ux,
    sigma: Math.sqrt(pp - 2 * seconds * pv + seconds ** 2 * vv + (q * seconds ** 3) / 3),
  }));
  const centre = parts.reduce((sum, { weight, middle }) => sum + weight * middle, 0);
  const inside = (half: number): number =>
    parts.reduce(
      (sum, { weight, middle, sigma }) =>
        sum + weight * (phi((half - middle + centre) / sigma) - phi((-half - middle + centre) / sigma)),
      0,
    );
  let low = 0;
  let high = 5 * Math.max(...parts.map(({ sigma, middle }) => sigma + Math.abs(middle - centre)));
  for (let halving = 0; halving < 24; halving++) {
    const half = (low + high) / 2;
    if (inside(half) < 0.9) low = half;
    else high = half;
  }
  return high;
}

/** One filter and smoother for each density, weighted by their likelihoods. */
function smooth(
  rows: FlightRows,
  used: readonly number[],
  toPlane: (lat: number, lon: number) => readonly [number, number],
): State[] {
  const zx = new Float64Array(used.length);
  const zy = new Float64Array(used.length);
  used.forEach((row, i) => {
    const [x, y] = toPlane(rows.lat[row]!, rows.lon[row]!);
    zx[i] = x;
    zy[i] = y;
  });
  const seconds = Float64Array.from(used, (row) => (rows.timeMs[row]! - rows.timeMs[used[0]!]!) / 1000);
  const variance = Float64Array.from(used, (row) => sigmaOf(rows, row) ** 2);
  const last = used.length - 1;
  const speed = Math.hypot(zx[last]! - zx[0]!, zy[last]! - zy[0]!) / seconds[last]!;
  const usual = usualDensity(speed);
  const states = DENSITIES.map(({ times, logPrior }) => {
    const state = smoothWith(usual * times, seconds, zx, zy, variance);
    return { ...state, likelihood: state.likelihood + logPrior };
  });
  const most = Math.max(...states.map(({ likelihood }) => likelihood));
  const total = states.reduce((sum, { likelihood }) => sum + Math.exp(likelihood - most), 0);
  return states.map(({ likelihood, ...state }) => ({
    ...state,
    weight: Math.exp(likelihood - most) / total,
  }));
}

const usualDensity = (speed: number): number =>
  USUAL_DENSITY.median * Math.max(0.1, speed / USUAL_DENSITY.speed) ** 2;

const sigmaOf = ({ sigmaMetres }: FlightRows, row: number): number =>
  Number.isNaN(sigmaMetres[row]!) ? UNSTATED_SIGMA_METRES : sigmaMetres[row]!;

function smoothWith(
  q: number,
  seconds: Float64Array,
  zx: Float64Array,
  zy: Float64Array,
  variance: Float64Array,
): Omit<State, 'weight'> & { readonly likelihood: number } {
  const n = seconds.length;
  // Filtered and predicted; p position, v velocity.
  const [x, y, vx, vy] = [0, 0, 0, 0].map(() => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const covariance = new Float64Array(3 * n);
  const predicted = new Float64Array(3 * n);
  let likelihood = 0;
  x[0] = zx[0]!;
  y[0] = zy[0]!;
  covariance[0] = variance[0]!;
  covariance[2] = SPEED_SIGMA ** 2;
  for (let k = 1; k < n; k++) {
    const dt = seconds[k]! - seconds[k - 1]!;
    const at = 3 * (k - 1);
    const [pp, pv, vv] = [covariance[at]!, covariance[at + 1]!, covariance[at + 2]!];
    const mpp = pp + 2 * dt * pv + dt * dt * vv + (q * dt ** 3) / 3;
    const mpv = pv + dt * vv + (q * dt * dt) / 2;
    const mvv = vv + q * dt;
    predicted[3 * k] = mpp;
    predicted[3 * k + 1] = mpv;
    predicted[3 * k + 2] = mvv;
    const s = mpp + variance[k]!;
    const [gp, gv] = [mpp / s, mpv / s];
    const nx = zx[k]! - (x[k - 1]! + dt * vx[k - 1]!);
    const ny = zy[k]! - (y[k - 1]! + dt * vy[k - 1]!);
    likelihood -= Math.log(s) + (nx * nx + ny * ny) / (2 * s);
    x[k] = x[k - 1]! + dt * vx[k - 1]! + gp * nx;
    y[k] = y[k - 1]! + dt * vy[k - 1]! + gp * ny;
    vx[k] = vx[k - 1]! + gv * nx;
    vy[k] = vy[k - 1]! + gv * ny;
    covariance[3 * k] = (1 - gp) * mpp;
    covariance[3 * k + 1] = (1 - gp) * mpv;
    covariance[3 * k + 2] = mvv - gv * mpv;
  }
  for (let k = n - 2; k >= 0; k--) {
    const dt = seconds[k + 1]! - seconds[k]!;
    const at = 3 * k;
    const [pp, pv, vv] = [covariance[at]!, covariance[at + 1]!, covariance[at + 2]!];
    const [mpp, mpv, mvv] = [predicted[at + 3]!, predicted[at + 4]!, predicted[at + 5]!];
    const determinant = mpp * mvv - mpv * mpv;
    // Gain P F' M^-1, rows position and velocity.
    const [fpp, fpv] = [pp + dt * pv, pv];
    const [fvp, fvv] = [pv + dt * vv, vv];
    const g00 = (fpp * mvv - fpv * mpv) / determinant;
    const g01 = (fpv * mpp - fpp * mpv) / determinant;
    const g10 = (fvp * mvv - fvv * mpv) / determinant;
    const g11 = (fvv * mpp - fvp * mpv) / determinant;
    const dx = x[k + 1]! - (x[k]! + dt * vx[k]!);
    const dvx = vx[k + 1]! - vx[k]!;
    const dy = y[k + 1]! - (y[k]! + dt * vy[k]!);
    const dvy = vy[k + 1]! - vy[k]!;
    x[k]! += g00 * dx + g01 * dvx;
    vx[k]! += g10 * dx + g11 * dvx;
    y[k]! += g00 * dy + g01 * dvy;
    vy[k]! += g10 * dy + g11 * dvy;
    const a = covariance[at + 3]! - mpp;
    const b = covariance[at + 4]! - mpv;
    const c = covariance[at + 5]! - mvv;
    covariance[at] = pp + g00 * g00 * a + 2 * g00 * g01 * b + g01 * g01 * c;
    covariance[at + 1] = pv + g00 * g10 * a + (g00 * g11 + g01 * g10) * b + g01 * g11 * c;
    covariance[at + 2] = vv + g10 * g10 * a + 2 * g10 * g11 * b + g11 * g11 * c;
  }
  return {
    q,
    likelihood,
    x,
    y,
    vx: vx[0]!,
    vy: vy[0]!,
    pp: covariance[0]!,
    pv: covariance[1]!,
    vv: covariance[2]!,
  };
}

/**
 * Rows but those that lie far off the line between the positions beside them: echoes, and plots of something else. Two
 * strays side by side are not found. Positions of one moment are one position, the first.
 */
function withoutStrays(rows: FlightRows): number[] {
  const all = Array.from(rows.timeMs.keys()).filter((i) => i === 0 || rows.timeMs[i]! > rows.timeMs[i - 1]!);
  if (all.length < LEAST_POSITIONS + 1) return all;
  const plane = azimuthalPlane(rows.lat[0]!, rows.lon[0]!);
  const at = all.map((row) => plane.toPlane(rows.lat[row]!, rows.lon[row]!));
  const misfit = (i: number, a: number, b: number): number => {
    const time = (one: number): number => rows.timeMs[all[one]!]! / 1000;
    const f = (time(i) - time(a)) / (time(b) - time(a));
    const dx = at[i]![0] - (at[a]![0] + f * (at[b]![0] - at[a]![0]));
    const dy = at[i]![1] - (at[a]![1] + f * (at[b]![1] - at[a]![1]));
    const sigma2 = (one: number): number => sigmaOf(rows, all[one]!) ** 2;
    const span = Math.abs(time(b) - time(a));
    // Noise of the three positions, and what the hardest manoeuvre does to a chord (q T³ / 48 in its middle).
    const variance =
      sigma2(i) +
      (1 - f) ** 2 * sigma2(a) +
      f ** 2 * sigma2(b) +
      (HARDEST * span ** 3 * Math.max(1, f * f)) / 48;
    return (dx * dx + dy * dy) / variance;
  };
  const last = all.length - 1;
  const strays = new Set<number>();
  for (let i = 1; i < last; i++)
    // Beside a stray the chord is wrong, too: it is one only where the chord over it fits those around it.
    if (misfit(i, i - 1, i + 1) > GATE && (i < 2 || misfit(i - 1, i - 2, i + 1) <= GATE)) strays.add(i);
  if (misfit(0, 1, 2) > GATE && !strays.has(1)) strays.add(0);
  if (misfit(last, last - 2, last - 1) > GATE && !strays.has(last - 1)) strays.add(last);
  return all.filter((_, i) => !strays.has(i));
}
