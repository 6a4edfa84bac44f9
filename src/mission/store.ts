/**
 * The mission's records behind one contract with two implementations: the ledger in this process (here), and the server
 * that holds the mission (remote-store.ts). Every entry of the ledger holds one record.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_ENTRY_BYTES } from '../ledger/format/bundle.js';
import { toBase64 } from '../ledger/format/bytes.js';
import { formatVerifierKey } from '../ledger/format/note.js';
import type { SigningKey } from '../ledger/keys.js';
import { type Ledger, type LedgerOptions, openLedger } from '../ledger/ledger.js';
import type { Evidence, TrucelineRecord } from '../record/record.js';
import { isSeriousHarm } from '../record/serious-harm.js';
import type { LedgerState } from '../report/picture.js';
import type { Gate, Named, UnsignedRecord } from '../signing/gate.js';
import { type Catalogue, catalogue, keysOf, type RecordSum, sumOf } from './catalogue.js';
import { readCatalogue, sizeOfRows, writeCatalogue } from './catalogue-snapshot.js';
import { canonicalJson, entryEncoder, splitEntry } from './entry.js';
import { ledgerKey } from './secrets.js';
import { gateOf } from './source-keys.js';
import { mayNameMedia, type UnheldRecord, unheld } from './unheld.js';
import { aboutObservation, mayBeUnmarked, unmarked } from './unmarked.js';

export interface Appended {
  /** Written now, durable. */
  readonly added: number;
  /** Already there with the same content. */
  readonly known: number;
  /** Ids that are already there with other content: nothing is overwritten, the new one is not taken. */
  readonly refused: readonly string[];
  /** Ids of records that are larger than an entry of the ledger may be; not taken. */
  readonly tooLarge: readonly string[];
  /** Records without the signature that their source owes (docs/signed-feeds.md); not taken. Absent where there are none. */
  readonly unsigned?: readonly UnsignedRecord[];
  /** Records that name media which are not in custody here, and evidence of serious harm without what it owes; not taken. Absent where there are none. */
  readonly unheld?: readonly UnheldRecord[];
}

/** What an appending caller has at hand. */
export interface AtHand {
  /** The canonical JSON of the record at this place, where it need not be made. */
  readonly jsonOf?: ((position: number) => string | undefined) | undefined;
}

/** And what it wants to be told. */
export interface Followed extends AtHand {
  /** Called with each record that was added, in order, once they are durable. */
  readonly added?: ((record: TrucelineRecord) => void) | undefined;
}

export interface RecordStore {
  /** Resolves when what was added is durable and ordered. */
  append(records: readonly TrucelineRecord[], atHand?: AtHand): Promise<Appended>;
  /** Canonical JSON of the records, in the order of the ledger, in batches; of the first `to`, or of all. */
  read(to?: number): AsyncIterable<readonly string[]>;
  size(): Promise<number>;
  /** The ledger as its checkpoint at this size says, or at its own. */
  state(size?: number): Promise<LedgerState>;
  /** How many entries come before the first that was written later than this moment. */
  sizeAt(atMs: number): Promise<number>;
  close(): Promise<void>;
}

export interface LocalStore extends RecordStore {
  append(records: readonly TrucelineRecord[], followed?: Followed): Promise<Appended>;
  /** The same for records that come as their canonical JSON; calls back with the place of each that was added. */
  appendWritten(records: readonly WrittenRecord[], added?: (position: number) => void): Promise<Appended>;
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  /** For snapshots, which only the holder of the ledger's key can write. */
  readonly key: SigningKey;
  readonly note: (sentence: string) => void;
}

/** A record as it goes into the ledger, and what a store asks of it without reading it again. */
export interface WrittenRecord extends Named {
  readonly json: string;
}

/** Told each record's canonical JSON, in the order of the ledger. */
export type Visit = (recordJson: string) => void;

export interface StoreSetting {
  /** Name of the ledger and of its key. */
  readonly origin: string;
  readonly now: () => Date;
  /** Called for every record that is there when the ledger is opened, so that one pass serves both. */
  readonly visit?: Visit | undefined;
  /** Told what was passed over and why, in a sentence. */
  readonly note?: ((sentence: string) => void) | undefined;
  /** What else the ledger is opened with: who holds the lock, who cosigns. */
  readonly ledger?: Partial<LedgerOptions> | undefined;
}

