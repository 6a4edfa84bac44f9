/**
 * How good fixes are against the truth. What counts:
 *
 * - Claimed: fixes with a probability of 0.5 or more, alternatives included. Locatable: events with true arrivals (no echoes)
 *   at LOCATABLE_SENSORS sensors or more. Precision: claimed fixes that match any event by place. Recall: locatable events that
 *   a claimed fix matches. (match.ts)
 * - Pairs: two arrivals put together rightly are of one event. Recall over the pairs of locatable events; echoes do not count.
 * - Errors, regions and sides: over fixes that are some event's by their arrivals, or by place where the truth of the arrivals is
 *   not known; of several the one with most arrivals.
 * - Confident: probability of at least 0.9 and no alternative above 0.05. Wrong side: fix and event both more than 100 m from the
 *   row of sensors, on different sides of it.
 */
import type { Sensors, Truth, TruthArrivals } from '../../formats/network/network.js';
import type { Fix } from '../fix.js';
import { matchByArrivals, matchByPlace, metresBetween, NONE } from './match.js';
import { insideRegion, OPEN_PROBABILITY } from './region.js';
import { rowNear } from './row.js';

export const LOCATABLE_SENSORS = 4;
const CLAIMED_PROBABILITY = 0.5;
const CONFIDENT_PROBABILITY = 0.9;
const SIDE_METRES = 100;

/** One event that a fix is about, and what came of it. */
export interface Placed {
  readonly errorMetres: number;
  readonly inside: boolean;
  readonly confident: boolean;
  readonly wrongSide: boolean;
  /** Sensors with a true arrival; NaN where the truth of the arrivals is not known. */
  readonly heardBy: number;
  readonly fromRowMetres: number;
}

/** Counts, so that worlds add up; shares are made of them in summary.ts. */
export interface Score {
  readonly events: number;
  readonly locatable: number;
  readonly claimed: number;
  readonly claimedRight: number;
  readonly found: number;
  readonly pairsMade: number;
  readonly pairsRight: number;
  readonly pairsTrue: number;
  readonly placed: readonly Placed[];
}

export interface Told {
  readonly sensors: Sensors;
  readonly truth: Truth;
  /** Without it every event is locatable, and pairs are not counted. */
  readonly arrivals?: TruthArrivals | undefined;
  /** Sensor of each arrival id, to count at how many sensors an event was heard. */
  readonly sensorOf?: ReadonlyMap<string, number> | undefined;
}

export function scoreFixes(fixes: readonly Fix[], told: Told): Score {
  const { truth, arrivals } = told;
  const heardBy = countSensors(told);
  const isLocatable = (event: number): boolean =>
    heardBy === undefined || heardBy[event]! >= LOCATABLE_SENSORS;
  const claimed = fixes.filter((fix) => wholeProbability(fix) >= CLAIMED_PROBABILITY);
  const byPlace = matchByPlace(claimed, truth);
  let locatable = 0;
  for (let event = 0; event < truth.count; event++) if (isLocatable(event)) locatable++;
  return {
    events: truth.count,
    locatable,
    claimed: claimed.length,
    claimedRight: byPlace.filter((event) => event !== NONE).length,
    found: byPlace.filter((event) => event !== NONE && isLocatable(event)).length,
    ...scorePairs(claimed, told, isLocatable),
    placed: placeAll(claimed, arrivals ? matchByArrivals(claimed, truth, arrivals) : byPlace, told, heardBy),
  };
}

const wholeProbability = ({ probability, alternatives }: Fix): number =>
  probability + alternatives.reduce((sum, other) => sum + other.probability, 0);

const isConfident = ({ probability, alternatives }: Fix): boolean =>
  probability >= CONFIDENT_PROBABILITY &&
  alternatives.every((other) => other.probability <= OPEN_PROBABILITY);

function countSensors({ truth, arrivals, sensorOf }: Told): Int32Array | undefined {
  if (!arrivals) return undefined;
  const index = new Map(truth.ids.map((id, i) => [id, i]));
  const heard = truth.ids.map(() => new Set<number | string>());
  for (const [arrival, event] of arrivals.event) {
    if (event !== '' && !arrivals.echoes.has(arrival))
      heard[index.get(event) ?? NONE]?.add(sensorOf?.get(arrival) ?? arrival);
  }
  return Int32Array.from(heard, ({ size }) => size);
}

function scorePairs(
  fixes: readonly Fix[],
  { truth, arrivals }: Told,
  isLocatable: (event: number) => boolean,
): Pick<Score, 'pairsMade' | 'pairsRight' | 'pairsTrue'> {
  if (!arrivals) return { pairsMade: 0, pairsRight: 0, pairsTrue: 0 };
  const index = new Map(truth.ids.map((id, i) => [id, i]));
  const locatable = (id: string): boolean => isLocatable(index.get(id) ?? NONE);
  const pairs = (count: number): number => (count * (count - 1)) / 2;
  const sizes = new Map<string, number>();
  for (const [arrival, event] of arrivals.event) {
    if (event !== '' && !arrivals.echoes.has(arrival) && locatable(event))
      sizes.set(event, (sizes.get(event) ?? 0) + 1);
  }
  let pairsMade = 0;
  let pairsRight = 0;
  for (const fix of fixes) {
    const counts = new Map<string, number>();
    let held = 0;
    for (const id of fix.arrivals) {
      const event = arrivals.event.get(id) ?? '';
      // An echo is neither right nor wrong; neither is an event of too few arrivals to be asked for.
      if (arrivals.echoes.has(id) || (event !== '' && !locatable(event))) continue;
      held++;
      if (event !== '') counts.set(event, (counts.get(event) ?? 0) + 1);
    }
    pairsMade += pairs(held);
    for (const count of counts.values()) pairsRight += pairs(count);
  }
  let pairsTrue = 0;
  for (const size of sizes.values()) pairsTrue += pairs(size);
  return { pairsMade, pairsRight, pairsTrue };
}

function placeAll(
  fixes: readonly Fix[],
  eventOf: Int32Array,
  { sensors, truth }: Told,
  heardBy: Int32Array | undefined,
): Placed[] {
  const best = new Map<number, Fix>();
  fixes.forEach((fix, f) => {
    const event = eventOf[f]!;
    if (event !== NONE && (best.get(event)?.arrivals.length ?? -1) < fix.arrivals.length)
      best.set(event, fix);
  });
  return Array.from(best, ([event, fix]) => {
    const lat = truth.lat[event]!;
    const lon = truth.lon[event]!;
    const row = rowNear(sensors, lat, lon);
    const truly = row.offsetMetres(lat, lon);
    const said = row.offsetMetres(fix.lat, fix.lon);
    return {
      errorMetres: metresBetween(lat, lon, fix.lat, fix.lon),
      inside: insideRegion(fix, lat, lon),
      confident: isConfident(fix),
      wrongSide: truly * said < 0 && Math.min(Math.abs(truly), Math.abs(said)) > SIDE_METRES,
      heardBy: heardBy?.[event] ?? Number.NaN,
      fromRowMetres: Math.abs(truly),
    };
  });
}
