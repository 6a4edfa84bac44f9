/** A thread that hashes ranges of a ledger: gets one range after another, answers each with what it found. */
import { parentPort, workerData } from 'node:worker_threads';
import { auditRange, type Range, type RangeResult } from './leaves.js';
import { type Place, sourceOf } from './place.js';

export type Said =
  | { readonly kind: 'tiles'; readonly tiles: number }
  | { readonly kind: 'done'; readonly result: RangeResult }
  | { readonly kind: 'failed'; readonly message: string };

const source = sourceOf(workerData as Place);
const port = parentPort!;
const say = (said: Said): void => port.postMessage(said);

port.on('message', (range: Range) => {
  auditRange(source, range, (tiles) => say({ kind: 'tiles', tiles }))
    .then((result) => say({ kind: 'done', result }))
    .catch((error: Error) => say({ kind: 'failed', message: error.stack ?? error.message }));
});
