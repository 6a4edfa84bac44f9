/**
 * Spreads the hashing over threads. A small ledger is done sooner than a thread has started.
 */
import { Worker } from 'node:worker_threads';
import { type AuditOptions, oneByOne } from './audit.js';
import type { Range, RangeResult } from './leaves.js';
import { type Place, sourceOf } from './place.js';
import type { Said } from './thread.js';

const TILES_WORTH_THREADS = 200;
/** Run from its source there is no file that a thread could load. */
const IS_COMPILED = import.meta.url.endsWith('.js');

export function onThreads(place: Place, threads: number): AuditOptions['spread'] {
  return async (ranges, tell) => {
    const tiles = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    if (tiles < TILES_WORTH_THREADS || threads < 2 || !IS_COMPILED)
      return oneByOne(sourceOf(place), ranges, tell);
    const count = Math.min(threads, ranges.length);
    const waiting = [...ranges];
    const results: RangeResult[] = [];
    await Promise.all(Array.from({ length: count }, () => work(place, waiting, results, tell)));
    return results.sort((a, b) => a.from - b.from);
  };
}

async function work(
  place: Place,
  waiting: Range[],
  results: RangeResult[],
  tell: (tiles: number) => void,
): Promise<void> {
  const worker = new Worker(new URL('./thread.js', import.meta.url), { workerData: place });
  try {
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        const range = waiting.shift();
        if (range) worker.postMessage(range);
        else resolve();
      };
      worker.on('message', (said: Said) => {
        if (said.kind === 'tiles') tell(said.tiles);
        else if (said.kind === 'failed') reject(new Error(said.message));
        else {
          results.push(said.result);
          next();
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a thread of the audit ended before its work was done')));
      next();
    });
  } finally {
    await worker.terminate();
  }
}
