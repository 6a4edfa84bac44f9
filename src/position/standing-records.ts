/** The declarations among records that still count: those that a correction withdrew are left out. */
import type { Declaration, TrucelineRecord } from '../record/record.js';

export function standingDeclarations(
  records: readonly TrucelineRecord[],
  asKnownAtMs = Number.POSITIVE_INFINITY,
): Declaration[] {
  const withdrawn = new Set<string>();
  for (const record of records) {
    if (record.kind !== 'correction' || record.action !== 'withdraw') continue;
    if (Date.parse(record.reportedAt ?? record.time.end) <= asKnownAtMs) withdrawn.add(record.of);
  }
  return records.filter(
    (record): record is Declaration => record.kind === 'declaration' && !withdrawn.has(record.id),
  );
}
