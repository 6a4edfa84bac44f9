/** The diagonal hatch of what was not observed, as a tiling pattern of the whole document (ISO 32000-1, 8.7.3). */
import type PDFDocument from 'pdfkit';
import type { Canvas } from './flow.js';
import { HATCH_GROUND, HATCH_STROKE } from './sheet.js';

type Document = InstanceType<typeof PDFDocument>;
type Colour = Parameters<Document['fillColor']>[0];

const TILE = 3.4;
/** Lines at 45 degrees that meet at the edges of the tile. */
const LINES = `1 w -1 -1 m ${TILE + 1} ${TILE + 1} l S -1 ${TILE - 1} m 1 ${TILE + 1} l S ${TILE - 1} -1 m ${TILE + 1} 1 l S`;

const patterns = new WeakMap<Document, PDFKit.PDFTilingPattern>();

/** Made while the page is not scaled: its measure is the page's, whatever it fills later. */
export function makeHatch(doc: Document): void {
  const pattern = doc.pattern([0, 0, TILE, TILE], TILE, TILE, LINES);
  pattern.embed();
  patterns.set(doc, pattern);
}

export function hatchColour(doc: Document): Colour {
  return [patterns.get(doc)!, HATCH_STROKE] as unknown as Colour;
}

export function fillHatch({ doc }: Canvas, x: number, y: number, width: number, height: number): void {
  doc.rect(x, y, width, height).fill(HATCH_GROUND);
  doc.rect(x, y, width, height).fill(hatchColour(doc));
}
