/**
 * A mapped row becomes an observation. Compiled once a file; each row is then a list of texts in the order of
 * `columns`, and the answer is a record that satisfies the record schema or the fault of one cell.
 */

import type { Position } from '../../geo/position.js';
import { ACTOR_WORDS } from '../../record/codes.js';
import { suggest } from '../../record/document.js';
import type { Observation, RecordPlace } from '../../record/record.js';
import { harmFaults, isSeriousHarm, withoutText } from '../../record/serious-harm.js';
import { type Converted, type FormatSetting, fail, quote } from '../format.js';
import { contentId } from '../identity.js';
import { readNumber, readPosition } from '../position.js';
import { harmRefusal, withholding } from '../withholding.js';
import {
  CODED_FIELDS,
  COUNT_FIELDS,
  type CodedField,
  type Field,
  TEXT_FIELDS,
  type TextField,
} from './fields.js';
import { ANY, type Mapping } from './mapping.js';
import { readSighting } from './sighting.js';
import { compileTimes } from './times.js';

export interface MappedColumn {
  readonly field: Field | `measurement ${string}`;
  /** Column of the table, or property of the feature. */
  readonly column: string;
}

export interface RowConverter {
  readonly columns: readonly MappedColumn[];
  /** @param given a position that does not come from columns, as of a GeoJSON geometry. */
  readonly convert: (cells: readonly string[], given?: Position) => Converted<Observation>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const CODED = Object.keys(CODED_FIELDS) as CodedField[];
const RECORD_TEXTS = [
  'text',
  'summary',
  'note',
  'targetName',
  'reference',
] as const satisfies readonly TextField[];
const PLACE_TEXTS = ['place', 'region', 'country'] as const satisfies readonly TextField[];
const RADIUS_LIMIT_METRES = 3_000_000;

/** @param hasColumn which of the mapping's columns this file has; the others count as empty. */
export function compileMapping(
  mapping: Mapping,
  setting: FormatSetting,
  hasColumn: (column: string) => boolean,
): RowConverter {
  const columns = [
    ...Object.entries(mapping.columns).map(([field, column]) => ({ field: field as Field, column })),
    ...Object.entries(mapping.measurements).map(([key, column]) => ({
      field: `measurement ${key}` as const,
      column,
    })),
  ]
    .filter(({ column }) => hasColumn(column))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
  const index = new Map<string, number>(columns.map(({ field }, i) => [field, i]));
  const name = (field: string): string => columns[index.get(field) ?? -1]?.column ?? field;
  const times = compileTimes(mapping, mapping.timeZone ?? setting.timeZone, name);
  const tables = new Map(
    Object.entries(mapping.values).map(([field, words]) => [field, new Map(Object.entries(words))]),
  );
  const actors = [...setting.parties, ...ACTOR_WORDS];
  const measurements = Object.keys(mapping.measurements).filter((key) => index.has(`measurement ${key}`));
  const number = (text: string): string => (mapping.decimal === ',' ? text.replace(',', '.') : text);

  const getterOf =
    (cells: readonly string[]) =>
    (field: Field): string => {
      const at = index.get(field);
      const cell = at === undefined ? '' : cells[at]!;
      const bare = cell.trim();
      if (bare === '') return mapping.constants[field] ?? '';
      const table = tables.get(field);
      if (table) return table.get(bare) ?? table.get(ANY) ?? bare;
      return field === 'text' ? cell : bare;
    };

  const convert = (cells: readonly string[], given?: Position): Converted<Observation> => {
    const get = getterOf(cells);
    const converted = convertRow(cells, get, given);
    if (!isSeriousHarm(get('conduct'))) return converted;
    if (!converted.ok) return { ok: false, fault: withholding(converted.fault) };
    const parted = setting.holdText && withoutText(converted.value);
    const value = parted ? (parted.rest as Observation) : converted.value;
    const [first, ...more] = harmFaults(value);
    if (first) return harmRefusal([first, ...more], name(columnFor(first.path)));
    if (parted && parted.text.trim() !== '') setting.holdText?.(value.id, parted.text);
    return { ok: true, value };
  };

  const convertRow = (
    cells: readonly string[],
    get: (field: Field) => string,
    given: Position | undefined,
  ): Converted<Observation> => {
    const time = times.time(get);
    if (!time.ok) return time;
    const reportedAt = times.reportedAt(get('reportedAt'));
    if (!reportedAt.ok) return reportedAt;
    const place = readPlace(get, given);
    if (!place.ok) return place;

    const record: Writable<Observation> = {
      kind: 'observation',
      id: '',
      source: setting.source,
      time: time.value,
    };
    if (reportedAt.value !== undefined) record.reportedAt = reportedAt.value;
    if (place.value) record.place = place.value;
    for (const field of RECORD_TEXTS) {
      const text = get(field);
      if (text === '') continue;
      if (text.length > TEXT_FIELDS[field]) return tooLong(name(field), TEXT_FIELDS[field], text);
      record[field] = text;
    }
    for (const field of CODED) {
      if (field === 'placePrecision' || field === 'sightedBy') continue;
      const word = get(field);
      if (word === '') continue;
      const words: readonly string[] = CODED_FIELDS[field];
      if (!words.includes(word)) return unknownWord(name(field), field, word, words);
      (record as Record<string, unknown>)[field] = word;
    }
    const actor = get('actor');
    if (actor !== '') {
      if (!actors.includes(actor)) return unknownWord(name('actor'), 'actor', actor, actors);
      record.actor = actor;
    }
    for (const field of COUNT_FIELDS) {
      const text = get(field);
      if (text === '') continue;
      if (!/^\d{1,15}$/.test(text)) {
        return fail(
          name(field),
          `a whole number for ${field}`,
          quote(text),
          'Write digits only, or leave it empty.',
        );
      }
      record[field] = Number(text);
    }
    const sighting = readSighting({ get, name, decimal: mapping.decimal });
    if (!sighting.ok) return sighting;
    if (sighting.value) record.sightings = [sighting.value];
    const measured = readMeasurements(cells);
    if (!measured.ok) return measured;
    if (measured.value) record.values = measured.value;
    record.id = contentId(setting.source, identity(cells, given));
    return { ok: true, value: record };
  };

  const readPlace = (
    get: (field: Field) => string,
    given: Position | undefined,
  ): Converted<RecordPlace | undefined> => {
    const position = given
      ? { ok: true as const, value: given }
      : readPosition(number(get('lat')), number(get('lon')), name('lat'), name('lon'));
    if (!position.ok) return position;
    const place: Writable<RecordPlace> = {};
    for (const field of PLACE_TEXTS) {
      const text = get(field);
      if (text === '') continue;
      if (text.length > TEXT_FIELDS[field]) return tooLong(name(field), TEXT_FIELDS[field], text);
      place[field === 'place' ? 'name' : field] = text;
    }
    if (position.value) {
      place.lat = position.value.lat;
      place.lon = position.value.lon;
    }
    const radius = get('radiusMetres');
    if (radius !== '' && position.value) {
      const metres = readNumber(number(radius));
      if (!(metres >= 0 && metres <= RADIUS_LIMIT_METRES)) {
        return fail(
          name('radiusMetres'),
          `a radius in metres, from 0 to ${RADIUS_LIMIT_METRES}`,
          quote(radius),
          'Correct the number.',
        );
      }
      place.radiusMetres = metres;
    }
    const precision = get('placePrecision');
    if (precision !== '') {
      const words: readonly string[] = CODED_FIELDS.placePrecision;
      if (!words.includes(precision))
        return unknownWord(name('placePrecision'), 'placePrecision', precision, words);
      place.precision = precision as NonNullable<RecordPlace['precision']>;
    }
    if (Object.keys(place).length === 0) return { ok: true, value: undefined };
    return { ok: true, value: { ...place, basis: 'feed' } };
  };

  const readMeasurements = (cells: readonly string[]): Converted<Record<string, number> | undefined> => {
    let values: Record<string, number> | undefined;
    for (const key of measurements) {
      const text = cells[index.get(`measurement ${key}`)!]!.trim();
      if (text === '') continue;
      const value = readNumber(number(text));
      if (Number.isNaN(value)) {
        return fail(
          name(`measurement ${key}`),
          `a number for ${key}`,
          quote(text),
          'Correct the number, or leave it empty.',
        );
      }
      values ??= {};
      values[key] = value;
    }
    return { ok: true, value: values };
  };

  /** The mapped fields that are filled, each with its name: a further empty column does not change the id. */
  const identity = (cells: readonly string[], given: Position | undefined): string[] => {
    const fields = given ? [`geometry=${given.lon},${given.lat}`] : [];
    columns.forEach(({ field }, i) => {
      if (cells[i] !== '') fields.push(`${field}=${cells[i]}`);
    });
    return fields;
  };

  return { columns, convert };
}

function tooLong(column: string, limit: number, text: string): ReturnType<typeof fail> {
  return fail(
    column,
    `at most ${limit.toLocaleString('en-GB')} characters`,
    quote(text),
    'Shorten it, or part it into several rows.',
  );
}

function unknownWord(
  column: string,
  field: string,
  word: string,
  words: readonly string[],
): ReturnType<typeof fail> {
  const near = suggest(word, words);
  const hint = near
    ? `Did you mean "${near}"?`
    : `Name it in the mapping file: values: { ${field}: { ${quote(word)}: ... } }`;
  return fail(column, `${field} to be one of: ${words.join(', ')}`, quote(word), hint);
}

/** The mapping's field for a member of the record. */
function columnFor([field, inner]: readonly (string | number)[]): string {
  if (field !== 'place') return String(field);
  return inner === 'name' ? 'place' : inner === 'precision' ? 'placePrecision' : String(inner);
}
