/**
 * How a record lies in the ledger: one line of JSON,
 *   {"at":"<ISO instant, 24 characters>","id":"<record id>","record":<record, keys sorted>}
 * `at` is when it was written down here; it is not part of the record. Sorted keys make equal records equal bytes.
 */
import type { TrucelineRecord } from '../record/record.js';

export { canonicalJson } from '../record/canonical-json.js';

export interface Entry {
  readonly at: string;
  readonly record: TrucelineRecord;
}

const ID_FROM = '{"at":"2000-01-01T00:00:00.000Z","id":'.length;
const AT_FROM = '{"at":"'.length;
const AT_TO = AT_FROM + '2000-01-01T00:00:00.000Z'.length;
const RECORD_MARK = ',"record":';

export interface EncodedEntry {
  readonly entry: Buffer;
  /** The bytes of the record's canonical JSON as they stand in the entry. */
  readonly record: Buffer;
}

/** The entry of a record, given as its canonical JSON. */
export function encodeEntry(at: string, id: string, recordJson: string): EncodedEntry {
  const head = headOf(at, id);
  return encode(Buffer.allocUnsafe(mostBytes(head) + mostBytes(recordJson) + 1), 0, head, recordJson);
}

/** The entries of many records, which lie in a few large pieces of memory. */
export function entryEncoder(at: string): (id: string, recordJson: string) => EncodedEntry {
  let bytes = Buffer.alloc(0);
  let used = 0;
  return (id, recordJson) => {
    const head = headOf(at, id);
    const most = mostBytes(head) + mostBytes(recordJson) + 1;
    if (used + most > bytes.length) {
      bytes = Buffer.allocUnsafeSlow(Math.max(PIECE_BYTES, most));
      used = 0;
    }
    const encoded = encode(bytes, used, head, recordJson);
    used += encoded.entry.length;
    return encoded;
  };
}

const PIECE_BYTES = 1 << 20;
const BRACE = '}'.charCodeAt(0);

const headOf = (at: string, id: string): string => `{"at":"${at}","id":${JSON.stringify(id)}${RECORD_MARK}`;

/** UTF-8 takes at most three bytes for each unit of a string. */
const mostBytes = (text: string): number => 3 * text.length;

function encode(bytes: Buffer, at: number, head: string, recordJson: string): EncodedEntry {
  const from = at + bytes.write(head, at);
  const to = from + bytes.write(recordJson, from);
  bytes[to] = BRACE;
  return { entry: bytes.subarray(at, to + 1), record: bytes.subarray(from, to) };
}

/**
 * The record's id and the bytes of its canonical JSON, without parsing the record. Quotes inside an id are escaped, so
 * that the mark cannot stand in one.
 * @throws Error for an entry that this program did not write.
 */
export function splitEntry(bytes: Uint8Array): {
  readonly id: string;
  readonly record: Buffer;
  /** When it was written down; NaN where the entry says no instant. */
  readonly atMs: number;
} {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = buffer.indexOf(RECORD_MARK, ID_FROM);
  if (mark < 0)
    throw new Error('an entry of the ledger has no record; the ledger was written by another program');
  return {
    id: JSON.parse(buffer.toString('utf8', ID_FROM, mark)) as string,
    record: buffer.subarray(mark + RECORD_MARK.length, -1),
    atMs: Date.parse(buffer.toString('latin1', AT_FROM, AT_TO)),
  };
}
