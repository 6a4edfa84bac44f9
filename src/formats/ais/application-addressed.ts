/**
 * Applications of the addressed binary message (type 6), by designated area code (dac) and function (fid): IMO
 * SN.1/Circ.236 and 289 (dac 1), Inland AIS (200), and the monitoring of aids to navigation of two administrations
 * (235, 250). Keys and looks are gpsd's.
 */

import { minutes, writeLinkedText, writeList, writeWaypoints } from './application-parts.js';
import { bool, coded, eta, type Field, scaled, text, uint, words, writeFields } from './fields.js';
import { constant, type JsonWriter } from './json-writer.js';
import { BERTH_POSITION, LIGHT, LOCK_STATUS, RACON, ROUTE_TYPE } from './legends.js';
import { unsigned } from './sixbit.js';

/** @returns false where nothing is known of the application, and nothing was written. */
export function writeAddressedApplication(writer: JsonWriter, symbols: Uint8Array, bits: number): boolean {
  const dac = unsigned(symbols, 72, 10);
  const fid = unsigned(symbols, 82, 6);
  switch (dac * 64 + fid) {
    case 200 * 64 + 21:
      if (bits !== 248) return false;
      writeFields(writer, symbols, LOCK);
      writeLooseTime(writer, symbols, 'eta', 208);
      writeFields(writer, symbols, LOCK_ETA);
      return true;
    case 200 * 64 + 22:
      if (bits !== 232) return false;
      writeFields(writer, symbols, LOCK);
      writeLooseTime(writer, symbols, 'eta', 208);
      writeFields(writer, symbols, LOCK_RTA);
      return true;
    case 200 * 64 + 55:
      if (bits !== 168) return false;
      writeFields(writer, symbols, ON_BOARD);
      return true;
    case 235 * 64 + 10:
    case 250 * 64 + 10:
      if (bits !== 136) return false;
      writeMonitoring(writer, symbols);
      return true;
    case 64 + 12:
      writeFields(writer, symbols, DANGEROUS_CARGO);
      return true;
    case 64 + 14:
      writeTides(writer, symbols, bits, TIDE_236, 93);
      return true;
    case 64 + 15:
      writeFields(writer, symbols, AIR_DRAUGHT);
      return true;
    case 64 + 16:
      writeFields(writer, symbols, bits - 88 === 136 ? PERSONS_289 : PERSONS_236);
      return true;
    case 64 + 18:
      writeFields(writer, symbols, CLEARANCE);
      return true;
    case 64 + 20:
      writeFields(writer, symbols, BERTH);
      writeLooseTime(writer, symbols, 'arrival', 118);
      writeFields(writer, symbols, BERTH_SERVICES);
      return true;
    case 64 + 25:
      writeFields(writer, symbols, CARGO);
      writeList(writer, symbols, 'cargos', 100, 17, Math.ceil((bits - 100) / 17), CARGO_ITEM);
      return true;
    case 64 + 28:
      writeFields(writer, symbols, ROUTE);
      writeWaypoints(writer, symbols, 144);
      return true;
    case 64 + 30:
      writeLinkedText(writer, symbols, 88, bits);
      return true;
    case 64 + 32:
      writeTides(writer, symbols, bits, TIDE_289, 88);
      return true;
    default:
      return false;
  }
}

