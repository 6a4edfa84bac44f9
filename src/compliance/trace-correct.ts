/**
 * Corrections applied: of any kind, of corrections too. A later correction of the same record goes over an earlier one;
 * a withdrawn correction changes nothing. What was withdrawn stays withdrawn, whatever a later one replaces in it.
 */
import type { TraceCorrection, TraceRecord } from './trace-record.js';
import { order } from './trace-time.js';

/** A record as it reads. */
export interface Corrected<R extends TraceRecord = TraceRecord> {
  readonly record: R;
  /** Ids of the corrections that changed it, and of those that changed these, in the order of time. */
  readonly by: readonly string[];
}

/** Without the records that were withdrawn. */
export function correct(records: readonly TraceRecord[]): Corrected[] {
  const corrections = new Map<string, TraceCorrection[]>();
  for (const record of [...records].sort(order)) {
    if (record.kind !== 'correction') continue;
    const list = corrections.get(record.of);
    if (list) list.push(record);
    else corrections.set(record.of, [record]);
  }
  const asItReads = (record: TraceRecord, above: readonly string[]): Corrected | undefined => {
    let reads: TraceRecord = record;
    const by: string[] = [];
    for (const correction of corrections.get(record.id) ?? []) {
      // Corrections that correct one another are refused by readTrace; here they change nothing.
      if (above.includes(correction.id)) continue;
      const standing = asItReads(correction, [...above, record.id]);
      if (!standing) continue;
      const { action, replacement } = standing.record as TraceCorrection;
      if (action === 'withdraw') return undefined;
      reads = { ...reads, ...replacement, kind: record.kind, id: record.id } as TraceRecord;
      by.push(correction.id, ...standing.by);
    }
    return { record: reads, by };
  };
  return records.flatMap((record) => asItReads(record, []) ?? []);
}
