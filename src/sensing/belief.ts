/**
 * What the locator has learned so far, and goes on learning: hearing, noise, clocks, air, and how well each sensor hears.
 */
import { type AirField, startAirField } from './air-field.js';
import { type Bend, startBend } from './bend.js';
import { type Clocks, startClocks } from './clocks.js';
import { type GroundWaves, startGroundWaves } from './ground-waves.js';
import { type Hearing, startHearing } from './hearing.js';
import { type Lights, startLights } from './lights.js';
import { type Noise, startNoise } from './noise.js';

export interface Belief {
  readonly hearing: Hearing;
  readonly noise: Noise;
  readonly clocks: Clocks;
  readonly air: AirField;
  readonly bend: Bend;
  readonly lights: Lights;
  readonly groundWaves: GroundWaves;
  /** Heard against expected, by sensor; 1 for one like the others. */
  readonly efficiency: Float64Array;
  readonly heard: Float64Array;
  readonly expected: Float64Array;
  events: number;
}

export function startBelief(sensors: number): Belief {
  return {
    hearing: startHearing(),
    noise: startNoise(),
    clocks: startClocks(sensors),
    bend: startBend(),
    air: startAirField(sensors),
    lights: startLights(sensors),
    groundWaves: startGroundWaves(sensors),
    efficiency: new Float64Array(sensors).fill(1),
    heard: new Float64Array(sensors),
    expected: new Float64Array(sensors),
    events: 0,
  };
}
