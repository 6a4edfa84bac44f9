/**
 * The rulings among the records, as association takes them. A party's own voice rules on nothing: whoever is accused could
 * join the accusations away.
 */
import type { Ruling } from '../incident/ruling.js';
import { MISSION_SOURCE, type RulingRecord, type TrucelineRecord } from '../record/record.js';
import type { Source } from '../record/source.js';

/** @param records that stand after corrections, in the order of the ledger */
export function rulingsOf(
  records: readonly TrucelineRecord[],
  sources: readonly Source[],
): readonly Ruling[] {
  const may = new Set([MISSION_SOURCE, ...rulersAmong(sources)]);
  const rulings: Ruling[] = [];
  for (const record of records)
    if (record.kind === 'ruling' && may.has(record.source)) rulings.push(toRuling(record));
  return rulings;
}

/** Ids of the sources that may rule. */
export const rulersAmong = (sources: readonly Source[]): string[] =>
  sources.filter(({ party }) => party === undefined).map(({ id }) => id);

/** An undoing binds nothing by itself. */
function toRuling({ id, action, groups = [], by, reason, undoes }: RulingRecord): Ruling {
  const kind = action === 'undo' ? 'join' : action;
  return { id, kind, observations: groups, by, reason, ...(undoes === undefined ? {} : { undoes }) };
}
