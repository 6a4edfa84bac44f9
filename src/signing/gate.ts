/**
 * Holds records that are about to enter the ledger against the keys of their sources. A source without a key costs one
 * look into a map; its keys are found in the ledger by the ids of their records, when the source first appears.
 */
import { canonicalJson } from '../record/canonical-json.js';
import { isKeyRecordId, type TrucelineRecord } from '../record/record.js';
import { type SignatureFault, signatureFault } from './fault.js';
import { isVerified, judgeStatement, type Statement, statementsOf, verifyFault } from './judge.js';
import { extend, type KeyChain, type Moment, standingAt } from './key-chain.js';
import { readChain, type StoredKey } from './read-chain.js';

/** A record that is not taken because its source did not sign it as it must. */
export interface UnsignedRecord {
  /** Its place among the records that were to be appended, from 0. */
  readonly position: number;
  readonly id: string;
  readonly fault: SignatureFault;
}

export interface GateSetting {
  /** Whether the ledger holds a record of this id: then it was let in before, or is refused for its id. */
  readonly has: (id: string) => boolean;
  readonly stored: StoredKey;
}

export interface Checked {
  readonly unsigned: readonly UnsignedRecord[];
  /** To be called when the others are in the ledger. */
  accept(): void;
}

export interface Gate {
  /** Whether no signature can be owed for it: of such a record, in a batch without keys, only these three are looked at. */
  passes(record: Named): boolean;
  /** @param at of the entry that the first of them would be, and of the whole batch. One call after the other. */
  check(records: readonly TrucelineRecord[], at: Moment): Promise<Checked>;
}

export type Named = Pick<TrucelineRecord, 'id' | 'kind' | 'source'>;

export function openGate({ has, stored }: GateSetting): Gate {
  const chains = new Map<string, KeyChain>();
  return {
    passes: (record) => isOfKeyless(record, chains, NONE),
    async check(records, at) {
      // Keys may come in the same batch as what they signed; they count for later batches only once they are durable.
      const fresh = new Map<string, KeyChain>();
      const chainOf = (source: string): KeyChain => fresh.get(source) ?? chains.get(source)!;
      const written = new Map<string, string>();
      const faults = new Map<number, SignatureFault>();
      const pending: Promise<void>[] = [];
      const judge = (statement: Statement, position: number): void => {
        const chain = chainOf(statement.source);
        if (chain.length === 0) return;
        const judged = judgeStatement(statement, chain, standingAt(chain, { ...at, index: Infinity }));
        if (judged.kind === 'fault') faults.set(position, judged.fault);
        if (judged.kind !== 'verify') return;
        const { key, signature } = judged;
        pending.push(
          isVerified(statement, key, signature).then((verified) => {
            if (!verified) faults.set(position, verifyFault(statement, key));
          }),
        );
      };
      for (const [position, record] of records.entries()) {
        if (isOfKeyless(record, chains, fresh)) continue;
        const statements = statementsOf(record);
        const sources = record.kind === 'key' ? [record.source] : statements.map(({ source }) => source);
        for (const source of sources)
          if (!chains.has(source)) chains.set(source, await readChain(source, stored));
        if (isKeyRecordId(record.id) !== (record.kind === 'key')) faults.set(position, idFault(record));
        else if (record.kind === 'key') {
          const content = canonicalJson(record);
          if (has(record.id) || written.get(record.id) === content) continue;
          const extended = extend(chainOf(record.source), record, at);
          if (!extended.ok) faults.set(position, extended.fault);
          else {
            fresh.set(record.source, extended.chain);
            written.set(record.id, content);
          }
        } else if (sources.some((source) => chainOf(source).length > 0) && !has(record.id))
          for (const statement of statements) judge(statement, position);
      }
      await Promise.all(pending);
      return {
        unsigned: Array.from(faults, ([position, fault]) => ({
          position,
          id: records[position]!.id,
          fault,
        })).sort((a, b) => a.position - b.position),
        accept() {
          // Read anew from the ledger when next needed, with the entries that they have there.
          for (const source of fresh.keys()) chains.delete(source);
        },
      };
    },
  };
}

const NONE: ReadonlyMap<string, KeyChain> = new Map();

/** What most records are: nothing to look at. A correction may speak for another source. */
const isOfKeyless = (
  { id, kind, source }: Named,
  chains: ReadonlyMap<string, KeyChain>,
  fresh: ReadonlyMap<string, KeyChain>,
): boolean =>
  chains.get(source)?.length === 0 &&
  !fresh.has(source) &&
  kind !== 'key' &&
  kind !== 'correction' &&
  !isKeyRecordId(id);

const idFault = ({ id, kind }: TrucelineRecord): SignatureFault =>
  kind === 'key'
    ? signatureFault('id', 'key:<source>:<number>', `"${id}"`, 'truceline source writes these records.')
    : signatureFault('id', 'an id that does not begin with "key:"', `"${id}"`, 'Give the record another id.');
