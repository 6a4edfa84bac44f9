/**
 * The one writer of an open ledger. Two things go on side by side:
 *
 *   appending    entries that wait -> one group -> journal, one sync -> acknowledged -> backlog
 *   publishing   backlog -> tiles and bundles -> signed checkpoint -> the journal's old files go
 *
 * They meet only when the journal turns to a new file, between two groups. Appending waits when the backlog is at its
 * bound. After a sync that failed nothing is known about what it covered: the writer then takes nothing more until the
 * ledger is opened again, which writes what the journal holds afresh; reading goes on.
 */
import { Backlog } from './backlog.js';
import type { CosignedHead } from './cosigned-head.js';
import { type Disk, Untrustworthy } from './disk.js';
import { Growing, rootOfEdge } from './edge.js';
import type { Folders } from './folders.js';
import { type Hash, leafHashInto } from './format/hash.js';
import { TILE_WIDTH } from './format/tile.js';
import type { Journal } from './journal.js';
import { MAX_GROUP_BYTES, payloadBytes } from './journal-group.js';
import type { Ledger } from './ledger.js';
import { LedgerError, notWritten } from './ledger-error.js';
import { type Grown, removePartials, writeTiles } from './publication.js';
import { closed, NOTHING_LOST, tooLarge } from './refusal.js';
import { readBundle, readEdge } from './tile-store.js';

/** A group takes what waits, up to about this much; more would keep the first of it waiting. */
const GROUP_BYTES = 4 * 2 ** 20;
/** Of the four threads that Node.js has for files, one is left to the journal. */
export const FILES_AT_ONCE = 3;
const HURRY_BYTES = 4 * 2 ** 20;
/** After a publication that failed, such as on a full disk. */
const RETRY_MS = 1000;

export interface Bounds {
  readonly publishAfterMs: number;
  readonly maxBacklogBytes: number;
}

interface Waiting {
  readonly entries: readonly Uint8Array[];
  readonly bytes: number;
  readonly resolve: (first: number) => void;
  readonly reject: (reason: unknown) => void;
}

