import assert from 'node:assert/strict';
import { test } from 'node:test';
import { round, shift } from './calendar.js';

const at = (text: string): number => Date.parse(text);
const days = (count: number) => ({ months: 0, days: count, ms: 0 });

test('days are those of the calendar, also across a change of clocks', () => {
  const moved = shift('Europe/Kyiv', at('2025-03-25T00:00:00+02:00'), days(30), 1);
  assert.equal(moved, at('2025-04-24T00:00:00+03:00'));
  assert.equal(shift('Europe/Kyiv', moved, days(30), -1), at('2025-03-25T00:00:00+02:00'));
});

test('a month that lacks the day ends on its last day, and several months do not drift', () => {
  const month = { months: 1, days: 0, ms: 0 };
  assert.equal(shift('UTC', at('2025-01-31T12:00:00Z'), month, 1), at('2025-02-28T12:00:00Z'));
  assert.equal(shift('UTC', at('2025-01-31T12:00:00Z'), month, 2), at('2025-03-31T12:00:00Z'));
});

test('infinity stays where it is', () => {
  assert.equal(shift('UTC', Number.POSITIVE_INFINITY, days(1), 1), Number.POSITIVE_INFINITY);
  assert.equal(round('UTC', Number.NEGATIVE_INFINITY, 'endOfDay'), Number.NEGATIVE_INFINITY);
});

test('the end of a day is the next midnight later than the instant, its start the midnight at or before it', () => {
  const midnight = at('2025-03-25T00:00:00Z');
  assert.equal(round('UTC', midnight, 'startOfDay'), midnight);
  assert.equal(round('UTC', midnight, 'endOfDay'), at('2025-03-26T00:00:00Z'));
  assert.equal(round('UTC', midnight + 1, 'startOfDay'), midnight);
});
