import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleReport } from '../../incident/sample.fixture.js';
import { simpleWays } from './simple-way.js';

/** Metres north of the sample place are some hundred-thousandths of a degree. */
const at = (lat: number, name: string) => ({ lat, lon: 30, name });
const REPORTS = [
  sampleReport({ id: '1', report_kind: 'event', place: at(50, 'Mill') }),
  sampleReport({ id: '2', report_kind: 'event', place: at(50.05, 'Ford') }),
  sampleReport({ id: '3', report_kind: 'event', day: 5, place: at(50, 'Mill') }),
  sampleReport({ id: '4', report_kind: 'event', place: at(50.1, 'Dam') }),
  sampleReport({ id: '5', report_kind: 'other', place: at(50, 'Mill') }),
  sampleReport({ id: '6', report_kind: 'event', place: at(55, 'Mill') }),
];
const ways = simpleWays(REPORTS, (id) =>
  id === '3' || id === '2' ? 'Fire' : id === '1' ? 'FIRE' : `Text ${id}`,
);
const [headline, placeAndDay, dbscan] = [...ways.values()];

test('by headline, equal words are one, whenever and wherever', () => {
  assert.equal(headline!('1'), headline!('3'));
  assert.equal(headline!('1'), headline!('2'));
  assert.notEqual(headline!('1'), headline!('4'));
});

test('by place and day, equal names on one day are one', () => {
  assert.equal(placeAndDay!('1'), placeAndDay!('6'));
  assert.notEqual(placeAndDay!('1'), placeAndDay!('3'));
  assert.notEqual(placeAndDay!('1'), placeAndDay!('2'));
});

test('by density, steps within both distances join, so that ends may lie further apart', () => {
  assert.equal(dbscan!('1'), dbscan!('4'));
  assert.notEqual(dbscan!('1'), dbscan!('3'));
  assert.notEqual(dbscan!('1'), dbscan!('6'));
});

test('what tells of no event is in no incident', () => {
  for (const way of ways.values()) assert.equal(way('5'), undefined);
});