export class Sequencer implements Ledger {
  private readonly backlog = new Backlog();
  private waiting: Waiting[] = [];
  private turns: (() => void)[] = [];
  private writing: Promise<void> | null = null;
  private publishing: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private wake: () => void = () => undefined;
  private broken: LedgerError | null = null;
  /** Why the last publication failed, until one succeeds. */
  private unpublishable: LedgerError | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    private readonly disk: Disk,
    private readonly dir: string,
    private readonly folders: Folders,
    private readonly journal: Journal,
    private readonly head: CosignedHead,
    private grown: Grown,
    private readonly bounds: Bounds,
    private readonly release: () => Promise<void>,
  ) {
    this.acknowledged = grown.edge.size;
  }

  private acknowledged: number;

  get origin(): string {
    return this.head.origin;
  }

  get size(): number {
    return this.acknowledged;
  }

  get published(): Ledger['published'] {
    return this.head.published;
  }

  append(entries: readonly Uint8Array[]): Promise<number> {
    const refusal = this.closing ? closed() : (this.broken ?? tooLarge(entries));
    if (refusal) return Promise.reject(refusal);
    if (entries.length === 0) return Promise.resolve(this.acknowledged);
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, bytes: payloadBytes(entries), resolve, reject });
      this.writing ??= this.drain();
    });
  }

  async *read(from = 0, to = this.acknowledged): AsyncIterable<readonly Uint8Array[]> {
    const end = Math.min(to, this.acknowledged);
    let at = from;
    while (at < end) {
      const size = this.grown.edge.size;
      if (at < size) {
        const index = Math.floor(at / TILE_WIDTH);
        const bundle = await readBundle(this.disk, this.dir, index, size);
        const batch = bundle.slice(at - index * TILE_WIDTH, end - index * TILE_WIDTH);
        at += batch.length;
        yield batch;
      } else {
        for (const batch of this.backlog.between(at, end)) {
          at += batch.length;
          yield batch;
        }
      }
    }
  }

  async rootAt(size: number): Promise<Hash> {
    if (!(Number.isSafeInteger(size) && size >= 0 && size <= this.acknowledged)) {
      throw new RangeError(`expected a size from 0 to ${this.acknowledged}, found ${size}`);
    }
    const { edge } = this.grown;
    if (size === edge.size) return rootOfEdge(edge);
    if (size < edge.size) return rootOfEdge(await readEdge(this.disk, this.dir, size, edge.size));
    const growing = new Growing(edge);
    for (const batch of this.backlog.between(edge.size, size)) {
      for (const entry of batch) growing.push((out, at) => leafHashInto(entry, out, at));
    }
    return rootOfEdge(growing.edge());
  }

  async publish(): Promise<void> {
    const size = this.acknowledged;
    while (this.grown.edge.size < size) {
      if (this.broken) throw this.broken;
      if (this.publishing) await this.publishing;
      else {
        await this.publishOnce();
        if (this.unpublishable) throw this.unpublishable;
      }
    }
    await this.head.settle(size);
  }

  close(): Promise<void> {
    this.closing ??= this.closeNow();
    return this.closing;
  }

  private async closeNow(): Promise<void> {
    clearTimeout(this.timer ?? undefined);
    await this.writing;
    let failure: unknown;
    await this.publish().catch((error: unknown) => {
      if (!(error instanceof LedgerError && error.kind === 'notCosigned')) failure = error;
    });
    await this.publishing;
    await this.head.close();
    clearTimeout(this.timer ?? undefined);
    await this.journal.close(this.broken ? 0 : this.grown.edge.size);
    await this.release();
    if (failure !== undefined) throw failure;
  }

  private async drain(): Promise<void> {
    for (;;) {
      for (const turn of this.turns.splice(0)) turn();
      if (this.waiting.length === 0) break;
      const refusal = this.broken ?? (this.isFull() ? this.unpublishable : null);
      if (refusal) {
        for (const { reject } of this.waiting.splice(0)) reject(refusal);
      } else if (this.isFull()) {
        this.startPublishing();
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      } else {
        await this.writeGroup(this.nextGroup());
      }
    }
    this.writing = null;
  }

  private isFull(): boolean {
    return this.backlog.bytes > this.bounds.maxBacklogBytes;
  }

  private nextGroup(): Waiting[] {
    let count = 0;
    for (let bytes = 0; count < this.waiting.length && bytes < GROUP_BYTES; count++) {
      bytes += this.waiting[count]!.bytes;
      if (count > 0 && bytes > MAX_GROUP_BYTES) break;
    }
    return this.waiting.splice(0, count);
  }

  private async writeGroup(batches: readonly Waiting[]): Promise<void> {
    const first = this.acknowledged;
    try {
      const { entries } = await this.journal.append(
        first,
        batches.map(({ entries }) => entries),
      );
      this.backlog.add(first, entries);
      this.acknowledged += entries.length;
      let at = first;
      for (const { entries, resolve } of batches) {
        resolve(at);
        at += entries.length;
      }
      this.schedule(this.bounds.publishAfterMs);
    } catch (error) {
      const refusal = notWritten(`${this.dir}: the entries were not written`, error, NOTHING_LOST);
      if (error instanceof Untrustworthy) this.breakOff(error);
      for (const { reject } of batches) reject(refusal);
    }
  }

  /** Runs between two groups. */
  private between<T>(action: () => T): Promise<T> {
    if (!this.writing) return Promise.resolve(action());
    return new Promise((resolve) => {
      this.turns.push(() => resolve(action()));
      this.wake();
    });
  }

  private schedule(afterMs: number): void {
    if (this.timer || this.publishing || this.closing || this.broken) return;
    // A program that forgets to close is not kept alive: what it was acknowledged lies in the journal.
    this.timer = setTimeout(() => {
      this.timer = null;
      this.startPublishing();
    }, afterMs).unref();
  }

  private startPublishing(): void {
    if (!this.publishing && !this.broken) void this.publishOnce();
  }

  /** Never rejects: a failure stands in `unpublishable` or `broken`. */
  private publishOnce(): Promise<void> {
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    this.publishing = this.publishNow()
      .then(
        () => {
          this.unpublishable = null;
        },
        (error: unknown) => {
          this.unpublishable = notWritten(
            `${this.dir}: no checkpoint could be published`,
            error,
            NOTHING_LOST,
          );
          if (error instanceof Untrustworthy) this.breakOff(error);
        },
      )
      .finally(() => {
        this.publishing = null;
        this.wake();
        if (this.grown.edge.size < this.acknowledged) {
          this.schedule(this.unpublishable ? RETRY_MS : this.bounds.publishAfterMs);
        }
      });
    return this.publishing;
  }

  private async publishNow(): Promise<void> {
    const from = this.grown;
    if (this.acknowledged === from.edge.size) return;
    await this.journal.prepare();
    const size = await this.between(() => {
      this.journal.turn();
      return this.acknowledged;
    });
    const added = this.backlog.between(from.edge.size, size);
    const grown = await writeTiles(this.disk, this.dir, this.folders, from, added, this.filesAtOnce());
    await this.head.move(size, rootOfEdge(grown.edge));
    this.grown = grown;
    this.backlog.drop(size);
    await removePartials(this.disk, this.dir, this.folders, from.edge.size, size, false);
    await this.journal.drop(size);
  }

  /** While little waits to be published, acknowledgements go first. */
  private filesAtOnce(): number {
    return this.backlog.bytes > HURRY_BYTES ? FILES_AT_ONCE : 1;
  }

  private breakOff(error: Untrustworthy): void {
    this.broken ??= notWritten(
      `${this.dir}: the ledger takes nothing more until it is opened again, since the disk failed while it was made durable`,
      error,
      NOTHING_LOST,
    );
    this.wake();
  }
}
