import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundToDay, shift } from './calendar.js';

const KYIV = 'Europe/Kyiv';
const at = (iso: string): number => Date.parse(iso);
const span = (months: number, days: number, ms = 0) => ({ months, days, ms });

test('days are those of the calendar, across a change of clocks', () => {
  assert.equal(shift(KYIV, at('2025-03-25T00:00:00+02:00'), span(0, 30), 1), at('2025-04-24T00:00:00+03:00'));
  assert.equal(
    shift(KYIV, at('2025-04-24T00:00:00+03:00'), span(0, 30), -1),
    at('2025-03-25T00:00:00+02:00'),
  );
});

test('a month that lacks the day ends on its last day, forwards and backwards', () => {
  assert.equal(shift(KYIV, at('2025-01-31T12:00:00+02:00'), span(1, 0), 1), at('2025-02-28T12:00:00+02:00'));
  assert.equal(shift(KYIV, at('2024-03-31T12:00:00+03:00'), span(1, 0), -1), at('2024-02-29T12:00:00+02:00'));
  assert.equal(
    shift(KYIV, at('2025-01-31T12:00:00+02:00'), span(1, 1, 1_000), 1),
    at('2025-03-01T12:00:01+02:00'),
  );
});

test('hours are elapsed time', () => {
  assert.equal(
    shift(KYIV, at('2025-03-29T12:00:00+02:00'), span(0, 0, 86_400_000), 1),
    at('2025-03-30T13:00:00+03:00'),
  );
});

test('the start of a day is the midnight at or before it, its end the first midnight after', () => {
  const noon = at('2025-04-03T12:00:00+03:00');
  const midnight = at('2025-04-03T00:00:00+03:00');
  const next = at('2025-04-04T00:00:00+03:00');
  assert.equal(roundToDay(KYIV, noon, 'startOfDay'), midnight);
  assert.equal(roundToDay(KYIV, midnight, 'startOfDay'), midnight);
  assert.equal(roundToDay(KYIV, noon, 'endOfDay'), next);
  assert.equal(roundToDay(KYIV, midnight, 'endOfDay'), next);
});

test('several months at once do not drift', () => {
  assert.equal(shift('UTC', at('2025-01-31T12:00:00Z'), span(1, 0), 2), at('2025-03-31T12:00:00Z'));
});

test('infinity stays where it is', () => {
  assert.equal(shift('UTC', Number.POSITIVE_INFINITY, span(0, 1), 1), Number.POSITIVE_INFINITY);
  assert.equal(roundToDay('UTC', Number.NEGATIVE_INFINITY, 'endOfDay'), Number.NEGATIVE_INFINITY);
});
