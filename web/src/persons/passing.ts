/**
 * What is shown or typed for a short while: names of persons. It is held in this component alone, and dropped after some
 * minutes, when the component goes, and when the page is left, also where the browser would keep it for going back.
 */
import { useCallback, useEffect, useState } from 'react';

export const SHOWN_MINUTES = 5;

export interface Passing<T> {
  readonly value: T | null;
  /** It was there and has been dropped by itself. */
  readonly gone: boolean;
  readonly dropsAtMs: number;
  keep(value: T): void;
  drop(): void;
}

export function usePassing<T>(minutes = SHOWN_MINUTES): Passing<T> {
  const [held, setHeld] = useState<{ value: T | null; gone: boolean; dropsAtMs: number }>(NOTHING);
  const drop = useCallback(() => setHeld(NOTHING), []);
  const keep = useCallback(
    (value: T) => setHeld({ value, gone: false, dropsAtMs: Date.now() + minutes * 60_000 }),
    [minutes],
  );
  const { value, dropsAtMs } = held;
  useEffect(() => {
    if (value === null) return;
    const forget = (): void => setHeld({ ...NOTHING, gone: true });
    const timer = setTimeout(forget, dropsAtMs - Date.now());
    // A machine that slept wakes with its timers late.
    const look = (): void => {
      if (Date.now() >= dropsAtMs) forget();
    };
    addEventListener('pagehide', forget);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', forget);
      document.removeEventListener('visibilitychange', look);
    };
  }, [value, dropsAtMs]);
  return { ...held, keep, drop };
}

const NOTHING = { value: null, gone: false, dropsAtMs: 0 } as const;

/**
 * For a form with names that is typed and not sent: a number that changes when the form is to be emptied, after as many minutes
 * without a key.
 */
export function useEmptied(minutes = 2 * SHOWN_MINUTES): { readonly edition: number; typed(): void } {
  const [edition, setEdition] = useState(0);
  const [lastKeyMs, setLastKeyMs] = useState(0);
  useEffect(() => {
    if (lastKeyMs === 0) return;
    const empty = (): void => {
      setLastKeyMs(0);
      setEdition((before) => before + 1);
    };
    const timer = setTimeout(empty, minutes * 60_000);
    addEventListener('pagehide', empty);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', empty);
    };
  }, [lastKeyMs, minutes]);
  return { edition, typed: useCallback(() => setLastKeyMs(Date.now()), []) };
}
