/**
 * Is the beginning of a file UTF-8 text? If it is something else as a whole, the answer names the likely encoding or
 * container and how to convert it. Single broken rows in a UTF-8 file are not judged here.
 *
 * Cyrillic code pages are told apart by where their small letters, most of any text, lie: windows-1251 E0-FF,
 * KOI8-U C0-DF, IBM 866 A0-AF and E0-EF (Unicode Consortium, MAPPINGS/VENDORS). Western text has lone high bytes.
 */
import { isUtf8 } from 'node:buffer';
import type { FileProblem } from '../format.js';

/** How much of the beginning is looked at. */
export const SNIFF_BYTES = 64 * 1024;

const NEWLINE = 0x0a;

/** `head`: up to SNIFF_BYTES from the beginning. */
export function sniff(head: Uint8Array): FileProblem | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  if (bytes.length === 0) return { ...TEXT, found: 'an empty file', hint: 'Check that the export finished.' };
  return container(bytes) ?? utf16(bytes) ?? codePage(bytes);
}

const TEXT = { expected: 'text in UTF-8' } as const;

function container(bytes: Buffer): FileProblem | undefined {
  const starts = (...magic: number[]): boolean => magic.every((byte, i) => bytes[i] === byte);
  if (starts(0x1f, 0x8b))
    return { ...TEXT, found: 'a gzip archive', hint: 'Unpack it first: gunzip -k FILE' };
  if (starts(0x50, 0x4b, 0x03, 0x04)) {
    return {
      ...TEXT,
      found: 'a zip archive or a spreadsheet (.xlsx, .ods)',
      hint: 'Unpack it, or save the sheet as "CSV UTF-8".',
    };
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) return { ...TEXT, found: 'a PDF', hint: 'Export the table as CSV.' };
  return undefined;
}

function utf16(bytes: Buffer): FileProblem | undefined {
  const found = (name: string): FileProblem => convert(name, `${name} text`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return found('UTF-16LE');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return found('UTF-16BE');
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 0) i % 2 === 0 ? even++ : odd++;
  }
  // Latin letters, digits and separators leave a NUL in every second place.
  const many = Math.max(8, bytes.length / 10);
  if (odd > many && odd > even * 4) return found('UTF-16LE');
  if (even > many && even > odd * 4) return found('UTF-16BE');
  return undefined;
}

/**
 * Another code page as a whole: more broken bytes than sound characters outside ASCII, and not in one row alone (the
 * first line, a header, is enough when several of its bytes are broken).
 */
function codePage(head: Buffer): FileProblem | undefined {
  const bytes = head.length < SNIFF_BYTES ? head : withoutCutCharacter(head);
  if (isUtf8(bytes)) return undefined;
  let broken = 0;
  let sound = 0;
  let line = 0;
  const brokenLines = new Set<number>();
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at]!;
    if (byte === NEWLINE) line++;
    const length = sequenceLength(byte);
    if (length === 1) at++;
    else if (isUtf8(bytes.subarray(at, at + length))) {
      sound++;
      at += length;
    } else {
      broken++;
      at++;
      brokenLines.add(line);
    }
  }
  if (broken <= sound) return undefined;
  return brokenLines.size >= 2 || (brokenLines.has(0) && broken >= 4) ? namedCodePage(bytes) : undefined;
}

/** Bytes of the UTF-8 sequence that the byte would begin; 2 for a byte that begins none. */
export function sequenceLength(byte: number): number {
  return byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
}

function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > bytes.length - 3 && (bytes[end - 1]! & 0xc0) === 0x80) end--;
  if (bytes[end - 1]! >= 0xc0) end--;
  return bytes.subarray(0, end);
}

function namedCodePage(bytes: Buffer): FileProblem {
  const name = likelyCodePage(bytes);
  return convert(name, `bytes that are not UTF-8, most likely ${name.toLowerCase()}`);
}

/** The 8-bit encoding that the bytes most look like. */
export function likelyCodePage(bytes: Uint8Array): string {
  let high = 0;
  let adjacent = 0;
  const inRange = { upper: 0, middle: 0, low: 0, box: 0 };
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    high++;
    if (i > 0 && bytes[i - 1]! >= 0x80) adjacent++;
    if (byte >= 0xe0) inRange.upper++;
    if (byte >= 0xc0 && byte < 0xe0) inRange.middle++;
    if (byte >= 0xa0 && byte < 0xb0) inRange.low++;
    if (byte >= 0xb0 && byte < 0xe0) inRange.box++;
  }
  if (adjacent < high / 3) return 'WINDOWS-1252';
  if (inRange.low > high / 4 && inRange.box < high / 10) return 'IBM866';
  return inRange.middle > inRange.upper ? 'KOI8-U' : 'WINDOWS-1251';
}

function convert(name: string, found: string): FileProblem {
  return {
    ...TEXT,
    found,
    hint: `Convert it: iconv -f ${name} -t UTF-8 old.csv > new.csv (or save it as "CSV UTF-8" in the spreadsheet).`,
  };
}
