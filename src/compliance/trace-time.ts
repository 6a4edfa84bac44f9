/** Times of trace records in milliseconds. An instant has endMs = startMs + 1, as in a Happening. */
import type { Interval } from '../time/instant.js';
import type { TraceRecord } from './trace-record.js';

type Timed = Pick<TraceRecord, 'id' | 'at'>;

export function spanOf({ at }: Timed): Interval {
  const startMs = Date.parse(typeof at === 'string' ? at : at.start);
  const endMs = typeof at === 'string' ? startMs : Date.parse(at.end);
  return { startMs, endMs: Math.max(endMs, startMs + 1) };
}

/** When the record became known: the end of its time, where it does not say. */
export function knownMs({ at, knownAt }: TraceRecord): number {
  return Date.parse(knownAt ?? (typeof at === 'string' ? at : at.end));
}

export function order(a: Timed, b: Timed): number {
  return spanOf(a).startMs - spanOf(b).startMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
