/**
 * From the elements of a page to slabs: blocks, paragraphs, lists, grids. What stands side by side in the browser (two
 * readings, the accounts of two sides) stands side by side here. Each element knows its place in the structure tree.
 */
import {
  attribute,
  childrenOf,
  classesOf,
  type Element,
  elementsOf,
  hasClass,
  isElement,
  isText,
  type Node,
} from './element.js';
import { figureBox, inlineFigure } from './figure.js';
import type { Canvas, Slab } from './flow.js';
import type { Fonts } from './fonts.js';
import { frame, sideBySide } from './frame.js';
import { collectPieces, type PieceCollector } from './inline.js';
import { inlineMark } from './mark.js';
import { paragraphBox } from './paragraph.js';
import { displayOf, type Style, styleOf, type TextStyle } from './sheet.js';
import { tableBox } from './table.js';
import type { Tag } from './tags.js';

export interface Extent {
  readonly least: number;
  readonly most: number;
}

export interface Box {
  readonly measure: () => Extent;
  readonly layout: (width: number) => readonly Slab[];
}

export interface Setting {
  readonly fonts: Fonts;
}

const TYPES: Readonly<Record<string, string>> = {
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  h4: 'H4',
  h5: 'H5',
  h6: 'H6',
  p: 'P',
  dt: 'P',
  dd: 'P',
  summary: 'P',
  section: 'Sect',
  article: 'Art',
  nav: 'Sect',
  aside: 'Sect',
  blockquote: 'BlockQuote',
  ul: 'L',
  ol: 'L',
  caption: 'Caption',
  figcaption: 'Caption',
};
/** Their text stands in them without a paragraph of its own. */
const HOLDS_TEXT = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'P', 'TD', 'TH', 'Caption', 'LBody', 'Span']);

/** A block with all that is in it; the tag of its parent in the structure tree is given. */
export function blockBox(element: Element, inherited: TextStyle, parent: Tag, setting: Setting): Box {
  const style = styleOf(element, inherited);
  if (style.display === 'none') return EMPTY;
  if (style.display === 'table') return tableBox(element, style, parent, setting);
  if (element.tagName === 'svg') return figureBox(element, style, parent);
  if (isWritingRoom(element)) return writingRoom(hasClass(element, 'lines') ? 3 : 1);
  const tag = tagOf(element, parent);
  const inner = content(element, style, tag, setting);
  return around(element, style, tag, inner);
}

/** What is inside an element: a grid, or blocks below each other with loose text as paragraphs between them. */
export function content(element: Element, style: Style, tag: Tag, setting: Setting): Box {
  if (style.display === 'grid') return sideBySide(cellsOf(element, style, tag, setting), style);
  if (style.display === 'row') return rowOf(element, style, tag, setting);
  return stacked(flowOf(childrenOf(element), style, tag, setting));
}

export const EMPTY: Box = { measure: () => ({ least: 0, most: 0 }), layout: () => [] };

export function stacked(boxes: readonly Box[]): Box {
  if (boxes.length === 1) return boxes[0]!;
  return {
    measure: () => {
      const extents = boxes.map((box) => box.measure());
      return {
        least: Math.max(0, ...extents.map(({ least }) => least)),
        most: Math.max(0, ...extents.map(({ most }) => most)),
      };
    },
    layout: (width) => boxes.flatMap((box) => box.layout(width)),
  };
}

function flowOf(nodes: readonly Node[], style: Style, tag: Tag, setting: Setting): Box[] {
  const boxes: Box[] = [];
  let loose: PieceCollector | null = null;
  const close = (): void => {
    if (loose?.pieces().some((piece) => piece.kind !== 'break')) {
      const own: Tag = HOLDS_TEXT.has(tag.type) ? tag : { type: 'P', parent: tag };
      boxes.push(paragraphBox(loose.pieces(), style, own, setting.fonts));
    }
    loose = null;
  };
  for (const node of nodes) {
    if (isText(node)) {
      if (loose === null && /^\s*$/.test(node.value)) continue;
      loose ??= collectPieces(setting.fonts);
      loose.text(loose.pieces().length === 0 ? node.value.trimStart() : node.value, style, '');
    } else if (isElement(node)) {
      if (isInline(node)) {
        loose ??= collectPieces(setting.fonts);
        collect(node, style, '', loose);
      } else {
        close();
        boxes.push(
          node.tagName === 'li' ? itemBox(node, style, tag, setting) : blockBox(node, style, tag, setting),
        );
      }
    }
  }
  close();
  return boxes;
}

