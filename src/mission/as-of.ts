/**
 * Which earlier state of the ledger is meant. Names no stage: the command line reads it before it knows what it is for.
 */
import type { RecordStore } from './store.js';

/** A size of the ledger, or a moment: then what had been written down by it. */
export type AsOf =
  | { readonly kind: 'size'; readonly size: number }
  | { readonly kind: 'time'; readonly atMs: number };

export type ParsedAsOf =
  | { readonly ok: true; readonly asOf: AsOf }
  | { readonly ok: false; readonly reason: string };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

export function parseAsOf(text: string): ParsedAsOf {
  if (/^\d{1,15}$/.test(text)) return { ok: true, asOf: { kind: 'size', size: Number(text) } };
  const atMs = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isFinite(atMs)) return { ok: true, asOf: { kind: 'time', atMs } };
  return {
    ok: false,
    reason: `takes a size of the ledger (a number of entries), or a moment with its offset such as 2025-03-21T00:20:00+03:00; it was given "${text}"`,
  };
}

/** @returns how many entries are meant, or why there are not so many */
export async function sizeAsOf(
  store: Pick<RecordStore, 'size' | 'sizeAt'>,
  asOf: AsOf,
): Promise<{ readonly ok: true; readonly size: number } | { readonly ok: false; readonly reason: string }> {
  if (asOf.kind === 'time') return { ok: true, size: await store.sizeAt(asOf.atMs) };
  const size = await store.size();
  if (asOf.size <= size) return { ok: true, size: asOf.size };
  return { ok: false, reason: `The ledger has ${size} entries; as of ${asOf.size} it has not been yet.` };
}
