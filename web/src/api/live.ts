/** Server-sent events: when the picture was folded anew, and whether the server is there at all. */
import { useEffect, useRef, useState } from 'react';
import { forgetAnswers } from './load.ts';

/**
 * True while the server can be heard. The server says on which records its picture stands, also to whoever has just
 * come: only another number than the one known makes the answers old.
 */
export function useLive(records: number): boolean {
  const [heard, setHeard] = useState(true);
  const known = useRef(records);
  known.current = records;
  useEffect(() => {
    const events = new EventSource('api/events');
    events.onopen = () => setHeard(true);
    events.onerror = () => setHeard(false);
    events.addEventListener('picture', (event) => {
      if (recordsIn(event.data) !== known.current) forgetAnswers();
    });
    return () => events.close();
  }, []);
  return heard;
}

function recordsIn(text: unknown): number | null {
  try {
    const records: unknown = JSON.parse(String(text)).records;
    return typeof records === 'number' ? records : null;
  } catch {
    return null;
  }
}
