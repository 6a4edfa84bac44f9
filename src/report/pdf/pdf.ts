/**
 * A report as PDF, made from the report's own page: A4, tagged, one file with all it needs. Any report page will do (daily,
 * weekly, spot, the protocol of an exchange), in any language that the embedded font writes.
 */
import type { DailyReport } from '../daily.js';
import { renderHtml } from '../html/page.js';
import { en, type Messages } from '../messages.js';
import { blockBox } from './box.js';
import { bytesOf, digestOf, newDocument } from './document.js';
import { attribute, type Element, elementsOf, parsePage, textOf } from './element.js';
import { type Canvas, paginate } from './flow.js';
import { createFonts } from './fonts.js';
import { makeHatch } from './hatch.js';
import { PAGE, ROOT_TEXT, SOFT } from './sheet.js';
import { createTags, type Tag } from './tags.js';

export interface RenderedPdf {
  readonly bytes: Buffer;
  readonly pages: number;
  /** Characters of the page for which the font has no glyph; they are printed as the replacement character. */
  readonly withoutGlyph: number;
}

export async function dailyPdf(report: DailyReport, messages: Messages = en): Promise<RenderedPdf> {
  return renderPdf(renderHtml(report, messages), report.endMs);
}

/** @param page a whole HTML page of a report, @param atMs end of what it reports on: the only date in the file */
export async function renderPdf(page: string, atMs: number): Promise<RenderedPdf> {
  const { body, language, title } = parsePage(page);
  const doc = newDocument({ title, language, atMs, digest: digestOf(page) }, [PAGE.width, PAGE.height]);
  const bytes = bytesOf(doc);
  const fonts = createFonts(doc);
  const tags = createTags(doc);
  const root: Tag = { type: 'Document', parent: null };
  const width = PAGE.width - PAGE.left - PAGE.right;
  const slabs = blockBox(body, ROOT_TEXT, root, { fonts }).layout(width);
  const full = paginate(slabs, PAGE.height - PAGE.top - PAGE.bottom);
  const sheets = full.length > 0 ? full : [[]];
  const canvas: Canvas = { doc, tags, fonts, anchors: idsIn(body), outline: outlineOf(doc) };
  sheets.forEach((sheet, at) => {
    doc.addPage({ size: [PAGE.width, PAGE.height], margin: 0 });
    if (at === 0) makeHatch(doc);
    for (const { slab, y, repeated } of sheet) {
      if (repeated) tags.asArtifact(() => slab.paint(canvas, PAGE.left, PAGE.top + y));
      else slab.paint(canvas, PAGE.left, PAGE.top + y);
    }
    footer(canvas, title, at + 1, sheets.length);
  });
  tags.end();
  doc.end();
  return { bytes: await bytes, pages: sheets.length, withoutGlyph: fonts.without() };
}

const FOOTER_SIZE = 7.2;

function footer({ doc, tags, fonts }: Canvas, title: string, page: number, pages: number): void {
  const y = PAGE.height - PAGE.bottom + 24;
  const number = `${page} / ${pages}`;
  const widthOf = (text: string): number => (fonts.width('regular', text) * FOOTER_SIZE) / 1000;
  const left = shortened(fonts.printable(title).text, PAGE.width - PAGE.left - PAGE.right - 60, widthOf);
  const x = PAGE.width - PAGE.right - widthOf(number);
  tags.artifact(() => {
    doc.font('regular').fontSize(FOOTER_SIZE).fillColor(SOFT);
    doc.text(left, PAGE.left, y, { lineBreak: false, baseline: 'alphabetic' });
    doc.text(number, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }, 'Pagination');
}

function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const words = text.split(' ');
  while (words.length > 1 && widthOf(`${words.join(' ')} …`) > room) words.pop();
  return `${words.join(' ')} …`;
}

function idsIn(element: Element, ids = new Set<string>()): ReadonlySet<string> {
  const id = attribute(element, 'id');
  if (id) ids.add(id);
  for (const child of elementsOf(element)) idsIn(child, ids);
  return ids;
}

/** Bookmarks: the parts of the report, and under each its subtitles. */
function outlineOf(doc: Canvas['doc']): Canvas['outline'] {
  let above: ReturnType<typeof doc.outline.addItem> | null = null;
  return (type, heading, y) => {
    const title = textOf(heading)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^(\d+)(?=\p{L})/u, '$1 ');
    const options = { expanded: false, fit: false, top: y, left: PAGE.width } as object;
    if (type === 'H3' && above) above.addItem(title, options);
    else above = doc.outline.addItem(title, options);
  };
}
