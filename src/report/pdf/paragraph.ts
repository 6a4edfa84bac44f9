/** A paragraph as slabs of a line each; of its first two lines none stands alone on a page, nor of its last two. */
import type { Box } from './box.js';
import type { Canvas, Slab } from './flow.js';
import { ASCENT, DESCENT, type Fonts } from './fonts.js';
import { breakLines, type Line, measure, type Piece, type PlacedPiece } from './inline.js';
import type { TextStyle } from './sheet.js';
import type { Tag } from './tags.js';

export function paragraphBox(pieces: readonly Piece[], style: TextStyle, tag: Tag, fonts: Fonts): Box {
  let extent: ReturnType<typeof measure> | undefined;
  return {
    measure: () => (extent ??= measure(pieces, fonts)),
    layout: (width) => {
      const lines = breakLines(pieces, width, fonts);
      return lines.map((line, at): Slab => {
        const kept = lines.length > 1 && at < lines.length - 1 && (at === 0 || at === lines.length - 2);
        return {
          height: line.height,
          before: 0,
          after: 0,
          ...(kept ? { withNext: true } : {}),
          paint: (canvas, x, y) => paintLine(canvas, line, x + indentOf(line, width, style), y, tag),
        };
      });
    },
  };
}

function indentOf(line: Line, width: number, { align }: TextStyle): number {
  return align === 'right' ? width - line.width : align === 'center' ? (width - line.width) / 2 : 0;
}

type Word = Extract<PlacedPiece['piece'], { kind: 'word' }>;

/** Words of one style and link are painted in one go, so that a reader finds whole phrases. */
function paintLine(canvas: Canvas, line: Line, x: number, y: number, tag: Tag): void {
  const baseline = y + (line.height - line.size * (ASCENT + DESCENT)) / 2 + line.size * ASCENT;
  const { pieces } = line;
  for (let at = 0; at < pieces.length; ) {
    const { piece, x: left } = pieces[at]!;
    if (piece.kind === 'drawing') {
      const { drawing } = piece;
      const top = baseline - piece.style.size * 0.36 - drawing.height / 2;
      canvas.tags.artifact(() => drawing.paint(canvas, x + left, top));
      at++;
      continue;
    }
    let text = piece.text;
    let width = pieces[at]!.width;
    let end = at + 1;
    for (; end < pieces.length; end++) {
      const next = pieces[end]!;
      if (next.piece.kind !== 'word' || !alike(next.piece, piece)) break;
      text += next.piece.text;
      width += next.width;
    }
    paintWords(canvas, piece, text, x + left, baseline, width, tag);
    at = end;
  }
}

const alike = (a: Word, b: Word): boolean => a.style === b.style && a.link === b.link;

function paintWords(
  canvas: Canvas,
  { style, link }: Word,
  text: string,
  x: number,
  baseline: number,
  width: number,
  tag: Tag,
): void {
  const { doc, tags } = canvas;
  const paint = (): void => {
    doc.font(style.face).fontSize(style.size).fillColor(style.colour);
    doc.text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  };
  const target = link.startsWith('#') ? link.slice(1) : '';
  const leads = target !== '' ? canvas.anchors.has(target) : /^https?:/.test(link);
  if (!leads || tags.inArtifact()) {
    tags.within(tag, paint);
    return;
  }
  tags.link(tag, paint, (element) => {
    const options = { structParent: element, Contents: new String(text.trim()) } as object;
    const [top, height] = [baseline - style.size * ASCENT, style.size * (ASCENT + DESCENT)];
    if (target !== '') doc.goTo(x, top, width, height, target, options);
    else doc.link(x, top, width, height, link, options);
  });
}
