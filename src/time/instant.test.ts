import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, dayOf, isZone, offsetMs, overlaps, startOfDayMs, toIso, wallTimeMs } from './instant.js';

const HOUR = 3_600_000;

test('the day on which summer time begins has 23 hours, the one on which it ends 25', () => {
  const hours = (day: string): number =>
    (startOfDayMs('Europe/Kyiv', addDays(day, 1)) - startOfDayMs('Europe/Kyiv', day)) / HOUR;
  assert.equal(hours('2025-03-29'), 24);
  assert.equal(hours('2025-03-30'), 23);
  assert.equal(hours('2025-10-26'), 25);
});

test('offsets change at the hour of the switch', () => {
  const switchMs = Date.parse('2025-03-30T01:00:00Z');
  assert.equal(offsetMs('Europe/Kyiv', switchMs - 1), 2 * HOUR);
  assert.equal(offsetMs('Europe/Kyiv', switchMs), 3 * HOUR);
});

test('a moment before midnight UTC belongs to the next local day east of Greenwich', () => {
  assert.equal(dayOf('Europe/Kyiv', Date.parse('2025-03-20T22:30:00Z')), '2025-03-21');
  assert.equal(dayOf('UTC', Date.parse('2025-03-20T22:30:00Z')), '2025-03-20');
});

test('wall time and instant go to and fro', () => {
  for (const iso of ['2025-03-21T00:20:00', '2025-03-30T04:00:00', '2025-07-01T12:00:00']) {
    const wall = Date.parse(`${iso}Z`);
    assert.equal(wallTimeMs('Europe/Moscow', wall), Date.parse(`${iso}+03:00`));
  }
  assert.equal(toIso('Europe/Kyiv', Date.parse('2025-03-21T00:20:00+03:00')), '2025-03-20T23:20:00+02:00');
});

test('half-open intervals that only touch do not overlap; an instant on a start does', () => {
  assert.equal(overlaps({ startMs: 0, endMs: 10 }, { startMs: 10, endMs: 20 }), false);
  assert.equal(overlaps({ startMs: 10, endMs: 10 }, { startMs: 10, endMs: 20 }), true);
  assert.equal(overlaps({ startMs: 20, endMs: 20 }, { startMs: 10, endMs: 20 }), false);
});

test('an unknown zone is an error that names it', () => {
  assert.throws(() => offsetMs('Europe/Atlantis', 0), /Atlantis/);
  assert.equal(isZone('Europe/Atlantis'), false);
  assert.equal(isZone('Europe/Vienna'), true);
});
