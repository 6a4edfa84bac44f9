/**
 * The thread of the year's ledger (bench/year.ts): simulates what posts report, appends it in batches, and hands on each
 * batch once it is durable and ordered, as the canonical JSON that the ledger holds.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { LedgerState } from '../src/report/picture.js';
import { built } from './built.js';
import { type SimulatedYear, simulateYear } from './simulate-year.js';

export interface YearWork {
  readonly folder: string;
  readonly origin: string;
  readonly year: SimulatedYear;
}

/** Lines come in batches; `state` is the last word. */
export type YearNews =
  | { readonly lines: readonly string[] }
  | { readonly state: LedgerState; readonly simulationSeconds: number };

const { openLocalStore } = await built<typeof import('../src/mission/store.js')>('mission/store.js');
const { canonicalJson } =
  await built<typeof import('../src/record/canonical-json.js')>('record/canonical-json.js');

const { folder, origin, year } = workerData as YearWork;
const tell = (news: YearNews): void => parentPort!.postMessage(news);
const store = await openLocalStore(folder, { origin, now: () => new Date() });
let simulationSeconds = 0;
let startMs = performance.now();
// One batch is written while the next is made.
let underWay: Promise<void> = Promise.resolve();
for (const batch of simulateYear(year)) {
  simulationSeconds += (performance.now() - startMs) / 1000;
  await underWay;
  underWay = store.append(batch).then(() => tell({ lines: batch.map(canonicalJson) }));
  startMs = performance.now();
}
await underWay;
const size = await store.size();
const state = await store.state(size);
await store.close();
tell({ state, simulationSeconds });
