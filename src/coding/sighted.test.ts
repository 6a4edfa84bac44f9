import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bearingDegrees, distanceMetres } from '../geo/position.js';
import type { Observation } from '../record/record.js';
import type { Sighting } from '../record/sighting.js';
import { passThrough, type RegionFinder } from './coded-already.js';
import { codeOne, inventedCoder } from './invented.fixture.js';
import { placeSighted } from './sighted.js';

const OBSERVER = { lat: 48, lon: 37 };
const HEARD: Sighting = {
  observer: OBSERVER,
  by: 'ear',
  bearings: ['NNE', 'NE', 'NNW'],
  rangeMetres: { min: 2_000, max: 7_000 },
};
const observed = (sightings: Sighting[], rest: Partial<Observation> = {}): Observation => ({
  kind: 'observation',
  id: 'watch-7',
  source: 'watch',
  time: { start: '2025-03-01T10:00:00Z', end: '2025-03-01T10:20:00Z', precision: 'minute' },
  reportKind: 'event',
  conduct: 'explosion',
  ...rest,
  sightings,
});
const FINDER: RegionFinder = {
  regionNamed: () => undefined,
  regionAt: (lat) => (lat > 48 ? 'Northern' : 'Southern'),
  regionNameOf: () => '',
};
const sighted = (sightings: Sighting[], rest: Partial<Observation> = {}) =>
  placeSighted(observed(sightings, rest), rest.means ?? 'unspecified', false, FINDER.regionAt)!;
const rulesOf = ({ reasons }: { reasons: readonly { rule: string }[] }) => reasons.map(({ rule }) => rule);

test('an observation coded by a person with bearings and a range, and no position, gets its place from them, and says how', () => {
  const report = passThrough(observed([HEARD]), undefined, FINDER);
  const { lat, lon, basis, region, radiusMetres, precision } = report.place!;
  assert.ok(Math.abs(bearingDegrees(OBSERVER.lat, OBSERVER.lon, lat, lon) - 11.25) < 2);
  assert.equal(basis, 'coder');
  assert.equal(region, 'Northern');
  assert.ok(radiusMetres > 3_000 && radiusMetres < 8_000, `${radiusMetres}`);
  assert.equal(precision, radiusMetres > 5_000 ? 'district' : 'town');
  assert.deepEqual(rulesOf(report), ['coded-already', 'place-from-sightings', 'heard-nearer-than-it-is']);
  assert.deepEqual(report.reasons[1]!.words, ['heard 2-7 km NNE, NE, NNW']);
});

test('a position that is given stays as it is', () => {
  const place = { lat: 50, lon: 30, radiusMetres: 100 };
  assert.equal(placeSighted(observed([HEARD], { place }), 'unspecified', false, FINDER.regionAt), undefined);
  assert.equal(passThrough(observed([HEARD], { place }), undefined, FINDER).place!.lat, 50);
});

test('people by ear are nearer to it than they say: an instrument that says the same places it nearer and better', () => {
  const [ear, eye, instrument] = (['ear', 'eye', 'instrument'] as const).map(
    (by) => sighted([{ ...HEARD, by, bearings: ['N'], rangeMetres: { min: 3_000, max: 3_000 } }]).place,
  );
  const off = (place: { lat: number; lon: number }) =>
    distanceMetres(OBSERVER.lat, OBSERVER.lon, place.lat, place.lon);
  assert.ok(off(ear!) > off(eye!) && off(eye!) > off(instrument!) - 50);
  assert.ok(ear!.radiusMetres > eye!.radiusMetres && eye!.radiusMetres > instrument!.radiusMetres);
  assert.equal(instrument!.basis, 'sensor');
});

test('a bearing without a range ends as far off as such means are heard, and says so', () => {
  const bearing: Sighting = { observer: OBSERVER, by: 'ear', bearings: [350] };
  const shots = sighted([bearing], { means: 'small_arms' });
  const rockets = sighted([bearing], { means: 'mlrs' });
  assert.ok(rockets.place.radiusMetres > 4 * shots.place.radiusMetres);
  assert.match(
    shots.reasons.find(({ rule }) => rule === 'no-range-given')!.because,
    /within 4 km.*small_arms/,
  );
});

test('several observers combine into one area; where they contradict one another that is said', () => {
  const east: Sighting = { observer: { lat: 48, lon: 37.08 }, by: 'ear', bearings: ['NW'] };
  const both = sighted([HEARD, east]);
  assert.ok(both.place.radiusMetres < sighted([HEARD]).place.radiusMetres);
  assert.ok(!rulesOf(both).includes('sightings-disagree'));
  const away: Sighting = {
    observer: { lat: 47.9, lon: 37 },
    by: 'eye',
    bearings: ['S'],
    rangeMetres: { min: 1_000, max: 2_000 },
  };
  const torn = sighted([HEARD, away]);
  assert.ok(rulesOf(torn).includes('sightings-disagree'));
  assert.ok(torn.place.radiusMetres > sighted([HEARD]).place.radiusMetres + 5_000);
});

test('what one observer said is the same area wherever they stand', () => {
  for (const [lat, lon] of [
    [0, 0],
    [60, 179.98],
    [-45, -179.99],
    [85, 10],
  ] as const) {
    const { place } = sighted([{ ...HEARD, observer: { lat, lon } }]);
    const here = sighted([HEARD]).place;
    const off = distanceMetres(lat, lon, place.lat, place.lon);
    assert.ok(Math.abs(off - distanceMetres(48, 37, here.lat, here.lon)) < 30, `${lat} ${lon} ${off}`);
    assert.ok(Math.abs(place.radiusMetres - here.radiusMetres) < 30);
    assert.ok(Math.abs(place.lon) <= 180);
  }
});

test('of a text that names no position the sightings give the place; without bearings and ranges the named place is better', async () => {
  const coder = await inventedCoder();
  const text = 'The patrol heard explosions near Horodets';
  const named = codeOne(coder, text).place!;
  assert.equal(named.name, 'Horodets');
  const observer = { lat: 50.2, lon: 30.4 };
  const told = codeOne(coder, text, { sightings: [{ ...HEARD, observer }] });
  assert.ok(bearingDegrees(observer.lat, observer.lon, told.place!.lat, told.place!.lon) < 20);
  assert.ok(rulesOf(told).includes('place-from-sightings'));
  assert.equal(told.place!.region, 'Region of the East');
  assert.deepEqual(codeOne(coder, text, { sightings: [{ observer, by: 'ear' }] }).place, named);
});

test('a distance and a bearing from a named place put the event there, and the words say so', async () => {
  const coder = await inventedCoder();
  const told = codeOne(coder, 'Explosions 6 km south-west of Horodets damaged a house');
  const { lat, lon, radiusMetres, basis } = told.place!;
  assert.ok(Math.abs(bearingDegrees(50.1, 30.1, lat, lon) - 225) < 2);
  assert.ok(Math.abs(distanceMetres(50.1, 30.1, lat, lon) - 6_000) < 700);
  assert.ok(radiusMetres < 4_000);
  assert.equal(basis, 'text');
  assert.deepEqual(told.reasons.find(({ rule }) => rule === 'offset-from-place')!.words, [
    '6 km south-west of Horodets',
  ]);
});
