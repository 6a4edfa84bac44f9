/**
 * What an observer noticed from where they stood, from the cells of a row: their position, how they noticed it, bearings
 * ("NNE, NE and NNW", "12; 350"), and a range in kilometres ("2-7", "0.5", "2-7 km"). One observer a row.
 */
import { COMPASS_POINTS, type CompassPoint, SIGHTED_BY, type Sighting } from '../../record/sighting.js';
import { type Converted, fail, quote } from '../format.js';
import { readNumber, readPosition } from '../position.js';
import type { Field } from './fields.js';

export interface Cells {
  readonly get: (field: Field) => string;
  /** Column of a field, for messages. */
  readonly name: (field: Field) => string;
  readonly decimal: '.' | ',';
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Undefined where the row has neither bearings nor a range. */
export function readSighting({ get, name, decimal }: Cells): Converted<Sighting | undefined> {
  const number = (text: string): number => readNumber(decimal === ',' ? text.replace(',', '.') : text);
  const bearings = get('bearings');
  const range = get('rangeKm');
  if (bearings === '' && range === '') return { ok: true, value: undefined };
  const [lat, lon] = [get('observerLat'), get('observerLon')].map((text) =>
    decimal === ',' ? text.replace(',', '.') : text,
  ) as [string, string];
  const stands = readPosition(lat, lon, name('observerLat'), name('observerLon'));
  if (!stands.ok) return stands;
  if (!stands.value)
    return fail(
      name('observerLat'),
      'the position of the observer: a bearing or a range says nothing without the place it was taken from',
      'nothing',
      'Fill observerLat and observerLon, or leave bearings and rangeKm empty.',
    );
  const by = SIGHTED_BY.find((word) => word === get('sightedBy'));
  if (!by)
    return fail(
      name('sightedBy'),
      `sightedBy to be one of: ${SIGHTED_BY.join(', ')}`,
      quote(get('sightedBy')),
      'Say it in the mapping file for all rows: constants: { sightedBy: ear }',
    );
  const observer: Writable<Sighting['observer']> = stands.value;
  const radius = get('observerRadiusMetres');
  if (radius !== '') {
    const metres = number(radius);
    if (!(metres >= 0 && metres <= 3_000_000))
      return fail(name('observerRadiusMetres'), 'a radius in metres', quote(radius), 'Correct the number.');
    observer.radiusMetres = metres;
  }
  const sighting: Writable<Sighting> = { observer, by };
  if (bearings !== '') {
    const read = readBearings(bearings, decimal);
    if (!read)
      return fail(
        name('bearings'),
        `true bearings from 0 to below 360, or points of the compass (${COMPASS_POINTS.join(', ')})`,
        quote(bearings),
        'Write them one after another, such as NNE, NE and NNW.',
      );
    sighting.bearings = read;
  }
  if (range !== '') {
    const read = readRange(range, number);
    if (!read)
      return fail(name('rangeKm'), 'kilometres, such as 2-7 or 0.5', quote(range), 'Correct the range.');
    sighting.rangeMetres = read;
  }
  return { ok: true, value: sighting };
}

const MOST_BEARINGS = 64;

function readBearings(text: string, decimal: '.' | ','): (number | CompassPoint)[] | undefined {
  const comma = decimal === ',' ? /,(?!\d)/g : /,/g;
  const words = text
    .replaceAll(comma, ' ')
    .replaceAll(/\band\b|[;/&]/gi, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = words.map((word) => readBearing(word, decimal));
  const all = found.filter((one) => one !== undefined);
  return all.length === words.length && all.length > 0 && all.length <= MOST_BEARINGS ? all : undefined;
}

function readBearing(word: string, decimal: '.' | ','): number | CompassPoint | undefined {
  const point = COMPASS_POINTS.find((one) => one === word.toUpperCase());
  if (point) return point;
  const degrees = readNumber((decimal === ',' ? word.replace(',', '.') : word).replace(/°$/, ''));
  return degrees >= 0 && degrees < 360 ? degrees : undefined;
}

function readRange(text: string, number: (text: string) => number): Sighting['rangeMetres'] | undefined {
  const ends = text
    .replace(/\s*km\.?$/i, '')
    .split(/\s*(?:-|–|—|to)\s*/)
    .map((end) => Math.round(number(end) * 1000));
  const [min, max = min] = ends as [number, number?];
  const fits = ends.length <= 2 && min >= 0 && max >= min && max > 0 && max <= 3_000_000;
  return fits ? { min, max } : undefined;
}
