/** Sends when there is something to send and perhaps a network: now, when the network is back, when the page is looked at again. */
import { useCallback, useEffect, useState } from 'react';
import { onShell, syncLater } from './register.ts';
import { type Outcome, sendAll } from './send.ts';

const AGAIN_MS = 30_000;

export interface Sending {
  readonly busy: boolean;
  /** Null before the first try. */
  readonly outcome: Outcome | null;
  send(): Promise<void>;
}

/** @param waiting how many wait; each new one is tried at once */
export function useSending(waiting: number): Sending {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const send = useCallback(async (): Promise<void> => {
    setBusy(true);
    try {
      const result = await sendAll();
      setOutcome(result);
      if (result === 'offline' || result === 'later') await syncLater();
    } catch {
      setOutcome('later');
    } finally {
      setBusy(false);
    }
  }, []);
  useEffect(() => {
    if (waiting === 0) return;
    void send();
    const again = (): void => {
      if (document.visibilityState === 'visible') void send();
    };
    addEventListener('online', again);
    addEventListener('focus', again);
    document.addEventListener('visibilitychange', again);
    const timer = setInterval(again, AGAIN_MS);
    const stop = onShell(again);
    return () => {
      removeEventListener('online', again);
      removeEventListener('focus', again);
      document.removeEventListener('visibilitychange', again);
      clearInterval(timer);
      stop();
    };
  }, [waiting, send]);
  return { busy, outcome, send };
}
