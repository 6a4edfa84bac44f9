/**
 * What a search over one window works with.
 */
import type { Sensors } from '../formats/network/network.js';
import type { Belief } from './belief.js';
import type { Neighbourhoods } from './neighbourhood.js';
import type { Air } from './weather.js';
import type { Window } from './window.js';

export interface Search {
  readonly sensors: Sensors;
  readonly near: Neighbourhoods;
  readonly triples: Triples;
  readonly belief: Belief;
  readonly window: Window;
  /** Moments of the events that are looked for. */
  readonly fromSeconds: number;
  readonly toSeconds: number;
  /** Length of the window with its margins. */
  readonly spanSeconds: number;
  /** Sensors around which events are looked for; all when absent. */
  readonly anchors: Uint8Array | undefined;
  /** Around a sensor, for the middle of the window. */
  airAround(sensor: number): Air;
  /** The same as the weather alone has it. */
  weatherAround(sensor: number): Air;
  /** Sensors whose times are those of sound in air. */
  readonly timed: Uint8Array;
  readonly logEfficiency: Float64Array;
  readonly reachMetres: number;
  /** ln of the events per square metre and second to be expected before anything is heard. */
  readonly logEventDensity: number;
  /** Radians. */
  readonly bearingSigma: Float64Array;
  /** ln of how much more likely this bearing is for a source at (x, y) from the sensor than for one anywhere. */
  bearingGain(sensor: number, bearing: number, x: number, y: number): number;
}

/** Sets of three sensors that begin a search: the anchor's index, and places in the neighbourhood list of it. */
export interface Triples {
  /** Triples of anchor s stand from start[s] to start[s + 1]. */
  readonly start: Int32Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Distance between the two, metres. */
  readonly apart: Float64Array;
}

const PARTNERS = 5;
const CLOSEST_METRES = 100;

/** For each sensor the pairs of its nearest partners; no three sensors twice. Partners stand apart from each other. */
export function triplesOf({ start, sensor, x, y, distance }: Neighbourhoods, timed: Uint8Array): Triples {
  const count = start.length - 1;
  const seen = new Set<string>();
  const starts = new Int32Array(count + 1);
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let s = 0; s < count; s++) {
    const partners: number[] = [];
    for (let k = start[s]!; k < start[s + 1]! && timed[s] === 1 && partners.length < PARTNERS; k++) {
      if (timed[sensor[k]!] === 0 || distance[k]! < CLOSEST_METRES) continue;
      const apart = (other: number): number => Math.hypot(x[k]! - x[other]!, y[k]! - y[other]!);
      if (partners.every((other) => apart(other) > 0.25 * distance[k]!)) partners.push(k);
    }
    for (let i = 0; i < partners.length; i++) {
      for (let j = i + 1; j < partners.length; j++) {
        const [a, b] = [partners[i]!, partners[j]!];
        const key = [s, sensor[a]!, sensor[b]!].sort((u, v) => u - v).join();
        if (seen.has(key)) continue;
        seen.add(key);
        firsts.push(a);
        seconds.push(b);
      }
    }
    starts[s + 1] = firsts.length;
  }
  return {
    start: starts,
    first: Int32Array.from(firsts),
    second: Int32Array.from(seconds),
    apart: Float64Array.from(firsts, (a, k) => Math.hypot(x[a]! - x[seconds[k]!]!, y[a]! - y[seconds[k]!]!)),
  };
}
