/**
 * Tables: widths from content (as CSS 2.2, 17.5.2.2, in short) or from the sheet, rows that stand whole, the head repeated
 * on every page, cells over several columns and rows, header cells with their scope.
 */
import { type Box, content, type Extent, type Setting } from './box.js';
import { attribute, classesOf, type Element, elementsOf, hasClass, ownStyle } from './element.js';
import { type Canvas, type Slab, stackHeight } from './flow.js';
import { compartment } from './frame.js';
import { fillHatch } from './hatch.js';
import { INK, RULE, STRONG_RULE, type Style, styleOf, TABLE_COLUMNS } from './sheet.js';
import type { Tag } from './tags.js';

interface Cell {
  readonly element: Element;
  readonly style: Style;
  readonly tag: Tag;
  readonly box: Box;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

interface Row {
  readonly element: Element;
  readonly tag: Tag;
  readonly cells: readonly Cell[];
  /** A cell of this row or an earlier one reaches into the next. */
  readonly goesOn: boolean;
}

export function tableBox(element: Element, style: Style, parent: Tag, setting: Setting): Box {
  const tag: Tag = { type: 'Table', parent };
  const parts = elementsOf(element);
  const caption = parts.find(({ tagName }) => tagName === 'caption');
  const captionTag: Tag = { type: 'Caption', parent: tag };
  const captionStyle = caption && styleOf(caption, style);
  const captionBox = caption && content(caption, captionStyle!, captionTag, setting);
  const whole = build(parts, style, tag, setting, 1);
  const shares = classesOf(element)
    .map((name) => TABLE_COLUMNS[name])
    .find((one) => one?.length === whole.count);
  return {
    measure: () => total(whole.extents()),
    layout: (width) => {
      const { least } = shares ? { least: 0 } : total(whole.extents());
      // Words come apart last: before that the table is set smaller.
      const scale = Math.max(SMALLEST, width / least);
      const { head, body, extents } = scale < 1 ? build(parts, style, tag, setting, scale) : whole;
      const widths = shares ? byShares(shares, width) : byContent(extents(), width);
      const headRows = head.map((row) => rowSlab(row, widths, true));
      const header = headRows.length > 0 ? stackOf(headRows) : undefined;
      const captions = (captionBox?.layout(width) ?? []).map((slab) => ({ ...slab, withNext: true }));
      const rows = withSpans(body, widths).map((slab) => (header ? { ...slab, header } : slab));
      const all: Slab[] = [...captions, ...(header ? [header] : []), ...rows];
      return all.map((slab, at) => ({
        ...slab,
        before: at === 0 ? style.before : slab.before,
        after: at === all.length - 1 ? style.after : slab.after,
      }));
    },
  };
}

/** A table wider than its room is set in type no smaller than this share. */
const SMALLEST = 0.74;

interface Built {
  readonly head: readonly Row[];
  readonly body: readonly Row[];
  readonly count: number;
  readonly extents: () => readonly Extent[];
}

function build(parts: readonly Element[], style: Style, tag: Tag, setting: Setting, scale: number): Built {
  const ofGroups = (...names: readonly string[]): Element[] =>
    parts.filter(({ tagName }) => names.includes(tagName));
  const head = rowsOf(ofGroups('thead'), 'THead', style, tag, setting, scale);
  const body = rowsOf(ofGroups('tbody', 'tfoot'), 'TBody', style, tag, setting, scale);
  const rows = [...head, ...body];
  const ends = rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columns));
  const count = ends.reduce((most, one) => Math.max(most, one), 1);
  let extents: readonly Extent[] | undefined;
  return { head, body, count, extents: () => (extents ??= columnExtents(rows, count)) };
}

const total = (extents: readonly Extent[]): Extent => ({
  least: extents.reduce((sum, { least }) => sum + least, 0),
  most: extents.reduce((sum, { most }) => sum + most, 0),
});

