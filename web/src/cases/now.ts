/** The moment by the server's clock, anew every half minute; `skewMs` is by how much this device is behind. */
import { useEffect, useRef, useState } from 'react';

const TICK_MS = 30_000;

/** @param serverMs the moment that an answer was made at; undefined: by this device alone */
export function useNow(serverMs?: number): number {
  const [nowMs, setNow] = useState(() => Date.now());
  const skew = useRef({ of: serverMs, ms: serverMs === undefined ? 0 : serverMs - Date.now() });
  if (skew.current.of !== serverMs)
    skew.current = { of: serverMs, ms: serverMs === undefined ? 0 : serverMs - Date.now() };
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowMs + skew.current.ms;
}
