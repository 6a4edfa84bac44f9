/**
 * The drawings of a report's page (inline SVG) as vector paths. Of SVG what the reports use: g, a, title, rect, path, circle,
 * line, text, fill, stroke, opacity, dashes; a fill or stroke by url(#...) is the hatch of what was not observed.
 */
import { attribute, childrenOf, type Element, elementsOf, isElement, numberOf, textOf } from './element.js';
import type { Canvas } from './flow.js';
import { hatchColour } from './hatch.js';
import { HATCH_GROUND } from './sheet.js';

export interface ViewBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function viewBoxOf(svg: Element): ViewBox {
  const parts = (attribute(svg, 'viewBox') ?? attribute(svg, 'viewbox') ?? '').split(/[ ,]+/).map(Number);
  const [left, top, width, height] = parts;
  if (parts.length === 4 && parts.every(Number.isFinite) && width! > 0 && height! > 0)
    return { left: left!, top: top!, width: width!, height: height! };
  return { left: 0, top: 0, width: numberOf(svg, 'width', 100), height: numberOf(svg, 'height', 100) };
}

/** A link on the drawing, in its own units. */
export interface DrawnLink {
  readonly href: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Paints at a place and scale. @returns its links */
export function paintDrawing(canvas: Canvas, svg: Element, x: number, y: number, width: number): DrawnLink[] {
  const { doc } = canvas;
  const box = viewBoxOf(svg);
  const scale = width / box.width;
  const links: DrawnLink[] = [];
  doc.save();
  doc.rect(x, y, width, box.height * scale).clip();
  doc.translate(x - box.left * scale, y - box.top * scale).scale(scale);
  paintChildren(canvas, svg, links);
  doc.restore();
  return links;
}

function paintChildren(canvas: Canvas, parent: Element, links: DrawnLink[]): void {
  for (const node of childrenOf(parent)) if (isElement(node)) paintElement(canvas, node, links);
}

function paintElement(canvas: Canvas, element: Element, links: DrawnLink[]): void {
  const { doc } = canvas;
  const number = (name: string, otherwise = 0): number => numberOf(element, name, otherwise);
  const name = element.tagName;
  if (name === 'g') paintChildren(canvas, element, links);
  else if (name === 'a') {
    const link = linkOf(element);
    if (link) links.push(link);
    paintChildren(canvas, element, links);
  } else if (name === 'text') paintText(canvas, element);
  else if (name === 'path') {
    const path = attribute(element, 'd') ?? '';
    if (path !== '') paintShape(canvas, element, () => doc.path(path));
  } else if (name === 'rect') {
    const [width, height] = [number('width'), number('height')];
    paintShape(canvas, element, () => doc.rect(number('x'), number('y'), width, height));
  } else if (name === 'circle') {
    paintShape(canvas, element, () => doc.circle(number('cx'), number('cy'), number('r')));
  } else if (name === 'line') {
    paintShape(canvas, element, () =>
      doc.moveTo(number('x1'), number('y1')).lineTo(number('x2'), number('y2')),
    );
  }
}

const drawn = (paint: string | undefined): paint is string => paint !== undefined && paint !== 'none';

function paintShape({ doc }: Canvas, element: Element, shape: () => void): void {
  const fill = attribute(element, 'fill') ?? '#000';
  const stroke = attribute(element, 'stroke');
  const fillOpacity = numberOf(element, 'fill-opacity', 1);
  const strokeOpacity = numberOf(element, 'stroke-opacity', 1);
  if (drawn(fill)) {
    if (fill.startsWith('url(')) {
      shape();
      doc.fill(HATCH_GROUND);
    }
    doc.fillOpacity(fillOpacity);
    shape();
    doc.fill(fill.startsWith('url(') ? hatchColour(doc) : fill);
    doc.fillOpacity(1);
  }
  if (drawn(stroke)) {
    doc.lineWidth(numberOf(element, 'stroke-width', 1));
    doc.lineJoin(attribute(element, 'stroke-linejoin') === 'round' ? 'round' : 'miter');
    const dash = (attribute(element, 'stroke-dasharray') ?? '')
      .split(/[ ,]+/)
      .map(Number)
      .filter(Number.isFinite);
    if (dash.length > 1) doc.dash(dash[0]!, { space: dash[1]! });
    if (stroke.startsWith('url(')) {
      shape();
      doc.stroke(HATCH_GROUND);
    }
    doc.strokeOpacity(strokeOpacity);
    shape();
    doc.stroke(stroke.startsWith('url(') ? hatchColour(doc) : stroke);
    doc.strokeOpacity(1);
    if (dash.length > 1) doc.undash();
  }
}

function paintText({ doc, fonts }: Canvas, element: Element): void {
  const { text } = fonts.printable(textOf(element).trim());
  if (text === '') return;
  const size = numberOf(element, 'font-size', 10);
  const anchor = attribute(element, 'text-anchor');
  const width = (fonts.width('regular', text) * size) / 1000;
  const x = numberOf(element, 'x', 0) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const y = numberOf(element, 'y', 0);
  doc.font('regular').fontSize(size);
  const halo = attribute(element, 'stroke');
  if (drawn(halo)) {
    doc.lineWidth(numberOf(element, 'stroke-width', 1)).strokeColor(halo);
    doc.strokeOpacity(numberOf(element, 'stroke-opacity', 1));
    doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic', stroke: true, fill: false });
    doc.strokeOpacity(1);
  }
  doc.fillColor(attribute(element, 'fill') ?? '#000');
  doc.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' });
}

/** A linked mark stands around the first point of its path, to the accuracy of a finger. */
function linkOf(element: Element): DrawnLink | null {
  const href = attribute(element, 'href') ?? '';
  const path = elementsOf(element).find(({ tagName }) => tagName === 'path');
  const point = /^M\s*(-?[\d.]+)[ ,]+(-?[\d.]+)/.exec(path ? (attribute(path, 'd') ?? '') : '');
  if (href === '' || !point) return null;
  const title = elementsOf(element).find(({ tagName }) => tagName === 'title');
  return { href, name: title ? textOf(title) : href, x: Number(point[1]), y: Number(point[2]) };
}
