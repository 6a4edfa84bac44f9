/**
 * Where the fields of each message lie (ITU-R M.1371-5, annex 8, tables 48 to 92), under the names and in the order of
 * gpsd's JSON. Binary messages 6, 8, 17, 25 and 26 stand in binary-message.ts and what follows it.
 */
import {
  bool,
  coded,
  degrees,
  eta,
  type Field,
  quotedDegrees,
  scaled,
  table,
  tenths,
  text,
  uint,
  words,
} from './fields.js';
import { printed } from './json-writer.js';
import { AID_TYPE, NAVIGATION_STATUS, POSITION_FIXING, SHIP_TYPE, STATION_TYPE } from './legends.js';

const numbers = (count: number, print: (value: number) => string): string[] =>
  Array.from({ length: count }, (_, value) => print(value));

/**
 * Rate of turn: the field holds 4.733 times the square root of degrees a minute; two's complement.
 * BUG: gpsd 3.22 prints a turn to the left as one to the right. It is kept here, where its output is the measure.
 */
const TURN = numbers(256, (raw) => {
  const turn = raw < 128 ? raw : raw - 256;
  if (turn === -128) return '"nan"';
  if (turn === -127) return '"fastleft"';
  if (turn === 127) return '"fastright"';
  return printed((turn / 4.733) ** 2, 0);
});
const SPEED = numbers(1024, (raw) =>
  raw === 1023 ? '"nan"' : raw === 1022 ? '"fast"' : printed(raw / 10, 1),
);
const AIRCRAFT_SPEED = numbers(1024, (raw) =>
  raw === 1023 ? '"nan"' : raw === 1022 ? '"fast"' : String(raw),
);
const ALTITUDE = numbers(4096, (raw) => (raw === 4095 ? '"nan"' : raw === 4094 ? '"high"' : String(raw)));

const dimensions = (start: number): Field[] => [
  uint('to_bow', start, 9),
  uint('to_stern', start + 9, 9),
  uint('to_port', start + 18, 6),
  uint('to_starboard', start + 24, 6),
];

/** Types 1, 2, 3; `radio` is shorter in messages that lack their last bits. */
export const POSITION = [
  ...coded('status', 38, 4, NAVIGATION_STATUS),
  table('turn', 42, 8, TURN),
  table('speed', 50, 10, SPEED),
  bool('accuracy', 60),
  degrees('lon', 61, 28),
  degrees('lat', 89, 27),
  tenths('course', 116, 12),
  uint('heading', 128, 9),
  uint('second', 137, 6),
  uint('maneuver', 143, 2),
  bool('raim', 148),
];
export const RADIO = [uint('radio', 149, 19)];

/** Types 4 and 11, behind their timestamp. */
export const BASE_STATION = [
  bool('accuracy', 78),
  degrees('lon', 79, 28),
  degrees('lat', 107, 27),
  ...coded('epfd', 134, 4, POSITION_FIXING),
  bool('raim', 148),
  ...RADIO,
];

/** Type 5 without its last field, which short messages lack. */
export const VOYAGE = [
  uint('imo', 40, 30),
  uint('ais_version', 38, 2),
  text('callsign', 70, 7),
  text('shipname', 112, 20),
  ...coded('shiptype', 232, 8, SHIP_TYPE),
  ...dimensions(240),
  ...coded('epfd', 270, 4, POSITION_FIXING),
  eta('eta', 274),
  tenths('draught', 294, 8),
  text('destination', 302, 20),
];

export const AIRCRAFT = [
  table('alt', 38, 12, ALTITUDE),
  table('speed', 50, 10, AIRCRAFT_SPEED),
  bool('accuracy', 60),
  degrees('lon', 61, 28),
  degrees('lat', 89, 27),
  tenths('course', 116, 12),
  uint('second', 128, 6),
  uint('regional', 134, 8),
  uint('dte', 142, 1),
  bool('raim', 147),
  uint('radio', 148, 20),
];

export const DATE_INQUIRY = [uint('dest_mmsi', 40, 30)];

/** Type 12, before its text. */
export const ADDRESSED_TEXT = [uint('seqno', 38, 2), uint('dest_mmsi', 40, 30), bool('retransmit', 70)];

/** Type 15; how many of them are there depends on the length. */
export const INTERROGATION = [
  uint('mmsi1', 40, 30),
  uint('type1_1', 70, 6),
  uint('offset1_1', 76, 12),
  uint('type1_2', 90, 6),
  uint('offset1_2', 96, 12),
  uint('mmsi2', 110, 30),
  uint('type2_1', 140, 6),
  uint('offset2_1', 146, 12),
];

