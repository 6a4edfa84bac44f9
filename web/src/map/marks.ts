/**
 * Incidents as arrays for the graphics card. Times are minutes since the start of the period, which a 32-bit float
 * holds exactly for thirty years; the window then is a pair of numbers to the shader and no array is touched.
 */
import type { Certainty, Conduct } from '../api/types.ts';
import type { Incidents } from '../incidents/columns.ts';
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
  /** Minutes since the base of the incidents. */
  readonly times: Float32Array;
  readonly baseMs: number;
  /** Which incident each mark is. */
  readonly indices: Uint32Array;
}

const MINUTE_MS = 60_000;

export function toMarks(all: Incidents, indices: Uint32Array, palette: Palette): Marks {
  const { length } = indices;
  const positions = new Float64Array(length * 3);
  const colours = new Uint8Array(length * 4);
  const kinds = new Float32Array(length * 2);
  const times = new Float32Array(length);
  const colourOf = all.words.conduct.map((conduct) => palette.conduct[conduct as Conduct]);
  const shapeOf = all.words.conduct.map((conduct) => SHAPE_OF[conduct as Conduct]);
  const fillOf = certaintyCodes(all);
  const { conduct, certainty } = all.codes;
  for (let i = 0; i < length; i++) {
    const at = indices[i]!;
    positions[i * 3] = all.lon[at]!;
    positions[i * 3 + 1] = all.lat[at]!;
    const colour = colourOf[conduct[at]!]!;
    colours[i * 4] = colour[0];
    colours[i * 4 + 1] = colour[1];
    colours[i * 4 + 2] = colour[2];
    colours[i * 4 + 3] = 255;
    kinds[i * 2] = shapeOf[conduct[at]!]!;
    kinds[i * 2 + 1] = fillOf[certainty[at]!]!;
    times[i] = all.home[at]! / 60;
  }
  return { length, positions, colours, kinds, times, baseMs: all.baseMs, indices };
}

/** The place of each certainty in CERTAINTIES, by the code that the answer gave it. */
export const certaintyCodes = (all: Incidents): Uint8Array =>
  Uint8Array.from(all.words.certainty, (word) => CERTAINTIES.indexOf(word as Certainty));

/** What holds the window: its end does not belong to it. */
export function timeRange(baseMs: number, window: TimeWindow): [number, number] {
  const tick = 1e-3;
  return [(window.startMs - baseMs) / MINUTE_MS, (window.endMs - baseMs) / MINUTE_MS - tick];
}

/**
 * Incidents of one town share its coordinates. Those of the window are laid out in a spiral round the place, in the
 * order of time, so that each can be seen and chosen; the disc says how far the place is known. A spiral keeps within
 * `reach`: a town with hundreds is dense, not large, until one comes nearer.
 * Offsets and reach are in radii of a mark, x right and y up. Only the marks from `from` to `to` are laid out.
 */
export function spreadSamePlaces(
  { length, positions }: Pick<Marks, 'length' | 'positions'>,
  [from, to]: readonly [number, number],
  reach: number,
): Float32Array {
  const offsets = new Float32Array(length * 2);
  const places = new Map<number, number[]>();
  for (let i = from; i < to; i++) {
    const key = placeKey(positions[i * 3 + 1]!, positions[i * 3]!);
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

/** One number for a place, to a metre. */
export const placeKey = (lat: number, lon: number): number =>
  Math.round((lat + 90) * 1e5) * 4e7 + Math.round((lon + 180) * 1e5);

/** Marks at this distance, in their radii, just touch in a sunflower spiral (H. Vogel, 1979). */
const APART = 1.15;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
