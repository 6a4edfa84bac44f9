import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFilter } from '../filter/filter.ts';
import { choose, countIn } from './chosen.ts';
import { incidentsOf } from './incidents.fixture.ts';

const all = await incidentsOf([
  { homeMs: 10_000, conduct: 'strike', author: 'NORTH' },
  { homeMs: 20_000, conduct: 'clash', author: 'SOUTH' },
  { homeMs: 20_000, conduct: 'clash', author: 'NORTH', contested: true },
  { homeMs: 30_000, conduct: 'mine', author: 'SOUTH', radiusMetres: 90_000 },
]);
const chosen = (query: Record<string, string>): number[] => [...choose(all, readFilter(query)).all];

test('no key lets every incident through', () => {
  assert.deepEqual(chosen({}), [0, 1, 2, 3]);
});

test('values of one key are alternatives, keys together are conditions', () => {
  assert.deepEqual(chosen({ conduct: 'clash,mine' }), [1, 2, 3]);
  assert.deepEqual(chosen({ conduct: 'clash,mine', author: 'SOUTH' }), [1, 3]);
  assert.deepEqual(chosen({ conduct: 'never-seen' }), []);
});

test('contested keeps only incidents whose accounts differ', () => {
  assert.deepEqual(chosen({ contested: 'yes' }), [2]);
});

test('what is known to no better than a region has no mark', () => {
  assert.deepEqual([...choose(all, readFilter({})).marked], [0, 1, 2]);
});

test('a window holds its start and not its end', () => {
  const every = choose(all, readFilter({})).all;
  const count = (startMs: number, endMs: number): number => countIn(all, every, { startMs, endMs });
  assert.equal(count(0, 10_000), 0);
  assert.equal(count(10_000, 20_000), 1);
  assert.equal(count(20_000, 30_001), 3);
  assert.equal(count(0, 1e12), 4);
});
