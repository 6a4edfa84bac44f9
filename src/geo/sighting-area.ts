/**
 * The area that several observers point to.
 *
 * Frame: a plane tangent at the middle of the observers (equirectangular, x east, y north, metres); within 50 km its error
 * is below 1 %. Before anybody said anything an event is equally likely in every hectare; the likelihoods of
 * the observers (sighting-likelihood.ts) are multiplied, and the area is the mean of the result with the radius of the
 * circle around it that holds 90 %.
 *
 * Observers who cannot all be right (the best place of all is far worse for them than chance allows) are not multiplied
 * into a false agreement: the area is then that of one of them being right, each as likely, which is wide.
 *
 * Summed numerically: on a grid of bearings and log ranges around the observer who says most, then, for several observers, on
 * squares that close in on where it lies.
 */
import { METRES_PER_DEGREE } from './position.js';
import {
  type Likelihood,
  likelihoodOf,
  logRange,
  middleMetres,
  RADIUS_90,
  REACH_SPREAD,
  type SightLine,
} from './sighting-likelihood.js';
import { type Sample, type Shape, shapeOf, spreadOf } from './sighting-shape.js';

export interface SightingArea extends Omit<Shape, 'x' | 'y'> {
  readonly lat: number;
  readonly lon: number;
  /** False: the observers contradict one another. */
  readonly agree: boolean;
}

interface Placed {
  readonly x: number;
  readonly y: number;
  readonly line: SightLine;
  readonly likelihood: Likelihood;
}

/** @param lines at least one */
export function sightingArea(lines: readonly SightLine[]): SightingArea {
  const origin = middleOf(lines);
  const scaleX = METRES_PER_DEGREE * Math.max(1e-6, Math.cos((origin.lat * Math.PI) / 180));
  const placed = lines.map(
    (line): Placed => ({
      x: turned(line.lon - origin.lon) * scaleX,
      y: (line.lat - origin.lat) * METRES_PER_DEGREE,
      line,
      likelihood: likelihoodOf(line),
    }),
  );
  const alone = placed.map(samplesAround);
  const together = placed.length === 1 ? alone[0]! : combined(placed, alone);
  const { x, y, ...shape } = shapeOf(together ?? pooled(alone));
  return {
    lat: Math.max(-90, Math.min(90, origin.lat + y / METRES_PER_DEGREE)),
    lon: turned(origin.lon + x / scaleX),
    ...shape,
    agree: together !== undefined,
  };
}

const BEARINGS = 32;
const RANGES = 48;
/** Standard deviations beyond which nothing is looked for. */
const FAR = 3.5;
/** An observer less certain than this share of the range may stand on any side of the event. */
const WIDE_SHARE = 0.3;

/** What one observer says, as a grid around where they stand. */
function samplesAround({ x, y, line, likelihood }: Placed): Sample[] {
  const [near, far] = logRange(line);
  const blur = line.radiusMetres / RADIUS_90;
  const share = blur / middleMetres(line);
  const spread = FAR * (line.rangeMetres ? line.rangeSpread : REACH_SPREAD);
  const to = Math.log(Math.exp(far + spread) + FAR * blur);
  // Nearer than a three-hundredth of the range lies less than a ten-thousandth of the ground.
  const from =
    near === Number.NEGATIVE_INFINITY || share > WIDE_SHARE
      ? to - Math.log(300)
      : near - spread - FAR * share;
  const step = (to - from) / RANGES;
  const arc = line.arc ?? { middleDegrees: 0, halfDegrees: 180 };
  const sigma = Math.hypot(line.sigmaDegrees, share * (180 / Math.PI));
  const side = share > WIDE_SHARE ? 180 : Math.min(180, arc.halfDegrees + FAR * sigma);
  const turn = (2 * side) / BEARINGS;
  const samples: Sample[] = [];
  for (let i = 0; i < BEARINGS; i++) {
    const bearing = ((arc.middleDegrees - side + (i + 0.5) * turn) * Math.PI) / 180;
    for (let k = 0; k < RANGES; k++) {
      const range = Math.exp(from + (k + 0.5) * step);
      const dx = range * Math.sin(bearing);
      const dy = range * Math.cos(bearing);
      const density = likelihood(dx, dy);
      if (density <= 0) continue;
      const half = (range * Math.max(step, turn * (Math.PI / 180))) / 2;
      samples.push({ x: x + dx, y: y + dy, weight: density * range * range, density, half });
    }
  }
  return samples;
}

