import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weekInterval, weekOf } from './week.js';

test('a week begins on Monday, and the first of a year is that of its first Thursday', () => {
  assert.deepEqual(weekOf('2031-W13'), { name: '2031-W13', first: '2031-03-24', last: '2031-03-30' });
  // 1 January 2027 is a Friday: it belongs to the last week of 2026, which has 53.
  assert.deepEqual(weekOf('2026-W53'), { name: '2026-W53', first: '2026-12-28', last: '2027-01-03' });
  assert.equal(weekOf('2027-W01')?.first, '2027-01-04');
});

test('what names no week is refused', () => {
  for (const text of ['2027-W53', '2027-W00', '2027-13', '2027-W1', 'W13-2027', '']) {
    assert.equal(weekOf(text), undefined, text);
  }
});

test('a week in which the clocks change has an hour less or more', () => {
  const hours = (name: string): number => {
    const { startMs, endMs } = weekInterval(weekOf(name)!, 'Europe/Vienna');
    return (endMs - startMs) / 3_600_000;
  };
  assert.equal(hours('2031-W13'), 7 * 24 - 1);
  assert.equal(hours('2031-W43'), 7 * 24 + 1);
  assert.equal(hours('2031-W20'), 7 * 24);
});
