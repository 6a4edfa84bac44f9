import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Observation, record } from '../../record/record.js';
import { LINE_LIMIT_BYTES } from '../lines/lines.js';
import { parseMapping } from '../mapping/mapping.js';
import { parseAll } from '../parse-all.js';
import { geojson } from './geojson.js';

const SETTING = { source: 'map', timeZone: 'Europe/Vienna', parties: ['north', 'south'] };

const point = (properties: object, coordinates: unknown = [16.5, 48.25]): object => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties,
});
const day = (n: number): object =>
  point({ time: `2025-03-${String(n).padStart(2, '0')}`, text: `Report ${n}, with } and "quotes" ]` });
const collection = (...features: object[]): object => ({
  type: 'FeatureCollection',
  name: 'reports',
  features,
});

async function read(text: string | readonly Uint8Array[], setting: object = {}) {
  const parsed = await parseAll(geojson, text, { ...SETTING, ...setting });
  for (const { record: made } of parsed.taken) record.parse(made);
  return { ...parsed, records: parsed.taken.map((row) => row.record as Observation) };
}

test('points become observations by the names of their properties', async () => {
  const { records } = await read(
    JSON.stringify(
      collection(
        point(
          { time: '2025-03-01', conduct: 'clash', count: 3, place: 'Mill', text: null },
          [16.5, 48.25, 180],
        ),
      ),
    ),
  );
  assert.deepEqual(
    { ...records[0], id: '' },
    {
      kind: 'observation',
      id: '',
      source: 'map',
      time: { start: '2025-03-01T00:00:00+01:00', end: '2025-03-02T00:00:00+01:00', precision: 'day' },
      place: { name: 'Mill', lat: 48.25, lon: 16.5, basis: 'feed' },
      conduct: 'clash',
      count: 3,
    },
  );
});

test('a mapping file names other properties', async () => {
  const mapping = parseMapping(
    'truceline: mapping/1\ncolumns: { time: when, text: what }\nconstants: { reportKind: event }\n',
    'm.yaml',
  );
  assert.ok(mapping.ok);
  const { records } = await read(
    JSON.stringify(collection(point({ when: '2025-03-01 10:00', what: 'words' }))),
    { mapping: mapping.mapping },
  );
  assert.equal(records[0]!.text, 'words');
  assert.equal(records[0]!.reportKind, 'event');
});

test('one line, indented, one feature a line and record separators give the same records', async () => {
  const features = [day(1), day(2), day(3)];
  const texts = [
    JSON.stringify(collection(...features)),
    JSON.stringify(collection(...features), null, 2),
    features.map((feature) => JSON.stringify(feature)).join('\n'),
    features.map((feature) => `\x1e${JSON.stringify(feature)}\n`).join(''),
    `{"features":\n[${features.map((feature) => JSON.stringify(feature)).join(',\n')}], "type":"FeatureCollection"}`,
  ];
  const expected = (await read(texts[0]!)).records;
  assert.equal(expected.length, 3);
  for (const text of texts) assert.deepEqual((await read(text)).records, expected);
});

test('the bytes may be cut anywhere', async () => {
  const bytes = Buffer.from(JSON.stringify(collection(day(1), day(2)), null, 1));
  const whole = await read([bytes]);
  for (let cut = 1; cut < bytes.length; cut += 3) {
    assert.deepEqual(await read([bytes.subarray(0, cut), bytes.subarray(cut)]), whole);
  }
});

test('thousands of features over many pieces are all taken', async () => {
  const features = Array.from({ length: 20_000 }, (_, i) =>
    point({ time: '2025-03-01', text: `Report ${i}` }),
  );
  const bytes = Buffer.from(JSON.stringify(collection(...features)));
  const { records, setAside } = await read([bytes]);
  assert.deepEqual(setAside, []);
  assert.equal(new Set(records.map(({ id }) => id)).size, 20_000);
});

test('other geometries are set aside with what to do', async () => {
  const other = (type: string): object => ({
    type: 'Feature',
    geometry: { type, coordinates: [] },
    properties: { time: '2025-03-01' },
  });
  const { records, setAside } = await read(
    JSON.stringify(
      collection(
        other('MultiPoint'),
        other('Polygon'),
        { ...other('Point'), geometry: null },
        point({ time: '2025-03-01' }, ['16', 48]),
        point({ time: '2025-03-01' }, [48.25, 165]),
        day(2),
      ),
    ),
  );
  assert.deepEqual(
    setAside.map(({ field }) => field),
    ['geometry', 'geometry', 'geometry', 'coordinates', 'coordinates'],
  );
  assert.match(setAside[0]!.hint, /single points/);
  assert.equal(records.length, 1);
});

test('lines are those of the file, in an indented collection too', async () => {
  const text = JSON.stringify(collection(day(1), day(32), day(3)), null, 2);
  const { setAside, taken } = await read(text);
  const starts = text.split('\n').flatMap((line, i) => (line === '    {' ? [i + 1] : []));
  assert.deepEqual(
    taken.map(({ line }) => line),
    [starts[0], starts[2]],
  );
  assert.deepEqual(
    setAside.map(({ line, field }) => [line, field]),
    [[starts[1], 'time']],
  );
});

test('a broken feature costs itself only', async () => {
  const text = JSON.stringify(collection(day(1), day(2), day(3), day(4)), null, 2);
  const two = JSON.stringify(day(2), null, 2).replaceAll('\n', '\n    ');
  const breaks = [
    two.replace('"geometry": {', '"geometry": '),
    two.replace('"geometry"', '"geometry'),
    two.replace(/\}\s*$/, ''),
    two.replace('"type": "Point",', '"type": "Point"'),
    'nonsense',
  ];
  for (const broken of breaks) {
    const { records, setAside } = await read(text.replace(two, broken));
    assert.deepEqual(
      records.map((made) => made.text?.slice(0, 8)),
      ['Report 1', 'Report 3', 'Report 4'],
      broken,
    );
    assert.equal(setAside.length, 1, broken);
  }
});

test('a file that ends inside a feature loses that feature only', async () => {
  const text = JSON.stringify(collection(day(1), day(2)));
  const { records, setAside } = await read(text.slice(0, -30));
  assert.equal(records.length, 1);
  assert.match(setAside[0]!.found, /end of the file/);
});

test('a feature over the limit is set aside, and the next is taken', async () => {
  const { records, setAside } = await read(
    JSON.stringify(
      collection(day(1), point({ time: '2025-03-02', text: 'x'.repeat(LINE_LIMIT_BYTES * 2) }), day(3)),
    ),
  );
  assert.equal(records.length, 2);
  assert.equal(setAside.length, 1);
  assert.match(setAside[0]!.found, /1 MiB/);
});

test('text that is no collection, another grid and an empty collection are problems of the file', async () => {
  const problem = async (text: string): Promise<string> => (await read(text)).problem!.found;
  assert.match(await problem('[1, 2]'), /array/);
  assert.match(await problem('hello'), /not a JSON object/);
  assert.match(await problem(JSON.stringify(collection())), /without any/);
  const grid = {
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
    features: [day(1)],
  };
  assert.match(await problem(JSON.stringify(grid)), /EPSG::3857/);
  const own = { ...grid, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } };
  assert.equal((await read(JSON.stringify(own))).records.length, 1);
});
