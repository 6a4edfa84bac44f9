/**
 * GeoJSON points as observations. The geometry gives the position; properties give the rest, by the mapping file or, with
 * none, by the names of the fields (time, start, end, text, conduct, ...). Other geometries are set aside.
 */

import type { Position } from '../../geo/position.js';
import type { Observation } from '../../record/record.js';
import {
  type Converted,
  type Format,
  type FormatSetting,
  fail,
  type ParsedBatch,
  quote,
  type Rejection,
  type TakenRow,
} from '../format.js';
import { reject } from '../lines/lines.js';
import { compileMapping, type RowConverter } from '../mapping/convert.js';
import { DEFAULT_MAPPING } from '../mapping/mapping.js';
import { readPosition } from '../position.js';
import { readFeatures } from './features.js';

export const geojson: Format = {
  id: 'geojson',
  describe:
    'GeoJSON points (FeatureCollection or one feature a line), properties by a mapping file or by field names',
  requiredColumns: [],
  parse: parseFeatures,
};

async function* parseFeatures(
  input: AsyncIterable<Uint8Array>,
  setting: FormatSetting,
): AsyncGenerator<ParsedBatch> {
  const mapping = setting.mapping ?? DEFAULT_MAPPING;
  const converter = compileMapping(
    mapping,
    setting,
    (column) => column !== mapping.columns.lat && column !== mapping.columns.lon,
  );
  let rows = 0;
  for await (const batch of readFeatures(input)) {
    if (!batch.ok) return yield { taken: [], setAside: [], problem: batch.problem };
    const taken: TakenRow[] = [];
    const setAside: Rejection[] = [];
    for (const feature of batch.features) {
      const converted = feature.ok ? convertFeature(feature.value, converter) : feature;
      if (converted.ok) taken.push({ line: feature.line, record: converted.value });
      else setAside.push(reject(feature.line, converted.fault, feature.raw));
    }
    rows += batch.features.length;
    yield { taken, setAside };
  }
  if (rows > 0) return;
  const problem = {
    expected: 'features',
    found: 'a collection without any',
    hint: 'Nothing to take; check that the export finished.',
  };
  yield { taken: [], setAside: [], problem };
}

function convertFeature(value: unknown, converter: RowConverter): Converted<Observation> {
  if (!isObject(value) || value.type !== 'Feature') {
    const type = isObject(value) ? text(value.type) : '';
    return fail(
      'type',
      'a Feature',
      quote(type),
      'Wrap geometries in features, with a time among their properties.',
    );
  }
  const position = readGeometry(value.geometry);
  if (!position.ok) return position;
  const properties = isObject(value.properties) ? value.properties : {};
  const cells = converter.columns.map(({ column }) =>
    Object.hasOwn(properties, column) ? text(properties[column]) : '',
  );
  return converter.convert(cells, position.value);
}

function readGeometry(geometry: unknown): Converted<Position> {
  if (!isObject(geometry)) return fail('geometry', 'a Point', 'no geometry', 'Give every feature a point.');
  if (geometry.type !== 'Point') {
    const hint =
      geometry.type === 'MultiPoint'
        ? 'Part it into single points first (QGIS: Multipart to singleparts).'
        : 'Only points are taken: use its centroid, and say its size in radiusMetres.';
    return fail('geometry', 'a Point', quote(text(geometry.type)), hint);
  }
  const coordinates: unknown[] = Array.isArray(geometry.coordinates) ? geometry.coordinates : [];
  const [lon, lat] = coordinates;
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    const found = quote(JSON.stringify(geometry.coordinates) ?? '');
    return fail('coordinates', 'two numbers, longitude then latitude', found, 'Correct the coordinates.');
  }
  const position = readPosition(String(lat), String(lon), 'coordinates', 'coordinates');
  return position.ok ? { ok: true, value: position.value! } : position;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
