import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClusteredRow, HandIncident } from './hand-coded.js';
import { countFar, placeErrors } from './place-error.js';

const window = '2030-05-01..02';
const row = (id: string, incident: string, ambiguous = false): ClusteredRow => ({
  id,
  window,
  relevant: true,
  incident,
  ambiguous,
});
const incident = (name: string, loc_precision = 'town'): HandIncident => ({
  incident: name,
  window,
  lat: 10,
  lon: 20,
  loc_precision,
});
/** Degrees north of the place by hand. */
const PLACES: Readonly<Record<string, number>> = { near: 0.1, far: 1 };
const errors = (
  rows: readonly ClusteredRow[],
  incidents: readonly HandIncident[],
  keys: Readonly<Record<string, string>>,
) =>
  placeErrors(
    rows,
    incidents,
    (id) => keys[id],
    (key) => ({ lat: 10 + PLACES[key]!, lon: 20 }),
  );

test('the place that most rows are put at counts, and of two alike that of the earliest', () => {
  const rows = [row('1', 'mill'), row('2', 'mill'), row('3', 'mill')];
  const [most] = errors(rows, [incident('mill')], { 1: 'far', 2: 'near', 3: 'near' });
  assert.ok(Math.abs(most!.km! - 11.12) < 0.01);
  const [first] = errors(rows, [incident('mill')], { 1: 'far', 2: 'near' });
  assert.ok(first!.km! > 100);
});

test('an incident whose rows are nowhere is counted apart', () => {
  const rows = [row('1', 'mill'), row('2', 'ford')];
  const found = errors(rows, [incident('mill'), incident('ford', 'site')], { 1: 'far' });
  assert.deepEqual(countFar(found), { placed: 1, far: 1, notPlaced: 1 });
});

test('places without a point, and incidents of ambiguous rows only, are left out', () => {
  const rows = [row('1', 'coast'), row('2', 'mill', true)];
  assert.deepEqual(errors(rows, [incident('coast', 'oblast'), incident('mill')], { 1: 'far', 2: 'far' }), []);
});
