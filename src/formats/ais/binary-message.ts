/**
 * The binary messages: an addressed one (6), a broadcast one (8), differential corrections (17), and the short ones of one
 * and several slots (25, 26). What the applications of 6 and 8 hold stands in application-addressed.ts and
 * application-broadcast.ts; what no application is known for is printed as its number of bits and hexadecimal digits.
 */

import { writeAddressedApplication } from './application-addressed.js';
import { writeBroadcastApplication } from './application-broadcast.js';
import { bool, type Field, uint, writeFields } from './fields.js';
import { constant, type JsonWriter } from './json-writer.js';
import { CORRECTIONS } from './layouts.js';
import { clearFrom, unsigned } from './sixbit.js';

const DATA = constant(',"data":"');
const COLON = 58;
const QUOTE = 34;
const FLAGS = [bool('addressed', 38), bool('structured', 39)];
const DESTINATION = constant(',"dest_mmsi":');
const APPLICATION = constant(',"app_id":');
const RADIO = constant(',"radio":0');

const ADDRESSED: readonly Field[] = [
  uint('seqno', 38, 2),
  uint('dest_mmsi', 40, 30),
  bool('retransmit', 70),
  uint('dac', 72, 10),
  uint('fid', 82, 6),
];
const BROADCAST: readonly Field[] = [uint('dac', 40, 10), uint('fid', 50, 6)];

export function writeAddressed(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  writeFields(writer, symbols, ADDRESSED);
  if (!writeAddressedApplication(writer, symbols, bits)) writeData(writer, symbols, 88, bits - 88);
}

export function writeBroadcast(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  writeFields(writer, symbols, BROADCAST);
  if (!writeBroadcastApplication(writer, symbols, bits)) {
    // A broadcast alone is printed without the fill bits behind its end, as gpsd does.
    clearFrom(symbols, bits);
    writeData(writer, symbols, 56, bits - 56);
  }
}

export function writeCorrections(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  writeFields(writer, symbols, CORRECTIONS);
  writeData(writer, symbols, 80, bits - 80);
}

/** @returns false where the message is shorter than its flags say. */
export function writeShort(
  writer: JsonWriter,
  symbols: Uint8Array,
  bits: number,
  radioBits: number,
): boolean {
  const addressed = unsigned(symbols, 38, 1);
  const structured = unsigned(symbols, 39, 1);
  const start = 40 + 30 * addressed + 16 * structured;
  if (bits < start + radioBits) return false;
  writeFields(writer, symbols, FLAGS);
  writer.text(DESTINATION);
  writer.uint(addressed ? unsigned(symbols, 40, 30) : 0);
  writer.text(APPLICATION);
  writer.uint(structured ? unsigned(symbols, 40 + 30 * addressed, 16) : 0);
  // The last byte shows bits behind the data as far as gpsd copies them before it drops the address.
  const copied = 40 + 16 * structured;
  clearFrom(symbols, copied + 8 * Math.ceil((bits - copied - radioBits) / 8));
  writeData(writer, symbols, start, bits - start - radioBits);
  // gpsd prints the state of the radio as 0 whatever was sent.
  if (radioBits > 0) writer.text(RADIO);
  return true;
}

function writeData(writer: JsonWriter, symbols: Uint8Array, start: number, bits: number): void {
  writer.text(DATA);
  writer.uint(bits);
  writer.byte(COLON);
  writer.hex(symbols, start, Math.ceil(bits / 8));
  writer.byte(QUOTE);
}
