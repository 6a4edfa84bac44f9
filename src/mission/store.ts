/**
 * The mission's records behind one contract with two implementations: the log in this process (store.ts), and the
 * server that holds the mission (remote-store.ts).
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { type Log, openLog } from '../ledger/log.js';
import type { TrucelineRecord } from '../record/record.js';
import { canonicalJson, encodeEntry, splitEntry } from './entry.js';

export interface Appended {
  /** Written now, durable. */
  readonly added: number;
  /** Already there with the same content. */
  readonly known: number;
  /** Ids that are already there with other content: nothing is overwritten, the new one is not taken. */
  readonly refused: readonly string[];
}

export interface RecordStore {
  /** Resolves when what was added is durable and ordered. */
  append(records: readonly TrucelineRecord[]): Promise<Appended>;
  /** Canonical JSON of every record, in the order of the log, in batches. */
  read(): AsyncIterable<readonly string[]>;
  size(): Promise<number>;
  close(): Promise<void>;
}

export interface LocalStore extends RecordStore {
  /** As in the contract; also calls back with each record that was added, in order, once they are durable. */
  append(records: readonly TrucelineRecord[], added?: (record: TrucelineRecord) => void): Promise<Appended>;
  /** Number of records, and the SHA-256 over their canonical JSON lines, in order. */
  standsOn(): { readonly records: number; readonly digest: string };
}

export const logFile = (missionDir: string): string => join(missionDir, 'ledger', 'records.log');

/** Told each record's canonical JSON, in the order of the log. */
export type Visit = (recordJson: string) => void;

/**
 * @param visit called for every record that is there when the log is opened, so that one pass serves both
 * @throws LogDamaged, or the file system's error. The caller holds the mission's lock.
 */
export async function openLocalStore(
  missionDir: string,
  now: () => Date,
  visit?: Visit,
): Promise<LocalStore> {
  const known = new Map<string, number>(); // id -> CRC-32 of the canonical record
  const hash = createHash('sha256');
  const log = await openLog(logFile(missionDir), (batch) => {
    const parts: Uint8Array[] = [];
    for (const bytes of batch) {
      const { id, record } = splitEntry(bytes);
      known.set(id, crc32(record));
      parts.push(record, LINE_END);
      visit?.(record.toString());
    }
    hash.update(Buffer.concat(parts));
  });
  return new FileStore(log, known, hash, now);
}

const LINE_END = Buffer.from('\n');

interface Fresh {
  readonly record: TrucelineRecord;
  readonly sum: number;
  readonly bytes: Buffer;
}

class FileStore implements LocalStore {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: Log,
    private readonly known: Map<string, number>,
    private readonly hash: ReturnType<typeof createHash>,
    private readonly now: () => Date,
  ) {}

  append(
    records: readonly TrucelineRecord[],
    added: (record: TrucelineRecord) => void = () => undefined,
  ): Promise<Appended> {
    // One at a time: what counts as known depends on what came before being durable.
    const result = this.turn.then(() => this.appendNow(records, added));
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async appendNow(
    records: readonly TrucelineRecord[],
    added: (record: TrucelineRecord) => void,
  ): Promise<Appended> {
    const at = this.now().toISOString();
    const fresh = new Map<string, Fresh>();
    const refused: string[] = [];
    let known = 0;
    for (const record of records) {
      const bytes = Buffer.from(canonicalJson(record));
      const sum = crc32(bytes);
      const before = this.known.get(record.id) ?? fresh.get(record.id)?.sum;
      if (before === undefined) fresh.set(record.id, { record, sum, bytes });
      else if (before === sum) known++;
      else refused.push(record.id);
    }
    await this.log.append(Array.from(fresh, ([id, { bytes }]) => encodeEntry(at, id, bytes)));
    const parts: Uint8Array[] = [];
    for (const [id, { record, sum, bytes }] of fresh) {
      this.known.set(id, sum);
      parts.push(bytes, LINE_END);
      added(record);
    }
    this.hash.update(Buffer.concat(parts));
    return { added: fresh.size, known, refused };
  }

  async *read(): AsyncIterable<readonly string[]> {
    for await (const batch of this.log.read())
      yield batch.map((bytes) => splitEntry(bytes).record.toString());
  }

  size(): Promise<number> {
    return Promise.resolve(this.log.size);
  }

  standsOn(): { readonly records: number; readonly digest: string } {
    return { records: this.log.size, digest: this.hash.copy().digest('hex') };
  }

  async close(): Promise<void> {
    await this.turn;
    await this.log.close();
  }
}
