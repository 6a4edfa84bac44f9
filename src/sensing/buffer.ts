/**
 * Arrivals that wait for their window, in columns that grow; those that an event has are marked used.
 */
import type { Arrivals } from '../formats/network/network.js';
import type { Belief } from './belief.js';
import { UNSTATED_SIGMA_SECONDS } from './noise.js';

const RADIANS = Math.PI / 180;

export interface Buffer {
  readonly ids: string[];
  add(arrivals: Arrivals, index: number): void;
  /** Indices of the arrivals not used yet, from one moment to another. */
  between(fromMs: number, toMs: number): Int32Array;
  columns(
    baseMs: number,
    belief: Belief,
  ): { sensor: Int32Array; time: Float64Array; stated: Float64Array; bearing: Float64Array };
  use(indices: Int32Array): void;
  /** The first moment from here on at which something arrived; infinite when nothing did. */
  nextAfter(fromMs: number): number;
  /** Forgets everything before the moment. */
  drop(beforeMs: number): void;
}

export function startBuffer(): Buffer {
  let ids: string[] = [];
  let count = 0;
  let sensor = new Int32Array(1024);
  let timeMs = new Float64Array(1024);
  let stated = new Float64Array(1024);
  let bearing = new Float64Array(1024);
  let used = new Uint8Array(1024);
  const more = <T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
    (to as Float64Array).set(from as Float64Array);
    return to;
  };
  return {
    get ids() {
      return ids;
    },
    add(arrivals, index) {
      if (count === sensor.length) {
        sensor = more(sensor, new Int32Array(2 * count));
        timeMs = more(timeMs, new Float64Array(2 * count));
        stated = more(stated, new Float64Array(2 * count));
        bearing = more(bearing, new Float64Array(2 * count));
        used = more(used, new Uint8Array(2 * count));
      }
      ids.push(arrivals.ids[index]!);
      sensor[count] = arrivals.sensor[index]!;
      timeMs[count] = arrivals.timeMs[index]!;
      const sigma = arrivals.timeSigmaSeconds[index]!;
      stated[count] = (sigma > 0 ? Math.min(5, Math.max(sigma, 1e-3)) : UNSTATED_SIGMA_SECONDS) ** 2;
      bearing[count] = arrivals.bearingDegrees[index]! * RADIANS;
      used[count] = 0;
      count++;
    },
    between(fromMs, toMs) {
      const found: number[] = [];
      for (let i = 0; i < count; i++)
        if (used[i] === 0 && timeMs[i]! >= fromMs && timeMs[i]! < toMs) found.push(i);
      return Int32Array.from(found);
    },
    columns(baseMs, { clocks }) {
      const time = new Float64Array(count);
      for (let i = 0; i < count; i++) time[i] = (timeMs[i]! - baseMs) / 1000 - clocks.offset[sensor[i]!]!;
      return { sensor, time, stated, bearing };
    },
    nextAfter(fromMs) {
      let next = Number.POSITIVE_INFINITY;
      for (let i = 0; i < count; i++) if (timeMs[i]! >= fromMs && timeMs[i]! < next) next = timeMs[i]!;
      return next;
    },
    use(indices) {
      for (const i of indices) used[i] = 1;
    },
    drop(beforeMs) {
      let kept = 0;
      const names: string[] = [];
      for (let i = 0; i < count; i++) {
        if (!(timeMs[i]! >= beforeMs)) continue;
        names.push(ids[i]!);
        sensor[kept] = sensor[i]!;
        timeMs[kept] = timeMs[i]!;
        stated[kept] = stated[i]!;
        bearing[kept] = bearing[i]!;
        used[kept++] = used[i]!;
      }
      ids = names;
      count = kept;
    },
  };
}
