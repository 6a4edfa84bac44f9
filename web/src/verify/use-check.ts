/** Runs a job in a worker and holds what it tells. One at a time; a new one, or leaving the page, ends the old one. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Job, Progress, Reason, Told } from './job.ts';
import type { Section } from './section.ts';

export interface Checking {
  readonly state: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly sections: readonly Section[];
  readonly progress: Progress | null;
  readonly seconds: number;
  readonly failure: { readonly reason: Reason; readonly message: string } | null;
}

const IDLE: Checking = { state: 'idle', sections: [], progress: null, seconds: 0, failure: null };

export interface Check {
  readonly checking: Checking;
  run(job: Job): void;
  cancel(): void;
  clear(): void;
}

export function useCheck(): Check {
  const [checking, set] = useState<Checking>(IDLE);
  const worker = useRef<Worker | null>(null);
  const end = useCallback((): void => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => end, [end]);
  const fail = (reason: Reason, message: string): void =>
    set((now) => ({ ...now, state: 'failed', failure: { reason, message } }));
  return {
    checking,
    run(job) {
      end();
      set({ ...IDLE, state: 'running' });
      const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
      worker.current = started;
      started.onmessage = ({ data }: MessageEvent<Told>) => {
        if (data.kind === 'failed') fail(data.reason, data.message);
        else set((now) => after(now, data));
        if (data.kind === 'done' || data.kind === 'failed') end();
      };
      started.onerror = ({ message }) => {
        fail('defect', message || 'the worker did not start');
        end();
      };
      started.postMessage(job);
    },
    cancel() {
      end();
      set((now) => ({ ...now, state: 'cancelled' }));
    },
    clear() {
      end();
      set(IDLE);
    },
  };
}

function after(now: Checking, told: Exclude<Told, { readonly kind: 'failed' }>): Checking {
  if (told.kind === 'progress') return { ...now, progress: { done: told.done, total: told.total } };
  if (told.kind === 'section') return { ...now, sections: [...now.sections, told.section], progress: null };
  return { ...now, state: 'done', seconds: told.milliseconds / 1000 };
}
