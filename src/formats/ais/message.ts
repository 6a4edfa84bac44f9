/**
 * One AIS message as a line of JSON, as `gpsdecode -j` of gpsd 3.22 prints it: same keys, order, scaling and words, and
 * CR LF at the end.
 *
 * The two halves of type 24 come as messages of their own; gpsd prints them joined when part B follows part A of the same
 * vessel on the same channel among the last eight parts A, and drops the others. The same here, or each half by itself
 * where that is asked for.
 */
import { writeAddressed, writeBroadcast, writeCorrections, writeShort } from './binary-message.js';
import { type Field, writeFields } from './fields.js';
import { constant, type JsonWriter } from './json-writer.js';
import {
  ADDRESSED_TEXT,
  AID,
  AID_KIND,
  AIRCRAFT,
  ASSIGNMENT,
  BASE_STATION,
  CHANNELS,
  CHANNELS_ADDRESSED,
  CHANNELS_AREA,
  CHANNELS_END,
  CLASS_B,
  CLASS_B_EXTENDED,
  DATA_LINK,
  DATE_INQUIRY,
  GROUP,
  INTERROGATION,
  LONG_RANGE,
  POSITION,
  RADIO,
  STATIC_B,
  STATIC_B_DIMENSIONS,
  STATIC_B_MOTHERSHIP,
  VOYAGE,
} from './layouts.js';
import type { NameQueue } from './name-queue.js';
import { unsigned } from './sixbit.js';

export const WRITTEN = 0;
export const WRONG_LENGTH = 1;
export const UNKNOWN_TYPE = 2;
/** Half of a type 24, held back. */
export const HALF = 3;
export type Outcome = typeof WRITTEN | typeof WRONG_LENGTH | typeof UNKNOWN_TYPE | typeof HALF;

/** Fewest and most bits of each type; beyond the most, gpsd takes only some types. */
const ANY = 1 << 30;
const LENGTHS: readonly (readonly [fewest: number, most: number])[] = [
  [ANY, 0],
  [163, ANY],
  [163, ANY],
  [163, ANY],
  [168, ANY],
  [420, ANY],
  [88, 1008],
  [72, 168],
  [56, 1008],
  [168, ANY],
  [72, ANY],
  [168, ANY],
  [72, 1008],
  [72, 168],
  [40, 1008],
  [88, 168],
  [96, 168],
  [80, 816],
  [168, ANY],
  [312, ANY],
  [72, 186],
  [272, 368],
  [168, ANY],
  [160, ANY],
  [160, ANY],
  [40, 168],
  [60, 1004],
  [96, 168],
];
export const LAST_TYPE = LENGTHS.length - 1;

const HEADS = LENGTHS.map((_, type) =>
  [0, 1, 2, 3].map((repeat) =>
    constant(`{"class":"AIS","device":"stdin","type":${type},"repeat":${repeat},"mmsi":`),
  ),
);
const SCALED = constant(',"scaled":true');
const END = constant('}\r\n');

export function fits(type: number, bits: number): boolean {
  const [fewest, most] = LENGTHS[type]!;
  return bits >= fewest && bits <= most && (type !== 27 || bits === 96 || bits === 168);
}

export function writeMessage(
  writer: JsonWriter,
  symbols: Uint8Array,
  bits: number,
  names: NameQueue,
  halves: boolean,
): Outcome {
  const type = symbols[0]!;
  if (type === 0 || type > LAST_TYPE) return UNKNOWN_TYPE;
  if (!fits(type, bits)) return WRONG_LENGTH;
  const before = writer.at;
  const mmsi = unsigned(symbols, 8, 30);
  writer.text(HEADS[type]![symbols[1]! >> 4]!);
  writer.uint(mmsi);
  writer.text(SCALED);
  const outcome =
    type === 24
      ? writeStatic(writer, symbols, bits, mmsi, names, halves)
      : writeBody(writer, symbols, bits, type);
  if (outcome === WRITTEN) writer.text(END);
  else writer.at = before;
  return outcome;
}