export const ASSIGNMENT = [
  uint('mmsi1', 40, 30),
  uint('offset1', 70, 12),
  uint('increment1', 82, 10),
  uint('mmsi2', 92, 30),
  uint('offset2', 122, 12),
  uint('increment2', 134, 10),
];

const classB = [
  uint('reserved', 38, 8),
  tenths('speed', 46, 10),
  bool('accuracy', 56),
  degrees('lon', 57, 28),
  degrees('lat', 85, 27),
  tenths('course', 112, 12),
  uint('heading', 124, 9),
  uint('second', 133, 6),
];

export const CLASS_B = [
  ...classB,
  uint('regional', 139, 2),
  bool('cs', 141),
  bool('display', 142),
  bool('dsc', 143),
  bool('band', 144),
  bool('msg22', 145),
  bool('raim', 147),
  uint('radio', 148, 20),
];

export const CLASS_B_EXTENDED = [
  ...classB,
  uint('regional', 139, 4),
  text('shipname', 143, 20),
  ...coded('shiptype', 263, 8, SHIP_TYPE),
  ...dimensions(271),
  ...coded('epfd', 301, 4, POSITION_FIXING),
  bool('raim', 305),
  uint('dte', 306, 1),
  bool('assigned', 307),
];

export const DATA_LINK = [0, 1, 2, 3].flatMap((i) => [
  uint(`offset${i + 1}`, 40 + 30 * i, 12),
  uint(`number${i + 1}`, 52 + 30 * i, 4),
  uint(`timeout${i + 1}`, 56 + 30 * i, 3),
  uint(`increment${i + 1}`, 59 + 30 * i, 11),
]);

export const AID_KIND = coded('aid_type', 38, 5, AID_TYPE);
/** Type 21, behind its name. */
export const AID = [
  degrees('lon', 164, 28),
  degrees('lat', 192, 27),
  bool('accuracy', 163),
  ...dimensions(219),
  ...coded('epfd', 249, 4, POSITION_FIXING),
  uint('second', 253, 6),
  uint('regional', 260, 8),
  bool('off_position', 259),
  bool('raim', 268),
  bool('virtual_aid', 269),
];

export const CHANNELS = [
  uint('channel_a', 40, 12),
  uint('channel_b', 52, 12),
  uint('txrx', 64, 4),
  bool('power', 68),
];
export const CHANNELS_ADDRESSED = [uint('dest1', 69, 30), uint('dest2', 104, 30)];
export const CHANNELS_AREA = [
  quotedDegrees('ne_lon', 69, 18),
  quotedDegrees('ne_lat', 87, 17),
  quotedDegrees('sw_lon', 104, 18),
  quotedDegrees('sw_lat', 122, 17),
];
export const CHANNELS_END = [
  bool('addressed', 139),
  bool('band_a', 140),
  bool('band_b', 141),
  uint('zonesize', 142, 3),
];

export const GROUP = [
  quotedDegrees('ne_lon', 40, 18),
  quotedDegrees('ne_lat', 58, 17),
  quotedDegrees('sw_lon', 75, 18),
  quotedDegrees('sw_lat', 93, 17),
  ...coded('stationtype', 110, 4, STATION_TYPE),
  ...coded('shiptype', 114, 8, SHIP_TYPE),
  uint('interval', 146, 4),
  uint('quiet', 150, 4),
];

/** Type 24, part B. The vendor's serial number was cut out of the vendor id by a later edition: both are printed. */
export const STATIC_B = [
  ...coded('shiptype', 40, 8, SHIP_TYPE),
  text('vendorid', 48, 7),
  uint('model', 66, 4),
  uint('serial', 70, 20),
  text('callsign', 90, 7),
];
export const STATIC_B_DIMENSIONS = dimensions(132);
export const STATIC_B_MOTHERSHIP = [uint('mothership_mmsi', 132, 30)];

const tenthOfMinute = (key: string, start: number, width: number): Field =>
  scaled(key, start, width, 600, 1, { twosComplement: true });

/** Type 27. Longitude and latitude are printed with one decimal, as gpsd does; tracks take them whole. */
export const LONG_RANGE = [
  words('status', 40, 4, NAVIGATION_STATUS),
  bool('accuracy', 38),
  tenthOfMinute('lon', 44, 18),
  tenthOfMinute('lat', 62, 17),
  uint('speed', 79, 6),
  uint('course', 85, 9),
  bool('raim', 39),
  bool('gnss', 94),
];

/** Type 17, before its data. */
export const CORRECTIONS = [tenthOfMinute('lon', 40, 18), tenthOfMinute('lat', 58, 17)];
