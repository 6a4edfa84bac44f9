import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Certainty } from '../api/types.ts';
import { incidentsOf } from '../incidents/incidents.fixture.ts';
import { countCell, inView, signsOf, toCells } from './cells.ts';

const VIEW = { west: 29, south: 49, east: 33, north: 52, zoom: 6 };
const at = (seconds: number, lat: number, lon: number, certainty: Certainty): object => ({
  homeMs: seconds * 1000,
  lat,
  lon,
  certainty,
});
const all = await incidentsOf([
  at(0, 50, 30, 'confirmed'),
  at(1, 50.001, 30.001, 'undetermined'),
  at(2, 50, 30, 'undetermined'),
  at(3, 50, 30, 'undetermined'),
  at(4, 51.5, 32.5, 'possible'),
]);
const every = Uint32Array.from([0, 1, 2, 3, 4]);
const cells = toCells(all, every, VIEW);

test('incidents of one square are one sign, and every incident of the stretch is in one', () => {
  const signs = signsOf(cells, [0, 5]);
  assert.equal(signs.length, 2);
  const counts = [...signs.cells].map((cell) => countCell(cells, [0, 5], cell).total);
  assert.deepEqual(counts.sort(), [1, 4]);
});

test('the area of a ring is the share of its certainty, and what is undetermined keeps the rim', () => {
  const signs = signsOf(cells, [0, 4]);
  assert.equal(signs.length, 1);
  const [confirmed, probable, possible] = signs.rings;
  assert.ok(Math.abs(confirmed! ** 2 - 0.25) < 1e-6);
  assert.equal(probable, confirmed);
  assert.equal(possible, confirmed);
});

test('a stretch without incidents in a square has no sign there, and the one before leaves nothing behind', () => {
  signsOf(cells, [0, 5]);
  const signs = signsOf(cells, [4, 5]);
  assert.equal(signs.length, 1);
  assert.deepEqual([...signs.rings].map(Math.round), [0, 0, 1]);
});

test('more incidents are a larger sign', () => {
  const [crowded] = signsOf(cells, [0, 4]).radii;
  const [single] = signsOf(cells, [4, 5]).radii;
  assert.ok(crowded! > single!);
});

test('what lies beyond the view is not counted', () => {
  assert.deepEqual([...inView(all, every, { ...VIEW, east: 31 })], [0, 1, 2, 3]);
});
