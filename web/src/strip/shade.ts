/** What a cell of the unrolled line looks like: its ground by how closely it was observed, its mark by how much happened. */

/** `probability` of being noticed, in its full range; `observed`: a calm ground under marks. */
export type Ramp = 'probability' | 'observed';

/** Below this share of its hours a cell is not observed: a few watched hours do not make a day quiet. */
export const LEAST_SHARE = 0.5;

/** Hatched where it was not observed, else the darker the more closely it was. */
export function shade(value: number, ramp: Ramp): { readonly fill: string; readonly fillOpacity?: number } {
  if (value <= 0 || (ramp === 'observed' && value < LEAST_SHARE)) return { fill: 'url(#not-observed)' };
  const share = Math.min(1, value);
  return { fill: 'var(--tl-accent)', fillOpacity: ramp === 'probability' ? 0.1 + 0.9 * share : 0.16 * share };
}

const SMALLEST_PIXELS = 3.4;

/** The eye compares areas: each side grows with the root of the count, and a single incident is still seen. */
export function markSize(
  count: number,
  most: number,
  cell: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const share = Math.sqrt(count / most);
  const side = (pixels: number): number => Math.min(pixels, Math.max(SMALLEST_PIXELS, pixels * share));
  return { width: side(cell.width), height: side(cell.height) };
}
