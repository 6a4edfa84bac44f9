/** `truceline ais` as a person runs it. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { classA, sentences, tagged, voyage } from '../../src/formats/ais/encode.fixture.js';
import { truceline } from './program.js';

let dir = '';
before(async () => {
  dir = await mkdtemp(join(tmpdir(), 'truceline-ais-'));
});
after(() => rm(dir, { recursive: true, force: true }));

const ship = voyage({ mmsi: 211_000_001, name: 'GOOD HOPE', shipType: 70 });
const input = [
  ...sentences(classA({ mmsi: 211_000_001, lat: 45, lon: 30 })),
  ...sentences(ship, 'B', 3),
  'noise',
].join('\n');

test('messages alone go to standard output, the summary to standard error', async () => {
  const file = join(dir, 'two.nmea');
  await writeFile(file, input);
  const { status, out, err } = await truceline(
    ['ais', file, '-'],
    sentences(classA({ mmsi: 5, lat: 1, lon: 2 }))[0],
  );
  assert.equal(status, 0);
  const messages = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: number; mmsi: number });
  assert.deepEqual(
    messages.map(({ type, mmsi }) => [type, mmsi]),
    [
      [1, 211_000_001],
      [5, 211_000_001],
      [1, 5],
    ],
  );
  assert.match(err, /4 sentences with AIS, 3 messages decoded/);
  assert.match(err, /by type: 1: 2, 5: 1/);
  assert.match(err, /1 line of garbage/);
});

test('garbage is read to its end and reported; a missing file is a failure', async () => {
  const garbage = await truceline(['ais', '-'], 'no\nsentence\u0000here\n!AIVDM,1,1,,A,15,0*00\n');
  assert.equal(garbage.status, 0);
  assert.equal(garbage.out, '');
  assert.match(garbage.err, /1 sentence with a wrong checksum/);
  const missing = await truceline(['ais', join(dir, 'none.nmea')]);
  assert.equal(missing.status, 1);
  assert.match(missing.err, /There is no file or folder/);
});

test('--tracks tells events of vessels from tagged sentences and the zones of the reference mission', async () => {
  const file = join(dir, 'voyage.nmea');
  const lines = Array.from({ length: 60 }, (_, i) =>
    // From land at the coast of the reference mission out to sea, 51 knots, a report a minute.
    sentences(classA({ mmsi: 211_000_001, lat: 46.3 - i * 0.00417, lon: 33.2 - i * 0.02, knots: 51 })).map(
      (line) => tagged(`c:${1_900_000_000 + 60 * i}`, line),
    ),
  ).flat();
  await writeFile(file, [...lines, ...sentences(classA({ mmsi: 7, lat: 45, lon: 31 }))].join('\n'));
  const { status, out, err } = await truceline([
    'ais',
    '--tracks',
    '--zones',
    'missions/ukraine-2025/register/sea.geojson',
    '--land',
    'missions/ukraine-2025/register/borders.geojson',
    file,
  ]);
  assert.equal(status, 0);
  const events = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string; zone?: string; time?: string });
  assert.deepEqual(new Set(events.map(({ event }) => event)), new Set(['on-land', 'zone-entered']));
  assert.ok(events.some(({ zone }) => zone === 'black-sea'));
  assert.match(err, /1 positions without a time of receipt/);
});

test('options and zones that do not fit are refused with what was expected', async () => {
  const zones = join(dir, 'zones.geojson');
  await writeFile(zones, '{"type":"FeatureCollection","features":[{"properties":{"kind":"zone"}}]}');
  const wrong = await truceline(['ais', '--tracks', '--zones', zones, '-'], '');
  assert.equal(wrong.status, 1);
  assert.match(wrong.err, /feature 1: a property id; found undefined/);
  const alone = await truceline(['ais', '--zones', zones, '-'], '');
  assert.equal(alone.status, 1);
  assert.match(alone.err, /belong to --tracks/);
});

test('with a mission its zones and land are used, and the events are taken as records of it', async () => {
  const dirOfMission = join(dir, 'mission');
  await mkdir(dirOfMission);
  await writeFile(
    join(dirOfMission, 'mission.yaml'),
    `truceline: mission/1
id: m
title: { en: M }
timeZone: Etc/UTC
period: { start: 2031-05-01, end: 2031-05-03 }
bounds: [29, 44, 32, 47]
parties: [{ id: NORTH, name: { en: North } }, { id: SOUTH, name: { en: South } }]
sources: [{ id: coast, name: Coast station, kind: sensor, reliability: B }]
feeds: [{ format: ais, source: coast }]
sea: sea.geojson
`,
  );
  const ring = [
    [30, 44],
    [31, 44],
    [31, 45.05],
    [30, 45.05],
    [30, 44],
  ];
  const properties = { id: 'south', kind: 'warships-stay', reading: 'truce/strict', party: 'NORTH' };
  const feature = { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } };
  await writeFile(
    join(dirOfMission, 'sea.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: [feature] }),
  );
  const startSeconds = Date.UTC(2031, 4, 1, 12) / 1000;
  const lines = [
    ...sentences(voyage({ mmsi: 273_000_001, name: 'GREY', shipType: 35 }), 'B', 3),
    ...Array.from({ length: 60 }, (_, i) =>
      tagged(
        `c:${startSeconds + i * 60}`,
        sentences(classA({ mmsi: 273_000_001, lat: 45 + i * 0.0028, lon: 30.5, knots: 10 }))[0]!,
      ),
    ),
  ];
  const [nmea, map, events] = ['sea.nmea', 'vessels.geojson', 'events.jsonl'].map((name) => join(dir, name));
  await writeFile(nmea!, lines.join('\n'));
  const told = await truceline(['ais', '--tracks', '--mission', dirOfMission, '--geojson', map!, nmea!]);
  assert.equal(told.status, 0, told.err);
  assert.deepEqual(
    told.out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event),
    ['warship-outside'],
  );
  const { features } = JSON.parse(await readFile(map!, 'utf8')) as {
    features: { geometry: { type: string } }[];
  };
  assert.deepEqual(
    features.map(({ geometry }) => geometry.type),
    ['LineString', 'Point'],
  );
  await writeFile(events!, told.out);
  const taken = await truceline(['import', 'ais', events!, '--mission', dirOfMission]);
  assert.equal(taken.status, 0, taken.err);
  assert.match(taken.out + taken.err, /1 rows? read, 1 taken/);
});
