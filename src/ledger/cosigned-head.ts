/**
 * The ledger's own last checkpoint, and the last one that counts as published. They are the same unless cosignatures
 * are required: then a new checkpoint waits in `checkpoint.pending` until enough witnesses have signed it, while the
 * ledger goes on. A witness is asked only when the note and all it stands over are durable, so that it never knows
 * more than the ledger.
 */
import type { Disk } from './disk.js';
import type { Hash } from './format/hash.js';
import { parseNote } from './format/note.js';
import { CHECKPOINT, type Head, PENDING, removePending, signHead, writeNote } from './head.js';
import type { SigningKey } from './keys.js';
import { LedgerError, notWritten } from './ledger-error.js';

/** Asks witnesses; `oldSize` is the size of the last published checkpoint. Resolves with their signature lines. */
export type Cosign = (note: string, oldSize: number) => Promise<readonly string[]>;

const RETRY_MS = 5000;
const TRIED_AGAIN = 'It is tried again; all it stands over is safe.';

export class CosignedHead {
  private asking: Promise<void> | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private problem: unknown;
  private closed = false;

  /** @param own the last checkpoint signed by the ledger; `published` itself or a later one */
  constructor(
    private readonly disk: Disk,
    private readonly dir: string,
    private readonly key: SigningKey,
    private readonly needed: number,
    private readonly cosign: Cosign | undefined,
    private counted: Head,
    private own: Head,
  ) {}

  get origin(): string {
    return this.key.verifier.name;
  }

  get published(): Head {
    return this.counted;
  }

  /** Signs the next checkpoint and makes it durable. All it stands over is durable already. */
  async move(size: number, root: Hash): Promise<void> {
    await this.inTurn(async () => {
      const head = signHead(this.key, size, root);
      await writeNote(this.disk, this.dir, this.needed > 0 ? PENDING : CHECKPOINT, head.note);
      this.own = head;
      if (this.needed === 0) this.counted = head;
    });
    this.ask();
  }

  /** Asks the witnesses for the checkpoint that waits, if one does. */
  ask(): void {
    if (!this.cosign || this.closed || this.asking) return;
    if (this.needed > 0 ? this.counted.size === this.own.size : this.own.size === 0) return;
    clearTimeout(this.timer ?? undefined);
    this.timer = null;
    this.asking = this.askNow(this.cosign).finally(() => {
      this.asking = null;
      if (this.problem !== undefined && !this.closed) {
        this.timer ??= setTimeout(() => {
          this.timer = null;
          this.ask();
        }, RETRY_MS).unref();
      }
    });
  }

  /**
   * Waits until a checkpoint of at least this size counts.
   * @throws LedgerError `notCosigned` when the witnesses did not sign it.
   */
  async settle(size: number): Promise<void> {
    if (this.counted.size < size) this.ask();
    await this.asking;
    if (this.counted.size >= size) return;
    if (this.problem instanceof LedgerError) throw this.problem;
    throw new LedgerError(
      'notCosigned',
      `${this.dir}: the checkpoint of ${this.own.size} entries needs ${this.needed} cosignatures and waits for them in ${PENDING}. ${reason(this.problem)} It is published when enough witnesses have signed it; ${this.counted.size} entries are.`,
      { cause: this.problem },
    );
  }

  async close(): Promise<void> {
    await this.asking;
    this.closed = true;
    clearTimeout(this.timer ?? undefined);
    await this.turn;
  }

  private async askNow(cosign: Cosign): Promise<void> {
    for (let asked: Head | null = null; asked !== this.own && !this.closed; ) {
      asked = this.own;
      try {
        const lines = await cosign(asked.note, this.counted.size);
        await this.count(asked, lines);
        this.problem = undefined;
      } catch (error) {
        this.problem = error;
      }
    }
  }

  private async count(head: Head, lines: readonly string[]): Promise<void> {
    const note = head.note + lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`)).join('');
    const added = parseNote(note).signatures.length - parseNote(head.note).signatures.length;
    if (added < this.needed) throw new Error(`${added} of ${this.needed} witnesses signed.`);
    if (added === 0) return;
    await this.inTurn(async () => {
      // Never back: while the witnesses were asked, a later checkpoint may have come to count.
      if (head.size < this.counted.size) return;
      try {
        await writeNote(this.disk, this.dir, CHECKPOINT, note);
      } catch (error) {
        throw notWritten(`${this.dir}: the cosigned checkpoint was not written`, error, TRIED_AGAIN);
      }
      this.counted = { ...head, note };
      if (this.needed > 0 && this.own === head)
        await removePending(this.disk, this.dir).catch(() => undefined);
    });
  }

  private inTurn(action: () => Promise<void>): Promise<void> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

const reason = (problem: unknown): string =>
  problem === undefined ? 'No witness was asked.' : `The last answer: ${(problem as Error).message}`;
