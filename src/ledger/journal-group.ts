/**
 * How a group of entries lies in the journal, big endian as in the C2SP formats:
 *
 *   u32 payload bytes | u32 CRC-32 of all that follows | u64 index of the first entry | u32 entries
 *   | 32 bytes chain before | 64 bytes Ed25519 signature | payload: entries as in a bundle (u16 length | bytes)
 *
 * The signature of the ledger's key is over
 *   "truceline journal v1\n" origin "\n" | u64 first index | u32 entries | SHA-256 of the payload | chain before
 * and the chain after the group is the SHA-256 of that message: a group cannot be altered, moved, or left out in the
 * middle. The checksum tells a group that was never completed from one that somebody changed.
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const GROUP_HEADER_BYTES = 4 + 4 + 8 + 4 + 32 + 64;
const FIRST_AT = 8;
const COUNT_AT = 16;
const CHAIN_AT = 20;
const SIGNATURE_AT = 52;
const LENGTH_BYTES = 2;

/** A group larger than this is refused, so that a damaged length is never believed. */
export const MAX_GROUP_BYTES = 256 * 2 ** 20;

export type Sign = (message: Uint8Array) => Uint8Array;
export type Verify = (message: Uint8Array, signature: Uint8Array) => boolean;

export interface Group {
  readonly first: number;
  readonly entries: readonly Uint8Array[];
  readonly chainBefore: Uint8Array;
  readonly chainAfter: Uint8Array;
}

export interface EncodedGroup extends Group {
  readonly bytes: Uint8Array;
}

export const payloadBytes = (entries: readonly Uint8Array[]): number =>
  entries.reduce((sum, entry) => sum + LENGTH_BYTES + entry.length, 0);

/** The group's entries are views into its bytes. */
export function encodeGroup(
  origin: string,
  first: number,
  batches: readonly (readonly Uint8Array[])[],
  chainBefore: Uint8Array,
  sign: Sign,
): EncodedGroup {
  const payload = batches.reduce((sum, batch) => sum + payloadBytes(batch), 0);
  // Not from the shared pool: the entries live on as views until they are published.
  const bytes = Buffer.allocUnsafeSlow(GROUP_HEADER_BYTES + payload);
  const entries: Uint8Array[] = [];
  let at = GROUP_HEADER_BYTES;
  for (const batch of batches) {
    for (const entry of batch) {
      bytes[at] = entry.length >> 8;
      bytes[at + 1] = entry.length & 255;
      bytes.set(entry, at + LENGTH_BYTES);
      const end = at + LENGTH_BYTES + entry.length;
      entries.push(bytes.subarray(at + LENGTH_BYTES, end));
      at = end;
    }
  }
  bytes.writeUInt32BE(payload, 0);
  bytes.writeBigUInt64BE(BigInt(first), FIRST_AT);
  bytes.writeUInt32BE(entries.length, COUNT_AT);
  bytes.set(chainBefore, CHAIN_AT);
  const message = signedMessage(
    origin,
    first,
    entries.length,
    bytes.subarray(GROUP_HEADER_BYTES),
    chainBefore,
  );
  bytes.set(sign(message), SIGNATURE_AT);
  bytes.writeUInt32BE(crc32(bytes.subarray(FIRST_AT)), 4);
  return { first, entries, chainBefore, chainAfter: sha256(message), bytes };
}

export type DecodedGroup =
  | { readonly kind: 'group'; readonly group: Group; readonly nextOffset: number }
  /** What follows was never completed: it runs past the end of the file, or its checksum does not fit. */
  | { readonly kind: 'incomplete'; readonly why: string }
  /** Complete, and not ours. */
  | { readonly kind: 'altered'; readonly why: string };

/** The group at `offset`, its entries as views into `bytes`. */
export function decodeGroup(origin: string, bytes: Buffer, offset: number, verify: Verify): DecodedGroup {
  if (offset + GROUP_HEADER_BYTES > bytes.length) return { kind: 'incomplete', why: 'a part of a header' };
  const payload = bytes.readUInt32BE(offset);
  const end = offset + GROUP_HEADER_BYTES + payload;
  if (end > bytes.length) return { kind: 'incomplete', why: 'fewer bytes than its length says' };
  if (crc32(bytes.subarray(offset + FIRST_AT, end)) !== bytes.readUInt32BE(offset + 4)) {
    return { kind: 'incomplete', why: 'a checksum that does not fit' };
  }
  const first = Number(bytes.readBigUInt64BE(offset + FIRST_AT));
  const count = bytes.readUInt32BE(offset + COUNT_AT);
  const chainBefore = bytes.subarray(offset + CHAIN_AT, offset + SIGNATURE_AT);
  const body = bytes.subarray(offset + GROUP_HEADER_BYTES, end);
  const message = signedMessage(origin, first, count, body, chainBefore);
  const signature = bytes.subarray(offset + SIGNATURE_AT, offset + GROUP_HEADER_BYTES);
  if (!verify(message, signature)) return { kind: 'altered', why: 'a signature that does not fit' };
  const entries = splitPayload(body, count);
  if (!entries) return { kind: 'altered', why: 'entries that do not fill it' };
  return {
    kind: 'group',
    group: { first, entries, chainBefore, chainAfter: sha256(message) },
    nextOffset: end,
  };
}

/** Where the chain of a ledger's first group after opening begins. */
export function chainStart(origin: string, size: number, root: Uint8Array): Uint8Array {
  return sha256(Buffer.concat([Buffer.from(`truceline journal start v1\n${origin}\n${size}\n`), root]));
}

function splitPayload(body: Buffer, count: number): Uint8Array[] | undefined {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + LENGTH_BYTES <= body.length) {
    const end = at + LENGTH_BYTES + body.readUInt16BE(at);
    if (end > body.length) return undefined;
    entries.push(body.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return at === body.length && entries.length === count ? entries : undefined;
}

function signedMessage(
  origin: string,
  first: number,
  count: number,
  payload: Uint8Array,
  chainBefore: Uint8Array,
): Uint8Array {
  const head = Buffer.from(`truceline journal v1\n${origin}\n`);
  const numbers = Buffer.allocUnsafe(12);
  numbers.writeBigUInt64BE(BigInt(first), 0);
  numbers.writeUInt32BE(count, 8);
  return Buffer.concat([head, numbers, sha256(payload), chainBefore]);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
