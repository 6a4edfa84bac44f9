/**
 * The journal: what is acknowledged and not yet under a checkpoint. Files journal/00000001, 00000002, ..., each
 *
 *   magic 8 bytes "TRCJRNL1" | groups (journal-group.ts)
 *
 * A file's header and its name are durable before the first group goes into it; a group is durable before it is
 * acknowledged and before the next one is written. So at most the last group of all can be incomplete.
 * To publish, the writer turns to a new file; the old ones go away when a checkpoint stands over all they hold.
 */
import { join } from 'node:path';
import { createAfresh, type Disk, type DiskFile, trusting, unless, writeAll } from './disk.js';
import { type EncodedGroup, encodeGroup, type Sign } from './journal-group.js';

export const SEGMENT_MAGIC = Buffer.from('TRCJRNL1');

export const journalFolder = (dir: string): string => join(dir, 'journal');
export const segmentName = (number: number): string => String(number).padStart(8, '0');

interface Segment {
  readonly path: string;
  readonly file: DiskFile;
  endOffset: number;
  /** Index after the last entry in it or in an earlier file. */
  endIndex: number;
}

export class Journal {
  private closed: { readonly path: string; readonly endIndex: number }[];
  private next: Segment | null = null;

  private constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly origin: string,
    private readonly sign: Sign,
    private chain: Uint8Array,
    private current: Segment,
    private number: number,
    old: readonly string[],
  ) {
    this.closed = old.map((path) => ({ path, endIndex: current.endIndex }));
  }

  /**
   * @param old numbers of the files that are there already; all they hold lies before `size`
   * @param chain where the chain of the first group begins
   */
  static async start(
    disk: Disk,
    dir: string,
    origin: string,
    sign: Sign,
    { size, chain, old }: { size: number; chain: Uint8Array; old: readonly number[] },
  ): Promise<Journal> {
    const folder = journalFolder(dir);
    const number = Math.max(0, ...old) + 1;
    const first = await createSegment(disk, folder, number, size);
    const paths = old.map((one) => join(folder, segmentName(one)));
    return new Journal(disk, folder, origin, sign, chain, first, number, paths);
  }

  /**
   * Resolves when the group is durable.
   * @throws Untrustworthy, or the error of a write of which nothing is left.
   */
  async append(first: number, batches: readonly (readonly Uint8Array[])[]): Promise<EncodedGroup> {
    const segment = this.current;
    const group = encodeGroup(this.origin, first, batches, this.chain, this.sign);
    try {
      await writeAll(segment.file, group.bytes, segment.endOffset);
    } catch (error) {
      await trusting(segment.file.truncate(segment.endOffset));
      throw error;
    }
    await trusting(segment.file.sync());
    segment.endOffset += group.bytes.length;
    segment.endIndex = first + group.entries.length;
    this.chain = group.chainAfter;
    return group;
  }

  /** Makes the next file ready, durably, so that turning to it costs nothing. */
  async prepare(): Promise<void> {
    if (this.next) return;
    this.next = await createSegment(this.disk, this.folder, this.number + 1, this.current.endIndex);
    this.number++;
  }

  /** To be called between two groups, after prepare(). */
  turn(): void {
    if (!this.next) return;
    const { path, endIndex, file } = this.current;
    this.closed.push({ path, endIndex });
    this.next.endIndex = endIndex;
    this.current = this.next;
    this.next = null;
    // Everything in it is durable: an error of closing it says nothing about the content.
    file.close().catch(() => undefined);
  }

  /** Removes the files all of whose entries lie before `size`. What cannot be removed is tried again next time. */
  async drop(size: number): Promise<void> {
    const kept: typeof this.closed = [];
    for (const segment of this.closed) {
      const gone = segment.endIndex <= size && (await isRemoved(this.disk, segment.path));
      if (!gone) kept.push(segment);
    }
    this.closed = kept;
  }

  /** Leaves no file behind when all entries lie before `size`. */
  async close(size: number): Promise<void> {
    for (const { file, path, endIndex } of this.next ? [this.current, this.next] : [this.current]) {
      await file.close().catch(() => undefined);
      this.closed.push({ path, endIndex });
    }
    await this.drop(size);
  }
}

async function createSegment(disk: Disk, folder: string, number: number, endIndex: number): Promise<Segment> {
  const path = join(folder, segmentName(number));
  const file = await createAfresh(disk, path);
  try {
    await writeAll(file, SEGMENT_MAGIC, 0);
    await trusting(file.sync());
    await trusting(disk.syncDirectory(folder));
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
  return { path, file, endOffset: SEGMENT_MAGIC.length, endIndex };
}

async function isRemoved(disk: Disk, path: string): Promise<boolean> {
  try {
    await unless('ENOENT', disk.unlink(path));
    return true;
  } catch {
    return false;
  }
}
