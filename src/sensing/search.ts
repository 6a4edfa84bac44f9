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
  /** Of the very nearest sensors, each as the anchor; and of more of them, no three twice. */
  readonly nearestTriples: Triples;
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
  /** Only the events that are easy to find: to learn from. */
  readonly brief: boolean;
  /** Around a sensor, for the middle of the window; alike for sensors close together. */
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
  /** The next sensors around anchor and triple k, in the neighbourhood list, stand from k x OTHERS; their number. */
  readonly others: Int32Array;
  readonly otherCount: Uint8Array;
}

/** As many as grow.ts asks of three arrivals. */
export const OTHERS = 3;
const CLOSEST_METRES = 100;

/**
 * For each sensor the pairs of its nearest partners, which stand apart from each other.
 *
 * @param once no three sensors twice, whichever of them is the anchor
 */
export function triplesOf(
  { start, sensor, x, y, distance }: Neighbourhoods,
  timed: Uint8Array,
  most: number,
  once: boolean,
): Triples {
  const count = start.length - 1;
  const seen = new Set<number>();
  const starts = new Int32Array(count + 1);
  const firsts: number[] = [];
  const seconds: number[] = [];
  const others: number[] = [];
  const otherCounts: number[] = [];
  for (let s = 0; s < count; s++) {
    const partners: number[] = [];
    for (let k = start[s]!; k < start[s + 1]! && timed[s] === 1 && partners.length < most; k++) {
      if (timed[sensor[k]!] === 0 || distance[k]! < CLOSEST_METRES) continue;
      const apart = (other: number): number => Math.hypot(x[k]! - x[other]!, y[k]! - y[other]!);
      if (partners.every((other) => apart(other) > 0.25 * distance[k]!)) partners.push(k);
    }
    for (let i = 0; i < partners.length; i++) {
      for (let j = i + 1; j < partners.length; j++) {
        const [a, b] = [partners[i]!, partners[j]!];
        if (once && repeated(seen, s, sensor[a]!, sensor[b]!, count)) continue;
        firsts.push(a);
        seconds.push(b);
        let found = 0;
        for (let k = start[s]! + 1; k < start[s + 1]! && found < OTHERS; k++) {
          if (k === a || k === b || timed[sensor[k]!] === 0) continue;
          others.push(k);
          found++;
        }
        otherCounts.push(found);
        while (found++ < OTHERS) others.push(-1);
      }
    }
    starts[s + 1] = firsts.length;
  }
  return {
    start: starts,
    first: Int32Array.from(firsts),
    second: Int32Array.from(seconds),
    apart: Float64Array.from(firsts, (a, k) => Math.hypot(x[a]! - x[seconds[k]!]!, y[a]! - y[seconds[k]!]!)),
    others: Int32Array.from(others),
    otherCount: Uint8Array.from(otherCounts),
  };
}

/** Whether these three came before, in any order. */
function repeated(seen: Set<number>, a: number, b: number, c: number, count: number): boolean {
  const least = Math.min(a, b, c);
  const most = Math.max(a, b, c);
  const key = (least * count + a + b + c - least - most) * count + most;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}
