/**
 * Which incidents a filter lets through, as their indices in the order of time: those of a window are a stretch of them, found by
 * two searches, so that a count for each frame of a drag costs nothing.
 */
import { type Filter, ROW_KEYS } from '../filter/filter.ts';
import type { TimeWindow } from '../window/window.ts';
import type { Incidents } from './columns.ts';

/** Beyond this a mark would pretend to a place: such incidents are discs and lines of the table. */
export const MARKED_TO_METRES = 60_000;

export interface Chosen {
  readonly incidents: Incidents;
  readonly all: Uint32Array;
  /** Those with a place that is known well enough for a mark. */
  readonly marked: Uint32Array;
}

export function choose(incidents: Incidents, filter: Filter): Chosen {
  const { length, radius, contested } = incidents;
  const tests = ROW_KEYS.flatMap((key) => {
    const wanted = filter.values[key];
    return wanted
      ? [
          {
            codes: incidents.codes[key],
            lets: Uint8Array.from(incidents.words[key], (word) => Number(wanted.includes(word))),
          },
        ]
      : [];
  });
  const onlyContested = filter.values.contested !== undefined;
  const all = new Uint32Array(length);
  const marked = new Uint32Array(length);
  let allCount = 0;
  let markedCount = 0;
  for (let i = 0; i < length; i++) {
    if (onlyContested && contested[i] === 0) continue;
    let passes = true;
    for (const { codes, lets } of tests) if (lets[codes[i]!] === 0) passes = false;
    if (!passes) continue;
    all[allCount++] = i;
    if (radius[i]! <= MARKED_TO_METRES) marked[markedCount++] = i;
  }
  return { incidents, all: all.subarray(0, allCount), marked: marked.subarray(0, markedCount) };
}

/** Where the window begins and ends in indices that are in the order of time. */
export function stretchOf(
  { home, baseMs }: Incidents,
  indices: Uint32Array,
  { startMs, endMs }: TimeWindow,
): readonly [from: number, to: number] {
  const first = (atMs: number): number => {
    const seconds = Math.ceil((atMs - baseMs) / 1000);
    let low = 0;
    let high = indices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (home[indices[middle]!]! < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [first(startMs), first(endMs)];
}

export function countIn(incidents: Incidents, indices: Uint32Array, window: TimeWindow): number {
  const [from, to] = stretchOf(incidents, indices, window);
  return to - from;
}
