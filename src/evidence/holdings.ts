/**
 * What the ledger says was taken in, sealed, handed out and destroyed: a fold over its records, in their order. Corrections have
 * no say here: a chain of custody is never mended, only gone on with.
 */
import {
  type Custody,
  type Destruction,
  type Evidence,
  isAboutKeeping,
  type Release,
  type Seal,
  type TrucelineRecord,
} from '../record/record.js';

export interface Item {
  readonly evidence: Evidence;
  readonly chain: readonly Custody[];
}

export interface Sealed {
  readonly seal: Seal;
  readonly releases: readonly Release[];
  readonly destruction?: Destruction;
}

export interface Holdings {
  readonly items: ReadonlyMap<string, Item>;
  readonly sealed: ReadonlyMap<string, Sealed>;
}

/** @param batches canonical JSON of records, in the order of the ledger */
export async function readHoldings(batches: AsyncIterable<readonly string[]>): Promise<Holdings> {
  const items = new Map<string, { evidence: Evidence; chain: Custody[] }>();
  const sealed = new Map<string, { seal: Seal; releases: Release[]; destruction?: Destruction }>();
  for await (const batch of batches)
    for (const json of batch) {
      // Most of a ledger is observations, and parsing is what costs.
      if (!MARK.test(json)) continue;
      const record = JSON.parse(json) as TrucelineRecord;
      if (!isAboutKeeping(record.kind)) continue;
      if (record.kind === 'evidence') items.set(record.id, { evidence: record, chain: [] });
      else if (record.kind === 'custody') items.get(record.of)?.chain.push(record);
      else if (record.kind === 'seal') sealed.set(record.id, { seal: record, releases: [] });
      else if (record.kind === 'release') sealed.get(record.of)?.releases.push(record);
      else if (record.kind === 'destruction') {
        const one = sealed.get(record.of);
        if (one) one.destruction ??= record;
      }
    }
  return { items, sealed };
}

const MARK = /"kind":"(?:evidence|custody|seal|release|destruction)"/;