/** Inline through and through: a paragraph can hold it. */
function isInline(element: Element): boolean {
  return element.tagName !== 'svg' && displayOf(element) === 'inline' && elementsOf(element).every(isInline);
}

function collect(element: Element, inherited: TextStyle, link: string, into: PieceCollector): void {
  if (element.tagName === 'br') {
    into.newLine();
    return;
  }
  const style = styleOf(element, inherited);
  if (style.display === 'none') return;
  if (element.tagName === 'svg') {
    into.drawing(inlineFigure(element, style.size), style);
    return;
  }
  const mark = inlineMark(element, style);
  if (mark) {
    into.drawing(mark, style);
    into.text(' ', style, '');
    return;
  }
  const target = element.tagName === 'a' ? (attribute(element, 'href') ?? '') : link;
  if (style.spaceBefore) into.text(style.spaceBefore, style, '');
  for (const node of childrenOf(element)) {
    if (isText(node)) into.text(node.value, style, target);
    else if (isElement(node)) collect(node, style, target, into);
  }
  if (style.spaceAfter) into.text(style.spaceAfter, style, '');
}

/** The children of a grid, in order; loose text is a cell too. */
function cellsOf(element: Element, style: Style, tag: Tag, setting: Setting): Box[] {
  return elementsOf(element).map((child) =>
    child.tagName === 'li' ? itemBox(child, style, tag, setting) : blockBox(child, style, tag, setting),
  );
}

/** A legend: short items behind each other, in as many lines as they need. */
function rowOf(element: Element, style: Style, tag: Tag, setting: Setting): Box {
  const boxes = elementsOf(element).map((item) => {
    const into = collectPieces(setting.fonts);
    const own = styleOf(item, style);
    const body: Tag = { type: 'LBody', parent: { type: 'LI', parent: tag } };
    for (const node of childrenOf(item)) {
      if (isText(node)) into.text(node.value, own, '');
      else if (isElement(node)) {
        if (node.tagName === 'svg') {
          into.drawing(inlineFigure(node, 9), own);
          into.text(' ', own, '');
        } else collect(node, own, '', into);
      }
    }
    return paragraphBox(into.pieces(), own, body, setting.fonts);
  });
  return {
    measure: () => stacked(boxes).measure(),
    layout: (width) => {
      const rows: { x: number; slab: Slab }[][] = [[]];
      let x = 0;
      for (const box of boxes) {
        const wanted = Math.min(width, box.measure().most + 0.5);
        if (x > 0 && x + wanted > width) {
          rows.push([]);
          x = 0;
        }
        for (const slab of box.layout(wanted)) rows.at(-1)!.push({ x, slab });
        x += wanted + style.gap;
      }
      return rows
        .filter((row) => row.length > 0)
        .map((row) => ({
          height: Math.max(...row.map(({ slab }) => slab.height)),
          before: 0,
          after: 0,
          paint: (canvas: Canvas, left: number, y: number) => {
            for (const { x: at, slab } of row) slab.paint(canvas, left + at, y);
          },
        }));
    },
  };
}

const BULLET = '•';
const INDENT = 10;

