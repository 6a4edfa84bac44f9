/** Positions as files write them: decimal degrees, WGS 84, latitude north and longitude east positive. */
import type { Position } from '../geo/position.js';
import { type Converted, fail, quote } from './format.js';

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** A plain decimal number with a point, or NaN. */
export function readNumber(text: string): number {
  return DECIMAL.test(text) ? Number(text) : Number.NaN;
}

/**
 * The position, or undefined where both cells are empty. `latName` and `lonName` are the columns, for the message.
 * Exactly 0, 0 is refused: it is how programs write a position that they do not have.
 */
export function readPosition(
  lat: string,
  lon: string,
  latName: string,
  lonName: string,
): Converted<Position | undefined> {
  if (lat === '' && lon === '') return { ok: true, value: undefined };
  const latitude = readNumber(lat);
  const longitude = readNumber(lon);
  if (Number.isNaN(latitude)) return notDegrees(latName, 'latitude', lat);
  if (Number.isNaN(longitude)) return notDegrees(lonName, 'longitude', lon);
  if (Math.abs(latitude) > 90) {
    const swapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
    return fail(
      latName,
      'a latitude from -90 to 90',
      lat,
      swapped ? 'Latitude and longitude may be swapped.' : outOfDegrees(latitude),
    );
  }
  if (Math.abs(longitude) > 180) {
    return fail(lonName, 'a longitude from -180 to 180', lon, outOfDegrees(longitude));
  }
  if (latitude === 0 && longitude === 0) {
    return fail(latName, 'a position', '0, 0', 'Leave both cells empty where the position is not known.');
  }
  return { ok: true, value: { lat: latitude, lon: longitude } };
}

function notDegrees(
  column: string,
  name: string,
  text: string,
): { ok: false; fault: ReturnType<typeof fail>['fault'] } {
  const hint = /\d,\d/.test(text)
    ? 'Write a decimal point, or say decimal: "," in a mapping file.'
    : /[°'′″"NSEW]/.test(text)
      ? 'Convert degrees, minutes and seconds to decimal degrees.'
      : 'Correct the number, or leave latitude and longitude both empty.';
  return fail(column, `a ${name} in decimal degrees`, quote(text), hint);
}

function outOfDegrees(value: number): string {
  return Math.abs(value) > 1_000
    ? 'This looks like metres of a projected grid: convert it to WGS 84 degrees (EPSG:4326).'
    : 'Correct the number.';
}
