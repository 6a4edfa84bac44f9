/** The small marks between words: the circle of a verdict by its certainty, the colour of a party, a swatch of the hatch. */
import { type Element, elementsOf, hasClass, ownStyle, textOf } from './element.js';
import { fillHatch } from './hatch.js';
import type { InlineDrawing } from './inline.js';
import { SOFT, STRONG_RULE, type TextStyle, VIOLATION } from './sheet.js';

export function inlineMark(element: Element, style: TextStyle): InlineDrawing | null {
  if (elementsOf(element).length > 0 || textOf(element) !== '') return null;
  if (hasClass(element, 'mark')) return verdict(element, style.size * 0.74);
  if (hasClass(element, 'hatch')) {
    const [width, height] = [style.size * 1.6, style.size * 0.8];
    return { width, height, paint: (canvas, x, y) => fillHatch(canvas, x, y, width, height) };
  }
  const colour = ownStyle(element, 'background');
  if (element.tagName !== 'i' || colour === undefined) return null;
  const side = style.size * 0.68;
  return {
    width: side,
    height: side,
    paint: ({ doc }, x, y) => void doc.rect(x, y, side, side).fill(colour),
  };
}

/** Confirmed: full; probable: half; possible: outline; undetermined: dotted outline; nothing violated: a dash. */
function verdict(element: Element, size: number): InlineDrawing {
  const radius = size / 2 - 0.5;
  return {
    width: size,
    height: size,
    paint: ({ doc }, x, y) => {
      const [cx, cy] = [x + size / 2, y + size / 2];
      if (hasClass(element, 'notInForce') || hasClass(element, 'noViolation')) {
        doc
          .lineWidth(1)
          .moveTo(x, cy)
          .lineTo(x + size, cy)
          .stroke(STRONG_RULE);
        return;
      }
      const undetermined = hasClass(element, 'undetermined');
      if (hasClass(element, 'confirmed')) doc.circle(cx, cy, radius).fill(VIOLATION);
      if (hasClass(element, 'probable')) {
        doc.save();
        doc.rect(x, y, size / 2, size).clip();
        doc.circle(cx, cy, radius).fill(VIOLATION);
        doc.restore();
      }
      doc.lineWidth(1);
      if (undetermined) doc.dash(1, { space: 1.1 });
      doc.circle(cx, cy, radius).stroke(undetermined ? SOFT : VIOLATION);
      if (undetermined) doc.undash();
    },
  };
}