/** What is in the folder was written by an earlier form of the program. */
export class OldLog extends Error {}

export const ledgerFolderOf = (missionDir: string): string => join(missionDir, 'ledger');

export const TOO_LARGE = `a record has at most ${MAX_ENTRY_BYTES} bytes with its id; put the content into the evidence store (truceline evidence add) and name its SHA-256 in the record`;

const MIN_FRESH = 1_000;
const FRESH_SHARE = 50;

/** @throws OldLog, KeyProblem, LedgerError, or the file system's error */
export async function openLocalStore(missionDir: string, setting: StoreSetting): Promise<LocalStore> {
  const folder = ledgerFolderOf(missionDir);
  const old = join(folder, 'records.log');
  if (existsSync(old)) {
    throw new OldLog(
      `${old} was written by a version of Truceline before its first release, whose form is no longer read. Import the sources anew: move the file away, then run truceline import again.`,
    );
  }
  const key = await ledgerKey(missionDir, setting.origin);
  const ledger = await openLedger(folder, {
    command: 'truceline',
    ...setting.ledger,
    key,
    now: setting.now,
  });
  try {
    const note = setting.note ?? (() => undefined);
    const stored = await readCatalogue(missionDir, ledger, key, note);
    const known = catalogue(stored);
    const from = setting.visit ? 0 : known.size;
    let index = from;
    for await (const batch of ledger.read(from)) {
      for (const bytes of batch) {
        const { id, record, atMs } = splitEntry(bytes);
        if (index++ >= known.size) known.add(id, sumOf(record), atMs);
        setting.visit?.(record.toString());
      }
    }
    return new LedgerStore(missionDir, ledger, known, sizeOfRows(stored), key, note, setting.now);
  } catch (error) {
    await ledger.close().catch(() => undefined);
    throw error;
  }
}

interface Fresh {
  readonly position: number;
  readonly sum: RecordSum;
  readonly entry: Uint8Array;
}

class LedgerStore implements LocalStore {
  private turn: Promise<unknown> = Promise.resolve();
  private readonly gate: Gate;

  constructor(
    private readonly missionDir: string,
    readonly ledger: Ledger,
    readonly catalogue: Catalogue,
    private readonly storedSize: number,
    readonly key: SigningKey,
    readonly note: (sentence: string) => void,
    private readonly now: () => Date,
  ) {
    this.gate = gateOf(ledger, catalogue);
  }

  append(records: readonly TrucelineRecord[], { jsonOf, added }: Followed = {}): Promise<Appended> {
    return this.inTurn(() =>
      this.appendNow(
        records,
        (position) => jsonOf?.(position) ?? canonicalJson(records[position]),
        (position) => added?.(records[position]!),
      ),
    );
  }

  appendWritten(
    written: readonly WrittenRecord[],
    added: (position: number) => void = () => undefined,
  ): Promise<Appended> {
    return this.inTurn(() => {
      // The gate looks into those of sources with keys; and into all, where a key comes with what it may have signed.
      const all = written.some(({ kind }) => kind === 'key');
      const records = written.map((record) =>
        all || record.kind === 'evidence' || !this.gate.passes(record) || mayNameMedia(record.json)
          ? (JSON.parse(record.json) as TrucelineRecord)
          : record,
      );
      return this.appendNow(
        records as readonly TrucelineRecord[],
        (position) => written[position]!.json,
        added,
      );
    });
  }

  /** One at a time: what counts as known depends on what came before being durable. */
  private inTurn(append: () => Promise<Appended>): Promise<Appended> {
    const result = this.turn.then(append);
    this.turn = result.catch(() => undefined);
    return result;
  }

