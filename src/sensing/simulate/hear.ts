/**
 * How an event comes to a sensor: by air, through the ground, as light.
 *
 * Units: metres, seconds, decibels; times in milliseconds since the start of the world. Heard when the level stands out of the
 * noise: chance 1 / (1 + exp(-(snr - 6 dB) / 2 dB)). Picks are the less exact the further away and the fainter:
 * sigma = (8 ms + 2 ms/km) (1 + 2 · 10^(-snr / 20)); what the picker states of itself is right within some 15 %.
 */
import type { ArrivalPath } from '../../formats/network/network.js';
import { metresPerDegree } from '../../geo/local-metres.js';
import { between, exponential, normal, type Random, student } from '../../random/random.js';
import { type EventTraits, type SimulatedEvent, TRAITS } from './event.js';
import type { Ground } from './ground.js';
import { CAMERA_FIELD_DEGREES, type Node } from './node.js';
import { absorption, excessDecibels, raySpeed, shadowDecibels, soundSpeed, travelSeconds } from './sound.js';
import type { World } from './world.js';

/** An arrival as the sensor saw it, by true time. */
export interface Heard {
  readonly node: Node;
  readonly timeMs: number;
  readonly timeSigmaSeconds: number;
  readonly bearingDegrees: number;
  readonly amplitudeDecibels: number;
  readonly path: ArrivalPath;
}

interface Way {
  readonly event: SimulatedEvent;
  readonly traits: EventTraits;
  readonly node: Node;
  /** From the event to the sensor. */
  readonly metres: number;
  readonly unitEast: number;
  readonly unitNorth: number;
  /** By how much the way over the hills between is longer. */
  readonly detourMetres: number;
}

/** Farther away nothing is heard. */
export const REACH_METRES = 30_000;

const DEGREES = 180 / Math.PI;
const NO_BEARING = Number.NaN;

export function hear(world: World, event: SimulatedEvent, node: Node, random: Random): Heard[] {
  const way = wayOf(world, event, node);
  if (!way) return [];
  switch (node.kind) {
    case 'camera':
      return seeFlash(world, way, random);
    case 'seismic':
      return [...feelGround(world, way, random), ...hearAir(world, way, random)];
    default:
      return hearAir(world, way, random);
  }
}

/** Undefined where nothing could be heard or seen, which is most pairs: hills and weather are then not looked at. */
function wayOf({ ground }: World, event: SimulatedEvent, node: Node): Way | undefined {
  const { perLat, perLon } = metresPerDegree((event.lat + node.lat) / 2);
  const east = (node.lon - event.lon) * perLon;
  const north = (node.lat - event.lat) * perLat;
  const metres = Math.max(1, Math.hypot(east, north));
  if (metres > REACH_METRES || bestSnr(event, node, metres) < HOPELESS_SNR) return undefined;
  const traits = TRAITS[event.kind];
  return {
    event,
    traits,
    node,
    metres,
    unitEast: east / metres,
    unitNorth: north / metres,
    detourMetres: detourOf(ground, event, node, metres),
  };
}

/** By air, downwind, on flat and silent ground. Ground waves and flashes do not reach further than that. */
function bestSnr(event: SimulatedEvent, node: Node, metres: number): number {
  return (
    event.level -
    20 * Math.log10(metres) -
    excessDecibels(metres, Number.POSITIVE_INFINITY, 0) -
    node.noiseDecibels
  );
}

/** Here the chance to be heard is below 1 in 1,000. */
const HOPELESS_SNR = -8;

/** By how much the longest way over a hill is longer than the straight one: h² / 2 (1 / a + 1 / b). */
function detourOf(ground: Ground, event: SimulatedEvent, node: Node, metres: number): number {
  const from = ground.elevationMetres(event.lat, event.lon) + 2;
  let longest = 0;
  for (let i = 1; i < SAMPLES; i++) {
    const part = i / SAMPLES;
    const sight = from + part * (node.elevationMetres - from);
    const hill = ground.elevationMetres(
      event.lat + part * (node.lat - event.lat),
      event.lon + part * (node.lon - event.lon),
    );
    if (hill > sight) longest = Math.max(longest, (hill - sight) ** 2 / (2 * metres * part * (1 - part)));
  }
  return longest;
}

const SAMPLES = 8;

