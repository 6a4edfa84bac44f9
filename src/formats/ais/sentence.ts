/**
 * One NMEA 0183 sentence that carries AIS (IEC 61162-1):
 *
 *   !AIVDM,2,1,3,B,55P5TL01VIaAL@7W...,0*1C
 *    |      | | | | payload             | checksum: exclusive or of all between ! and *, two hexadecimal digits
 *    |      | | | channel: A, B, 1, 2 or empty   fill bits at the end of the payload
 *    |      | | sequence 0-9 of a message in parts, or empty
 *    |      | number of this part
 *    |      number of parts
 *    talker (any two letters), VDM from other vessels, VDO from the own
 *
 * A sentence ends where the next one or a tag block begins; several may stand in one line.
 */
import { ARMOUR, NO_SYMBOL, SYMBOLS } from './sixbit.js';

export const RIGHT = 0;
export const WRONG = 1;
export const MISSING = 2;

export interface Sentence {
  parts: number;
  part: number;
  /** -1: none. */
  sequence: number;
  /** Character code; 0: none. */
  channel: number;
  readonly symbols: Uint8Array;
  /** Symbols in the payload. */
  count: number;
  fill: number;
  checksum: typeof RIGHT | typeof WRONG | typeof MISSING;
  /** First byte behind the checksum. */
  end: number;
}

export const newSentence = (): Sentence => ({
  parts: 0,
  part: 0,
  sequence: -1,
  channel: 0,
  symbols: new Uint8Array(SYMBOLS),
  count: 0,
  fill: 0,
  checksum: MISSING,
  end: 0,
});

const BANG = 33;
const STAR = 42;
const COMMA = 44;
const ZERO = 48;
const NINE = 57;
const BACKSLASH = 92;
const [D, M, O, V] = [68, 77, 79, 86] as const;
/** Longest payload of one sentence that is taken; the standard has 82 characters a line. */
const PAYLOAD = SYMBOLS - 64;

/** Does a sentence with AIS begin here? */
export function begins(bytes: Uint8Array, at: number, end: number): boolean {
  if (end - at < 8 || bytes[at] !== BANG || bytes[at + 6] !== COMMA) return false;
  if (bytes[at + 3] !== V || bytes[at + 4] !== D) return false;
  const kind = bytes[at + 5];
  return (kind === M || kind === O) && isLetter(bytes[at + 1]!) && isLetter(bytes[at + 2]!);
}

const isLetter = (byte: number): boolean => byte >= 65 && byte <= 90;

/**
 * @param at where begins() holds.
 * @returns false where the fields are not those of a sentence.
 */
export function readSentence(bytes: Uint8Array, at: number, end: number, into: Sentence): boolean {
  let exclusive = 0;
  let p = at + 1;
  for (; p < at + 7; p++) exclusive ^= bytes[p]!;
  into.end = p;

  let field = 0;
  let value = 0;
  let digits = 0;
  for (; p < end && field < 3; p++) {
    const byte = bytes[p]!;
    exclusive ^= byte;
    if (byte === COMMA) {
      if (field === 0) into.parts = value;
      else if (field === 1) into.part = value;
      else into.sequence = digits > 0 ? value : -1;
      field++;
      value = 0;
      digits = 0;
    } else if (byte >= ZERO && byte <= NINE && digits < 3) {
      value = value * 10 + byte - ZERO;
      digits++;
    } else return false;
  }
  if (field < 3) return false;
  into.channel = 0;
  for (; p < end; p++) {
    const byte = bytes[p]!;
    exclusive ^= byte;
    if (byte === COMMA) break;
    if (into.channel === 0) into.channel = byte;
  }
  p++;

  const { symbols } = into;
  const before = into.count;
  let count = 0;
  for (; p < end; p++) {
    const byte = bytes[p]!;
    const symbol = ARMOUR[byte]!;
    if (symbol === NO_SYMBOL) break;
    exclusive ^= byte;
    if (count < PAYLOAD) symbols[count] = symbol;
    count++;
  }
  into.count = Math.min(count, PAYLOAD);
  if (into.count < before) symbols.fill(0, into.count, before);
  if (p >= end || bytes[p] !== COMMA || count > PAYLOAD) return false;
  exclusive ^= COMMA;
  p++;
  into.fill = p < end && bytes[p]! >= ZERO && bytes[p]! <= NINE ? bytes[p]! - ZERO : 0;
  for (; p < end; p++) {
    const byte = bytes[p]!;
    if (byte === STAR || byte === BANG || byte === BACKSLASH) break;
    exclusive ^= byte;
  }
  into.end = p;
  into.checksum = MISSING;
  if (p < end && bytes[p] === STAR) {
    const high = hexDigit(bytes[p + 1]!);
    const low = hexDigit(bytes[p + 2]!);
    const there = p + 2 < end && high >= 0 && low >= 0;
    into.checksum = there && high * 16 + low === exclusive ? RIGHT : WRONG;
    into.end = Math.min(end, p + 3);
  }
  return true;
}

/** -1: none. */
export function hexDigit(byte: number): number {
  if (byte >= ZERO && byte <= NINE) return byte - ZERO;
  const upper = byte & ~32;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1;
}
