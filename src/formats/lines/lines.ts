/**
 * Lines of a text file, in blocks. A line that is not UTF-8, holds a NUL or is longer than the limit is a `LineFault`
 * in its place; the lines around it are untouched. Memory stays bounded whatever the file: of an over-long line only
 * the beginning is kept.
 *
 * Lines end with LF; a CR before it stays on the line, because inside a quoted field it belongs to the text.
 */
import { isAscii, isUtf8, transcode } from 'node:buffer';
import { type Fault, type FileProblem, RAW_LIMIT, type Rejection, ROW_WITHHELD } from '../format.js';
import { likelyCodePage, sequenceLength } from './encoding.js';
import { readPieces } from './pieces.js';

export const LINE_LIMIT_BYTES = 1024 * 1024;

export type Line = string | LineFault;
export interface LineFault {
  readonly fault: Fault;
  readonly raw: string;
}

export type LineBlock =
  | { readonly ok: true; readonly lines: readonly Line[] }
  | { readonly ok: false; readonly problem: FileProblem };

const NEWLINE = 0x0a;

/** @param live lines are handed on as they come (pieces.ts) */
export async function* readLines(input: AsyncIterable<Uint8Array>, live = false): AsyncGenerator<LineBlock> {
  let carried: Buffer[] = [];
  let carriedBytes = 0;
  /** Length so far and beginning of an over-long line that is being skipped. */
  let skipped: { bytes: number; head: Buffer } | undefined;

  for await (const piece of readPieces(input, live)) {
    if (!piece.ok) return yield piece;
    let bytes = piece.bytes;
    if (skipped) {
      const end = bytes.indexOf(NEWLINE);
      skipped.bytes += end < 0 ? bytes.length : end;
      if (end < 0) continue;
      yield { ok: true, lines: [tooLong(skipped.bytes, skipped.head)] };
      skipped = undefined;
      bytes = bytes.subarray(end + 1);
    }
    const first = bytes.indexOf(NEWLINE);
    if (first >= 0 && carriedBytes > 0) {
      yield { ok: true, lines: splitBlock(Buffer.concat([...carried, bytes.subarray(0, first)])) };
      carried = [];
      carriedBytes = 0;
      bytes = bytes.subarray(first + 1);
    }
    const last = bytes.lastIndexOf(NEWLINE);
    if (last >= 0) yield { ok: true, lines: splitBlock(bytes.subarray(0, last)) };
    if (last + 1 < bytes.length) {
      carried.push(bytes.subarray(last + 1));
      carriedBytes += bytes.length - last - 1;
    }
    if (carriedBytes > LINE_LIMIT_BYTES) {
      const head = Buffer.from(Buffer.concat(carried).subarray(0, RAW_LIMIT));
      skipped = { bytes: carriedBytes, head };
      carried = [];
      carriedBytes = 0;
    }
  }
  if (skipped) yield { ok: true, lines: [tooLong(skipped.bytes, skipped.head)] };
  else if (carriedBytes > 0) yield { ok: true, lines: splitBlock(Buffer.concat(carried)) };
}

export function reject(line: number, fault: Fault, raw: string): Rejection {
  return { line, ...fault, raw: fault.withheld ? ROW_WITHHELD : raw.slice(0, RAW_LIMIT) };
}

/** `block`: whole lines, without the LF of the last one. */
function splitBlock(block: Buffer): Line[] {
  const sound = isUtf8(block) && !block.includes(0);
  if (sound && block.length <= LINE_LIMIT_BYTES) return decode(block).split('\n');
  const lines: Line[] = [];
  let start = 0;
  while (start <= block.length) {
    const at = block.indexOf(NEWLINE, start);
    const end = at < 0 ? block.length : at;
    lines.push(readLine(block.subarray(start, end)));
    start = end + 1;
  }
  return lines;
}

/** Text of sound UTF-8. By way of UTF-16, which Node.js decodes three to four times as fast where it is not ASCII. */
function decode(bytes: Buffer): string {
  return isAscii(bytes) ? bytes.toString('latin1') : transcode(bytes, 'utf8', 'utf16le').toString('utf16le');
}

function readLine(bytes: Buffer): Line {
  if (bytes.length > LINE_LIMIT_BYTES) return tooLong(bytes.length, bytes.subarray(0, RAW_LIMIT));
  return byteFault(bytes) ?? bytes.toString('utf8');
}

/** What is wrong with the bytes as text, if anything; the column is the byte, from 1. */
export function byteFault(bytes: Buffer): LineFault | undefined {
  if (!isUtf8(bytes)) {
    const at = firstBrokenByte(bytes);
    const shown = Array.from(bytes.subarray(at, at + 4), (byte) => byte.toString(16).padStart(2, '0')).join(
      ' ',
    );
    return {
      fault: {
        column: at + 1,
        expected: 'text in UTF-8',
        found: `the bytes ${shown}`,
        hint: `This row may be ${likelyCodePage(bytes).toLowerCase()}; write it again as UTF-8.`,
      },
      raw: show(bytes),
    };
  }
  const nul = bytes.indexOf(0);
  if (nul < 0) return undefined;
  return {
    fault: {
      column: nul + 1,
      expected: 'text without NUL bytes',
      found: `a NUL at byte ${nul + 1}`,
      hint: 'The file may be damaged here; export this row again.',
    },
    raw: show(bytes),
  };
}

function tooLong(bytes: number, head: Buffer): LineFault {
  return {
    fault: {
      expected: `at most ${LINE_LIMIT_BYTES.toLocaleString('en-GB')} bytes (1 MiB) in a line`,
      found: `${bytes.toLocaleString('en-GB')} bytes`,
      hint: 'A line break or a quotation mark may be missing; the line was skipped.',
    },
    raw: show(head),
  };
}

const show = (bytes: Buffer): string => bytes.toString('utf8', 0, Math.min(bytes.length, RAW_LIMIT));

/** Index of the first byte that begins no valid sequence. */
function firstBrokenByte(bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes[at]!);
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
  return at;
}
