/**
 * Applications of the broadcast binary message (type 8), by designated area code (dac) and function (fid): IMO
 * SN.1/Circ.236 and 289 (dac 1) and Inland AIS (200). Keys and looks are gpsd's. Long because it is a list of layouts.
 */

import { minutes, writeLinkedText, writeList, writeWaypoints } from './application-parts.js';
import {
  bool,
  coded,
  degrees,
  eta,
  type Field,
  int,
  scaled,
  table,
  text,
  uint,
  words,
  writeFields,
} from './fields.js';
import { type JsonWriter, printed } from './json-writer.js';
import {
  HAZARD,
  ICE,
  INLAND_SHIP,
  LOADED,
  NO_INLAND_SHIP,
  PRECIPITATION,
  ROUTE_TYPE,
  SIGNAL_LIGHT,
  STREAM_DIRECTION,
  TARGET_ID,
  TRAFFIC_SIGNAL,
  TREND,
  WARNING_CLASS,
  WEATHER_WARNING,
  WIND_DIRECTION,
} from './legends.js';
import { unsigned } from './sixbit.js';

/** @returns false where nothing is known of the application, and nothing was written. */
export function writeBroadcastApplication(writer: JsonWriter, symbols: Uint8Array, bits: number): boolean {
  const dac = unsigned(symbols, 40, 10);
  const fid = unsigned(symbols, 50, 6);
  switch (dac * 64 + fid) {
    case 64 + 11:
      writeFields(writer, symbols, WEATHER_236_PLACE);
      writeDayTime(writer, symbols, 105);
      writeFields(writer, symbols, WEATHER_236);
      return true;
    case 64 + 13:
      writeFields(writer, symbols, FAIRWAY);
      writeDate(writer, symbols, 'from', 428);
      writeDate(writer, symbols, 'to', 448);
      return true;
    case 64 + 15:
      writeFields(writer, symbols, AIR_DRAUGHT);
      return true;
    case 64 + 16:
      if (bits - 56 !== 136 && bits - 56 !== 72) return false;
      writeFields(writer, symbols, bits - 56 === 136 ? PERSONS_289 : PERSONS_236);
      return true;
    case 64 + 17:
      writeTargets(writer, symbols, bits);
      return true;
    case 64 + 19:
      writeFields(writer, symbols, TRAFFIC);
      return true;
    case 64 + 27:
      writeFields(writer, symbols, ROUTE);
      writeWaypoints(writer, symbols, 112);
      return true;
    case 64 + 29:
      writeLinkedText(writer, symbols, 56, bits);
      return true;
    case 64 + 31:
      writeFields(writer, symbols, WEATHER_289_PLACE);
      writeDayTime(writer, symbols, 106);
      writeFields(writer, symbols, WEATHER_289);
      return true;
    case 200 * 64 + 10:
      // More cones than there are: some other message under the same numbers.
      if (bits !== 168 || unsigned(symbols, 141, 3) > 5) return false;
      writeInlandShip(writer, symbols);
      return true;
    case 200 * 64 + 23:
      if (bits !== 256) return false;
      writeWarning(writer, symbols);
      return true;
    case 200 * 64 + 24:
      if (bits !== 168) return false;
      writeFields(writer, symbols, GAUGE_COUNTRY);
      writeList(writer, symbols, 'gauges', 68, 25, 4, GAUGE);
      return true;
    case 200 * 64 + 40:
      if (bits !== 168) return false;
      writeSignal(writer, symbols);
      return true;
    default:
      return false;
  }
}

const AIR_DRAUGHT = [uint('airdraught', 56, 11)];
const PERSONS_289 = [uint('persons', 88, 13)];
const PERSONS_236 = [uint('persons', 55, 13)];

const wind = (start: number): Field[] => [
  uint('wspeed', start, 7),
  uint('wgust', start + 7, 7),
  uint('wdir', start + 14, 9),
  uint('wgustdir', start + 23, 9),
];
/** From the surface current to the swell: the same in both editions, one bit of which is not. */
const currents = (start: number): Field[] => [
  scaled('cspeed', start, 8, 10, 1),
  uint('cdir', start + 8, 9),
  scaled('cspeed2', start + 17, 8, 10, 1),
  uint('cdir2', start + 25, 9),
  uint('cdepth2', start + 34, 5),
  scaled('cspeed3', start + 39, 8, 10, 1),
  uint('cdir3', start + 47, 9),
  uint('cdepth3', start + 56, 5),
  scaled('waveheight', start + 61, 8, 10, 1),
  uint('waveperiod', start + 69, 6),
  uint('wavedir', start + 75, 9),
  scaled('swellheight', start + 84, 8, 10, 1),
  uint('swellperiod', start + 92, 6),
  uint('swelldir', start + 98, 9),
  uint('seastate', start + 107, 4),
];

