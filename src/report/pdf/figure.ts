/** A drawing as a figure with its text alternative, or as decoration where the page hides it from readers. */
import type { Box } from './box.js';
import { paintDrawing, viewBoxOf } from './drawing.js';
import { attribute, type Element } from './element.js';
import type { InlineDrawing } from './inline.js';
import type { Style } from './sheet.js';
import type { Tag } from './tags.js';

/** Half the side of what can be clicked around a mark, in units of the drawing. */
const REACH = 4.5;

export function figureBox(svg: Element, style: Style, parent: Tag): Box {
  const view = viewBoxOf(svg);
  const alt = attribute(svg, 'aria-label') ?? '';
  const hidden = alt === '' || attribute(svg, 'aria-hidden') === 'true';
  const tag: Tag = { type: 'Figure', parent, alt };
  return {
    measure: () => ({ least: Math.min(60, view.width), most: view.width }),
    layout: (width) => {
      const scale = width / view.width;
      const height = view.height * scale;
      return [
        {
          height,
          before: style.before,
          after: style.after,
          paint: (canvas, x, y) => {
            const { tags, doc } = canvas;
            if (hidden || tags.inArtifact()) {
              tags.artifact(() => void paintDrawing(canvas, svg, x, y, width));
              return;
            }
            tags.open(tag, [x, y, x + width, y + height]);
            let links: ReturnType<typeof paintDrawing> = [];
            tags.within(tag, () => {
              links = paintDrawing(canvas, svg, x, y, width);
            });
            for (const link of links) {
              const target = link.href.slice(1);
              if (!canvas.anchors.has(target)) continue;
              const [left, top] = [
                x + (link.x - view.left - REACH) * scale,
                y + (link.y - view.top - REACH) * scale,
              ];
              tags.link(tag, null, (element) => {
                const options = { structParent: element, Contents: new String(link.name) } as object;
                doc.goTo(left, top, 2 * REACH * scale, 2 * REACH * scale, target, options);
              });
            }
          },
        },
      ];
    },
  };
}

/** @param height of the drawing on the line, points */
export function inlineFigure(svg: Element, height: number): InlineDrawing {
  const view = viewBoxOf(svg);
  const width = (height * view.width) / view.height;
  return { width, height, paint: (canvas, x, y) => void paintDrawing(canvas, svg, x, y, width) };
}
