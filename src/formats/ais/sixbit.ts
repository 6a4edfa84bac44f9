/**
 * Six-bit symbols of an AIS payload, and the bits of a message in them.
 *
 * Armour (ITU-R M.1371-5, IEC 61162-1): a payload character 0 to W or ` to w stands for six bits, most significant first.
 * Text inside a message: six bits a character, 0 to 31 are @ to _, 32 to 63 are space to ?; @ ends the text.
 * Bits count from 0 at the first bit of the message. Behind the end of a message lie zeros.
 */

/** More symbols than any message has (1,008 bits and its parts), with zeros behind for fields that end past the message. */
export const SYMBOLS = 512;
/** Longest message taken, in bits: two more parts than the five slots of the standard. */
export const MESSAGE_BITS = 2048;

export const NO_SYMBOL = 255;
/** Symbol of each payload character; NO_SYMBOL for bytes that are none. */
export const ARMOUR: Uint8Array = new Uint8Array(256).fill(NO_SYMBOL);
for (let symbol = 0; symbol < 64; symbol++) ARMOUR[symbol + (symbol < 40 ? 48 : 56)] = symbol;

/** Width at most 32. */
export function unsigned(symbols: Uint8Array, start: number, width: number): number {
  let index = (start / 6) | 0;
  let have = 6 - (start - index * 6);
  let value = symbols[index]! & (63 >> (6 - have));
  if (have > width) return value >> (have - width);
  while (have + 6 <= width) {
    index++;
    value = (value << 6) | symbols[index]!;
    have += 6;
  }
  const missing = width - have;
  if (missing > 0) value = (value << missing) | (symbols[index + 1]! >> (6 - missing));
  return value >>> 0;
}

/** Two's complement; width at most 32. */
export function signed(symbols: Uint8Array, start: number, width: number): number {
  return (unsigned(symbols, start, width) << (32 - width)) >> (32 - width);
}

/** Zeros from a bit on. */
export function clearFrom(symbols: Uint8Array, bit: number): void {
  const index = (bit / 6) | 0;
  symbols[index]! &= 63 & ~(63 >> (bit % 6));
  symbols.fill(0, index + 1);
}

export const asciiOf = (symbol: number): number => (symbol < 32 ? symbol + 64 : symbol);

/** Text without the spaces behind it. */
export function textOf(symbols: Uint8Array, start: number, count: number): string {
  let text = '';
  for (let i = 0; i < count; i++) {
    const symbol = unsigned(symbols, start + 6 * i, 6);
    if (symbol === 0) break;
    text += String.fromCharCode(asciiOf(symbol));
  }
  return text.replace(/ +$/, '');
}
