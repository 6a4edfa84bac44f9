/**
 * What a message says of a vessel, as numbers: where it is (types 1 to 3, 9, 18, 19, 27), what it is (5, 19, 24), and the
 * clock of a base station (4, 11). Degrees in WGS 84, knots, epoch milliseconds; NaN where the message has "not available".
 */
import { signed, textOf, unsigned } from './sixbit.js';

export interface VesselPosition {
  readonly mmsi: number;
  readonly lat: number;
  readonly lon: number;
  readonly knots: number;
  readonly aircraft: boolean;
}

/** @returns undefined for messages that place no vessel. */
export function positionOf(symbols: Uint8Array): VesselPosition | undefined {
  const type = symbols[0]!;
  switch (type) {
    case 1:
    case 2:
    case 3:
      return place(symbols, 61, 89, knotsOf(unsigned(symbols, 50, 10)), false);
    case 9:
      return place(symbols, 61, 89, wholeKnots(unsigned(symbols, 50, 10)), true);
    case 18:
    case 19:
      return place(symbols, 57, 85, knotsOf(unsigned(symbols, 46, 10)), false);
    case 27: {
      const speed = unsigned(symbols, 79, 6);
      return {
        mmsi: unsigned(symbols, 8, 30),
        lat: within(signed(symbols, 62, 17) / 600, 90),
        lon: within(signed(symbols, 44, 18) / 600, 180),
        knots: speed === 63 ? Number.NaN : speed,
        aircraft: false,
      };
    }
    default:
      return undefined;
  }
}

function place(
  symbols: Uint8Array,
  lonStart: number,
  latStart: number,
  knots: number,
  aircraft: boolean,
): VesselPosition {
  return {
    mmsi: unsigned(symbols, 8, 30),
    lat: within(signed(symbols, latStart, 27) / 600_000, 90),
    lon: within(signed(symbols, lonStart, 28) / 600_000, 180),
    knots,
    aircraft,
  };
}

/** 1023: not available; 1022: 102.2 knots or more. */
const knotsOf = (raw: number): number => (raw === 1023 ? Number.NaN : raw / 10);
const wholeKnots = (raw: number): number => (raw === 1023 ? Number.NaN : raw);
/** 91 and 181 stand for "not available"; what else lies off the globe is no position either. */
const within = (degrees: number, most: number): number =>
  degrees >= -most && degrees <= most ? degrees : Number.NaN;

export interface VesselStatic {
  readonly mmsi: number;
  readonly name?: string;
  readonly shipType?: number;
}

export function staticOf(symbols: Uint8Array): VesselStatic | undefined {
  const mmsi = unsigned(symbols, 8, 30);
  switch (symbols[0]) {
    case 5:
      return { mmsi, name: textOf(symbols, 112, 20), shipType: unsigned(symbols, 232, 8) };
    case 19:
      return { mmsi, name: textOf(symbols, 143, 20), shipType: unsigned(symbols, 263, 8) };
    case 24:
      return unsigned(symbols, 38, 2) === 0
        ? { mmsi, name: textOf(symbols, 40, 20) }
        : { mmsi, shipType: unsigned(symbols, 40, 8) };
    default:
      return undefined;
  }
}

/** Time of a base station report; NaN for other messages, and where its fields are no date. */
export function baseStationTime(symbols: Uint8Array): number {
  if (symbols[0] !== 4 && symbols[0] !== 11) return Number.NaN;
  const [year, month, day] = [unsigned(symbols, 38, 14), unsigned(symbols, 52, 4), unsigned(symbols, 56, 5)];
  const [hour, minute, second] = [
    unsigned(symbols, 61, 5),
    unsigned(symbols, 66, 6),
    unsigned(symbols, 72, 6),
  ];
  if (year < 1990 || year > 9998 || month < 1 || month > 12 || day < 1) return Number.NaN;
  if (hour > 23 || minute > 59 || second > 59) return Number.NaN;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return new Date(time).getUTCDate() === day ? time : Number.NaN;
}