const SQUARES = 26;
/** Powers of the others' likelihood on the way in: flattened first, so that a narrow crossing is not stepped over. */
const CLOSING_IN = [0.25, 1, 1];

/** Undefined where they cannot all be right. */
function combined(placed: readonly Placed[], alone: readonly Sample[][]): Sample[] | undefined {
  const best = alone.map((samples) => samples.reduce((most, { density }) => Math.max(most, density), 0));
  const joint = (x: number, y: number): number => {
    let product = 1;
    for (let i = 0; i < placed.length && product > 0; i++) {
      const one = placed[i]!;
      product *= one.likelihood(x - one.x, y - one.y) / best[i]!;
    }
    return product;
  };
  const most = tightest(alone);
  let box = boxOf(
    most.map((sample) => ({ ...sample, weight: joint(sample.x, sample.y) ** (1 / 8) })),
    0.2,
  );
  let samples: Sample[] = [];
  let peak = 0;
  for (const power of CLOSING_IN) {
    if (!box) return undefined;
    ({ samples, peak } = squares(box, joint, power));
    box = boxOf(samples, 1e-4);
  }
  return peak >= leastPeak(constraintsOf(placed)) ? samples : undefined;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

function squares(
  box: Box,
  joint: Likelihood,
  power: number,
): { readonly samples: Sample[]; readonly peak: number } {
  const width = (box.right - box.left) / SQUARES;
  const height = (box.top - box.bottom) / SQUARES;
  const samples: Sample[] = [];
  let peak = 0;
  for (let i = 0; i < SQUARES; i++) {
    for (let k = 0; k < SQUARES; k++) {
      const x = box.left + (i + 0.5) * width;
      const y = box.bottom + (k + 0.5) * height;
      const density = joint(x, y);
      if (density <= 0) continue;
      peak = Math.max(peak, density);
      samples.push({ x, y, weight: density ** power, density, half: Math.max(width, height) / 2 });
    }
  }
  return { samples, peak };
}

/** What holds all samples of at least `share` of the heaviest, with their cells. */
function boxOf(samples: readonly Sample[], share: number): Box | undefined {
  let heaviest = 0;
  for (const { weight } of samples) if (weight > heaviest) heaviest = weight;
  if (heaviest === 0) return undefined;
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, weight, half } of samples) {
    if (weight < share * heaviest) continue;
    const reach = 1.5 * half;
    left = Math.min(left, x - reach);
    right = Math.max(right, x + reach);
    bottom = Math.min(bottom, y - reach);
    top = Math.max(top, y + reach);
  }
  return { left, right, bottom, top };
}

/** The samples of whoever leaves the event the least room. */
function tightest(alone: readonly Sample[][]): Sample[] {
  const room = alone.map((samples) => {
    const { longMetres, shortMetres } = spreadOf(samples);
    return longMetres * shortMetres;
  });
  return alone[room.indexOf(Math.min(...room))]!;
}

/** One of them is right, each as likely. */
function pooled(alone: readonly Sample[][]): Sample[] {
  return alone.flatMap((samples) => {
    const sum = samples.reduce((total, { weight }) => total + weight, 0);
    return samples.map((sample) => ({ ...sample, weight: sample.weight / sum }));
  });
}

/** What was said, beyond the two numbers that any place has to meet. */
function constraintsOf(placed: readonly Placed[]): number {
  const said = placed.reduce((sum, { line }) => sum + (line.arc ? 1 : 0) + (line.rangeMetres ? 1 : 0.5), 0);
  return Math.max(1, said - 2);
}

/**
 * The best place of all, for observers who are as exact as they are taken to be, is worse than this in one case of a
 * thousand: the quantile of chi squared (Wilson and Hilferty, 1931) as a likelihood.
 */
function leastPeak(freedom: number): number {
  const part = 2 / (9 * freedom);
  return Math.exp((-freedom * (1 - part + 3.09 * Math.sqrt(part)) ** 3) / 2);
}

function middleOf(lines: readonly SightLine[]): { readonly lat: number; readonly lon: number } {
  const first = lines[0]!.lon;
  const lat = lines.reduce((sum, line) => sum + line.lat, 0) / lines.length;
  const east = lines.reduce((sum, line) => sum + turned(line.lon - first), 0) / lines.length;
  return { lat, lon: turned(first + east) };
}

/** Degrees of longitude in [-180, 180). */
const turned = (degrees: number): number => ((((degrees + 180) % 360) + 360) % 360) - 180;
