/**
 * How a record lies in the log: one line of JSON,
 *   {"at":"<ISO instant, 24 characters>","id":"<record id>","record":<record, keys sorted>}
 * `at` is when it was written down here; it is not part of the record. Sorted keys make equal records equal bytes.
 */
import type { TrucelineRecord } from '../record/record.js';

export interface Entry {
  readonly at: string;
  readonly record: TrucelineRecord;
}

const ID_FROM = '{"at":"2000-01-01T00:00:00.000Z","id":'.length;
const RECORD_MARK = ',"record":';
const END = Buffer.from('}');

/**
 * JSON with the keys of every object sorted (keys that look like whole numbers stand first, by number, as JavaScript has
 * it). Objects whose keys are sorted already go straight to JSON.stringify.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(hasSortedKeys(value) ? value : sortKeys(value));
}

function hasSortedKeys(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(hasSortedKeys);
  let before = '';
  for (const key in value) {
    if (key < before) return false;
    before = key;
    const item = (value as Record<string, unknown>)[key];
    if (typeof item === 'object' && !hasSortedKeys(item)) return false;
  }
  return true;
}

function sortKeys(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sortKeys);
  const object = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) sorted[key] = sortKeys(object[key]);
  return sorted;
}

export function encodeEntry(at: string, id: string, record: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`{"at":"${at}","id":${JSON.stringify(id)}${RECORD_MARK}`), record, END]);
}

/**
 * The record's id and the bytes of its canonical JSON, without parsing the record. Quotes inside an id are escaped, so
 * that the mark cannot stand in one.
 * @throws Error for an entry that this program did not write.
 */
export function splitEntry(bytes: Uint8Array): { readonly id: string; readonly record: Buffer } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = buffer.indexOf(RECORD_MARK, ID_FROM);
  if (mark < 0) throw new Error('an entry of the log has no record; the log was written by another program');
  return {
    id: JSON.parse(buffer.toString('utf8', ID_FROM, mark)) as string,
    record: buffer.subarray(mark + RECORD_MARK.length, -1),
  };
}
