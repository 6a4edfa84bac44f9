/** What may be wider than the page scrolls by itself, and the keyboard can get there: focused, arrows scroll it. */
import type { ReactNode } from 'react';
import { useSpeech } from '../words/speech.tsx';

export function ScrollX(props: { readonly children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard (WCAG 2.1.1)
    <section className="scroll-x" tabIndex={0} aria-label={useSpeech().words.frame.wideTable}>
      {props.children}
    </section>
  );
}
