/**
 * Work with lists of persons on a thread of its own, so that the one that answers requests goes on. Each piece of work has a new
 * thread, which ends with it: no name stays in memory longer, and none comes to the answering thread but in an answer's bytes.
 *
 * The thread has no ledger. It asks the answering thread for what is sealed, and for entries to be made.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { EvidenceError } from '../evidence/evidence-error.js';
import type { TrucelineRecord } from '../record/record.js';
import type { Pace } from '../tracing/answer.js';
import { Refusal, type RefusalKind } from '../tracing/refusal.js';
import type { Asker } from '../tracing/right.js';
import type { Vault } from '../tracing/vault.js';
import { doWork, type PersonWork } from './person-work.js';

export interface ThreadTask {
  readonly place: Pick<Vault, 'dir' | 'mission' | 'parties'>;
  readonly asker: Asker;
  readonly work: PersonWork;
}

export type ThreadSaid =
  | { readonly kind: 'sealed'; readonly call: number }
  | { readonly kind: 'append'; readonly call: number; readonly entries: readonly TrucelineRecord[] }
  | { readonly kind: 'done'; readonly json: Uint8Array }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface ThreadTold {
  readonly call: number;
  readonly value?: unknown;
  readonly failure?: Failure;
}

/** An error in a form that crosses threads. */
export interface Failure {
  readonly type: 'refusal' | 'evidence' | 'other';
  readonly kind: string;
  readonly message: string;
}

export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : 'something else than an error was thrown';
  if (error instanceof Refusal) return { type: 'refusal', kind: error.kind, message };
  return error instanceof EvidenceError
    ? { type: 'evidence', kind: error.kind, message }
    : { type: 'other', kind: '', message };
}

export function errorOf({ type, kind, message }: Failure): Error {
  if (type === 'refusal') return new Refusal(kind as RefusalKind, message);
  return type === 'evidence' ? new EvidenceError(kind as EvidenceError['kind'], message) : new Error(message);
}

export type WorkRunner = (vault: Vault, asker: Asker, work: PersonWork) => Promise<Uint8Array>;

/** Run from its source there is no file that a thread could load. */
const IS_COMPILED = import.meta.url.endsWith('.js');

/** @param pace of answers to families, where the work is done without a thread */
export function workRunner(pace: Pace): WorkRunner {
  if (!IS_COMPILED) return async (vault, asker, work) => jsonBytes(await doWork(vault, asker, work, pace));
  const atMost = places(Math.max(2, availableParallelism()));
  return (vault, asker, work) => atMost(() => onThread(vault, { place: placeOf(vault), asker, work }));
}

export const jsonBytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const placeOf = ({ dir, mission, parties }: Vault): ThreadTask['place'] => ({ dir, mission, parties });

function onThread(vault: Vault, task: ThreadTask): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    // A list that was brought is moved, not copied.
    const transferList = 'brought' in task.work ? [task.work.brought.bytes.buffer as ArrayBuffer] : [];
    const worker = new Worker(new URL('./person-thread.js', import.meta.url), {
      workerData: task,
      transferList,
    });
    // A server that ends does not wait: what was not entered has not happened.
    worker.unref();
    const end = (act: () => void): void => {
      act();
      void worker.terminate();
    };
    const tell = async (call: number, act: () => Promise<unknown>): Promise<void> => {
      try {
        worker.postMessage({ call, value: await act() } satisfies ThreadTold);
      } catch (error) {
        worker.postMessage({ call, failure: failureOf(error) } satisfies ThreadTold);
      }
    };
    worker.on('message', (said: ThreadSaid) => {
      if (said.kind === 'sealed') void tell(said.call, () => vault.sealed());
      else if (said.kind === 'append') void tell(said.call, () => vault.append(said.entries));
      else if (said.kind === 'done') end(() => resolve(said.json));
      else end(() => reject(errorOf(said.failure)));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that works with lists of persons ended early')));
  });
}

/** So many at once, the others in their order: each thread holds whole lists. */
function places(count: number): <T>(act: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free--;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}
