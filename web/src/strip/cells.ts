/** A grid of cells under one focus: which cell the pointer or the arrow keys are at. */
import { type KeyboardEvent, type PointerEvent, useState } from 'react';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

/** The cell that a key leads to, held within the grid; null for other keys. The first arrow enters at the corner. */
export function stepped(at: Cell | null, key: string, { rows, columns }: GridShape): Cell | null {
  const step = STEPS[key];
  if (!step || rows === 0 || columns === 0) return null;
  const from = at ?? { row: 0, column: 0 };
  return {
    row: Math.min(Math.max(from.row + step[0], 0), rows - 1),
    column: Math.min(Math.max(from.column + step[1], 0), columns - 1),
  };
}

/** The cell under a point of the drawing, in pixels from its corner; null beside the cells. */
export function cellAt(x: number, y: number, shape: GridShape): Cell | null {
  const column = Math.floor((x - shape.left) / shape.cellWidth);
  const row = Math.floor((y - shape.top) / shape.cellHeight);
  return row >= 0 && row < shape.rows && column >= 0 && column < shape.columns ? { row, column } : null;
}

export function useCells(shape: GridShape, open: (cell: Cell) => void) {
  const [chosen, setChosen] = useState<Cell | null>(null);
  const at = chosen && chosen.row < shape.rows && chosen.column < shape.columns ? chosen : null;
  return {
    at,
    onKeyDown(event: KeyboardEvent): void {
      const next = stepped(at, event.key, shape);
      if (next) {
        event.preventDefault();
        setChosen(next);
      } else if (event.key === 'Enter' && at) open(at);
    },
    onPointerMove(event: PointerEvent<SVGSVGElement>): void {
      const box = event.currentTarget.getBoundingClientRect();
      setChosen(cellAt(event.clientX - box.left, event.clientY - box.top, shape));
    },
    onClick(): void {
      if (at) open(at);
    },
  };
}
