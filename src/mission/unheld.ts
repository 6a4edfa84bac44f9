/**
 * Custody first: an observation names pictures, films and recordings only as items of evidence that this ledger holds
 * already, or that come before it in the same batch.
 */
import type { TrucelineRecord } from '../record/record.js';

/** A record that is not taken because the ledger does not hold what it names. */
export interface UnheldRecord {
  /** Its place among the records that were to be appended, from 0. */
  readonly position: number;
  readonly id: string;
  readonly fault: {
    readonly field: string;
    readonly expected: string;
    readonly found: string;
    readonly hint: string;
    /** The row is repeated nowhere. */
    readonly withheld?: true;
  };
}

/** Whether canonical JSON may name media; where it does not, the record need not be looked into. */
export const mayNameMedia = (json: string): boolean => json.includes('"media":[');

export function unheld(
  record: TrucelineRecord,
  position: number,
  isHeld: (item: string) => boolean,
): UnheldRecord | undefined {
  const media = mediaOf(record);
  const index = media.findIndex(({ of }) => !isHeld(of));
  if (index < 0) return undefined;
  const field = `${record.kind === 'correction' ? 'replacement.' : ''}media.${index}.of`;
  return {
    position,
    id: record.id,
    fault: {
      field,
      expected: 'an item of evidence in the ledger of this mission',
      found: `${media[index]!.of}, which is not in it`,
      hint: 'Take the file in first: truceline evidence add FILE --faces none|blurred|sealed. Custody comes before use.',
    },
  };
}

function mediaOf(record: TrucelineRecord) {
  if (record.kind === 'observation') return record.media ?? [];
  if (record.kind === 'correction') return record.replacement?.media ?? [];
  return [];
}
