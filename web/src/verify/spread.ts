/** Spreads an audit over further workers of the browser. A small ledger is done sooner than a worker has started. */
import { type AuditOptions, oneByOne } from '../../../src/ledger/audit/audit.js';
import type { Range, RangeResult } from '../../../src/ledger/audit/leaves.js';
import { type Place, sourceOf } from './place.ts';
import type { RangeAsked, RangeTold } from './range-worker.ts';

const TILES_WORTH_WORKERS = 200;
const MOST_WORKERS = 4;

export function onWorkers(place: Place): AuditOptions['spread'] {
  return async (ranges, tell) => {
    const tiles = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    const count = Math.min(MOST_WORKERS, navigator.hardwareConcurrency ?? 1, ranges.length);
    // Older browsers have no workers inside of workers.
    if (tiles < TILES_WORTH_WORKERS || count < 2 || typeof Worker === 'undefined')
      return oneByOne(sourceOf(place), ranges, tell);
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
  const worker = new Worker(new URL('./range-worker.ts', import.meta.url), { type: 'module' });
  const ask = (asked: RangeAsked): void => worker.postMessage(asked);
  try {
    await new Promise<void>((resolve, reject) => {
      const next = (): void => {
        const range = waiting.shift();
        if (range) ask({ kind: 'range', range });
        else resolve();
      };
      worker.onmessage = ({ data }: MessageEvent<RangeTold>) => {
        if (data.kind === 'tiles') tell(data.tiles);
        else if (data.kind === 'failed') reject(new Error(data.message));
        else {
          results.push(data.result);
          next();
        }
      };
      worker.onerror = ({ message }) => reject(new Error(message || 'a worker of the audit ended'));
      ask({ kind: 'place', place });
      next();
    });
  } finally {
    worker.terminate();
  }
}
