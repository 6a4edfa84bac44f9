/** Why the writer does not take entries. */
import { MAX_ENTRY_BYTES } from './format/bundle.js';
import { MAX_GROUP_BYTES, payloadBytes } from './journal-group.js';
import { LedgerError } from './ledger-error.js';

export const NOTHING_LOST =
  'Nothing of this was acknowledged; everything acknowledged before is safe, and can be read.';

export const closed = (): LedgerError => new LedgerError('closed', 'the ledger is closed');

export function tooLarge(entries: readonly Uint8Array[]): LedgerError | null {
  const index = entries.findIndex((entry) => entry.length > MAX_ENTRY_BYTES);
  if (index >= 0) {
    return new LedgerError(
      'tooLarge',
      `entry ${index} of ${entries.length}: expected at most ${MAX_ENTRY_BYTES} bytes, found ${entries[index]!.length}. Nothing of the batch was written. Larger content belongs in the evidence store.`,
    );
  }
  const bytes = payloadBytes(entries);
  if (bytes <= MAX_GROUP_BYTES) return null;
  return new LedgerError(
    'tooLarge',
    `a batch: expected at most ${MAX_GROUP_BYTES} bytes, found ${bytes}. Nothing of it was written. Append it in several batches.`,
  );
}
