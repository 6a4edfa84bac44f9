/** Server-sent events: when the picture was folded anew, and whether the server is there at all. */
import { useEffect, useState } from 'react';
import { forgetAnswers } from './load.ts';

/** True while the server can be heard. */
export function useLive(): boolean {
  const [heard, setHeard] = useState(true);
  useEffect(() => {
    const events = new EventSource('api/events');
    events.onopen = () => setHeard(true);
    events.onerror = () => setHeard(false);
    events.addEventListener('picture', forgetAnswers);
    return () => events.close();
  }, []);
  return heard;
}
