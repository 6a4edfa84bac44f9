/**
 * Events of a simulated world: a Poisson process in time, uniform along the line, at depths that suit their kind on both sides
 * alike. Levels are decibels re 20 µPa at 1 m as if the source were a point (in truth a muzzle blast is not linear so near);
 * they are chosen so that guns are heard to some 15 km and rifles to some 3 km.
 */

import { between, exponential, normal, type Random } from '../../random/random.js';
import type { Ground } from './ground.js';
import type { SimulationParameters } from './parameter.js';

export const EVENT_KINDS = ['outgoing_artillery', 'impact', 'explosion', 'small_arms_burst'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface EventTraits {
  readonly share: number;
  readonly level: number;
  readonly levelSigma: number;
  /** Where most of its energy lies. */
  readonly hertz: number;
  /** Least and greatest distance from the line, km. */
  readonly depthKm: readonly [number, number];
  /** Level of the ground's motion at 1 km, dB re 1 nm/s. */
  readonly groundLevel: number;
  /** Chance that a camera with a free view sees its flash. */
  readonly flash: number;
}

export const TRAITS: Readonly<Record<EventKind, EventTraits>> = {
  outgoing_artillery: {
    share: 0.4,
    level: 164,
    levelSigma: 4,
    hertz: 40,
    depthKm: [2, 10],
    groundLevel: 50,
    flash: 0.7,
  },
  impact: { share: 0.3, level: 162, levelSigma: 4, hertz: 50, depthKm: [0, 8], groundLevel: 62, flash: 0.5 },
  explosion: {
    share: 0.2,
    level: 165,
    levelSigma: 5,
    hertz: 30,
    depthKm: [0, 10],
    groundLevel: 60,
    flash: 0.8,
  },
  small_arms_burst: {
    share: 0.1,
    level: 141,
    levelSigma: 3,
    hertz: 300,
    depthKm: [0, 1.5],
    groundLevel: 10,
    flash: 0.1,
  },
};

export interface SimulatedEvent {
  readonly kind: EventKind;
  /** Milliseconds since the start of the world. */
  readonly timeMs: number;
  readonly chainageKm: number;
  readonly offsetKm: number;
  readonly lat: number;
  readonly lon: number;
  readonly level: number;
}

/** Events in the order of their times, without end. */
export function* happen(
  { ratePer100Km, lengthKm, salvoShare }: SimulationParameters,
  ground: Ground,
  random: Random,
): Generator<SimulatedEvent> {
  // Each event stands for 1 / (1 - salvoShare) of them, so that the rate is kept.
  const perSecond = (ratePer100Km * lengthKm * (1 - salvoShare)) / 100;
  const salvo: SimulatedEvent[] = [];
  for (let timeMs = 0; ; ) {
    timeMs += 1000 * exponential(random, 1 / perSecond);
    const event = drawEvent(timeMs, lengthKm, ground, random);
    for (let last = event; random() < salvoShare; salvo.push(last)) last = followUp(last, ground, random);
    salvo.sort((a, b) => a.timeMs - b.timeMs);
    while (salvo.length > 0 && salvo[0]!.timeMs < timeMs) yield salvo.shift()!;
    yield event;
  }
}

function drawEvent(timeMs: number, lengthKm: number, ground: Ground, random: Random): SimulatedEvent {
  let at = random();
  const kind = EVENT_KINDS.find((one) => {
    at -= TRAITS[one].share;
    return at < 0;
  })!;
  const { level, levelSigma, depthKm } = TRAITS[kind];
  const chainageKm = random() * lengthKm;
  const offsetKm = between(random, ...depthKm) * (random() < 0.5 ? -1 : 1);
  return {
    kind,
    timeMs,
    chainageKm,
    offsetKm,
    ...ground.place(chainageKm, offsetKm),
    level: level + levelSigma * normal(random),
  };
}

function followUp(event: SimulatedEvent, ground: Ground, random: Random): SimulatedEvent {
  const chainageKm = event.chainageKm + 0.05 * normal(random);
  const offsetKm = event.offsetKm + 0.05 * normal(random);
  return {
    ...event,
    timeMs: event.timeMs + 1000 * (2 + exponential(random, 4)),
    chainageKm,
    offsetKm,
    ...ground.place(chainageKm, offsetKm),
    level: event.level + normal(random),
  };
}
