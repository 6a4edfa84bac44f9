import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IncidentRow } from '../api/types.ts';
import { PALETTES } from '../theme/palette.ts';
import { isIn } from '../window/window.ts';
import { spreadSamePlaces, timeRange, toMarks } from './marks.ts';

const HOUR = 3_600_000;
const epoch = Date.parse('2025-03-10T22:00Z');
const row = (startMs: number, endMs: number, lat = 50, lon = 30): IncidentRow =>
  ({
    startMs,
    endMs,
    homeMs: startMs,
    lat,
    lon,
    radiusMetres: 5_000,
    conduct: 'strike',
    certainty: 'probable',
  }) as IncidentRow;

test('the range given to the shader lets through what the window lets through', () => {
  const spans = [
    [0, 1],
    [1, 2],
    [2, 2],
    [1, 4],
    [3, 3],
    [3, 5],
    [2.5, 2.5],
  ] as const;
  const rows = spans.map(([a, b]) => row(epoch + a * HOUR, epoch + b * HOUR));
  const marks = toMarks(rows, PALETTES.light, epoch);
  const window = { startMs: epoch + 2 * HOUR, endMs: epoch + 3 * HOUR };
  const [[startLow, startHigh], [endLow, endHigh]] = timeRange(marks, window);
  const shown = rows.map((_, i) => {
    const start = marks.times[i * 2]!;
    const end = marks.times[i * 2 + 1]!;
    return start >= startLow && start <= startHigh && end >= endLow && end <= endHigh;
  });
  assert.deepEqual(
    shown,
    rows.map((one) => isIn(window, one.homeMs)),
  );
});

test('minutes stay exact over a mission of ten years', () => {
  const late = epoch + 10 * 365 * 24 * HOUR + 7 * 60_000;
  const marks = toMarks([row(late, late + HOUR)], PALETTES.light, epoch);
  assert.equal(marks.times[0], (late - epoch) / 60_000);
});

test('incidents at one place are spread, and only those that are shown take room', () => {
  const rows = [row(0, 1), row(0, 1), row(5, 6), row(0, 1, 51)];
  const offsets = spreadSamePlaces(rows, (one) => one.startMs === 0, 10);
  const at = (i: number): number[] => [...offsets.slice(i * 2, i * 2 + 2)];
  assert.deepEqual(at(0), [0, 0]);
  assert.ok(Math.hypot(at(1)[0]!, at(1)[1]!) > 1);
  assert.deepEqual(at(2), [0, 0]);
  assert.deepEqual(at(3), [0, 0]);
});

test('a crowded place stays within the reach given', () => {
  const rows = Array.from({ length: 500 }, () => row(0, 1));
  const offsets = spreadSamePlaces(rows, () => true, 6);
  const distances = rows.map((_, i) => Math.hypot(offsets[i * 2]!, offsets[i * 2 + 1]!));
  assert.ok(Math.max(...distances) <= 6);
  assert.equal(new Set(distances.map((one) => one.toFixed(5))).size, 500);
});
