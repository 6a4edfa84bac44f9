/**
 * One number that a sensor measured, as the state of an event explains it.
 *
 * State: x, y (metres in the anchor's plane, plane.ts), moment (seconds), wind east and north, speed of sound (metres per second).
 * With d and u the distance and direction from the event to the sensor: a flash comes at the moment itself (light takes 30 µs for
 * 10 km), a ground wave of slowness s at moment + s d, sound at moment + d / (c + w . u). Bearings in radians from north, from the
 * sensor towards the event. Variances are those of the measurement alone.
 */
import { N } from './normal.js';

export type Clue = { readonly x: number; readonly y: number; readonly variance: number } & (
  | { readonly kind: 'flash'; readonly seconds: number }
  | { readonly kind: 'bearing'; readonly radians: number }
  | { readonly kind: 'ground'; readonly seconds: number; readonly slowness: number }
  | { readonly kind: 'sound'; readonly seconds: number }
);

/** Measured less predicted; the derivatives of what is predicted are written to `h`. */
export function offOf(clue: Clue, state: Float64Array, h: Float64Array): number {
  const dx = clue.x - state[0]!;
  const dy = clue.y - state[1]!;
  const d = Math.sqrt(dx * dx + dy * dy + 1);
  const [ux, uy] = [dx / d, dy / d];
  h.fill(0, 0, N);
  h[2] = 1;
  switch (clue.kind) {
    case 'flash':
      return clue.seconds - state[2]!;
    case 'ground':
      h[0] = -ux * clue.slowness;
      h[1] = -uy * clue.slowness;
      return clue.seconds - state[2]! - d * clue.slowness;
    case 'bearing':
      h[0] = -uy / d;
      h[1] = ux / d;
      h[2] = 0;
      return turned(clue.radians - Math.atan2(-dx, -dy));
    case 'sound': {
      const v = state[5]! + state[3]! * ux + state[4]! * uy;
      h[0] = -ux / v;
      h[1] = -uy / v;
      h[3] = (-d * ux) / (v * v);
      h[4] = (-d * uy) / (v * v);
      h[5] = -d / (v * v);
      return clue.seconds - state[2]! - d / v;
    }
  }
}

/** The same angle between minus and plus half a turn. */
export function turned(radians: number): number {
  return radians - 2 * Math.PI * Math.round(radians / (2 * Math.PI));
}