function rowsOf(
  groups: readonly Element[],
  type: 'THead' | 'TBody',
  inherited: Style,
  table: Tag,
  setting: Setting,
  scale: number,
): Row[] {
  return groups.flatMap((group) => {
    const groupTag: Tag = { type, parent: table };
    /** Rows that a cell above still reaches into, by column. */
    const taken: number[] = [];
    return elementsOf(group)
      .filter(({ tagName }) => tagName === 'tr')
      .map((element): Row => {
        const tag: Tag = { type: 'TR', parent: groupTag };
        const rowStyle = styleOf(element, inherited);
        let column = 0;
        const own: [number, number, number][] = [];
        const cells = elementsOf(element).map((one): Cell => {
          while ((taken[column] ?? 0) > 0) column++;
          const columns = spanOf(one, 'colspan');
          const rows = spanOf(one, 'rowspan');
          const style = scaled(styleOf(one, rowStyle), scale);
          const cellTag: Tag = {
            type: one.tagName === 'th' ? 'TH' : 'TD',
            parent: tag,
            attributes: attributesOf(one, type),
          };
          const box = hasClass(one, 'plot') ? plotBox(one) : content(one, style, cellTag, setting);
          const cell = { element: one, style, tag: cellTag, box, column, columns, rows };
          own.push([column, columns, rows]);
          column += columns;
          return cell;
        });
        for (let at = 0; at < taken.length; at++) taken[at] = Math.max(0, (taken[at] ?? 0) - 1);
        for (const [from, columns, rows] of own) {
          for (let at = from; at < from + columns; at++) taken[at] = rows - 1;
        }
        return { element, tag, cells, goesOn: taken.some((left) => left > 0) };
      });
  });
}

function scaled(style: Style, scale: number): Style {
  if (scale === 1) return style;
  const [top, right, bottom, left] = style.padding;
  return { ...style, size: style.size * scale, padding: [top, right * scale, bottom, left * scale] };
}

function spanOf(cell: Element, name: 'colspan' | 'rowspan'): number {
  const span = Number(attribute(cell, name) ?? 1);
  return Number.isInteger(span) && span > 0 ? span : 1;
}

function attributesOf(cell: Element, group: 'THead' | 'TBody'): Record<string, string | number> {
  const columns = spanOf(cell, 'colspan');
  const rows = spanOf(cell, 'rowspan');
  const scope = attribute(cell, 'scope') ?? (group === 'THead' ? 'col' : 'row');
  return {
    O: 'Table',
    ...(cell.tagName === 'th' ? { Scope: scope.startsWith('row') ? 'Row' : 'Column' } : {}),
    ...(columns > 1 ? { ColSpan: columns } : {}),
    ...(rows > 1 ? { RowSpan: rows } : {}),
  };
}

const sidesOf = ({ style }: Cell): number => style.padding[1] + style.padding[3];
/** A word longer than this does not widen its column: it is broken. Points. */
const LONGEST_WORD = 84;

function columnExtents(rows: readonly Row[], count: number): Extent[] {
  const extents = Array.from({ length: count }, () => ({ least: 12, most: 12 }));
  const wide: { cell: Cell; extent: Extent }[] = [];
  for (const { cells } of rows) {
    for (const cell of cells) {
      const { least, most } = cell.box.measure();
      const extent = {
        least: Math.min(least, LONGEST_WORD) + sidesOf(cell) + 0.5,
        most: most + sidesOf(cell) + 0.5,
      };
      const column = extents[cell.column]!;
      if (cell.columns > 1) wide.push({ cell, extent });
      else {
        column.least = Math.max(column.least, extent.least);
        column.most = Math.max(column.most, extent.most);
      }
    }
  }
  for (const { cell, extent } of wide) {
    const covered = extents.slice(cell.column, cell.column + cell.columns);
    for (const side of ['least', 'most'] as const) {
      const missing = extent[side] - covered.reduce((sum, one) => sum + one[side], 0);
      if (missing > 0) for (const one of covered) one[side] += missing / covered.length;
    }
  }
  return extents;
}

const byShares = (shares: readonly number[], width: number): number[] => {
  const all = shares.reduce((sum, one) => sum + one, 0);
  return shares.map((one) => (one / all) * width);
};

