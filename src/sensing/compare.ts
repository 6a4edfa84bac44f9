/** Locators side by side in simulated worlds: the plain one, and those given. */
import type { Arrivals, Truth, TruthArrivals } from '../formats/network/network.js';
import { locatePlainly } from './baseline.js';
import type { Fix, Locate, Network } from './fix.js';
import { locateAll, locator } from './locator.js';
import { type Score, scoreFixes } from './score/score.js';
import { type Summary, summarise } from './score/summary.js';
import { MISMATCHES } from './simulate/mismatch.js';
import { BASE, type SimulationParameters } from './simulate/parameter.js';
import { type Slice, simulateNetwork } from './simulate/simulate.js';

export interface NamedLocator {
  readonly name: string;
  readonly locate: Locate;
}

export const PLAIN: NamedLocator = { name: 'plain least squares', locate: locatePlainly };

/** What `truceline locate` does. */
export const JOINT: NamedLocator = {
  name: 'truceline locate',
  locate: ({ sensors, arrivals, weather }) => {
    const fixes: Fix[] = [];
    locateAll(locator(sensors, weather, { latenessSeconds: 0 }), arrivals, (more) => fixes.push(...more));
    return fixes;
  },
};

export interface LocateComparison {
  readonly locators: readonly string[];
  readonly parameters: SimulationParameters;
  readonly seeds: readonly number[];
  readonly worlds: readonly {
    readonly id: string;
    readonly what: string;
    readonly arrivals: number;
    readonly results: readonly {
      readonly summary: Summary;
      /** Processor time of this process while it located. */
      readonly cpuSeconds: number;
    }[];
  }[];
}

export interface CompareRequest {
  readonly locators: readonly NamedLocator[];
  readonly parameters: SimulationParameters;
  readonly seeds: readonly number[];
  /** Ids of worlds: base, or a mismatch; absent: all. */
  readonly only?: readonly string[] | undefined;
  /** Processor time so far, seconds: the clock comes from outside. */
  readonly cpuSeconds: () => number;
  readonly onStep?: (done: number, total: number) => void;
}

const WORLDS: readonly { id: string; what: string; parameters: Partial<SimulationParameters> }[] = [
  { id: 'base', what: 'as the simulator is by itself', parameters: {} },
  ...MISMATCHES,
];

export const WORLD_IDS = WORLDS.map(({ id }) => id);

export function compareLocators(request: CompareRequest): LocateComparison {
  const { locators, seeds, only, cpuSeconds, onStep } = request;
  const worlds = WORLDS.filter(({ id }) => only === undefined || only.includes(id));
  let done = 0;
  return {
    locators: locators.map(({ name }) => name),
    parameters: request.parameters,
    seeds,
    worlds: worlds.map(({ id, what, parameters }) => {
      const scores = locators.map((): Score[] => []);
      const seconds = locators.map(() => 0);
      let arrivals = 0;
      for (const seed of seeds) {
        const world = inMemory({ ...request.parameters, ...parameters, seed });
        arrivals += world.network.arrivals.count;
        locators.forEach(({ locate }, i) => {
          const before = cpuSeconds();
          const fixes = locate(world.network);
          seconds[i]! += cpuSeconds() - before;
          scores[i]!.push(scoreFixes(fixes, world.told));
        });
        onStep?.(++done, worlds.length * seeds.length);
      }
      const results = scores.map((ofLocator, i) => ({
        summary: summarise(ofLocator),
        cpuSeconds: seconds[i]!,
      }));
      return { id, what, arrivals, results };
    }),
  };
}

/** A whole world at once, with times rounded to the millisecond as its files have them. */
export function inMemory(parameters: SimulationParameters = BASE): {
  readonly network: Network;
  readonly told: Parameters<typeof scoreFixes>[1];
} {
  const simulation = simulateNetwork(parameters);
  const slices = [...simulation.slices()];
  const arrivals = joinArrivals(slices);
  const { sensors, weather } = simulation;
  const event = new Map<string, string>();
  const echoes = new Set<string>();
  for (const { arrivals: part, events, paths } of slices) {
    part.ids.forEach((id, i) => {
      event.set(id, events[i]!);
      if (paths[i] === 'echo') echoes.add(id);
    });
  }
  const told: TruthArrivals = { event, echoes };
  return {
    network: { sensors, weather, arrivals },
    told: {
      sensors,
      truth: joinTruth(slices),
      arrivals: told,
      sensorOf: new Map(arrivals.ids.map((id, i) => [id, arrivals.sensor[i]!])),
    },
  };
}

function joinArrivals(slices: readonly Slice[]): Arrivals {
  const parts = slices.map((slice) => slice.arrivals);
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    ids: parts.flatMap(({ ids }) => ids),
    sensor: Int32Array.from(parts.flatMap(({ sensor }) => [...sensor])),
    timeMs: joined(parts, ({ timeMs }) => timeMs).map(Math.round),
    timeSigmaSeconds: joined(parts, ({ timeSigmaSeconds }) => timeSigmaSeconds),
    bearingDegrees: joined(parts, ({ bearingDegrees }) => bearingDegrees),
    amplitudeDecibels: joined(parts, ({ amplitudeDecibels }) => amplitudeDecibels),
  };
}

function joinTruth(slices: readonly Slice[]): Truth {
  const parts = slices.map((slice) => slice.truth);
  return {
    count: parts.reduce((sum, part) => sum + part.count, 0),
    ids: parts.flatMap(({ ids }) => ids),
    kinds: parts.flatMap(({ kinds }) => kinds),
    timeMs: joined(parts, ({ timeMs }) => timeMs),
    lat: joined(parts, ({ lat }) => lat),
    lon: joined(parts, ({ lon }) => lon),
  };
}

function joined<T>(parts: readonly T[], of: (part: T) => Float64Array): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...of(part)]));
}
