/**
 * Corrections applied: of any kind, of corrections too. A later correction of the same record goes over an earlier one;
 * a withdrawn correction changes nothing. What was withdrawn stays withdrawn, whatever a later one replaces in it.
 */
import type { TraceCorrection, TraceRecord } from './trace-record.js';
import { order } from './trace-time.js';

/** The records as they read, without those that were withdrawn. */
export function correct(records: readonly TraceRecord[]): TraceRecord[] {
  const corrections = new Map<string, TraceCorrection[]>();
  for (const record of [...records].sort(order)) {
    if (record.kind !== 'correction') continue;
    const list = corrections.get(record.of);
    if (list) list.push(record);
    else corrections.set(record.of, [record]);
  }
  const asItReads = (record: TraceRecord, above: readonly string[]): TraceRecord | undefined => {
    let reads: TraceRecord = record;
    for (const correction of corrections.get(record.id) ?? []) {
      // Corrections that correct one another are refused by readTrace; here they change nothing.
      if (above.includes(correction.id)) continue;
      const standing = asItReads(correction, [...above, record.id]) as TraceCorrection | undefined;
      if (!standing) continue;
      if (standing.action === 'withdraw') return undefined;
      reads = { ...reads, ...standing.replacement, kind: record.kind, id: record.id } as TraceRecord;
    }
    return reads;
  };
  return records.flatMap((record) => asItReads(record, []) ?? []);
}
