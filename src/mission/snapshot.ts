/**
 * Snapshots save work and are never believed over the ledger. One is used only when all of this holds: it is whole, it
 * was written by whoever holds the ledger's key, it is of this form, and the ledger's root at its size is the root it
 * names. Anything else is left aside with a sentence that says why, and what it would have given is made anew.
 *
 * Layout of a file:
 *   truceline-snapshot/1
 *   <header, one line of JSON: what it is of, and the length and SHA-256 of every part>
 *   <Ed25519 signature of the header line by the ledger's key, base64>
 *   <the parts, one after another>
 */
import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64, toBase64 } from '../ledger/format/bytes.js';
import { type SigningKey, verifyEd25519 } from '../ledger/keys.js';

export interface SnapshotOf {
  readonly kind: string;
  readonly origin: string;
  readonly size: number;
  /** Base64, of the ledger at this size. */
  readonly root: string;
  /** What else must be the same for it to be of use; empty where nothing else matters. */
  readonly under: Readonly<Record<string, string>>;
}

interface Header extends SnapshotOf {
  readonly parts: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
}

export interface Snapshot extends SnapshotOf {
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export type ReadSnapshot =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly reason: 'absent' | string };

const MAGIC = 'truceline-snapshot/1';
const MOST_HEADER_BYTES = 64 * 1024;
/** One system call takes no more. */
const MOST_BYTES_AT_ONCE = 1 << 30;

export const snapshotFile = (missionDir: string, kind: string): string =>
  join(missionDir, 'snapshot', `${kind}.snapshot`);

/** Written aside, made durable, then renamed: a reader meets the old one or the new one. */
export async function writeSnapshot(
  file: string,
  of: SnapshotOf,
  parts: ReadonlyMap<string, Uint8Array>,
  key: SigningKey,
): Promise<void> {
  const header: Header = {
    ...of,
    parts: Array.from(parts, ([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Hex(bytes) })),
  };
  const line = JSON.stringify(header);
  const signature = toBase64(key.sign(Buffer.from(line)));
  await mkdir(join(file, '..'), { recursive: true });
  const aside = `${file}.part`;
  const handle = await open(aside, 'w');
  try {
    await handle.write(Buffer.from(`${MAGIC}\n${line}\n${signature}\n`));
    for (const bytes of parts.values()) {
      for (let at = 0; at < bytes.length; at += MOST_BYTES_AT_ONCE)
        await handle.writeFile(bytes.subarray(at, at + MOST_BYTES_AT_ONCE));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
}

/** @param fits asked with the header before the parts are read; a sentence says why it is of no use */
export async function readSnapshot(
  file: string,
  key: SigningKey,
  fits: (of: SnapshotOf) => Promise<string | undefined>,
): Promise<ReadSnapshot> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(file, 'r');
    const head = await readHead(handle, key);
    if (typeof head === 'string') return { ok: false, reason: head };
    const { header, bodyAt } = head;
    const unfit = await fits(header);
    if (unfit !== undefined) return { ok: false, reason: unfit };
    const parts = new Map<string, Uint8Array>();
    let at = bodyAt;
    const { size } = await handle.stat();
    if (size !== header.parts.reduce((sum, part) => sum + part.bytes, bodyAt))
      return { ok: false, reason: 'its length is not the one that its head says' };
    for (const { name, bytes, sha256 } of header.parts) {
      const part = new Uint8Array(bytes);
      for (let done = 0; done < bytes; ) {
        const length = Math.min(bytes - done, MOST_BYTES_AT_ONCE);
        const { bytesRead } = await handle.read(part, done, length, at + done);
        if (bytesRead === 0) return { ok: false, reason: 'it ends too early' };
        done += bytesRead;
      }
      at += bytes;
      if (sha256Hex(part) !== sha256) return { ok: false, reason: `its part "${name}" was altered` };
      parts.set(name, part);
    }
    return { ok: true, snapshot: { ...header, parts } };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { ok: false, reason: code === 'ENOENT' ? 'absent' : message };
  } finally {
    await handle?.close();
  }
}

async function readHead(
  handle: Awaited<ReturnType<typeof open>>,
  key: SigningKey,
): Promise<string | { readonly header: Header; readonly bodyAt: number }> {
  const start = Buffer.alloc(MOST_HEADER_BYTES);
  const { bytesRead } = await handle.read(start, 0, start.length, 0);
  const text = start.subarray(0, bytesRead);
  const ends: number[] = [];
  for (let from = 0; ends.length < 3; from = ends.at(-1)! + 1) {
    const end = text.indexOf(0x0a, from);
    if (end < 0) return 'it has no head of three lines';
    ends.push(end);
  }
  if (text.toString('latin1', 0, ends[0]) !== MAGIC) return 'it is not a snapshot of this form';
  const line = text.subarray(ends[0]! + 1, ends[1]);
  const signature = fromBase64(text.toString('latin1', ends[1]! + 1, ends[2]));
  if (!signature || !(await verifyEd25519(key.verifier.publicKey, line, signature)))
    return 'it is not signed with the key of this ledger';
  return { header: JSON.parse(line.toString()) as Header, bodyAt: ends[2]! + 1 };
}

function sha256Hex(bytes: Uint8Array): string {
  const hash = createHash('sha256');
  for (let at = 0; at < bytes.length; at += MOST_BYTES_AT_ONCE)
    hash.update(bytes.subarray(at, at + MOST_BYTES_AT_ONCE));
  return hash.digest('hex');
}