/** Between the least and the most that each column asks for; what is over goes to the columns with more to say. */
function byContent(extents: readonly Extent[], width: number): number[] {
  const least = extents.reduce((sum, one) => sum + one.least, 0);
  const most = extents.reduce((sum, one) => sum + one.most, 0);
  if (least >= width) return extents.map((one) => (one.least / least) * width);
  if (most <= width) return extents.map((one) => (one.most / most) * width);
  const more = (width - least) / (most - least);
  return extents.map((one) => one.least + (one.most - one.least) * more);
}

/** Rows under a cell that spans them stand together; what the cell needs more than they have, the last one gets. */
function withSpans(rows: readonly Row[], widths: readonly number[]): Slab[] {
  const extra = new Map<number, number>();
  const plain = rows.map((row) => rowSlab(row, widths, false));
  rows.forEach((row, at) => {
    for (const cell of row.cells) {
      if (cell.rows === 1) continue;
      const last = Math.min(rows.length - 1, at + cell.rows - 1);
      let height = extra.get(last) ?? 0;
      for (let one = at; one <= last; one++) height += plain[one]!.height;
      const needed =
        stackHeight(cell.box.layout(widthOf(cell, widths))) + cell.style.padding[0] + cell.style.padding[2];
      if (needed > height) extra.set(last, (extra.get(last) ?? 0) + needed - height);
    }
  });
  return rows.map((row, at) => {
    const slab = extra.has(at) ? rowSlab(row, widths, false, plain[at]!.height + extra.get(at)!) : plain[at]!;
    return row.goesOn && at < rows.length - 1 ? { ...slab, withNext: true } : slab;
  });
}

const leftOf = (column: number, widths: readonly number[]): number =>
  widths.slice(0, column).reduce((sum, one) => sum + one, 0);
const spanWidth = (cell: Cell, widths: readonly number[]): number =>
  widths.slice(cell.column, cell.column + cell.columns).reduce((sum, one) => sum + one, 0);
const widthOf = (cell: Cell, widths: readonly number[]): number => spanWidth(cell, widths) - sidesOf(cell);

function rowSlab(row: Row, widths: readonly number[], head: boolean, leastHeight = 0): Slab {
  const { cells, element } = row;
  const first = cells[0]?.style.padding ?? [0, 0, 0, 0];
  const id = attribute(element, 'id');
  const columns = cells.map((cell) => ({
    x: leftOf(cell.column, widths) + cell.style.padding[3],
    slabs: cell.box.layout(widthOf(cell, widths)),
    cell,
  }));
  const inner = Math.max(0, ...columns.map(({ slabs, cell }) => (cell.rows > 1 ? 0 : stackHeight(slabs))));
  const height = Math.max(leastHeight, inner + first[0] + first[2]);
  // A cell over several rows hangs below its own row; the rows below have room for it.
  const hanging = columns.filter(({ cell }) => cell.rows > 1);
  const standing = columns.filter(({ cell }) => cell.rows === 1);
  const slab = compartment(
    {
      columns: standing,
      top: first[0],
      bottom: first[2],
      leastHeight: height - first[0] - first[2],
      open: ({ tags }) => {
        for (const { tag } of cells) tags.open(tag);
      },
      decorate: (canvas, x, y, whole) => paintGround(canvas, row, widths, x, y, whole, head),
    },
    { before: 0, after: 0, ...(head ? { withNext: true } : {}) },
  );
  return {
    ...slab,
    paint: (canvas, x, y) => {
      if (id && !canvas.tags.inArtifact()) {
        canvas.doc.addNamedDestination(id, 'XYZ', x, Math.max(0, y - 20), null as unknown as number);
      }
      slab.paint(canvas, x, y);
      for (const { x: left, slabs } of hanging) {
        let at = y + first[0];
        for (const one of slabs) {
          one.paint(canvas, x + left, at);
          at += one.height;
        }
      }
    },
  };
}

