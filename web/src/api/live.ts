/** Server-sent events: when the picture was folded anew, and whether the server is there at all. */
import { useEffect, useRef, useState } from 'react';
import { forgetAnswers } from './load.ts';

/**
 * True while the server can be heard. The server says which edition it shows, also to whoever has just
 * come: only another number than the one known makes the answers old.
 */
export function useLive(edition: number): boolean {
  const [heard, setHeard] = useState(true);
  const known = useRef(edition);
  known.current = edition;
  useEffect(() => {
    const events = new EventSource('api/events');
    events.onopen = () => setHeard(true);
    events.onerror = () => setHeard(false);
    events.addEventListener('picture', (event) => {
      if (editionIn(event.data) !== known.current) forgetAnswers();
    });
    return () => events.close();
  }, []);
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
