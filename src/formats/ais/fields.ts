/**
 * The fields of a message as a table: key in the JSON, how the value looks, first bit, width. One loop writes every
 * message that is made of such fields.
 */
import { type Constant, constant, type JsonWriter, printed } from './json-writer.js';
import { signed, unsigned } from './sixbit.js';

export interface Field {
  /** With the comma and colon around it. */
  readonly key: Constant;
  readonly look: Look;
  readonly start: number;
  readonly width: number;
  /** For `table`: bytes by value; for `scaled`: what the value is divided by, decimals and how it is signed. */
  readonly table: readonly Constant[];
  readonly divisor: number;
  readonly decimals: number;
  readonly offset: number;
  readonly twosComplement: boolean;
}

type Look = (typeof LOOK)[keyof typeof LOOK];
const LOOK = {
  uint: 0,
  int: 1,
  table: 2,
  degrees: 3,
  tenths: 4,
  text: 5,
  scaled: 6,
  quoted: 7,
  time: 8,
  shiftedTenths: 9,
} as const;

const NO_TABLE: readonly Constant[] = [];

function field(key: string, look: Look, start: number, width: number, more: Partial<Field> = {}): Field {
  // One shape for every field: the loop that writes them is compiled for it.
  return {
    key: constant(`,"${key}":`),
    look,
    start,
    width,
    table: more.table ?? NO_TABLE,
    divisor: more.divisor ?? 1,
    decimals: more.decimals ?? 0,
    offset: more.offset ?? 0,
    twosComplement: more.twosComplement ?? false,
  };
}

export const uint = (key: string, start: number, width: number): Field => field(key, LOOK.uint, start, width);
export const int = (key: string, start: number, width: number): Field => field(key, LOOK.int, start, width);
/** Longitude or latitude in 1/10,000 minute. */
export const degrees = (key: string, start: number, width: number): Field =>
  field(key, LOOK.degrees, start, width);
export const tenths = (key: string, start: number, width: number): Field =>
  field(key, LOOK.tenths, start, width);
/** Six-bit characters. */
export const text = (key: string, start: number, characters: number): Field =>
  field(key, LOOK.text, start, characters);
/** (value + offset) / divisor. */
export const scaled = (
  key: string,
  start: number,
  width: number,
  divisor: number,
  decimals: number,
  more: Partial<Field> = {},
): Field =>
  divisor === 10 && decimals === 1
    ? field(key, LOOK.shiftedTenths, start, width, more)
    : field(key, LOOK.scaled, start, width, { divisor, decimals, ...more });
/** The same as a string. */
export const quotedDegrees = (key: string, start: number, width: number): Field =>
  field(key, LOOK.quoted, start, width, { divisor: 600, decimals: 6, twosComplement: true });
/** Any value by a table of what is printed. */
export const table = (key: string, start: number, width: number, values: readonly string[]): Field =>
  field(key, LOOK.table, start, width, { table: values.map(constant) });
export const bool = (key: string, start: number): Field => table(key, start, 1, ['false', 'true']);
export const words = (key: string, start: number, width: number, legend: readonly string[]): Field =>
  table(
    key,
    start,
    width,
    legend.map((one) => JSON.stringify(one)),
  );
/** The number, and what it means under the same key with _text. */
export const coded = (key: string, start: number, width: number, legend: readonly string[]): Field[] => [
  uint(key, start, width),
  words(`${key}_text`, start, width, legend),
];
/** Month, day, hour, minute, one behind the other from `start`: MM-DDTHH:MMZ. */
export const eta = (key: string, start: number): Field => field(key, LOOK.time, start, 0);

export function writeFields(writer: JsonWriter, symbols: Uint8Array, fields: readonly Field[]): void {
  for (let i = 0; i < fields.length; i++) {
    const one = fields[i]!;
    writer.text(one.key);
    switch (one.look) {
      case LOOK.uint:
        writer.uint(unsigned(symbols, one.start, one.width));
        break;
      case LOOK.int:
        writer.int(signed(symbols, one.start, one.width));
        break;
      case LOOK.table:
        writer.text(one.table[unsigned(symbols, one.start, one.width)]!);
        break;
      case LOOK.degrees:
        writer.degrees(signed(symbols, one.start, one.width));
        break;
      case LOOK.tenths:
        writer.tenths(unsigned(symbols, one.start, one.width));
        break;
      case LOOK.text:
        writer.sixbitText(symbols, one.start, one.width);
        break;
      case LOOK.scaled:
        writer.fixed(scaledValue(symbols, one), one.decimals);
        break;
      case LOOK.quoted:
        writer.ascii(`"${printed(scaledValue(symbols, one), one.decimals)}"`);
        break;
      case LOOK.shiftedTenths:
        writer.tenths(shifted(symbols, one));
        break;
      case LOOK.time:
        writeEta(writer, symbols, one.start);
        break;
    }
  }
}

const scaledValue = (symbols: Uint8Array, one: Field): number => shifted(symbols, one) / one.divisor;

function shifted(symbols: Uint8Array, { start, width, offset, twosComplement }: Field): number {
  return (twosComplement ? signed(symbols, start, width) : unsigned(symbols, start, width)) + offset;
}

const QUOTE = 34;
const DASH = 45;
const T = 84;
const COLON = 58;
const Z_QUOTE = constant('Z"');

function writeEta(writer: JsonWriter, symbols: Uint8Array, start: number): void {
  writer.byte(QUOTE);
  writer.two(unsigned(symbols, start, 4));
  writer.byte(DASH);
  writer.two(unsigned(symbols, start + 4, 5));
  writer.byte(T);
  writer.two(unsigned(symbols, start + 9, 5));
  writer.byte(COLON);
  writer.two(unsigned(symbols, start + 14, 6));
  writer.text(Z_QUOTE);
}