function paintGround(
  canvas: Canvas,
  { element, cells, goesOn }: Row,
  widths: readonly number[],
  x: number,
  y: number,
  height: number,
  head: boolean,
): void {
  const { doc } = canvas;
  const total = widths.reduce((sum, one) => sum + one, 0);
  for (const cell of cells) {
    const [left, width] = [x + leftOf(cell.column, widths), spanWidth(cell, widths)];
    if (hasClass(cell.element, 'hatch')) {
      fillHatch(canvas, left, y, width, height);
      paintLabelGround(canvas, cell, left, y, width);
    }
    if (hasClass(cell.element, 'g'))
      doc
        .lineWidth(0.5)
        .moveTo(left, y)
        .lineTo(left, y + height)
        .stroke('#b9c2c8');
    if (hasClass(cell.element, 'blank')) doc.lineWidth(0.6).rect(left, y, width, height).stroke(STRONG_RULE);
  }
  const strong = head || hasClass(element, 'total');
  if (hasClass(element, 'total'))
    doc
      .lineWidth(0.8)
      .moveTo(x, y)
      .lineTo(x + total, y)
      .stroke(STRONG_RULE);
  const colour = strong ? STRONG_RULE : RULE;
  // Under a cell that goes on into the next row there is no rule.
  const reaching = new Set(cells.filter(({ rows }) => rows > 1).map(({ column }) => column));
  const from =
    goesOn && !reaching.has(0) && cells[0]?.column !== 0
      ? leftOf(cells[0]?.column ?? 0, widths)
      : goesOn && reaching.has(0)
        ? widths[0]!
        : 0;
  doc
    .lineWidth(strong ? 0.8 : 0.5)
    .moveTo(x + from, y + height)
    .lineTo(x + total, y + height)
    .stroke(colour);
}

/** White under the words on a hatch, with the hatch around them. */
function paintLabelGround({ doc }: Canvas, cell: Cell, x: number, y: number, width: number): void {
  const [top, right, , left] = cell.style.padding;
  const words = Math.min(width - left - right, cell.box.measure().most);
  if (words <= 0) return;
  const height = stackHeight(cell.box.layout(width - left - right));
  const from = cell.style.align === 'right' ? x + width - right - words : x + left;
  doc.rect(from - 1.5, y + top, words + 3, height).fill('#fff');
}

function stackOf(rows: readonly Slab[]): Slab {
  return {
    height: stackHeight(rows),
    before: 0,
    after: 0,
    withNext: true,
    paint: (canvas, x, y) => {
      let at = y;
      for (const row of rows) {
        row.paint(canvas, x, at);
        at += row.height;
      }
    },
  };
}

/** A bar on a scale, its ends in per cent of the cell: the browser places it by style, so does this. */
function plotBox(cell: Element): Box {
  const height = 9;
  return {
    measure: () => ({ least: 50, most: 120 }),
    layout: (width) => [
      {
        height,
        before: 0,
        after: 0,
        paint: ({ doc, tags }, x, y) =>
          tags.artifact(() => {
            for (const part of elementsOf(cell)) {
              const left = x + (percent(part, 'left') / 100) * width;
              if (hasClass(part, 'even'))
                doc
                  .lineWidth(0.6)
                  .moveTo(left, y - 1)
                  .lineTo(left, y + height + 1)
                  .stroke(STRONG_RULE);
              else if (hasClass(part, 'at')) doc.rect(left - 0.8, y, 1.6, height).fill(INK);
              else {
                const colour = barColour(cell);
                const wide = Math.max(1, (percent(part, 'width') / 100) * width);
                if (hasClass(part, 'minus'))
                  doc
                    .lineWidth(0.8)
                    .rect(left, y + 2, wide, height - 4)
                    .fillAndStroke('#fff', colour);
                else doc.rect(left, y + 2, wide, height - 4).fill(colour);
              }
            }
          }),
      },
    ],
  };
}

const percent = (element: Element, property: string): number =>
  Number.parseFloat(ownStyle(element, property) ?? '0') || 0;

function barColour(cell: Element): string {
  for (let one: unknown = cell; one && (one as Element).attrs; one = (one as Element).parentNode) {
    const colour = ownStyle(one as Element, '--bar');
    if (colour !== undefined) return colour;
  }
  return INK;
}