const WEATHER_236_PLACE = [minutes('lat', 56, 24), minutes('lon', 80, 25)];
const WEATHER_236 = [
  ...wind(121),
  uint('humidity', 164, 7),
  scaled('airtemp', 153, 11, 10, 1, { offset: -600 }),
  scaled('dewpoint', 171, 10, 10, 1, { offset: -200 }),
  scaled('pressure', 181, 9, 1, 0, { offset: 800 }),
  words('pressuretend', 190, 2, TREND),
  scaled('visibility', 192, 8, 10, 1),
  scaled('waterlevel', 200, 9, 10, 1, { offset: -100 }),
  words('leveltrend', 209, 2, TREND),
  ...currents(211),
  scaled('watertemp', 322, 10, 10, 1, { offset: -100 }),
  ...coded('preciptype', 332, 3, PRECIPITATION),
  scaled('salinity', 335, 9, 10, 1),
  ...coded('ice', 344, 2, ICE),
];

const WEATHER_289_PLACE = [minutes('lat', 81, 24), minutes('lon', 56, 25), bool('accuracy', 105)];
/**
 * Metres above the datum, in centimetres from -10 m.
 * BUG: gpsd 3.22 takes the difference without a sign, so that a level below the datum comes out near 42,949,672. It is kept
 * here, where its output is the measure.
 */
const WATER_LEVEL = Array.from({ length: 4096 }, (_, raw) => printed(((raw - 1000) >>> 0) / 100, 1));
const WEATHER_289 = [
  ...wind(122),
  uint('humidity', 165, 7),
  scaled('airtemp', 154, 11, 10, 1, { twosComplement: true }),
  scaled('dewpoint', 172, 10, 10, 1, { twosComplement: true }),
  scaled('pressure', 182, 9, 1, 0, { offset: 799 }),
  words('pressuretend', 191, 2, TREND),
  bool('visgreater', 193),
  scaled('visibility', 194, 7, 10, 1),
  table('waterlevel', 201, 12, WATER_LEVEL),
  words('leveltrend', 213, 2, TREND),
  ...currents(215),
  scaled('watertemp', 326, 10, 10, 1, { twosComplement: true }),
  words('preciptype', 336, 3, PRECIPITATION),
  scaled('salinity', 339, 9, 10, 1),
  words('ice', 348, 2, ICE),
];

const FAIRWAY = [
  text('reason', 56, 20),
  text('closefrom', 176, 20),
  text('closeto', 296, 20),
  uint('radius', 416, 10),
  uint('extunit', 426, 2),
];
const TRAFFIC = [
  uint('linkage', 56, 10),
  text('station', 66, 20),
  minutes('lon', 186, 25),
  minutes('lat', 211, 24),
  uint('status', 235, 2),
  ...coded('signal', 237, 5, TRAFFIC_SIGNAL),
  uint('hour', 242, 5),
  uint('minute', 247, 6),
  ...coded('nextsignal', 253, 5, TRAFFIC_SIGNAL),
];
const ROUTE = [
  uint('linkage', 56, 10),
  uint('sender', 66, 3),
  ...coded('rtype', 69, 5, ROUTE_TYPE),
  eta('start', 74),
  uint('duration', 94, 18),
];
const GAUGE_COUNTRY = [text('country', 56, 2)];
const GAUGE = [uint('id', 0, 11), int('level', 11, 14)];

const TARGET_WIDTH = 122;
const TARGET = [
  minutes('lat', 48, 24),
  minutes('lon', 72, 25),
  uint('course', 97, 9),
  uint('second', 106, 6),
  uint('speed', 112, 10),
];

