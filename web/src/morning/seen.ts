/**
 * What this reader has seen, kept on this device: a size of the ledger and when it was marked. The mark before it is kept, so
 * that marking can be undone. Another mission, another ledger or another name on the same device has a mark of its own.
 */
import { useState } from 'react';
import { useSession } from '../access/session.ts';
import { latest } from '../api/load.ts';
import { useSpeech } from '../words/speech.tsx';

export interface Mark {
  readonly size: number;
  readonly atMs: number;
}

export interface SeenMarks {
  /** Null: nothing was marked here, or the ledger is another one than then. */
  readonly mark: Mark | null;
  see(mark: Mark): void;
  undo(): void;
  /** What the last press did; it can be undone until something else is. */
  readonly just: 'seen' | 'undone' | null;
}

export function useSeen(): SeenMarks {
  const { mission } = useSpeech();
  const { ledger, records } = mission.standsOn;
  const name = latest(useSession())?.name ?? '';
  const key = `truceline-seen ${mission.id} ${ledger?.key ?? ''} ${name}`;
  const [state, setState] = useState<{
    readonly key: string;
    readonly just: 'seen' | 'undone';
    readonly before: Mark | null;
  } | null>(null);
  const current = state?.key === key ? state : null;
  const stored = readMark(localStorage.getItem(key));
  const mark = stored && stored.size <= records ? stored : null;
  return {
    mark,
    just: current?.just ?? null,
    see(next) {
      setState({ key, just: 'seen', before: mark });
      localStorage.setItem(key, JSON.stringify(next));
    },
    undo() {
      if (current?.just !== 'seen') return;
      if (current.before) localStorage.setItem(key, JSON.stringify(current.before));
      else localStorage.removeItem(key);
      setState({ key, just: 'undone', before: null });
    },
  };
}

export function readMark(text: string | null): Mark | null {
  try {
    const { size, atMs } = JSON.parse(text ?? 'null') ?? {};
    const fits = Number.isSafeInteger(size) && size >= 0 && Number.isFinite(atMs);
    return fits ? { size, atMs } : null;
  } catch {
    return null;
  }
}
