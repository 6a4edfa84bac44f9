/**
 * JSON written straight into bytes: nothing is allocated for a message. Who writes a message asks for room first; the
 * longest (a route of 31 waypoints, a text of 160 characters) stays far below ROOM_BYTES.
 *
 * Numbers look as printf of C writes them: a value that lies exactly between two decimals goes to the even one.
 */
import { asciiOf, unsigned } from './sixbit.js';

export const ROOM_BYTES = 16_384;

const MINUS = 45;
const DOT = 46;
const QUOTE = 34;
const BACKSLASH = 92;
const SPACE = 32;

const DIGITS = new Uint8Array(200);
for (let i = 0; i < 100; i++) {
  DIGITS[2 * i] = 48 + Math.floor(i / 10);
  DIGITS[2 * i + 1] = 48 + (i % 10);
}

/** Text that is written often. All constants lie in one pool, so that they are copied eight bytes at a time. */
export interface Constant {
  readonly from: number;
  readonly length: number;
}

const POOL = new Uint8Array(1 << 18);
const POOL_VIEW = new DataView(POOL.buffer);
let pooled = 0;

/** For module scope only: what is put into the pool stays. */
export function constant(text: string): Constant {
  const from = pooled;
  for (let i = 0; i < text.length; i++) POOL[from + i] = text.charCodeAt(i);
  // Room behind the last one: the last eight bytes may be copied whole.
  pooled += text.length;
  if (pooled + 8 > POOL.length) throw new Error('The pool of constants is too small.');
  return { from, length: text.length };
}

export class JsonWriter {
  readonly bytes: Uint8Array;
  at = 0;
  private readonly view: DataView;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  full(): boolean {
    return this.at > this.bytes.length - ROOM_BYTES;
  }

  /** Eight bytes at a time as a float: ASCII makes no NaN, and what is too much is written over by what comes next. */
  text({ from, length }: Constant): void {
    const { at, view } = this;
    for (let i = 0; i < length; i += 8) view.setFloat64(at + i, POOL_VIEW.getFloat64(from + i, true), true);
    this.at = at + length;
  }

  /** Text that is no constant; ASCII. */
  ascii(text: string): void {
    for (let i = 0; i < text.length; i++) this.bytes[this.at++] = text.charCodeAt(i);
  }

  /** An unsigned number below 2 ** 32. */
  uint(value: number): void {
    const { bytes } = this;
    let at = this.at;
    if (value < 10) bytes[at++] = 48 + value;
    else if (value < 100) {
      bytes[at++] = DIGITS[2 * value]!;
      bytes[at++] = DIGITS[2 * value + 1]!;
    } else {
      let length = 3;
      for (let limit = 1000; value >= limit; limit *= 10) length++;
      let rest = value;
      let end = at + length;
      at = end;
      while (rest >= 100) {
        const next = Math.floor(rest / 100);
        const pair = 2 * (rest - next * 100);
        bytes[--end] = DIGITS[pair + 1]!;
        bytes[--end] = DIGITS[pair]!;
        rest = next;
      }
      if (rest >= 10) {
        bytes[--end] = DIGITS[2 * rest + 1]!;
        bytes[--end] = DIGITS[2 * rest]!;
      } else bytes[--end] = 48 + rest;
    }
    this.at = at;
  }

  int(value: number): void {
    if (value < 0) this.bytes[this.at++] = MINUS;
    this.uint(Math.abs(value));
  }

  /** At least two digits, as %02u. */
  two(value: number): void {
    if (value < 10) this.bytes[this.at++] = 48;
    this.uint(value);
  }

  /** At least four digits, as %04u. */
  four(value: number): void {
    for (let limit = 1000; limit > 1 && value < limit; limit /= 10) this.bytes[this.at++] = 48;
    this.uint(value);
  }

  byte(value: number): void {
    this.bytes[this.at++] = value;
  }

  /** value / 10 with one decimal. */
  tenths(value: number): void {
    if (value < 0) this.bytes[this.at++] = MINUS;
    const size = Math.abs(value);
    const whole = Math.floor(size / 10);
    this.uint(whole);
    this.bytes[this.at++] = DOT;
    this.bytes[this.at++] = 48 + (size - whole * 10);
  }

  /** value / 600,000 with six decimals: value * 5 / 3 millionths, which never lies half-way between two. */
  degrees(value: number): void {
    if (value < 0) this.bytes[this.at++] = MINUS;
    const millionths = ((Math.abs(value) * 5 + 1) / 3) | 0;
    const whole = (millionths / 1_000_000) | 0;
    const rest = millionths - whole * 1_000_000;
    this.uint(whole);
    const { bytes } = this;
    const at = this.at;
    const high = (rest / 10_000) | 0;
    const middle = ((rest / 100) | 0) - high * 100;
    const low = rest - high * 10_000 - middle * 100;
    bytes[at] = DOT;
    bytes[at + 1] = DIGITS[2 * high]!;
    bytes[at + 2] = DIGITS[2 * high + 1]!;
    bytes[at + 3] = DIGITS[2 * middle]!;
    bytes[at + 4] = DIGITS[2 * middle + 1]!;
    bytes[at + 5] = DIGITS[2 * low]!;
    bytes[at + 6] = DIGITS[2 * low + 1]!;
    this.at = at + 7;
  }

  /** Any number with so many decimals; for fields that are rare. */
  fixed(value: number, decimals: number): void {
    this.ascii(printed(value, decimals));
  }

  /** Six-bit text in quotes, without the spaces behind it. */
  sixbitText(symbols: Uint8Array, start: number, count: number): void {
    const { bytes } = this;
    let at = this.at;
    bytes[at++] = QUOTE;
    let end = at;
    for (let i = 0; i < count; i++) {
      const symbol = unsigned(symbols, start + 6 * i, 6);
      if (symbol === 0) break;
      const code = asciiOf(symbol);
      if (code === QUOTE || code === BACKSLASH) bytes[at++] = BACKSLASH;
      bytes[at++] = code;
      if (code !== SPACE) end = at;
    }
    bytes[end++] = QUOTE;
    this.at = end;
  }

  /** Bytes of the message from a bit on, two hexadecimal digits each. */
  hex(symbols: Uint8Array, start: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const value = unsigned(symbols, start + 8 * i, 8);
      this.bytes[this.at++] = HEX[value >> 4]!;
      this.bytes[this.at++] = HEX[value & 15]!;
    }
  }
}

const HEX = Uint8Array.from(Buffer.from('0123456789abcdef'));

/** As %.Nf of C prints it. toFixed is exact, but takes a value half-way between two decimals away from zero. */
export function printed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  // Half-way: twice the value in units of the last decimal is an odd number. The product can round to one, too.
  const halves = Math.abs(value) * 2 * 10 ** decimals;
  if (halves % 2 !== 1) return text;
  const exact = value.toFixed(decimals + 30);
  if (!exact.endsWith(`5${'0'.repeat(29)}`)) return text;
  const cut = exact.slice(0, exact.length - 30);
  const shorter = cut.endsWith('.') ? cut.slice(0, -1) : cut;
  return Number(shorter.at(-1)) % 2 === 0 ? shorter : text;
}
