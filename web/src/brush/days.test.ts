import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Day, daysBetween, shifted, stretched, toMs, toPixels } from './days.ts';

const DAY = 86_400_000;
const days = Array.from({ length: 10 }, (_, i) => ({ startMs: i * DAY, endMs: (i + 1) * DAY }) as Day);
const window = (first: number, last: number) => ({ startMs: first * DAY, endMs: (last + 1) * DAY });

test('a drag in either direction chooses the same whole days', () => {
  assert.deepEqual(daysBetween(days, 1.4 * DAY, 3.2 * DAY), window(1, 3));
  assert.deepEqual(daysBetween(days, 3.2 * DAY, 1.4 * DAY), window(1, 3));
});

test('a moved window keeps its length and stops at the ends', () => {
  assert.deepEqual(shifted(days, window(2, 4), 1), window(3, 5));
  assert.deepEqual(shifted(days, window(2, 4), -9), window(0, 2));
  assert.deepEqual(shifted(days, window(2, 4), 9), window(7, 9));
});

test('an edge cannot pass the other edge', () => {
  assert.deepEqual(stretched(days, window(2, 4), 'start', 9), window(4, 4));
  assert.deepEqual(stretched(days, window(2, 4), 'end', -9), window(2, 2));
});

test('pixels and instants are each other turned round', () => {
  const axis = { startMs: 0, endMs: 10 * DAY, widthPixels: 500 };
  assert.equal(toMs(axis, toPixels(axis, 3 * DAY)), 3 * DAY);
  assert.equal(toMs(axis, -20), 0);
});
