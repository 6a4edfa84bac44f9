/** What applications of addressed and broadcast binary messages have in common: lists, waypoints, linked texts. */
import { degrees, type Field, scaled, writeFields } from './fields.js';
import { constant, type JsonWriter } from './json-writer.js';
import { SYMBOLS, unsigned } from './sixbit.js';

/** Longitude or latitude in 1/1,000 minute. */
export const minutes = (key: string, start: number, width: number): Field =>
  scaled(key, start, width, 60_000, 4, { twosComplement: true });

const COMMA = 44;
const OPEN = 123;
const CLOSE = 125;
const END = 93;

/** Elements of one width, one behind the other; a last one may reach past the end of the message, into zeros. */
export function writeList(
  writer: JsonWriter,
  symbols: Uint8Array,
  key: string,
  start: number,
  width: number,
  count: number,
  fields: readonly Field[],
): void {
  writer.ascii(`,"${key}":[`);
  for (let i = 0; i < count; i++) {
    const from = start + width * i;
    if (from + width > SYMBOLS * 6) break;
    if (i > 0) writer.byte(COMMA);
    writer.byte(OPEN);
    const before = writer.at;
    writeFields(writer, symbols, shifted(fields, from));
    // The first key of an element has no comma before it.
    writer.bytes.copyWithin(before, before + 1, writer.at);
    writer.at--;
    writer.byte(CLOSE);
  }
  writer.byte(END);
}

const shifted = (fields: readonly Field[], by: number): Field[] =>
  fields.map((one) => ({ ...one, start: one.start + by }));

const WAYPOINT = [degrees('lon', 0, 28), degrees('lat', 28, 27)];

/** @param start of the number of waypoints, five bits before the first. */
export function writeWaypoints(writer: JsonWriter, symbols: Uint8Array, start: number): void {
  writeList(writer, symbols, 'waypoints', start + 5, 55, unsigned(symbols, start, 5), WAYPOINT);
}

const TEXT = constant(',"text":');

export function writeLinkedText(writer: JsonWriter, symbols: Uint8Array, start: number, bits: number): void {
  writer.ascii(`,"linkage":${unsigned(symbols, start, 10)}`);
  writer.text(TEXT);
  writer.sixbitText(symbols, start + 10, Math.floor((bits - start - 10) / 6));
}
