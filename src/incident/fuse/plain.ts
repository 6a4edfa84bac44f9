/**
 * The plain case, which most of a large mission's incidents are: entries on forms with positions and radii, that all agree. The
 * same mode as modes.ts finds, without an object for each statement; whatever is not plain is left to it.
 *
 * Units: metres in a plane around the first; errors are normal and round, with the larger ones that weights.ts speaks of.
 */
import { metresPerDegree } from '../../geo/local-metres.js';
import { RADIUS_90 } from '../../geo/sighting-likelihood.js';
import type { Source } from '../../record/source.js';
import type { PlacedReport, Telling } from '../telling.js';
import { SIGMA_LEAST } from './density.js';
import { CERTAIN, type Mode, SETTLED, STEPS } from './modes.js';
import { GRADE_FACTOR, KIND_WEIGHTS, UNDERSTATED } from './weights.js';

const MOST = 64;
/** As in modes.ts, where it keeps from dividing by nothing. */
const RIDGE = 2e-12;

const x = new Float64Array(MOST);
const y = new Float64Array(MOST);
const precision = new Float64Array(MOST);
const right = new Float64Array(MOST);
const anywhere = new Float64Array(MOST);
let astrayMetresLeast = 0;

export interface Plain {
  readonly mode: Mode;
  readonly statements: number;
}

/** Undefined where the incident is not plain, or not all carry its one mode. */
export function plainMode(
  told: readonly Telling[],
  around: PlacedReport,
  sources: ReadonlyMap<string, Source>,
): Plain | undefined {
  if (told.length > MOST || told.length < 2) return undefined;
  const metres = metresPerDegree(around.place.lat);
  const { astray, astrayMetres } = KIND_WEIGHTS.position;
  let count = 0;
  for (let i = 0; i < told.length; i++) {
    const { best, formal } = told[i]!;
    const { place } = best;
    if (!formal || place.shape || place.basis === 'text' || place.basis === 'feed' || best.arrivals)
      return undefined;
    if (Math.abs(place.lon - around.place.lon) > 90 || best.stance === 'denied') return undefined;
    const copy = isCopy(told, i);
    if (copy === undefined) return undefined;
    if (copy) continue;
    x[count] = (place.lon - around.place.lon) * metres.perLon;
    y[count] = (place.lat - around.place.lat) * metres.perLat;
    const sigma = Math.max(SIGMA_LEAST, place.radiusMetres / RADIUS_90);
    precision[count] = 1 / (sigma * sigma);
    const chance = astray * GRADE_FACTOR[sources.get(best.source)?.reliability ?? 'F'];
    right[count] = 1 - chance;
    anywhere[count] = chance / (Math.PI * astrayMetres * astrayMetres);
    count++;
  }
  if (count < 2) return undefined;
  astrayMetresLeast = astrayMetres;
  return climb(count);
}

/** The same entry of the same source again? Undefined: whether it is, statement.ts has to say. */
function isCopy(told: readonly Telling[], at: number): boolean | undefined {
  const { source, place, time, voice } = told[at]!.best;
  for (let i = 0; i < at; i++) {
    const { best } = told[i]!;
    const other = best.place;
    if (best.time.startMs !== time.startMs || best.source !== source) continue;
    // Nearly the same may be the same to so many decimals.
    if (Math.abs(other.lat - place.lat) > NEAR_DEGREES || Math.abs(other.lon - place.lon) > NEAR_DEGREES)
      continue;
    const isSame =
      other.lat === place.lat &&
      other.lon === place.lon &&
      other.radiusMetres === place.radiusMetres &&
      other.name === place.name &&
      other.region === place.region &&
      best.voice === voice;
    return isSame || undefined;
  }
  return false;
}

const NEAR_DEGREES = 1.01e-4;

function climb(count: number): Plain | undefined {
  let finest = 0;
  for (let i = 1; i < count; i++)
    if (
      precision[i]! > precision[finest]! ||
      (precision[i] === precision[finest] &&
        (x[i]! < x[finest]! || (x[i] === x[finest] && y[i]! < y[finest]!)))
    )
      finest = i;
  let [atX, atY] = [x[finest]!, y[finest]!];
  for (let step = 0; step < STEPS; step++) {
    weigh(count, atX, atY);
    if (!(summed.weight > 0)) return undefined;
    const weight = summed.weight * (1 + RIDGE);
    const nextX = (summed.x + RIDGE * summed.weight * atX) / weight;
    const nextY = (summed.y + RIDGE * summed.weight * atY) / weight;
    const moved = (nextX - atX) ** 2 + (nextY - atY) ** 2;
    atX = nextX;
    atY = nextY;
    if (moved < (SETTLED * 2) / weight) break;
  }
  const variance = 1 / (summed.weight * (1 + RIDGE));
  // As the general case does: where the mode came to lie, not a step before.
  weigh(count, atX, atY);
  if (!(summed.least > CERTAIN)) return undefined;
  return {
    mode: {
      x: atX,
      y: atY,
      xx: variance,
      xy: 0,
      yy: variance,
      share: shareOf(count, variance, atX, atY),
      carried: [],
    },
    statements: count,
  };
}

/** All but the mass that remains were all of them astray, as in modes.ts. */
function shareOf(count: number, variance: number, atX: number, atY: number): number {
  let log = Math.log((2 * Math.PI * variance) / (Math.PI * astrayMetresLeast ** 2));
  for (let i = 0; i < count; i++) {
    const w = precision[i]!;
    const squared = ((atX - x[i]!) ** 2 + (atY - y[i]!) ** 2) * w;
    const { share, times } = UNDERSTATED;
    const density =
      (w / (2 * Math.PI)) *
      ((1 - share) * Math.exp(-squared / 2) + (share / times ** 2) * Math.exp(-squared / (2 * times ** 2)));
    log += Math.log1p((right[i]! * density) / anywhere[i]!);
  }
  return 1 / (1 + Math.exp(-log));
}

const summed = { weight: 0, x: 0, y: 0, least: 1 };

/** Weights of all statements were the event at the point, their sums, and the least chance of any that it is not astray. */
function weigh(count: number, atX: number, atY: number): void {
  let [sum, sumX, sumY, least] = [0, 0, 0, 1];
  for (let i = 0; i < count; i++) {
    const w = precision[i]!;
    const squared = ((atX - x[i]!) ** 2 + (atY - y[i]!) ** 2) * w;
    const stated = (1 - UNDERSTATED.share) * Math.exp(-squared / 2);
    const wider =
      (UNDERSTATED.share / UNDERSTATED.times ** 2) * Math.exp(-squared / (2 * UNDERSTATED.times ** 2));
    const density = (right[i]! * w * (stated + wider)) / (2 * Math.PI);
    const carried = density / (density + anywhere[i]!);
    if (!(carried >= least)) least = carried;
    const weight = (carried * w * (stated + wider / UNDERSTATED.times ** 2)) / (stated + wider);
    if (!(weight > 0)) continue;
    sum += weight;
    sumX += weight * x[i]!;
    sumY += weight * y[i]!;
  }
  summed.weight = sum;
  summed.x = sumX;
  summed.y = sumY;
  summed.least = least;
}
