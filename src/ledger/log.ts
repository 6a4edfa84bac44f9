/**
 * The log: what was acknowledged is on disk, in order, and is never rewritten. Knows no domain: bytes in, bytes out.
 *
 * File layout, little endian:
 *   magic   8 bytes  "TRCLOG1\n"
 *   entry   u32 length | u32 CRC-32 of the bytes | bytes      (repeated)
 * An append is acknowledged after fdatasync; appends that arrive meanwhile share the next one (group commit).
 * Opening runs the same scan as recovery: a torn last entry, which was never acknowledged, is cut off; damage
 * anywhere before the end is refused, because what follows it was acknowledged.
 */
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** What the ledger of a mission offers; the transparency log will stand behind the same interface. */
export interface Log {
  /** Number of acknowledged entries. */
  readonly size: number;
  /** Resolves when the entries are durable, in the order given. Rejects with nothing of them acknowledged. */
  append(entries: readonly Uint8Array[]): Promise<void>;
  /** All acknowledged entries from the first on, in batches. */
  read(): AsyncIterable<readonly Uint8Array[]>;
  close(): Promise<void>;
}

export class LogDamaged extends Error {}

const MAGIC = Buffer.from('TRCLOG1\n');
const HEADER_BYTES = 8;
/** An entry larger than this is refused; larger content belongs in an evidence store. */
export const MAX_ENTRY_BYTES = 1 << 20;
const READ_BYTES = 4 << 20;

interface Waiting {
  readonly entries: readonly Uint8Array[];
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * @param visit called with every sound entry while the log is checked, so that a reader needs no second pass
 * @throws LogDamaged, or the file system's error (ENOSPC, EROFS, EACCES).
 */
export async function openLog(
  file: string,
  visit: (batch: readonly Uint8Array[]) => void = () => undefined,
): Promise<Log> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT, 0o644);
  try {
    const found = await scan(handle, file, visit);
    const stat = await handle.stat();
    if (stat.size > found.endOffset) {
      await handle.truncate(found.endOffset);
      await handle.sync();
    }
    if (found.endOffset === 0) {
      await writeAll(handle, [MAGIC], 0);
      await handle.sync();
      await syncDirectory(dirname(file));
      found.endOffset = MAGIC.length;
    }
    return new FileLog(handle, file, found.endOffset, found.entries);
  } catch (error) {
    await handle.close();
    throw error;
  }
}

class FileLog implements Log {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly handle: FileHandle,
    private readonly file: string,
    private endOffset: number,
    private entries: number,
  ) {}

  get size(): number {
    return this.entries;
  }

  append(entries: readonly Uint8Array[]): Promise<void> {
    if (this.closed) return Promise.reject(new Error('the log is closed'));
    const tooLarge = entries.find((entry) => entry.length > MAX_ENTRY_BYTES);
    if (tooLarge) {
      return Promise.reject(
        new RangeError(`an entry has at most ${MAX_ENTRY_BYTES} bytes; found ${tooLarge.length}`),
      );
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ entries, resolve, reject });
      this.writing ??= this.drain();
    });
  }

  async *read(): AsyncIterable<readonly Uint8Array[]> {
    const endOffset = this.endOffset;
    let offset = MAGIC.length;
    while (offset < endOffset) {
      const { entries, nextOffset } = await readBatch(this.handle, this.file, offset, endOffset);
      offset = nextOffset;
      yield entries;
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.writing;
    await this.handle.close();
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      let count = 0;
      for (const { entries } of group) {
        for (const entry of entries) {
          const header = Buffer.allocUnsafe(HEADER_BYTES);
          header.writeUInt32LE(entry.length, 0);
          header.writeUInt32LE(crc32(entry), 4);
          chunks.push(header, entry);
          bytes += HEADER_BYTES + entry.length;
        }
        count += entries.length;
      }
      try {
        await writeAll(this.handle, chunks, this.endOffset);
        await this.handle.datasync();
        this.endOffset += bytes;
        this.entries += count;
        for (const { resolve } of group) resolve();
      } catch (error) {
        // Nothing of the group is acknowledged: cut off what part of it may have reached the file.
        await this.handle.truncate(this.endOffset).catch(() => undefined);
        for (const { reject } of group) reject(error);
      }
    }
    this.writing = null;
  }
}

async function writeAll(handle: FileHandle, chunks: readonly Uint8Array[], at: number): Promise<void> {
  const whole = Buffer.concat(chunks);
  let written = 0;
  while (written < whole.length) {
    const { bytesWritten } = await handle.write(whole, written, whole.length - written, at + written);
    written += bytesWritten;
  }
}

/** Walks the whole file; the offset after the last sound entry, and how many there are. */
async function scan(
  handle: FileHandle,
  file: string,
  visit: (batch: readonly Uint8Array[]) => void,
): Promise<{ endOffset: number; entries: number }> {
  const { size } = await handle.stat();
  if (size < MAGIC.length) return { endOffset: 0, entries: 0 };
  const magic = Buffer.alloc(MAGIC.length);
  await handle.read(magic, 0, MAGIC.length, 0);
  if (!magic.equals(MAGIC)) {
    throw new LogDamaged(
      `${file}: expected a Truceline log (it begins with ${JSON.stringify(MAGIC.toString())}), found ${JSON.stringify(magic.toString('latin1'))}. Restore the file from a copy; it was not changed.`,
    );
  }
  let offset = MAGIC.length;
  let entries = 0;
  while (offset < size) {
    const batch = await readBatch(handle, file, offset, size);
    visit(batch.entries);
    entries += batch.entries.length;
    offset = batch.nextOffset;
    if (batch.torn) break;
  }
  return { endOffset: offset, entries };
}

interface Batch {
  readonly entries: Uint8Array[];
  readonly nextOffset: number;
  /** The bytes from nextOffset on are an entry that was never completed. */
  readonly torn: boolean;
}

async function readBatch(handle: FileHandle, file: string, from: number, to: number): Promise<Batch> {
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, to - from));
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < filled) {
    const atEndOfFile = from + filled >= to;
    if (at + HEADER_BYTES > filled) return { entries, nextOffset: from + at, torn: atEndOfFile };
    const length = buffer.readUInt32LE(at);
    const end = at + HEADER_BYTES + length;
    const reachesEnd = from + end >= to;
    if (length > MAX_ENTRY_BYTES) throw damaged(file, from + at, 'an entry of impossible length');
    if (end > filled) return { entries, nextOffset: from + at, torn: reachesEnd && atEndOfFile };
    const entry = buffer.subarray(at + HEADER_BYTES, end);
    if (length === 0 || crc32(entry) !== buffer.readUInt32LE(at + 4)) {
      const rest = buffer.subarray(at, filled);
      if (atEndOfFile && (reachesEnd || rest.every((byte) => byte === 0))) {
        return { entries, nextOffset: from + at, torn: true };
      }
      throw damaged(file, from + at, 'an entry whose checksum does not fit its bytes');
    }
    entries.push(entry);
    at = end;
  }
  return { entries, nextOffset: from + at, torn: false };
}

function damaged(file: string, offset: number, what: string): LogDamaged {
  return new LogDamaged(
    `${file}: ${what} at byte ${offset}, with further bytes after it. Entries there were acknowledged, so they are not cut off. Restore the file from a copy; it was not changed.`,
  );
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
