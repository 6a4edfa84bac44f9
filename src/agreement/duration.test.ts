import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elapsedMs, readDuration } from './duration.js';

test('durations are read in every form that the guide gives', () => {
  assert.deepEqual(readDuration('30 days'), { months: 0, days: 30, ms: 0 });
  assert.deepEqual(readDuration('2 weeks'), { months: 0, days: 14, ms: 0 });
  assert.deepEqual(readDuration('1 month'), { months: 1, days: 0, ms: 0 });
  assert.deepEqual(readDuration('1 year 2 months'), { months: 14, days: 0, ms: 0 });
  assert.deepEqual(readDuration('72 h'), { months: 0, days: 0, ms: 259_200_000 });
  assert.deepEqual(readDuration('15min'), { months: 0, days: 0, ms: 900_000 });
  assert.deepEqual(readDuration('1 day 12 hours 5 seconds'), { months: 0, days: 1, ms: 43_205_000 });
});

test('elapsed days have 24 hours', () => {
  assert.equal(elapsedMs('1 day 12 h'), 129_600_000);
});
