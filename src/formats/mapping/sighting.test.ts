import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Observation } from '../../record/record.js';
import { csv } from '../csv/csv.js';
import { parseAll } from '../parse-all.js';
import { parseMapping } from './mapping.js';

const HEADER = 'time,observerLat,observerLon,sightedBy,bearings,rangeKm';
const SETTING = { source: 'watch', timeZone: 'UTC', parties: [] };

async function read(row: string): Promise<unknown> {
  const { taken, setAside } = await parseAll(csv, `${HEADER}\n2025-03-01T10:00:00Z,${row}\n`, SETTING);
  const [fault] = setAside;
  if (fault) return `${fault.field}: ${fault.expected} | ${fault.found}`;
  return (taken[0]!.record as Observation).sightings;
}

test('the words of a monitor become a sighting: several points, and a range', async () => {
  assert.deepEqual(await read('48.5,37.25,ear,"NNE, NE and NNW",2-7 km'), [
    {
      observer: { lat: 48.5, lon: 37.25 },
      by: 'ear',
      bearings: ['NNE', 'NE', 'NNW'],
      rangeMetres: { min: 2_000, max: 7_000 },
    },
  ]);
  assert.deepEqual(await read('48.5,37.25,instrument,12.5° / 350,'), [
    { observer: { lat: 48.5, lon: 37.25 }, by: 'instrument', bearings: [12.5, 350] },
  ]);
  assert.deepEqual(await read('48.5,37.25,eye,,0.5'), [
    { observer: { lat: 48.5, lon: 37.25 }, by: 'eye', rangeMetres: { min: 500, max: 500 } },
  ]);
  assert.equal(await read('48.5,37.25,ear,,'), undefined);
});

test('a bearing without an observer, a direction that there is not, a range turned round and an unknown sense are told', async () => {
  assert.match(String(await read(',,ear,N,')), /^observerLat: the position of the observer: a bearing/);
  assert.match(String(await read('48.5,37.25,ear,NNN,')), /^bearings: .*NNE.*"NNN"/);
  assert.match(String(await read('48.5,37.25,ear,360,')), /^bearings: /);
  assert.match(String(await read('48.5,37.25,ear,,7-2')), /^rangeKm: .*"7-2"/);
  assert.match(String(await read('48.5,37.25,,N,')), /^sightedBy: .*ear, eye, instrument/);
});

test('with a decimal comma the ends of a range and the numbers of bearings are read so', async () => {
  const parsed = parseMapping(
    'truceline: mapping/1\ndelimiter: ";"\ndecimal: ","\ncolumns: { time: T, observerLat: A, observerLon: O, bearings: B, rangeKm: R }\nconstants: { sightedBy: ear }\n',
    'm.yaml',
  );
  assert.ok(parsed.ok);
  const { taken } = await parseAll(csv, 'T;A;O;B;R\n2025-03-01T10:00:00Z;48,5;37,25;12,5 20;0,5-1,5\n', {
    ...SETTING,
    mapping: parsed.mapping,
  });
  assert.deepEqual((taken[0]!.record as Observation).sightings, [
    {
      observer: { lat: 48.5, lon: 37.25 },
      by: 'ear',
      bearings: [12.5, 20],
      rangeMetres: { min: 500, max: 1_500 },
    },
  ]);
});