function writeBody(writer: JsonWriter, symbols: Uint8Array, bits: number, type: number): Outcome {
  switch (type) {
    case 1:
    case 2:
    case 3:
      writeFields(writer, symbols, POSITION);
      if (bits >= 168) writeFields(writer, symbols, RADIO);
      else {
        writer.text(RADIO[0]!.key);
        writer.uint(unsigned(symbols, 149, bits - 149));
      }
      return WRITTEN;
    case 4:
    case 11:
      writeTimestamp(writer, symbols);
      writeFields(writer, symbols, BASE_STATION);
      return WRITTEN;
    case 5:
      writeFields(writer, symbols, VOYAGE);
      writer.text(DTE);
      writer.uint(bits >= 423 ? unsigned(symbols, 422, 1) : 0);
      return WRITTEN;
    case 6:
      writeAddressed(writer, symbols, bits);
      return WRITTEN;
    case 7:
    case 13:
      for (let i = 0; i < 4; i++) {
        writer.text(ACKNOWLEDGED[i]!);
        writer.uint(bits > 40 + 32 * i ? unsigned(symbols, 40 + 32 * i, 30) : 0);
      }
      return WRITTEN;
    case 8:
      writeBroadcast(writer, symbols, bits);
      return WRITTEN;
    case 12:
      writeFields(writer, symbols, ADDRESSED_TEXT);
      writer.text(TEXT);
      writer.sixbitText(symbols, 72, Math.floor((bits - 72) / 6));
      return WRITTEN;
    case 14:
      writer.text(TEXT);
      writer.sixbitText(symbols, 40, Math.floor((bits - 40) / 6));
      return WRITTEN;
    case 15:
      writeInterrogation(writer, symbols, bits);
      return WRITTEN;
    case 16:
      for (const [i, one] of ASSIGNMENT.entries()) {
        writer.text(one.key);
        writer.uint(i < 3 || bits >= 144 ? unsigned(symbols, one.start, one.width) : 0);
      }
      return WRITTEN;
    case 17:
      writeCorrections(writer, symbols, bits);
      return WRITTEN;
    case 21:
      writeFields(writer, symbols, AID_KIND);
      writeAidName(writer, symbols, bits);
      writeFields(writer, symbols, AID);
      return WRITTEN;
    case 22:
      writeFields(writer, symbols, CHANNELS);
      writeFields(writer, symbols, unsigned(symbols, 139, 1) ? CHANNELS_ADDRESSED : CHANNELS_AREA);
      writeFields(writer, symbols, CHANNELS_END);
      return WRITTEN;
    case 25:
      return writeShort(writer, symbols, bits, 0) ? WRITTEN : WRONG_LENGTH;
    case 26:
      return writeShort(writer, symbols, bits, 20) ? WRITTEN : WRONG_LENGTH;
    default:
      writeFields(writer, symbols, PLAIN[type]!);
      return WRITTEN;
  }
}

const PLAIN: Readonly<Record<number, readonly Field[]>> = {
  9: AIRCRAFT,
  10: DATE_INQUIRY,
  18: CLASS_B,
  19: CLASS_B_EXTENDED,
  20: DATA_LINK,
  23: GROUP,
  27: LONG_RANGE,
};

const DTE = constant(',"dte":');
const TEXT = constant(',"text":');
const ACKNOWLEDGED = [1, 2, 3, 4].map((i) => constant(`,"mmsi${i}":`));
const TIMESTAMP = constant(',"timestamp":"');
const Z_QUOTE = constant('Z"');

function writeTimestamp(writer: JsonWriter, symbols: Uint8Array): void {
  writer.text(TIMESTAMP);
  writer.four(unsigned(symbols, 38, 14));
  writer.byte(45);
  writer.two(unsigned(symbols, 52, 4));
  writer.byte(45);
  writer.two(unsigned(symbols, 56, 5));
  writer.byte(84);
  writer.two(unsigned(symbols, 61, 5));
  writer.byte(58);
  writer.two(unsigned(symbols, 66, 6));
  writer.byte(58);
  writer.two(unsigned(symbols, 72, 6));
  writer.text(Z_QUOTE);
}

function writeInterrogation(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  const there = bits > 110 ? 8 : bits > 90 ? 5 : 3;
  for (const [i, one] of INTERROGATION.entries()) {
    writer.text(one.key);
    writer.uint(i < there ? unsigned(symbols, one.start, one.width) : 0);
  }
}

const NAME = constant(',"name":');

/** Twenty characters, and up to fourteen more behind the other fields; spaces between the two are kept. */
function writeAidName(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  writer.text(NAME);
  let whole = bits > 272;
  for (let i = 0; whole && i < 20; i++) whole = unsigned(symbols, 43 + 6 * i, 6) !== 0;
  writer.sixbitText(symbols, 43, 20);
  if (!whole) return;
  const extension = writer.at;
  writer.sixbitText(symbols, 272, Math.floor((bits - 272) / 6));
  const more = Buffer.from(writer.bytes.subarray(extension + 1, writer.at)).toString('latin1');
  writer.at = extension;
  if (more.length === 1) return;
  writer.at--;
  // Spaces at the end of the first twenty, cut above, stand in the middle of the name now.
  for (let i = 19; i >= 0 && unsigned(symbols, 43 + 6 * i, 6) === 32; i--) writer.byte(32);
  writer.ascii(more);
}

const SHIP_NAME = constant(',"shipname":');
const PARTS = { A: constant(',"part":"A"'), B: constant(',"part":"B"') };
const AUXILIARY = 98;

function writeStatic(
  writer: JsonWriter,
  symbols: Uint8Array,
  bits: number,
  mmsi: number,
  names: NameQueue,
  halves: boolean,
): Outcome {
  const part = unsigned(symbols, 38, 2);
  if (part === 0) {
    if (bits > 168) return WRONG_LENGTH;
    names.put(mmsi, symbols);
    if (!halves) return HALF;
    writer.text(PARTS.A);
    writer.text(SHIP_NAME);
    writer.sixbitText(symbols, 40, 20);
    return WRITTEN;
  }
  if (part !== 1) return UNKNOWN_TYPE;
  if (bits < 168) return WRONG_LENGTH;
  const name = names.take(mmsi);
  if (!name && !halves) return HALF;
  if (!name) writer.text(PARTS.B);
  else {
    writer.text(SHIP_NAME);
    writer.sixbitText(name, 0, 20);
  }
  writeFields(writer, symbols, STATIC_B);
  const auxiliary = Math.floor(mmsi / 10_000_000) === AUXILIARY;
  writeFields(writer, symbols, auxiliary ? STATIC_B_MOTHERSHIP : STATIC_B_DIMENSIONS);
  return WRITTEN;
}