function hearAir(world: World, way: Way, random: Random): Heard[] {
  const { node, event, traits, metres } = way;
  const { along, across, celsius } = windOn(world, way);
  const { parameters, air } = world;
  const growth = parameters.inversionPerSecond + parameters.windShearPerMetre * along;
  const received =
    event.level -
    20 * Math.log10(metres) -
    metres * absorption(traits.hertz, celsius, air.humidityPercent) -
    excessDecibels(metres, along, growth) -
    shadowDecibels(way.detourMetres, 343 / traits.hertz) -
    // The ground couples weakly with the air.
    (node.kind === 'seismic' ? 12 : 0);
  const noise = node.noiseDecibels + 15 * Math.log10(1 + Math.hypot(along, across) / 2);
  const snr = received - noise;
  if (!isHeard(snr, random)) return [];
  const speed = raySpeed(soundSpeed(celsius), along, across);
  const seconds = travelSeconds(metres + way.detourMetres, speed, growth);
  const turned = Math.asin(across / soundSpeed(celsius)) * DEGREES;
  const first = pick(world, way, seconds, pickSigma(metres, snr), received, turned, 'air', random);
  if (random() >= parameters.echoShare) return [first];
  const echo = {
    ...first,
    path: 'echo' as const,
    timeMs: first.timeMs + 1000 * (0.2 + exponential(random, 1.2)),
    amplitudeDecibels: first.amplitudeDecibels - 6 + 3 * normal(random),
    bearingDegrees: node.kind === 'acoustic_array' ? between(random, 0, 360) : NO_BEARING,
  };
  return [first, echo];
}

/** The wind on the way, its mean at the three Gauss points, along the way and across it (to the left). */
function windOn({ ground, air }: World, way: Way): { along: number; across: number; celsius: number } {
  const { event, node, unitEast, unitNorth } = way;
  let east = 0;
  let north = 0;
  let celsius = 0;
  for (let i = 0; i < 3; i++) {
    const part = GAUSS_POINTS[i]!;
    const x = ground.east(event.lon + part * (node.lon - event.lon));
    const y = ground.north(event.lat + part * (node.lat - event.lat));
    east += GAUSS_WEIGHTS[i]! * air.windEast(x, y, event.timeMs);
    north += GAUSS_WEIGHTS[i]! * air.windNorth(x, y, event.timeMs);
    celsius += GAUSS_WEIGHTS[i]! * air.celsius(x, y, event.timeMs);
  }
  return {
    along: east * unitEast + north * unitNorth,
    across: north * unitEast - east * unitNorth,
    celsius,
  };
}

const GAUSS_POINTS = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)] as const;
const GAUSS_WEIGHTS = [5 / 18, 8 / 18, 5 / 18] as const;

/** P waves and Rayleigh waves; levels are a plain stand-in that lets shells be felt for a few kilometres. */
function feelGround(world: World, way: Way, random: Random): Heard[] {
  const { event, traits, metres, node } = way;
  const km = metres / 1000;
  const level = traits.groundLevel + event.level - traits.level;
  const noise = node.noiseDecibels - 12;
  const x = world.ground.east(node.lon);
  const y = world.ground.north(node.lat);
  const heard: Heard[] = [];
  const feel = (received: number, speed: number, path: ArrivalPath): void => {
    const snr = received - noise;
    if (!isHeard(snr, random)) return;
    heard.push(pick(world, way, metres / speed, 0.02 + pickSigma(metres, snr), received, 0, path, random));
  };
  feel(level - 12 - 20 * Math.log10(km) - 1.5 * km, world.bodySpeed(x, y, 0), 'ground');
  feel(level - 10 * Math.log10(km) - 2 * km, world.surfaceSpeed(x, y, 0), 'surface');
  return heard;
}

function seeFlash(world: World, way: Way, random: Random): Heard[] {
  const { node, metres, traits } = way;
  const aside = ((towardsEvent(way) - node.lookDegrees + 540) % 360) - 180;
  const seen =
    metres < world.visibilityMetres &&
    way.detourMetres === 0 &&
    Math.abs(aside) < CAMERA_FIELD_DEGREES / 2 &&
    random() < traits.flash;
  if (!seen) return [];
  return [pick(world, way, metres / 299_792_458, 0.02, Number.NaN, 0, 'flash', random)];
}

const towardsEvent = ({ unitEast, unitNorth }: Way): number =>
  (Math.atan2(-unitEast, -unitNorth) * DEGREES + 360) % 360;

function isHeard(snr: number, random: Random): boolean {
  return random() < 1 / (1 + Math.exp(-(snr - 6) / 2));
}

function pickSigma(metres: number, snr: number): number {
  return (0.008 + 0.002e-3 * metres) * (1 + 2 * 10 ** (-snr / 20));
}

function pick(
  { parameters }: World,
  way: Way,
  seconds: number,
  sigma: number,
  level: number,
  turnedDegrees: number,
  path: ArrivalPath,
  random: Random,
): Heard {
  const { node, event } = way;
  const error = sigma * parameters.pickFactor * student(random, parameters.pickFreedom);
  const bearing = Number.isNaN(node.bearingSigmaDegrees)
    ? NO_BEARING
    : (towardsEvent(way) + turnedDegrees + node.bearingSigmaDegrees * normal(random) + 720) % 360;
  return {
    node,
    timeMs: event.timeMs + 1000 * (seconds + error),
    timeSigmaSeconds: sigma * Math.exp(0.15 * normal(random)),
    bearingDegrees: bearing,
    amplitudeDecibels: level + 2 * normal(random),
    path,
  };
}
