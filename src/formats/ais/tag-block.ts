/**
 * The tag block before a sentence (NMEA 4.10):  \g:1-2-1604,s:station,c:1418169601*37\
 *
 *   c  time of receipt, Unix seconds, or milliseconds from twelve digits on
 *   g  part - number of parts - id of a group of lines
 *   s  who received it
 *
 * Its checksum is made as that of a sentence, over what lies between the first backslash and the *. A block whose checksum is
 * wrong says nothing; the sentence behind it has its own.
 */
import { hexDigit } from './sentence.js';

export interface TagBlock {
  /** Epoch milliseconds; NaN: not said. */
  timeMs: number;
  /** -1: not said. */
  group: number;
}

const BACKSLASH = 92;
const STAR = 42;
const COMMA = 44;
const COLON = 58;
const DASH = 45;
const [C, G] = [99, 103] as const;

/**
 * @param at of the first backslash.
 * @returns first byte behind the block; -1 where it has no end in this line, -2 - that where its checksum is wrong.
 */
export function readTagBlock(bytes: Uint8Array, at: number, end: number, into: TagBlock): number {
  into.timeMs = Number.NaN;
  into.group = -1;
  let exclusive = 0;
  let p = at + 1;
  for (; p < end && bytes[p] !== STAR && bytes[p] !== BACKSLASH; p++) exclusive ^= bytes[p]!;
  const star = p;
  while (p < end && bytes[p] !== BACKSLASH) p++;
  if (p >= end) return -1;
  const right =
    bytes[star] === STAR &&
    p === star + 3 &&
    hexDigit(bytes[star + 1]!) * 16 + hexDigit(bytes[star + 2]!) === exclusive;
  if (!right) return -2 - (p + 1);
  for (let from = at + 1; from < star; ) {
    let to = from;
    while (to < star && bytes[to] !== COMMA) to++;
    if (bytes[from + 1] === COLON) readField(bytes, from, to, into);
    from = to + 1;
  }
  return p + 1;
}

function readField(bytes: Uint8Array, from: number, to: number, into: TagBlock): void {
  if (bytes[from] === C) into.timeMs = unixTime(digitsOf(bytes, from + 2, to), to - from - 2);
  else if (bytes[from] === G) {
    let dash = to - 1;
    while (dash > from && bytes[dash] !== DASH) dash--;
    const group = digitsOf(bytes, dash + 1, to);
    if (group < 2 ** 31) into.group = group;
  }
}

/** NaN where there is anything but digits. */
export function digitsOf(bytes: Uint8Array, from: number, to: number): number {
  if (from >= to) return Number.NaN;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Unix seconds have ten digits until 2286, milliseconds twelve or thirteen. */
export function unixTime(value: number, digits: number): number {
  return digits >= 12 && digits <= 13 ? value : digits === 9 || digits === 10 ? value * 1000 : Number.NaN;
}
