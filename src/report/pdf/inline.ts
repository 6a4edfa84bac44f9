/**
 * Text set in lines: words of several styles, small drawings among them, broken at spaces, after the hyphen or dash of a
 * compound, and inside a word only where it is wider than its column (an id, a digest). Nothing is cut or hyphenated.
 */

import type { Canvas } from './flow.js';
import type { Fonts } from './fonts.js';
import type { TextStyle } from './sheet.js';

export interface InlineDrawing {
  readonly width: number;
  readonly height: number;
  /** @param y of the drawing's top */
  readonly paint: (canvas: Canvas, x: number, y: number) => void;
}

/** A word with the space behind it, a drawing, or the end of a line. */
export type Piece =
  | { readonly kind: 'word'; readonly text: string; readonly style: TextStyle; readonly link: string }
  | { readonly kind: 'drawing'; readonly drawing: InlineDrawing; readonly style: TextStyle }
  | { readonly kind: 'break' };

export interface PlacedPiece {
  readonly piece: Exclude<Piece, { kind: 'break' }>;
  readonly x: number;
  readonly width: number;
}

export interface Line {
  readonly pieces: readonly PlacedPiece[];
  readonly width: number;
  /** Largest size and leading in it. */
  readonly size: number;
  readonly height: number;
}

/** Collects the content of one paragraph; white space is collapsed across elements as in HTML. */
export interface PieceCollector {
  text(text: string, style: TextStyle, link: string): void;
  drawing(drawing: InlineDrawing, style: TextStyle): void;
  newLine(): void;
  pieces(): readonly Piece[];
}

export function collectPieces(fonts: Fonts): PieceCollector {
  const pieces: Piece[] = [];
  const endsOpen = (): boolean => {
    const last = pieces.at(-1);
    return last !== undefined && last.kind !== 'break' && !(last.kind === 'word' && last.text.endsWith(' '));
  };
  return {
    text(raw, style, link) {
      const { text } = fonts.printable(raw.replace(/[ \t\r\n\f]+/g, ' '));
      for (const word of text.match(WORDS) ?? []) {
        if (word !== ' ') pieces.push({ kind: 'word', text: word, style, link });
        else if (endsOpen()) pieces.push({ kind: 'word', text: ' ', style, link });
      }
    },
    drawing: (drawing, style) => void pieces.push({ kind: 'drawing', drawing, style }),
    newLine: () => void pieces.push({ kind: 'break' }),
    pieces: () => pieces,
  };
}

/** A word and its space; a compound comes apart after its hyphen or dash, a number, range or date does not. */
const WORDS =
  / |(?:[^ \-–—/]|[-–—/](?!\p{L}\p{L})|(?<!\p{L}\p{L})[-–—/])+(?:[-–—/](?=\p{L}\p{L}))? ?|[-–—/] ?/gu;

const BREAKS_AFTER = /[ \-–—/]$/;

export function widthOf(piece: Piece, fonts: Fonts): number {
  if (piece.kind === 'break') return 0;
  if (piece.kind === 'drawing') return piece.drawing.width;
  return (fonts.width(piece.style.face, piece.text) * piece.style.size) / 1000;
}

/** Width of the longest part that is not broken, and of all on one line. */
export function measure(
  pieces: readonly Piece[],
  fonts: Fonts,
): { readonly least: number; readonly most: number } {
  let [least, most, unit, line] = [0, 0, 0, 0];
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      [unit, line] = [0, 0];
      continue;
    }
    const width = widthOf(piece, fonts);
    unit += width;
    line += width;
    least = Math.max(least, unit);
    most = Math.max(most, line);
    if (piece.kind === 'word' && BREAKS_AFTER.test(piece.text)) unit = 0;
  }
  return { least, most };
}

export function breakLines(pieces: readonly Piece[], room: number, fonts: Fonts): Line[] {
  const lines: Line[] = [];
  let current: PlacedPiece[] = [];
  let x = 0;
  const finish = (): void => {
    if (current.length > 0) lines.push(lineOf(current, fonts));
    [current, x] = [[], 0];
  };
  const put = (piece: PlacedPiece['piece'], width: number): void => {
    current.push({ piece, x, width });
    x += width;
  };
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at]!;
    if (first.kind === 'break') {
      finish();
      at++;
      continue;
    }
    let end = at;
    let width = 0;
    let trailing = 0;
    while (end < pieces.length) {
      const piece = pieces[end]!;
      if (piece.kind === 'break') break;
      end++;
      width += widthOf(piece, fonts);
      if (piece.kind === 'word' && BREAKS_AFTER.test(piece.text)) {
        if (piece.text.endsWith(' ')) trailing = spaceOf(piece.style, fonts);
        break;
      }
    }
    const needed = width - trailing;
    if (x > 0 && x + needed > room + 0.01) finish();
    const unit = pieces.slice(at, end) as PlacedPiece['piece'][];
    if (needed <= room + 0.01) {
      for (const piece of unit) {
        if (!(x === 0 && piece.kind === 'word' && piece.text === ' ')) put(piece, widthOf(piece, fonts));
      }
    } else {
      for (const piece of unit.flatMap((one) => apart(one, room, fonts))) {
        const own = widthOf(piece, fonts);
        const seen =
          own - (piece.kind === 'word' && piece.text.endsWith(' ') ? spaceOf(piece.style, fonts) : 0);
        if (x > 0 && x + seen > room + 0.01) finish();
        put(piece, own);
      }
    }
    at = end;
  }
  finish();
  return lines;
}

const spaceOf = (style: TextStyle, fonts: Fonts): number =>
  (fonts.width(style.face, ' ') * style.size) / 1000;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A word too wide for its column, in parts: after its punctuation first, inside a part only if that is too wide too. */
function apart(piece: PlacedPiece['piece'], room: number, fonts: Fonts): PlacedPiece['piece'][] {
  if (piece.kind !== 'word') return [piece];
  const wide = (text: string): boolean =>
    (fonts.width(piece.style.face, text.trimEnd()) * piece.style.size) / 1000 > room;
  const parts = wide(piece.text)
    ? (piece.text.match(/[^_.:;,@?&=|+\-/]*[_.:;,@?&=|+\-/]* ?/g) ?? [])
    : [piece.text];
  return parts.filter(Boolean).flatMap((part) => {
    if (!wide(part)) return [{ ...piece, text: part }];
    const letters = [...graphemes.segment(part)].map(({ segment }) => segment);
    const chunks: string[] = [];
    let chunk = '';
    for (const letter of letters) {
      if (chunk !== '' && wide(chunk + letter)) {
        chunks.push(chunk);
        chunk = '';
      }
      chunk += letter;
    }
    return [...chunks, chunk].map((text) => ({ ...piece, text }));
  });
}

function lineOf(pieces: readonly PlacedPiece[], fonts: Fonts): Line {
  let [size, height] = [0, 0];
  for (const { piece } of pieces) {
    size = Math.max(size, piece.style.size);
    height = Math.max(height, piece.style.size * piece.style.leading);
    if (piece.kind === 'drawing') height = Math.max(height, piece.drawing.height + 1);
  }
  const last = pieces.at(-1)!;
  const trailing =
    last.piece.kind === 'word' && last.piece.text.endsWith(' ') ? spaceOf(last.piece.style, fonts) : 0;
  return { pieces, width: last.x + last.width - trailing, size, height };
}
