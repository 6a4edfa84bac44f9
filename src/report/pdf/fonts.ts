/**
 * Noto Sans (SIL Open Font License), embedded in part: Latin, Cyrillic and Greek. Two weights are enough for a report.
 * Widths are in thousandths of the size, a width is asked once a word.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type PDFDocument from 'pdfkit';
import type { Face } from './sheet.js';

const FILES: Readonly<Record<Face, string>> = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
};

/** Above and below the baseline, in sizes: Noto Sans as it is set here, without the room for stacked accents. */
export const ASCENT = 0.78;
export const DESCENT = 0.22;

const files = new Map<Face, Buffer>();

function fileOf(face: Face): Buffer {
  let file = files.get(face);
  if (!file) {
    file = readFileSync(createRequire(import.meta.url).resolve(FILES[face]));
    files.set(face, file);
  }
  return file;
}

export interface Fonts {
  width(face: Face, text: string): number;
  /** What can be printed of a text, and how many of its characters have no glyph. */
  printable(text: string): { readonly text: string; readonly without: number };
  readonly without: () => number;
}

/** Printed for a character that the font has not: the text that stands for it, or the replacement character. */
const INSTEAD: Readonly<Record<string, string>> = {
  '→': '–›',
  '←': '‹–',
  '≥': '>=',
  '≤': '<=',
  '≈': '~',
  '≠': '!=',
  '\u2011': '-',
  '✓': 'v',
};
const BOX = '\ufffd';
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;

interface Glyph {
  readonly advanceWidth: number;
}

interface ParsedFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): Glyph;
}

/** A font of PDFKit, as far as it is spoken to here. */
interface EmbeddedFont {
  readonly font: ParsedFont;
  readonly scale: number;
  layoutRun(text: string, features?: unknown): unknown;
}

/**
 * Plain letters are set glyph by glyph: shaping them (kerning, ligatures) took two thirds of the time of a report and moved
 * letters by hundredths. Combining marks and rarer letters are shaped.
 */
function setPlainly(font: EmbeddedFont): void {
  const shape = font.layoutRun.bind(font);
  const known = new Map<
    string,
    { readonly glyph: Glyph; readonly position: object; readonly width: number }
  >();
  const setLetter = (letter: string) => {
    let found = known.get(letter);
    if (!found) {
      const glyph = font.font.glyphForCodePoint(letter.codePointAt(0)!);
      const width = glyph.advanceWidth * font.scale;
      const position = { xAdvance: width, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth: width };
      found = { glyph, position, width };
      known.set(letter, found);
    }
    return found;
  };
  font.layoutRun = (text, features) => {
    if (!PLAIN.test(text)) return shape(text, features);
    const letters = Array.from(text, setLetter);
    return {
      glyphs: letters.map(({ glyph }) => glyph),
      positions: letters.map(({ position }) => position),
      advanceWidth: letters.reduce((sum, { width }) => sum + width, 0),
    };
  };
}

export function createFonts(doc: InstanceType<typeof PDFDocument>): Fonts {
  const current = (): EmbeddedFont => (doc as unknown as { _font: EmbeddedFont })._font;
  for (const face of Object.keys(FILES) as Face[]) {
    doc.registerFont(face, fileOf(face)).font(face);
    setPlainly(current());
  }
  const widths: Readonly<Record<Face, Map<string, number>>> = { regular: new Map(), strong: new Map() };
  doc.font('regular');
  const parsed = current().font;
  const known = new Map<string, string>();
  let missing = 0;
  const glyphOf = (character: string): string => {
    let found = known.get(character);
    if (found === undefined) {
      found = INVISIBLE.test(character)
        ? ''
        : parsed.hasGlyphForCodePoint(character.codePointAt(0)!)
          ? character
          : (INSTEAD[character] ?? BOX);
      known.set(character, found);
    }
    return found;
  };
  return {
    width(face, text) {
      const cache = widths[face];
      let width = cache.get(text);
      if (width === undefined) {
        doc.font(face).fontSize(1000);
        width = doc.widthOfString(text);
        cache.set(text, width);
      }
      return width;
    },
    printable(text) {
      if (PLAIN.test(text)) return { text, without: 0 };
      let printed = '';
      let without = 0;
      for (const character of text.normalize('NFC')) {
        const glyph = glyphOf(character);
        if (glyph === BOX) without++;
        printed += glyph;
      }
      missing += without;
      return { text: printed, without };
    },
    without: () => missing,
  };
}

/** Printable ASCII, Latin-1 and Cyrillic letters: all in the font. */
const PLAIN = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u00ff\u0400-\u045f\u2013\u2014\u2018-\u201d\u2026]*$/u;
