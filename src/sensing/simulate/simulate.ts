/**
 * A simulated network, slice of time by slice of time, so that memory does not grow with the hours. Arrivals come in the order
 * in which they were written: by true time, or later where a link held them back; clocks that are wrong do not reorder them.
 */
import type { ArrivalPath, Arrivals, Sensors, Truth, Weather } from '../../formats/network/network.js';
import { between, exponential, longRandomOf, normal, poisson, type Random } from '../../random/random.js';
import { reportWeather } from './air.js';
import { happen, type SimulatedEvent } from './event.js';
import { type Heard, hear, REACH_METRES } from './hear.js';
import { listNodes, type Node } from './node.js';
import type { SimulationParameters } from './parameter.js';
import { makeWorld, type World } from './world.js';

export interface Simulation {
  readonly world: World;
  readonly sensors: Sensors;
  readonly weather: Weather;
  readonly startMs: number;
  slices(): Generator<Slice>;
}

export interface Slice {
  readonly arrivals: Arrivals;
  /** Of each arrival: the event it came from ('' for a false one), and how. */
  readonly events: readonly string[];
  readonly paths: readonly ArrivalPath[];
  readonly truth: Truth;
}

/** A day like any other. */
const START_MS = Date.UTC(2031, 4, 12, 3);
const SLICE_MS = 120_000;

export function simulateNetwork(parameters: SimulationParameters): Simulation {
  const world = makeWorld(parameters);
  return {
    world,
    sensors: listNodes(world.nodes, parameters),
    weather: reportWeather(world.air, world.ground, parameters, START_MS),
    startMs: START_MS,
    slices: () => run(world),
  };
}

interface Pending extends Heard {
  readonly event: string;
  readonly writtenMs: number;
}

function* run(world: World): Generator<Slice> {
  const { parameters, ground, nodes } = world;
  const random = longRandomOf(parameters.seed, 40);
  const wrong = longRandomOf(parameters.seed, 41);
  const events = happen(parameters, ground, longRandomOf(parameters.seed, 42));
  const endMs = parameters.hours * 3_600_000;
  let next = events.next().value as SimulatedEvent;
  let pending: Pending[] = [];
  let eventCount = 0;
  let arrivalCount = 0;
  for (let fromMs = 0; fromMs < endMs || pending.length > 0; fromMs += SLICE_MS) {
    const toMs = fromMs + SLICE_MS;
    const happened: SimulatedEvent[] = [];
    const heardNow: Pending[] = [];
    const firstEvent = eventCount;
    for (; next.timeMs < Math.min(toMs, endMs); next = events.next().value as SimulatedEvent) {
      const id = `E${++eventCount}`;
      happened.push(next);
      for (const node of nearby(nodes, next.chainageKm)) {
        for (const heard of hear(world, next, node, random)) {
          if (heard.timeMs < node.diesMs) heardNow.push({ ...heard, event: id, writtenMs: written(heard) });
        }
      }
    }
    const share = parameters.falseShare;
    const falseOnes = fromMs < endMs ? poisson(wrong, (heardNow.length * share) / (1 - share)) : 0;
    for (let i = 0; i < falseOnes; i++) {
      const heard = imagine(nodes, between(wrong, fromMs, Math.min(toMs, endMs)), wrong);
      if (heard) heardNow.push({ ...heard, event: '', writtenMs: written(heard) });
    }
    pending = pending.concat(heardNow).sort((a, b) => a.writtenMs - b.writtenMs);
    const ready = pending.filter(({ writtenMs }) => writtenMs < toMs);
    pending = pending.slice(ready.length);
    yield sliceOf(ready, arrivalCount, happened, firstEvent);
    arrivalCount += ready.length;
  }

  function written({ timeMs }: Heard): number {
    return timeMs + (wrong() < parameters.lateShare ? 600_000 * wrong() : 0);
  }
}

function nearby(nodes: readonly Node[], chainageKm: number): readonly Node[] {
  // A bend brings sensors nearer than their chainage says.
  const windowKm = (1.6 * REACH_METRES) / 1000;
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]!.chainageKm < chainageKm - windowKm) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < nodes.length && nodes[end]!.chainageKm <= chainageKm + windowKm) end++;
  return nodes.slice(low, end);
}

/** A false pick of any sensor alike: a door, thunder, a bird. One of a sensor that is dead is none. */
function imagine(nodes: readonly Node[], timeMs: number, random: Random): Heard | undefined {
  const node = nodes[Math.floor(random() * nodes.length)]!;
  const bearing = random() * 360;
  const snr = 4 + exponential(random, 6);
  const metres = 10_000 * random();
  const sigma = (0.008 + 0.002e-3 * metres) * (1 + 2 * 10 ** (-snr / 20)) * Math.exp(0.15 * normal(random));
  if (timeMs >= node.diesMs) return undefined;
  return {
    node,
    timeMs,
    timeSigmaSeconds: node.kind === 'camera' ? 0.02 : sigma,
    bearingDegrees: Number.isNaN(node.bearingSigmaDegrees) ? Number.NaN : bearing,
    amplitudeDecibels: node.kind === 'camera' ? Number.NaN : node.noiseDecibels + snr,
    path: 'false',
  };
}

function sliceOf(
  ready: readonly Pending[],
  arrivalCount: number,
  happened: readonly SimulatedEvent[],
  firstEvent: number,
): Slice {
  const column = (of: (pending: Pending) => number): Float64Array => Float64Array.from(ready, of);
  const eventColumn = (of: (event: SimulatedEvent) => number): Float64Array =>
    Float64Array.from(happened, of);
  return {
    arrivals: {
      count: ready.length,
      ids: ready.map((_, i) => `A${arrivalCount + i + 1}`),
      sensor: Int32Array.from(ready, ({ node }) => node.index),
      timeMs: column(({ node, timeMs }) => START_MS + timeMs + 1000 * clockError(node, timeMs)),
      timeSigmaSeconds: column(({ timeSigmaSeconds }) => timeSigmaSeconds),
      bearingDegrees: column(({ bearingDegrees }) => bearingDegrees),
      amplitudeDecibels: column(({ amplitudeDecibels }) => amplitudeDecibels),
    },
    events: ready.map(({ event }) => event),
    paths: ready.map(({ path }) => path),
    truth: {
      count: happened.length,
      ids: happened.map((_, i) => `E${firstEvent + i + 1}`),
      timeMs: eventColumn(({ timeMs }) => START_MS + timeMs),
      lat: eventColumn(({ lat }) => lat),
      lon: eventColumn(({ lon }) => lon),
      kinds: happened.map(({ kind }) => kind),
    },
  };
}

const clockError = ({ clockSeconds, driftPerHour }: Node, timeMs: number): number =>
  clockSeconds + (driftPerHour * timeMs) / 3_600_000;
