/** A worker that hashes ranges of a ledger: gets one range after another, answers each with what it found. */
import { auditRange, type Range, type RangeResult } from '../../../src/ledger/audit/leaves.js';
import type { TileSource } from '../../../src/ledger/audit/source.js';
import { type Place, sourceOf } from './place.ts';

export type RangeAsked =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'range'; readonly range: Range };

export type RangeTold =
  | { readonly kind: 'tiles'; readonly tiles: number }
  | { readonly kind: 'done'; readonly result: RangeResult }
  | { readonly kind: 'failed'; readonly message: string };

let source: TileSource | null = null;
const say = (told: RangeTold): void => self.postMessage(told);

self.onmessage = async ({ data }: MessageEvent<RangeAsked>): Promise<void> => {
  if (data.kind === 'place') {
    source = sourceOf(data.place);
    return;
  }
  try {
    const result = await auditRange(source!, data.range, (tiles) => say({ kind: 'tiles', tiles }));
    say({ kind: 'done', result });
  } catch (error) {
    say({ kind: 'failed', message: (error as Error).message });
  }
};
