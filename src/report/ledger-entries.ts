/**
 * Where in the ledger the records stand that a day's report names: with the index of its entry anybody can have a proof
 * made that a record is included under the root that the report stands on, and check it without asking us.
 */
import type { Finding } from '../compliance/finding.js';
import type { Incident } from '../incident/incident.js';
import type { PictureIndex, Slice } from './picture-index.js';

/** Record id -> index of its entry, by id. Ids that stand for nothing in the ledger are absent. */
export type LedgerEntries = Readonly<Record<string, number>>;

export function ledgerEntriesOf(index: PictureIndex, slice: Slice): LedgerEntries {
  const named = new Set<string>();
  const ofFinding = ({ proof }: Finding): void => recordsIn(proof, named);
  for (const incident of slice.incidents) {
    ofIncident(incident, named);
    index.findings.get(incident.id)?.forEach(ofFinding);
  }
  slice.others.forEach(ofFinding);
  for (const { id } of [...slice.declarations, ...slice.handovers, ...slice.efforts]) named.add(id);
  const entries: Record<string, number> = {};
  for (const id of [...named].sort()) {
    const entry = index.picture.entryOf(id);
    if (entry !== undefined) entries[id] = entry;
  }
  return entries;
}

function ofIncident(incident: Incident, named: Set<string>): void {
  for (const account of incident.accounts) for (const id of account.observations) named.add(id);
}

/** Every list called `records` in a proof holds ids, of records or of happenings made from them (`id~...`). */
function recordsIn(value: unknown, named: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) recordsIn(item, named);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'records' && Array.isArray(item)) {
        for (const id of item as string[]) named.add(id).add(id.split('~')[0]!);
      } else recordsIn(item, named);
    }
  }
}
