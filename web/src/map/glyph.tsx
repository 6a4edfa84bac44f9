/** A sign of glyphs.ts as SVG, for legends and lists. Decorative: the words stand beside it. */
import type { ReactNode } from 'react';
import { GLYPHS, type Glyph } from './glyphs.ts';

export function GlyphMark({ glyph, loud }: { readonly glyph: Glyph; readonly loud?: boolean }): ReactNode {
  return (
    <svg className="mark" width={15} height={15} viewBox="-1.2 -1.2 2.4 2.4" aria-hidden="true">
      <path
        d={GLYPHS[glyph]}
        fill="none"
        stroke={loud ? 'var(--tl-ink)' : 'var(--tl-accent)'}
        strokeWidth={0.26}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
