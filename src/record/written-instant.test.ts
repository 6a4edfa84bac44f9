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

test('every day and clock time that Date.parse rolls over or refuses is told from those that there are', () => {
  for (const year of ['0000', '1900', '2000', '2023', '2024'])
    for (let month = 0; month <= 13; month++)
      for (let day = 0; day <= 32; day++) {
        const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        const iso = new Date(Date.parse(`${date}T00:00:00Z`));
        const there = !Number.isNaN(iso.getTime()) && iso.toISOString().startsWith(date);
        for (const clock of ['00:00Z', '23:59:59Z', '12:00:00.123+05:30'])
          assert.equal(isInCalendar(`${date}T${clock}`), there, `${date}T${clock}`);
      }
  for (const clock of [
    '24:00:00Z',
    '24:00:01Z',
    '23:60:00Z',
    '23:59:60Z',
    '12:00:00+24:00',
    '25:00Z',
    '12:61Z',
  ]) {
    const text = `2025-03-01T${clock}`;
    assert.equal(isInCalendar(text), !Number.isNaN(Date.parse(text)), text);
  }
});
