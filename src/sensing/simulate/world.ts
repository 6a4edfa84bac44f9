/** What stays the same while a simulated world runs. */

import { between, longRandomOf } from '../../random/random.js';
import { type Air, makeAir } from './air.js';
import { type Field, smoothField } from './field.js';
import { type Ground, makeGround } from './ground.js';
import { type Node, placeNodes } from './node.js';
import type { SimulationParameters } from './parameter.js';

export interface World {
  readonly parameters: SimulationParameters;
  readonly ground: Ground;
  readonly air: Air;
  readonly nodes: readonly Node[];
  /** Speeds of ground waves by place, m/s: of P waves, and of Rayleigh waves. */
  readonly bodySpeed: Field;
  readonly surfaceSpeed: Field;
  /** How far a camera sees, metres. */
  readonly visibilityMetres: number;
}

/** Surface waves in soft ground over rock: 0.3 to 3 km/s; body waves 3 to 5 km/s (P. M. Shearer, Introduction to Seismology). */
export function makeWorld(parameters: SimulationParameters): World {
  const { seed } = parameters;
  const ground = makeGround(seed, parameters.lengthKm, parameters.hillMetres);
  const bodies = smoothField(longRandomOf(seed, 30), 400, 30_000, Number.POSITIVE_INFINITY);
  const surfaces = smoothField(longRandomOf(seed, 31), 0.4, 30_000, Number.POSITIVE_INFINITY);
  return {
    parameters,
    ground,
    air: makeAir(parameters),
    nodes: placeNodes(parameters, ground),
    bodySpeed: (east, north) => Math.min(5000, Math.max(3000, 4000 + bodies(east, north, 0))),
    surfaceSpeed: (east, north) => Math.min(3000, Math.max(300, 900 * Math.exp(surfaces(east, north, 0)))),
    visibilityMetres: between(longRandomOf(seed, 32), 4_000, 15_000),
  };
}
