/** Slabs around slabs: a frame with ground and border, columns beside each other. Both are split where a page ends. */
import type { Box } from './box.js';
import { type Canvas, eachInStack, type Slab, splitStack, stackHeight } from './flow.js';
import type { Style } from './sheet.js';

export interface Column {
  readonly x: number;
  readonly slabs: readonly Slab[];
}

export interface Compartment {
  readonly columns: readonly Column[];
  readonly top: number;
  readonly bottom: number;
  /** Behind and around the content: an artifact. */
  readonly decorate?: (canvas: Canvas, x: number, y: number, height: number) => void;
  /** Before the content: opens what has to stand in the structure tree even if it is empty. */
  readonly open?: (canvas: Canvas) => void;
  readonly leastHeight?: number;
}

type Margins = Omit<Slab, 'height' | 'paint' | 'split'>;

/** Columns in one slab. */
export function compartment(room: Compartment, margins: Margins): Slab {
  const inner = Math.max(0, room.leastHeight ?? 0, ...room.columns.map(({ slabs }) => stackHeight(slabs)));
  const height = room.top + inner + room.bottom;
  return {
    ...margins,
    height,
    paint: (canvas, x, y) => {
      if (!canvas.tags.inArtifact()) room.open?.(canvas);
      if (room.decorate) canvas.tags.artifact(() => room.decorate!(canvas, x, y, height));
      for (const column of room.columns) {
        eachInStack(column.slabs, y + room.top, (slab, at) => slab.paint(canvas, x + column.x, at));
      }
    },
    split: (available) => {
      const left = available - room.top - room.bottom;
      const parts = room.columns.map(({ slabs }) => splitStack(slabs, left));
      if (left <= 0 || parts.every((part) => part === null || part[0].length === 0)) return null;
      const half = (which: 0 | 1): Compartment => ({
        ...room,
        leastHeight: 0,
        columns: room.columns.map((column, at) => ({
          ...column,
          slabs: parts[at]?.[which] ?? (which === 0 ? [] : column.slabs),
        })),
      });
      if (half(1).columns.every(({ slabs }) => slabs.length === 0)) return null;
      const { newPage: _once, ...rest } = margins;
      return [compartment(half(0), { ...margins, after: 0 }), compartment(half(1), { ...rest, before: 0 })];
    },
  };
}

/** Ground, border and padding; without a border it stays loose, so that its content can go over pages. */
export function frame(slabs: readonly Slab[], width: number, style: Style): readonly Slab[] {
  const [top, , bottom, left] = style.padding;
  const plain = style.border === '' && style.background === '';
  if (slabs.length === 0) return slabs;
  if (plain && style.borderTop === '' && !style.together)
    return style.padding.some(Boolean) ? padded(slabs, style) : slabs;
  if (plain && !style.together) return ruled(padded(slabs, style), width, style.borderTop);
  const decorate = (canvas: Canvas, x: number, y: number, height: number): void => {
    const { doc } = canvas;
    if (style.background) doc.rect(x, y, width, height).fill(style.background);
    if (style.border) doc.lineWidth(0.7).rect(x, y, width, height).stroke(style.border);
    if (style.borderTop) line(canvas, x, y, width, style.borderTop);
  };
  return [
    compartment(
      {
        columns: [{ x: left, slabs }],
        top,
        bottom,
        ...(plain && style.borderTop === '' ? {} : { decorate }),
      },
      {
        before: plain ? slabs[0]!.before : 0,
        after: plain ? slabs.at(-1)!.after : 0,
        ...(style.withNext ? { withNext: true } : {}),
      },
    ),
  ];
}

function padded(slabs: readonly Slab[], { padding: [top, , bottom, left] }: Style): Slab[] {
  return slabs.map((slab, at) => {
    const above = at === 0 ? top : 0;
    const below = at === slabs.length - 1 ? bottom : 0;
    return {
      ...slab,
      height: slab.height + above + below,
      paint: (canvas: Canvas, x: number, y: number) => slab.paint(canvas, x + left, y + above),
      ...(slab.split
        ? {
            split: (room: number) => {
              const parts = slab.split!(room - above);
              return (
                parts &&
                ([
                  padded([parts[0]], bare(top * Number(at === 0), left))[0]!,
                  padded([parts[1]], bare(0, left))[0]!,
                ] as const)
              );
            },
          }
        : {}),
    };
  });
}

const bare = (top: number, left: number): Style => ({ padding: [top, 0, 0, left] }) as unknown as Style;

function ruled(slabs: readonly Slab[], width: number, colour: string): Slab[] {
  return slabs.map((slab, at) =>
    at > 0
      ? slab
      : {
          ...slab,
          paint: (canvas: Canvas, x: number, y: number) => {
            canvas.tags.artifact(() => line(canvas, x, y, width, colour));
            slab.paint(canvas, x, y);
          },
        },
  );
}

function line({ doc }: Canvas, x: number, y: number, width: number, colour: string): void {
  doc
    .lineWidth(0.8)
    .moveTo(x, y)
    .lineTo(x + width, y)
    .stroke(colour);
}

/** Cells in rows of as many columns as the grid has; a share below 10 divides what the fixed ones leave. */
export function sideBySide(cells: readonly Box[], { columns, gap }: Style): Box {
  const rows: (readonly Box[])[] = [];
  for (let at = 0; at < cells.length; at += columns.length) rows.push(cells.slice(at, at + columns.length));
  return {
    measure: () => {
      let [least, most] = [0, 0];
      for (const row of rows) {
        const extents = row.map((cell, at) =>
          columns[at]! >= 10 ? { least: columns[at]!, most: columns[at]! } : cell.measure(),
        );
        const gaps = (row.length - 1) * gap;
        least = Math.max(
          least,
          extents.reduce((sum, one) => sum + one.least, gaps),
        );
        most = Math.max(
          most,
          extents.reduce((sum, one) => sum + one.most, gaps),
        );
      }
      return { least, most };
    },
    layout: (width) => {
      const fixed = columns.reduce((sum, one) => sum + (one >= 10 ? one : 0), 0);
      const shares = columns.reduce((sum, one) => sum + (one < 10 ? one : 0), 0);
      const free = Math.max(0, width - fixed - gap * (columns.length - 1));
      const widths = columns.map((one) => (one >= 10 ? one : (free * one) / shares));
      return rows.map((row) => {
        let x = 0;
        const placed = row.map((cell, at): Column => {
          const column = { x, slabs: cell.layout(widths[at]!) };
          x += widths[at]! + gap;
          return column;
        });
        return compartment(
          { columns: placed, top: 0, bottom: 0 },
          { before: gap > 4 ? 3 : 0, after: gap > 4 ? 3 : 0 },
        );
      });
    },
  };
}
