/**
 * Incidents as arrays for the graphics card. Times are minutes since the start of the period, which a 32-bit float
 * holds exactly for thirty years; the window then is a pair of numbers to the shader and no array is touched.
 */
import type { IncidentRow } from '../api/types.ts';
import type { Palette } from '../theme/palette.ts';
import type { TimeWindow } from '../window/window.ts';
import { CERTAINTIES, SHAPE_OF } from './shapes.ts';

export interface Marks {
  readonly length: number;
  /** Longitude, latitude, 0. */
  readonly positions: Float64Array;
  readonly colours: Uint8Array;
  /** Shape, certainty. */
  readonly kinds: Float32Array;
  /** Start, end: minutes since epochMs. An instant lasts a minute here. */
  readonly times: Float32Array;
  readonly epochMs: number;
}

const MINUTE_MS = 60_000;
/** Beyond this a mark would pretend to a place: such incidents are discs and lines of the table. */
export const MARKED_TO_METRES = 60_000;

export const isMarked = (row: IncidentRow): boolean => row.radiusMetres <= MARKED_TO_METRES;

export function toMarks(rows: readonly IncidentRow[], palette: Palette, epochMs: number): Marks {
  const length = rows.length;
  const positions = new Float64Array(length * 3);
  const colours = new Uint8Array(length * 4);
  const kinds = new Float32Array(length * 2);
  const times = new Float32Array(length * 2);
  for (let i = 0; i < length; i++) {
    const row = rows[i]!;
    positions[i * 3] = row.lon;
    positions[i * 3 + 1] = row.lat;
    const [red, green, blue] = palette.conduct[row.conduct];
    colours.set([red, green, blue, 255], i * 4);
    kinds[i * 2] = SHAPE_OF[row.conduct];
    kinds[i * 2 + 1] = CERTAINTIES.indexOf(row.certainty);
    times[i * 2] = (row.homeMs - epochMs) / MINUTE_MS;
    times[i * 2 + 1] = times[i * 2]!;
  }
  return { length, positions, colours, kinds, times, epochMs };
}

/** Ranges that hold the window: the moment lies before its end, and not before its start. */
export function timeRange(marks: Marks, window: TimeWindow): [[number, number], [number, number]] {
  const far = 1e9;
  const tick = 1e-3;
  const from = (window.startMs - marks.epochMs) / MINUTE_MS;
  const to = (window.endMs - marks.epochMs) / MINUTE_MS;
  return [
    [-far, to - tick],
    [from, far],
  ];
}

/**
 * Incidents of one town share its coordinates. Those of the window are laid out in a spiral round the place, in the
 * order of time, so that each can be seen and chosen; the disc says how far the place is known. A spiral keeps within
 * `reach`: a town with hundreds is dense, not large, until one comes nearer.
 * Offsets and reach are in radii of a mark, x right and y up.
 */
export function spreadSamePlaces(
  rows: readonly IncidentRow[],
  inWindow: (row: IncidentRow) => boolean,
  reach: number,
): Float32Array {
  const offsets = new Float32Array(rows.length * 2);
  const places = new Map<string, number[]>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!inWindow(row)) continue;
    const key = `${row.lat} ${row.lon}`;
    const same = places.get(key);
    if (same) same.push(i);
    else places.set(key, [i]);
  }
  for (const same of places.values()) {
    const step = Math.min(APART, reach / Math.sqrt(same.length));
    same.forEach((i, rank) => {
      const radius = step * Math.sqrt(rank);
      offsets[i * 2] = radius * Math.cos(rank * GOLDEN_ANGLE);
      offsets[i * 2 + 1] = radius * Math.sin(rank * GOLDEN_ANGLE);
    });
  }
  return offsets;
}

/** Marks at this distance, in their radii, just touch in a sunflower spiral (H. Vogel, 1979). */
const APART = 1.15;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