/** An item of a list: its mark in a label, the rest in the body. */
function itemBox(element: Element, inherited: TextStyle, list: Tag, setting: Setting): Box {
  const style = styleOf(element, inherited);
  const item: Tag = { type: 'LI', parent: list };
  const label: Tag = { type: 'Lbl', parent: item };
  const body: Tag = { type: 'LBody', parent: item };
  const inner = content(element, style, body, setting);
  const parent = element.parentNode as Element;
  const marked = !classesOf(parent).includes('nav') && parent.tagName === 'ul';
  const indent = marked ? INDENT : 0;
  return around(element, style, item, {
    measure: () => {
      const { least, most } = inner.measure();
      return { least: least + indent, most: most + indent };
    },
    layout: (width) =>
      inner.layout(width - indent).map((slab, at) => ({
        ...slab,
        paint: (canvas: Canvas, x: number, y: number) => {
          if (at === 0 && marked) {
            canvas.tags.within(label, () => {
              canvas.doc.font('regular').fontSize(style.size).fillColor(style.colour);
              const baseline = y + style.size * (0.5 * (style.leading - 1) + 0.78);
              canvas.doc.text(BULLET, x + 1, baseline, { lineBreak: false, baseline: 'alphabetic' });
            });
          }
          slab.paint(canvas, x + indent, y);
        },
      })),
  });
}

function tagOf(element: Element, parent: Tag): Tag {
  const type = TYPES[element.tagName];
  const language = attribute(element, 'lang');
  if (type === undefined) {
    if (language === undefined) return parent;
    return { type: HOLDS_TEXT.has(parent.type) ? 'Span' : 'Div', parent, language };
  }
  // A paragraph in a paragraph's place: a pair of languages in a heading.
  if (type === parent.type) return { type: 'Span', parent };
  return { type, parent, ...(language === undefined ? {} : { language }), ...listAttributes(element, type) };
}

function listAttributes(element: Element, type: string): Pick<Tag, 'attributes'> {
  if (type !== 'L') return {};
  const numbering = element.tagName === 'ul' && !hasClass(element, 'legend') ? 'Disc' : 'None';
  return { attributes: { O: 'List', ListNumbering: numbering } };
}

/** Margins, padding, frame, page break and the ids of an element, around what is in it. */
function around(element: Element, style: Style, tag: Tag, inner: Box): Box {
  const [, right, , left] = style.padding;
  return {
    measure: () => {
      const { least, most } = inner.measure();
      return { least: least + left + right, most: most + left + right };
    },
    layout: (width) => {
      const slabs = inner.layout(width - left - right);
      const framed = frame(slabs, width, style);
      if (framed.length === 0) return framed;
      const first = framed[0]!;
      const last = framed.at(-1)!;
      const id = attribute(element, 'id');
      const heading = /^H[123]$/.test(tag.type) && tag.type.toLowerCase() === element.tagName;
      const opened: Slab = {
        ...first,
        before: Math.max(first.before, style.before),
        ...(style.newPage ? { newPage: true } : {}),
        paint: (canvas, x, y) => {
          if (!canvas.tags.inArtifact()) {
            if (id)
              canvas.doc.addNamedDestination(id, 'XYZ', x, Math.max(0, y - 6), null as unknown as number);
            if (heading) canvas.outline(tag.type, element, y);
          }
          first.paint(canvas, x, y);
        },
      };
      const slabsOut = [opened, ...framed.slice(1)];
      const end = slabsOut.length - 1;
      slabsOut[end] = { ...slabsOut[end]!, after: Math.max(last.after, style.after) };
      return style.withNext ? slabsOut.map((slab) => ({ ...slab, withNext: true })) : slabsOut;
    },
  };
}

function isWritingRoom(element: Element): boolean {
  return hasClass(element, 'fill') || hasClass(element, 'lines');
}

/** Dotted lines to write on. */
function writingRoom(lines: number): Box {
  const height = 15;
  return {
    measure: () => ({ least: 40, most: 120 }),
    layout: (width) =>
      Array.from({ length: lines }, () => ({
        height,
        before: 0,
        after: 0,
        paint: ({ doc, tags }: Canvas, x: number, y: number) =>
          tags.artifact(() => {
            doc.lineWidth(0.6).dash(0.8, { space: 1.6 });
            doc
              .moveTo(x, y + height - 2)
              .lineTo(x + width, y + height - 2)
              .stroke('#9aa5ad');
            doc.undash();
          }),
      })),
  };
}