  private async appendNow(
    records: readonly TrucelineRecord[],
    jsonOf: (position: number) => string,
    added: (position: number) => void,
  ): Promise<Appended> {
    const now = this.now();
    const at = now.toISOString();
    const fresh = new Map<string, Fresh>();
    const refused: string[] = [];
    const tooLarge: string[] = [];
    let known = 0;
    const checked = await this.gate.check(records, { index: this.catalogue.size, atMs: now.getTime() });
    const keys = keysOf(records.map(({ id }) => id));
    const encode = entryEncoder(at);
    const unsigned = new Set(checked.unsigned.map(({ position }) => position));
    const lacking: UnheldRecord[] = [];
    const isHeld = (id: string): boolean => fresh.has(id) || this.catalogue.find(id) !== undefined;
    for (const [position, record] of records.entries()) {
      if (unsigned.has(position)) continue;
      const lacks =
        unheld(record, position, isHeld) ??
        (record.kind === 'evidence' &&
        mayBeUnmarked(record) &&
        (await this.isAboutHarm(record, fresh, jsonOf))
          ? unmarked(record, position)
          : undefined);
      if (lacks) {
        lacking.push(lacks);
        continue;
      }
      const { entry, record: bytes } = encode(record.id, jsonOf(position));
      const sum = sumOf(bytes);
      const index = this.catalogue.findKey(keys, position);
      const before = fresh.get(record.id);
      if (index === undefined && !before) {
        if (entry.length > MAX_ENTRY_BYTES) tooLarge.push(record.id);
        else fresh.set(record.id, { position, sum, entry });
      } else if (before ? sameSum(before.sum, sum) : this.catalogue.holds(index!, sum)) known++;
      else refused.push(record.id);
    }
    if (fresh.size > 0) await this.ledger.append(Array.from(fresh.values(), ({ entry }) => entry));
    for (const { position, sum } of fresh.values()) {
      this.catalogue.addKey(keys, position, sum, now.getTime());
      added(position);
    }
    checked.accept();
    return {
      added: fresh.size,
      known,
      refused,
      tooLarge,
      ...(unsigned.size > 0 ? { unsigned: checked.unsigned } : {}),
      ...(lacking.length > 0 ? { unheld: lacking } : {}),
    };
  }

  private async isAboutHarm(
    { about }: Evidence,
    fresh: ReadonlyMap<string, Fresh>,
    jsonOf: (position: number) => string,
  ): Promise<boolean> {
    if (about === undefined) return false;
    const id = aboutObservation(about);
    const before = fresh.get(id);
    if (before) return isOfHarm(jsonOf(before.position));
    const index = this.catalogue.find(id);
    if (index === undefined) return false;
    for await (const batch of this.ledger.read(index, index + 1))
      for (const bytes of batch) return isOfHarm(splitEntry(bytes).record.toString());
    return false;
  }

  async *read(to?: number): AsyncIterable<readonly string[]> {
    for await (const batch of this.ledger.read(0, to))
      yield batch.map((bytes) => splitEntry(bytes).record.toString());
  }

  size(): Promise<number> {
    return Promise.resolve(this.catalogue.size);
  }

  async state(size = this.catalogue.size): Promise<LedgerState> {
    const root = toBase64(await this.ledger.rootAt(size));
    return { origin: this.ledger.origin, size, root, key: formatVerifierKey(this.key.verifier) };
  }

  /** Reading the entries that came since costs less than writing all rows, until they are many. */
  private async storeCatalogue(): Promise<void> {
    const fresh = this.catalogue.size - this.storedSize;
    if (fresh < Math.max(MIN_FRESH, this.catalogue.size / FRESH_SHARE)) return;
    try {
      await writeCatalogue(this.missionDir, await this.state(), this.catalogue, this.key);
    } catch (error) {
      // Saves work and no more: what is missing is read from the ledger next time.
      this.note(`The catalogue of the ledger could not be stored: ${(error as Error).message}`);
    }
  }

  sizeAt(atMs: number): Promise<number> {
    return Promise.resolve(this.catalogue.sizeAt(atMs));
  }

  async close(): Promise<void> {
    await this.turn;
    await this.storeCatalogue();
    await this.ledger.close();
  }
}

const isOfHarm = (json: string): boolean =>
  isSeriousHarm((JSON.parse(json) as { readonly conduct?: unknown }).conduct);

function sameSum(a: RecordSum, b: RecordSum): boolean {
  return a.crc === b.crc && a.bytes === b.bytes;
}
