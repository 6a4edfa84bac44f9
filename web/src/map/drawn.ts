/**
 * What of the incidents the map draws: each as a mark, or, where they are too many for that, signs of small squares (cells.ts). What
 * does not change with the window is made once for a filter and a view; a frame of a drag is then a pair of numbers for the shader, a
 * few thousand marks, or one count over the window.
 */
import { type Chosen, stretchOf } from '../incidents/chosen.ts';
import type { Palette } from '../theme/palette.ts';
import type { TimeWindow } from '../window/window.ts';
import { type CellSigns, type Cells, inView, signsOf, toCells, type View } from './cells.ts';
import { type Marks, spreadSamePlaces, toMarks } from './marks.ts';

/** All of them go to the graphics card, which leaves out those beyond the window. */
export const MARKS_ON_CARD = 40_000;
/** More marks in one window hide each other. */
export const MARKS_SHOWN = 20_000;

export type Drawn =
  | { readonly kind: 'all'; readonly chosen: Chosen; readonly marks: Marks }
  | { readonly kind: 'many'; readonly chosen: Chosen; readonly cells: Cells };

export type Frame =
  | { readonly kind: 'marks'; readonly marks: Marks; readonly offsets: Float32Array | null }
  | { readonly kind: 'cells'; readonly signs: CellSigns; readonly stretch: readonly [number, number] };

/** @param view what the map shows and some ground around it; not looked at where all can be drawn */
export function toDrawn(chosen: Chosen, palette: Palette, view: View): Drawn {
  const { incidents, marked } = chosen;
  const near = isMany(chosen) ? inView(incidents, marked, view) : marked;
  if (near.length <= MARKS_ON_CARD) return { kind: 'all', chosen, marks: toMarks(incidents, near, palette) };
  return { kind: 'many', chosen, cells: toCells(incidents, near, view) };
}

/** Does what is drawn depend on the view? */
export const isMany = ({ marked }: Chosen): boolean => marked.length > MARKS_ON_CARD;

/** @param reach null while the window passes: marks of one place lie on each other until the hand rests */
export function frameOf(drawn: Drawn, palette: Palette, window: TimeWindow, reach: number | null): Frame {
  const { incidents } = drawn.chosen;
  if (drawn.kind === 'all') return { kind: 'marks', marks: drawn.marks, offsets: null };
  const { cells } = drawn;
  const stretch = stretchOf(incidents, cells.indices, window);
  const [from, to] = stretch;
  if (to - from > MARKS_SHOWN) return { kind: 'cells', signs: signsOf(cells, stretch), stretch };
  const marks = toMarks(incidents, cells.indices.subarray(from, to), palette);
  const offsets =
    reach === null ? new Float32Array(marks.length * 2) : spreadSamePlaces(marks, [0, marks.length], reach);
  return { kind: 'marks', marks, offsets };
}
