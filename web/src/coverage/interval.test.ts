import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barEnd, onBar } from './interval.ts';

const corrected = (total: number, low: number, high: number) =>
  ({ kind: 'corrected', noticed: low, total, low, high, exposure: 0.5, scatter: 0 }) as const;
const refused = { kind: 'notIdentifiable', reason: 'notObserved', noticed: 0, exposure: 0 } as const;

test('the bar reaches the widest interval, unless that would hide the others', () => {
  assert.equal(barEnd([corrected(41, 35, 52), corrected(10, 8, 12), refused]), 52);
  assert.equal(barEnd([corrected(9, 8, 10), corrected(9, 8, 10), corrected(500, 20, 5000)]), 80);
  assert.equal(barEnd([refused]), 1);
});

test('an interval beyond the bar is cut and says so', () => {
  assert.deepEqual(onBar(corrected(50, 25, 200), 100), {
    noticed: 0.25,
    total: 0.5,
    low: 0.25,
    high: 1,
    cut: true,
  });
  assert.equal(onBar(corrected(50, 25, 90), 100).cut, false);
});
