import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInCalendar } from './written-instant.js';

test('days that no month has are not in the calendar', () => {
  for (const text of [
    '2025-02-30T00:00:00Z',
    '2025-02-29T12:00:00+03:00',
    '2025-04-31T23:59:59Z',
    '2025-13-01T00:00:00Z',
    '2025-00-10T00:00:00Z',
    '2025-01-00T00:00:00Z',
    '2025-01-01T25:00:00Z',
    '1900-02-29T00:00:00Z',
  ])
    assert.equal(isInCalendar(text), false, text);
});

test('leap days and days whose instant falls on another day in UTC are', () => {
  for (const text of [
    '2024-02-29T00:00:00Z',
    '2000-02-29T23:59:59Z',
    '2025-03-01T00:30:00+03:00',
    '2024-12-31T23:30:00-05:00',
    '0050-12-31T00:00:00Z',
  ])
    assert.equal(isInCalendar(text), true, text);
});
