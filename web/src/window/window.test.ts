import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIn, readWindow, windowQuery } from './window.ts';

const HOUR = 3_600_000;
const period = { startMs: Date.parse('2025-03-10T22:00Z'), endMs: Date.parse('2025-05-31T21:00Z') };

test('a window survives being written to the address and read back', () => {
  const window = { startMs: period.startMs + 24 * HOUR, endMs: period.startMs + 48 * HOUR };
  const { from, to } = windowQuery(window, period);
  assert.deepEqual(readWindow(from, to, period), window);
});

test('the whole period needs no key', () => {
  assert.deepEqual(windowQuery(period, period), { from: undefined, to: undefined });
});

test('nonsense, or a window outside of the period, is the whole period', () => {
  assert.deepEqual(readWindow('yesterday', 'x', period), period);
  assert.deepEqual(readWindow('2030-01-01T00:00Z', '2030-02-01T00:00Z', period), period);
});

test('an instant on the start is in the window, one on the end is not', () => {
  const window = { startMs: 1000, endMs: 2000 };
  assert.equal(isIn(window, 1000), true);
  assert.equal(isIn(window, 2000), false);
  assert.equal(isIn(window, 999), false);
});