function writeTargets(writer: JsonWriter, symbols: Uint8Array, bits: number): void {
  writer.ascii(',"targets":[');
  const count = Math.floor((bits - 56) / TARGET_WIDTH) + 1;
  for (let i = 0; i < count; i++) {
    const at = 56 + TARGET_WIDTH * i;
    const kind = unsigned(symbols, at, 2);
    const name = TARGET_ID[kind]!;
    writer.ascii(`${i > 0 ? ',' : ''}{"idtype":${kind},"idtype_text":"${name}","${name}":`);
    if (kind >= 2) writer.sixbitText(symbols, at + 2, 7);
    else writer.ascii(`"${unsigned(symbols, at + 12, 32)}"`);
    writeFields(
      writer,
      symbols,
      TARGET.map((one) => ({ ...one, start: one.start + at })),
    );
    writer.byte(125);
  }
  writer.byte(93);
}

const INLAND_SIZE = [text('vin', 56, 8), uint('length', 104, 13), uint('beam', 117, 10)];
const INLAND_LOAD = [
  ...coded('hazard', 141, 3, HAZARD),
  uint('draught', 144, 11),
  ...coded('loaded', 155, 2, LOADED),
  bool('speed_q', 157),
  bool('course_q', 158),
  bool('heading_q', 159),
];

function writeInlandShip(writer: JsonWriter, symbols: Uint8Array): void {
  writeFields(writer, symbols, INLAND_SIZE);
  const type = unsigned(symbols, 127, 14);
  const found = INLAND_SHIP.find(([code, ais]) => code === type || ais === type);
  writer.ascii(`,"shiptype":${type},"shiptype_text":"${found?.[2] ?? NO_INLAND_SHIP}"`);
  writeFields(writer, symbols, INLAND_LOAD);
}

const WARNING_PLACE = [
  degrees('start_lon', 112, 28),
  degrees('start_lat', 140, 27),
  degrees('end_lon', 167, 28),
  degrees('end_lat', 195, 27),
];
const WARNING = [
  ...coded('type', 222, 4, WEATHER_WARNING),
  int('min', 226, 9),
  int('max', 235, 9),
  ...coded('class', 244, 2, WARNING_CLASS),
  ...coded('wind', 246, 4, WIND_DIRECTION),
];

function writeWarning(writer: JsonWriter, symbols: Uint8Array): void {
  const two = (start: number, width: number): string =>
    String(unsigned(symbols, start, width)).padStart(2, '0');
  const year = (start: number): number => unsigned(symbols, start, 8) + 2000;
  const start = `${year(56)}-${two(64, 4)}-${two(68, 5)}T${two(90, 5)}:${two(95, 6)}`;
  const end = `${year(73)}-${two(81, 4)}-${two(85, 5)}T${two(101, 5)}:${two(106, 6)}`;
  writer.ascii(`,"start":"${start}","end":"${end}"`);
  writeFields(writer, symbols, WARNING_PLACE);
  writeFields(writer, symbols, WARNING);
}

const SIGNAL_PLACE = [
  degrees('lon', 56, 28),
  degrees('lat', 84, 27),
  uint('form', 111, 4),
  uint('facing', 115, 9),
  ...coded('direction', 124, 3, STREAM_DIRECTION),
];

/** The nine lights of a signal as one number; words exist for a single light only. */
function writeSignal(writer: JsonWriter, symbols: Uint8Array): void {
  writeFields(writer, symbols, SIGNAL_PLACE);
  const status = unsigned(symbols, 127, 30);
  writer.ascii(`,"status":${status},"status_text":"${SIGNAL_LIGHT[status] ?? 'INVALID STATUS'}"`);
}

/** Day, hour, minute: DDTHH:MMZ. */
function writeDayTime(writer: JsonWriter, symbols: Uint8Array, start: number): void {
  writer.ascii(',"timestamp":"');
  writer.two(unsigned(symbols, start, 5));
  writer.byte(84);
  writer.two(unsigned(symbols, start + 5, 5));
  writer.byte(58);
  writer.two(unsigned(symbols, start + 10, 6));
  writer.ascii('Z"');
}

/** Day, month, hour, minute on the air; MM-DDTHH:MM. */
function writeDate(writer: JsonWriter, symbols: Uint8Array, key: string, start: number): void {
  writer.ascii(`,"${key}":"`);
  writer.two(unsigned(symbols, start + 5, 4));
  writer.byte(45);
  writer.two(unsigned(symbols, start, 5));
  writer.byte(84);
  writer.two(unsigned(symbols, start + 9, 5));
  writer.byte(58);
  writer.two(unsigned(symbols, start + 14, 6));
  writer.byte(34);
}
