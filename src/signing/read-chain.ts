/** The keys of a source out of a ledger that can be asked for a record by its id, without reading the rest of it. */
import { keyRecordId, type TrucelineRecord } from '../record/record.js';
import { emptyChain, extend, type KeyChain, type Moment } from './key-chain.js';

/** The record of this id and where the ledger has it, or undefined. */
export type StoredKey = (
  id: string,
) => Promise<{ readonly record: TrucelineRecord; readonly at: Moment } | undefined>;

/** A record that cannot be the next step was never let in by the gate: it counts for nothing, nor does what follows. */
export async function readChain(source: string, stored: StoredKey): Promise<KeyChain> {
  let chain = emptyChain(source);
  for (;;) {
    const found = await stored(keyRecordId(source, chain.length + 1));
    if (found?.record.kind !== 'key' || found.record.source !== source) return chain;
    const extended = extend(chain, found.record, found.at);
    if (!extended.ok) return chain;
    chain = extended.chain;
  }
}