const LOCK = [
  text('country', 88, 2),
  text('locode', 100, 3),
  text('section', 118, 5),
  text('terminal', 148, 5),
  text('hectometre', 178, 5),
];
const LOCK_ETA = [uint('tugs', 228, 3), uint('airdraught', 231, 12)];
const LOCK_RTA = coded('status', 228, 2, LOCK_STATUS);
const ON_BOARD = [uint('crew', 88, 8), uint('passengers', 96, 13), uint('personnel', 109, 8)];
const DANGEROUS_CARGO = [
  text('lastport', 88, 5),
  eta('departure', 118),
  text('nextport', 138, 5),
  eta('eta', 168),
  text('dangerous', 188, 20),
  text('imdcat', 308, 4),
  uint('unid', 332, 13),
  uint('amount', 345, 10),
  uint('unit', 355, 2),
];
const AIR_DRAUGHT = [uint('airdraught', 56, 11)];
const PERSONS_289 = [uint('persons', 88, 13)];
const PERSONS_236 = [uint('persons', 55, 13)];
const CLEARANCE = [
  uint('linkage', 88, 10),
  eta('arrival', 98),
  text('portname', 118, 20),
  text('destination', 238, 5),
  minutes('lon', 268, 25),
  minutes('lat', 293, 24),
];
const BERTH = [
  uint('linkage', 88, 10),
  uint('berth_length', 98, 9),
  ...coded('position', 115, 3, BERTH_POSITION),
];
const SERVICES = [
  'agent',
  'fuel',
  'chandler',
  'stevedore',
  'electrical',
  'water',
  'customs',
  'cartage',
  'crane',
  'lift',
  'medical',
  'navrepair',
  'provisions',
  'shiprepair',
  'surveyor',
  'steam',
  'tugs',
  'solidwaste',
  'liquidwaste',
  'hazardouswaste',
  'ballast',
  'additional',
  'regional1',
  'regional2',
  'future1',
  'future2',
];
const BERTH_SERVICES = [
  uint('availability', 138, 1),
  ...SERVICES.map((service, i) => uint(service, 139 + 2 * i, 2)),
  text('berth_name', 191, 20),
  minutes('berth_lon', 311, 25),
  minutes('berth_lat', 336, 24),
  scaled('berth_depth', 107, 8, 10, 1),
];
const CARGO = [uint('unit', 88, 2), uint('amount', 90, 10)];
const CARGO_ITEM = [uint('code', 0, 4), uint('subtype', 4, 13)];
const ROUTE = [
  uint('linkage', 88, 10),
  uint('sender', 98, 3),
  ...coded('rtype', 101, 5, ROUTE_TYPE),
  eta('start', 106),
  uint('duration', 126, 18),
];

const TIDE_DAY = [uint('month', 88, 4), uint('day', 92, 5)];
const tide = (
  lon: [number, number],
  lat: [number, number],
  rest: number,
  speedWidth: number,
): readonly Field[] => [
  minutes('lon', ...lon),
  minutes('lat', ...lat),
  uint('from_hour', rest, 5),
  uint('from_min', rest + 5, 6),
  uint('to_hour', rest + 11, 5),
  uint('to_min', rest + 16, 6),
  uint('cdir', rest + 22, 9),
  scaled('cspeed', rest + 31, speedWidth, 10, 1),
];
const TIDE_236 = tide([27, 28], [0, 27], 55, 7);
const TIDE_289 = tide([0, 25], [25, 24], 49, 8);

function writeTides(
  writer: JsonWriter,
  symbols: Uint8Array,
  bits: number,
  fields: readonly Field[],
  width: number,
): void {
  writeFields(writer, symbols, TIDE_DAY);
  writeList(writer, symbols, 'tidals', 97, width, Math.floor((bits - 97) / width) + 1, fields);
}

const MONITORED = [bool('off_pos', 131), bool('alarm', 122), uint('stat_ext', 123, 8)];
const VOLTAGES = [
  { start: 88, key: constant(',"ana_int":') },
  { start: 98, key: constant(',"ana_ext1":') },
  { start: 108, key: constant(',"ana_ext2":') },
];
const AID_STATE = [
  uint('racon', 118, 2),
  words('racon_text', 118, 2, RACON),
  uint('light', 120, 2),
  words('light_text', 120, 2, LIGHT),
];

/** Voltages in steps of 0.05 V; 0 stands for "not used" and keeps no decimals. */
function writeMonitoring(writer: JsonWriter, symbols: Uint8Array): void {
  writeFields(writer, symbols, MONITORED);
  for (const { start, key } of VOLTAGES) {
    const value = unsigned(symbols, start, 10);
    writer.text(key);
    if (value === 0) writer.uint(0);
    else writer.fixed(value * 0.05, 2);
  }
  writeFields(writer, symbols, AID_STATE);
}

/** Month-dayThour:minute without leading zeros, as gpsd prints it for these. */
function writeLooseTime(writer: JsonWriter, symbols: Uint8Array, key: string, start: number): void {
  const [month, day] = [unsigned(symbols, start, 4), unsigned(symbols, start + 4, 5)];
  const [hour, minute] = [unsigned(symbols, start + 9, 5), unsigned(symbols, start + 14, 6)];
  writer.ascii(`,"${key}":"${month}-${day}T${hour}:${minute}"`);
}
