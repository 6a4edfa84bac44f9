/** Server-sent events: when the picture was folded anew, and whether the server is there at all. */
import { useEffect, useRef, useState } from 'react';
import { forgetAnswers } from './load.ts';

/**
 * True while the server can be heard. The server says which edition it shows, also to whoever has just
 * come: only another number than the one known makes the answers old.
 * @param who opens a stream of their own: what was begun by the public stays the public's
 */
export function useLive(edition: number, who: string): boolean {
  const [heard, setHeard] = useState(true);
  const known = useRef(edition);
  known.current = edition;
  // Whoever signs in or out is told of other changes than before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server knows who asks by the cookie
  useEffect(() => {
    const events = new EventSource('api/events');
    events.onopen = () => setHeard(true);
    events.onerror = () => setHeard(false);
    events.addEventListener('picture', (event) => {
      if (editionIn(event.data) !== known.current) forgetAnswers();
    });
    return () => events.close();
  }, [who]);
  return heard;
}

function editionIn(text: unknown): number | null {
  try {
    const edition: unknown = JSON.parse(String(text)).edition;
    return typeof edition === 'number' ? edition : null;
  } catch {
    return null;
  }
}
