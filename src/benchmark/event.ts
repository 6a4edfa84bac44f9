/**
 * What really happens in a simulated world: an event with its kind, author, target and the point it came from.
 * Nothing here knows how anybody will judge it.
 */

import { between, draw, exponential, normal, type Random } from '../random/random.js';
import type { Conduct, Means, Target } from '../record/codes.js';
import { FIRE, groundOf, LONG_RANGE, pointOf, shoot, targetOf } from './fire.js';
import type { WorldParameters } from './parameter.js';
import type { Point, Side, Terrain } from './terrain.js';

export const EVENT_KINDS = [
  'directFire',
  'artillery',
  'rockets',
  'longRangeDrone',
  'missile',
  'glideBomb',
  'sabotage',
  'shortFall',
  'mine',
  'accident',
  'falseFlag',
  'staged',
  'rumour',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export interface SimulatedEvent {
  readonly index: number;
  readonly kind: EventKind;
  /** Who did it: a side, accident or another hand, or nobody because it did not happen. */
  readonly truth: Side | 'other' | 'nothing';
  /** Side that fired, where one did. */
  readonly actor: Side | undefined;
  /** Whom it serves that it is believed: accused by those who deceive, and by those who guess. */
  readonly apparent: Side;
  /** Side that lies about it or stages it; undefined where nobody does. */
  readonly deceiver: Side | undefined;
  readonly conduct: Conduct;
  readonly means: Means;
  readonly target: Target;
  readonly at: Point;
  /** Where the fire came from; undefined where there was none. */
  readonly origin: Point | undefined;
  /** Side that holds the ground; undefined in the strip that nobody holds. */
  readonly ground: Side | undefined;
  readonly startMs: number;
  /** How much it is talked about: 1 is usual. */
  readonly salience: number;
}

/** Length of front along which events fall, km to either side of the middle. */
const FRONT_KM = 220;
const HOUR_MS = 3_600_000;
/** Within a wave: hours to the next hit, kilometres between hits, and how often the next one is the answer of the other side. */
const WAVE_HOURS = 2;
const WAVE_KM = 6;
const ANSWERED = 0.12;
/** Of the logarithm: attention is shared out unevenly, most events get little of it. */
const SALIENCE_DEVIATION = 0.9;

export interface Character {
  /** Share of the fire that side 0 fires, and of the long-range fire. */
  readonly share: number;
  readonly longShare: number;
}

/** @param before the event made before: fire comes in waves. */
export function makeEvent(
  index: number,
  random: Random,
  terrain: Terrain,
  parameters: WorldParameters,
  character: Character,
  period: { readonly startMs: number; readonly days: number },
  before: SimulatedEvent | undefined,
): SimulatedEvent {
  const wave = random() < parameters.waves && before && FIRE[before.kind] ? before : undefined;
  const kind = wave?.kind ?? draw(random, parameters.kinds);
  const long = LONG_RANGE.has(kind);
  const same = wave && wave.actor !== undefined && random() >= ANSWERED;
  const side: Side = random() < (long ? character.longShare : character.share) ? 0 : 1;
  const actor: Side = same ? wave.actor! : wave?.actor !== undefined ? (wave.actor === 0 ? 1 : 0) : side;
  const enemy: Side = actor === 0 ? 1 : 0;
  const anywhere = between(random, -FRONT_KM, FRONT_KM);
  // Drones and missiles of one night go to many places; guns work on one stretch.
  const yKm = wave && !long ? wave.at.yKm + WAVE_KM * normal(random) : anywhere;
  const hour = wave
    ? Math.floor((wave.startMs - period.startMs) / HOUR_MS + exponential(random, WAVE_HOURS))
    : Math.floor(random() * period.days * 24);
  const startMs = period.startMs + hour * HOUR_MS;
  const salience = Math.exp(SALIENCE_DEVIATION * normal(random));
  const base = { index, kind, startMs, actor: FIRE[kind] ? actor : undefined };
  const fire = FIRE[kind];
  if (fire) {
    const shot = shoot(random, terrain, fire, actor, yKm);
    const truth = random() < parameters.thirdActor ? 'other' : actor;
    return {
      ...base,
      ...shot,
      truth,
      apparent: truth === 'other' && random() < 0.5 ? enemy : actor,
      deceiver: undefined,
      conduct: 'strike',
      target: targetOf(random, fire.military),
      ground: groundOf(terrain, shot.at),
      salience: salience * fire.salience,
    };
  }
  const own = pointOf(terrain, actor, exponential(random, 12), yKm);
  const theirs = pointOf(terrain, enemy, exponential(random, 12), yKm);
  switch (kind) {
    case 'sabotage': {
      const at = pointOf(terrain, enemy, 5 + exponential(random, 100), yKm);
      return {
        ...base,
        truth: actor,
        apparent: actor,
        deceiver: undefined,
        conduct: random() < 0.5 ? 'sabotage' : 'explosion',
        means: 'unspecified',
        target: targetOf(random, 0.4),
        at,
        origin: undefined,
        ground: groundOf(terrain, at),
        salience,
      };
    }
    case 'shortFall': {
      // Aimed at the other side, fell on the own: the bearing points back to own guns.
      const use = FIRE[draw(random, { artillery: 3, rockets: 3 })]!;
      const means = Object.keys(use.means)[0] as Means;
      const origin = pointOf(terrain, actor, 8 + exponential(random, 10), yKm + 5 * normal(random));
      return {
        ...base,
        truth: 'other',
        apparent: enemy,
        deceiver: actor,
        conduct: random() < 0.7 ? 'strike' : 'explosion',
        means,
        target: targetOf(random, 0.3),
        at: pointOf(terrain, actor, 0.5 + exponential(random, 4), yKm),
        origin,
        ground: actor,
        salience: salience * 1.2,
      };
    }
    case 'mine': {
      // Old mines are nobody's act; fresh ones are laid by those who face the ground.
      const old = random() < 0.6;
      const at = pointOf(terrain, enemy, exponential(random, 4) - 1, yKm);
      return {
        ...base,
        truth: old ? 'other' : actor,
        apparent: actor,
        deceiver: undefined,
        conduct: 'mine',
        means: 'mine',
        target: targetOf(random, 0.4),
        at,
        origin: undefined,
        ground: groundOf(terrain, at),
        salience: salience * 0.8,
      };
    }
    case 'accident': {
      const at = pointOf(terrain, actor, 2 + exponential(random, 60), yKm);
      return {
        ...base,
        truth: 'other',
        apparent: enemy,
        deceiver: undefined,
        conduct: 'explosion',
        means: 'unspecified',
        target: targetOf(random, 0.4),
        at,
        origin: undefined,
        ground: groundOf(terrain, at),
        salience,
      };
    }
    case 'falseFlag': {
      const origin = pointOf(terrain, actor, 3 + exponential(random, 8), yKm + 5 * normal(random));
      return {
        ...base,
        truth: actor,
        apparent: enemy,
        deceiver: actor,
        conduct: 'strike',
        means: draw(random, { artillery: 3, mortar: 2, mlrs: 1 }),
        target: targetOf(random, 0.1),
        at: own,
        origin,
        ground: groundOf(terrain, own),
        salience: salience * 1.6,
      };
    }
    case 'staged':
      return {
        ...base,
        truth: 'nothing',
        apparent: enemy,
        deceiver: actor,
        conduct: 'strike',
        means: draw(random, { artillery: 4, mortar: 2, mlrs: 1, fpv_drone: 2, long_range_drone: 2 }),
        target: targetOf(random, 0.2),
        at: own,
        origin: undefined,
        ground: groundOf(terrain, own),
        salience: salience * 0.9,
      };
    default:
      return {
        ...base,
        kind: 'rumour',
        truth: 'nothing',
        apparent: actor,
        deceiver: undefined,
        conduct: random() < 0.7 ? 'strike' : 'explosion',
        means: draw(random, { unspecified: 3, artillery: 2, long_range_drone: 3, missile: 1 }),
        target: targetOf(random, 0.4),
        at: theirs,
        origin: undefined,
        ground: groundOf(terrain, theirs),
        salience: salience * 0.7,
      };
  }
}
