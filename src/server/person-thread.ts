/** One piece of work with lists of persons, for person-threads.ts. */
import { setTimeout } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Sealed } from '../evidence/holdings.js';
import type { Pace } from '../tracing/answer.js';
import type { Vault } from '../tracing/vault.js';
import {
  errorOf,
  failureOf,
  jsonBytes,
  type ThreadSaid,
  type ThreadTask,
  type ThreadTold,
} from './person-threads.js';
import { doWork } from './person-work.js';

const port = parentPort!;
const { place, asker, work } = workerData as ThreadTask;
const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
let calls = 0;

port.on('message', ({ call, value, failure }: ThreadTold) => {
  const one = waiting.get(call);
  waiting.delete(call);
  if (failure) one?.reject(errorOf(failure));
  else one?.resolve(value);
});

function ask(said: (call: number) => ThreadSaid): Promise<unknown> {
  const call = ++calls;
  port.postMessage(said(call));
  return new Promise((resolve, reject) => waiting.set(call, { resolve, reject }));
}

const vault: Vault = {
  ...place,
  now: () => new Date(),
  append: async (entries) => {
    await ask((call) => ({ kind: 'append', call, entries }));
  },
  sealed: () => ask((call) => ({ kind: 'sealed', call })) as Promise<readonly Sealed[]>,
};
const pace: Pace = {
  elapsedMs: () => performance.now(),
  wait: (milliseconds) => setTimeout(milliseconds),
};

try {
  const json = jsonBytes(await doWork(vault, asker, work, pace));
  port.postMessage({ kind: 'done', json } satisfies ThreadSaid, [json.buffer as ArrayBuffer]);
} catch (error) {
  port.postMessage({ kind: 'failed', failure: failureOf(error) } satisfies ThreadSaid);
}
