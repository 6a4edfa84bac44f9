/**
 * The features of a GeoJSON file one by one (RFC 7946), without holding the file: a FeatureCollection however it is
 * laid out, a single Feature, or a sequence of features (RFC 8142, with or without the record separator 1E).
 *
 * The scanner finds the end of each object by its brackets, outside strings; JSON.parse does the rest. Where an object
 * is broken or longer than the limit, it is set aside and reading resumes at the next text that begins a feature,
 * such as `{ "type": "Feature"`.
 */
import type { Fault, FileProblem } from '../format.js';
import { jsonFault } from '../lines/json.js';
import { byteFault, LINE_LIMIT_BYTES } from '../lines/lines.js';
import { readPieces } from '../lines/pieces.js';
import { featuresStart } from './head.js';
import { nextFeature, type Scanned, scanObject } from './scan.js';

export type FoundFeature =
  | { readonly ok: true; readonly line: number; readonly value: unknown; readonly raw: string }
  | { readonly ok: false; readonly line: number; readonly fault: Fault; readonly raw: string };

export type FeatureBatch =
  | { readonly ok: true; readonly features: readonly FoundFeature[] }
  | { readonly ok: false; readonly problem: FileProblem };

const NEWLINE = 0x0a;
const OPEN = 0x7b;
const BETWEEN = new Set([0x20, 0x09, 0x0d, NEWLINE, 0x1e, 0x2c]);
/** Longest stretch of a feature's beginning that the end of a buffer can cut. */
const START_BYTES = 256;

interface Scan {
  buffer: Buffer;
  /** Line of the buffer's first byte. */
  line: number;
  /** Looking for the beginning of the next feature, after a broken one. */
  seeking: boolean;
  /** The object before was broken, so that what is left of it may follow. */
  afterBroken: boolean;
  atEnd: boolean;
}

export async function* readFeatures(input: AsyncIterable<Uint8Array>): AsyncGenerator<FeatureBatch> {
  const scan: Scan = { buffer: Buffer.alloc(0), line: 1, seeking: false, afterBroken: false, atEnd: false };
  let begun = false;
  const step = (): FeatureBatch | 'more' | 'done' => {
    if (!begun) {
      const head = featuresStart(scan.buffer, scan.atEnd);
      if (head === 'more') return 'more';
      if (!head.ok) return head;
      advance(scan, head.start);
      begun = true;
    }
    const { features, closed } = takeFeatures(scan);
    return features.length > 0 ? { ok: true, features } : closed ? 'done' : 'more';
  };
  for await (const piece of readPieces(input)) {
    if (!piece.ok) return yield piece;
    scan.buffer = scan.buffer.length > 0 ? Buffer.concat([scan.buffer, piece.bytes]) : piece.bytes;
    const result = step();
    if (result === 'done') return;
    if (result === 'more') continue;
    yield result;
    if (!result.ok) return;
  }
  scan.atEnd = true;
  const result = step();
  if (typeof result === 'object') yield result;
}

/** Every feature that is whole in the buffer; `closed` when the array of features has ended. */
function takeFeatures(scan: Scan): { readonly features: FoundFeature[]; readonly closed: boolean } {
  const features: FoundFeature[] = [];
  for (;;) {
    if (scan.seeking && !seek(scan)) return { features, closed: false };
    skipBetween(scan);
    const byte = scan.buffer[0];
    if (byte === undefined) return { features, closed: false };
    if (byte === 0x5d) return { features, closed: true };
    if (byte !== OPEN) {
      if (!scan.afterBroken) {
        const stray = scan.buffer.subarray(0, 200);
        features.push(broken(scan, stray, 'a feature, an object in braces', 'other text'));
      }
      scan.seeking = true;
      continue;
    }
    const scanned = scanObject(scan.buffer.subarray(0, LINE_LIMIT_BYTES));
    if (scanned.kind === 'open' && scan.buffer.length < LINE_LIMIT_BYTES && !scan.atEnd) {
      return { features, closed: false };
    }
    if (scanned.kind !== 'whole') {
      const found = foundInstead(scanned, scan.atEnd && scan.buffer.length < LINE_LIMIT_BYTES);
      features.push(broken(scan, scan.buffer.subarray(0, scanned.at), 'a feature that is closed', found));
      advance(scan, 1);
      scan.seeking = true;
      continue;
    }
    const end = scanned.at;
    const feature = readFeature(scan, scan.buffer.subarray(0, end));
    features.push(feature);
    scan.afterBroken = !feature.ok;
    advance(scan, end);
  }
}

function readFeature(scan: Scan, bytes: Buffer): FoundFeature {
  const unsound = byteFault(bytes);
  if (unsound) return { ok: false, line: scan.line, ...unsound };
  const raw = bytes.toString('utf8');
  try {
    return { ok: true, line: scan.line, value: JSON.parse(raw), raw };
  } catch (error) {
    const { column, ...fault } = jsonFault(raw, error);
    const before = raw.slice(0, column! - 1).split('\n');
    const where = before.length > 1 ? { column: before.at(-1)!.length + 1 } : { column: column! };
    return { ok: false, line: scan.line + before.length - 1, fault: { ...fault, ...where }, raw };
  }
}

function foundInstead(scanned: Scanned, fileEnds: boolean): string {
  if (scanned.kind === 'nested') return 'another feature inside it';
  if (scanned.kind === 'torn') return 'a line break inside a string';
  return fileEnds ? 'the end of the file inside it' : 'no end of it within 1 MiB';
}

function broken(scan: Scan, bytes: Buffer, expected: string, found: string): FoundFeature {
  const raw = bytes.toString('utf8');
  const hint = 'A bracket or a quotation mark may be missing; reading resumed at the next feature.';
  return { ok: false, line: scan.line, fault: { expected, found, hint }, raw };
}

/** Drops what stands before the next beginning of a feature; false where the buffer holds none. */
function seek(scan: Scan): boolean {
  const start = nextFeature(scan.buffer, 0);
  if (start >= 0) {
    advance(scan, start);
    scan.seeking = false;
    return true;
  }
  advance(scan, Math.max(0, scan.buffer.length - START_BYTES));
  return false;
}

function skipBetween(scan: Scan): void {
  let i = 0;
  while (i < scan.buffer.length && BETWEEN.has(scan.buffer[i]!)) i++;
  advance(scan, i);
}

function advance(scan: Scan, bytes: number): void {
  const passed = scan.buffer.subarray(0, bytes);
  let at = passed.indexOf(NEWLINE);
  while (at >= 0) {
    scan.line++;
    at = passed.indexOf(NEWLINE, at + 1);
  }
  scan.buffer = scan.buffer.subarray(bytes);
}
