import assert from 'node:assert/strict';
import { test } from 'node:test';
import { incidentsOf } from '../incidents/incidents.fixture.ts';
import { PALETTES } from '../theme/palette.ts';
import { isIn } from '../window/window.ts';
import { type Marks, spreadSamePlaces, timeRange, toMarks } from './marks.ts';

const HOUR = 3_600_000;
const epoch = Date.parse('2025-03-10T22:00Z');

async function marksOf(rows: readonly { homeMs: number; lat?: number }[]): Promise<Marks> {
  return toMarks(await incidentsOf(rows), Uint32Array.from(rows.keys()), PALETTES.light);
}

test('the range given to the shader lets through what the window lets through', async () => {
  const rows = [0, 1, 2, 2.5, 2.999, 3, 5].map((hours) => ({
    homeMs: epoch + Math.round(hours * 3600) * 1000,
  }));
  const marks = await marksOf(rows);
  const window = { startMs: epoch + 2 * HOUR, endMs: epoch + 3 * HOUR };
  const [low, high] = timeRange(marks.baseMs, window);
  assert.deepEqual(
    [...marks.times].map((time) => time >= low && time <= high),
    rows.map(({ homeMs }) => isIn(window, homeMs)),
  );
});

test('minutes stay exact over a mission of ten years', async () => {
  const late = epoch + 10 * 365 * 24 * HOUR + 7 * 60_000;
  const marks = await marksOf([{ homeMs: epoch }, { homeMs: late }]);
  assert.equal(marks.times[1], (late - epoch) / 60_000);
});

test('incidents at one place are spread, and only those that are shown take room', async () => {
  const marks = await marksOf([{ homeMs: 0 }, { homeMs: 0 }, { homeMs: 0, lat: 51 }, { homeMs: 5_000 }]);
  const offsets = spreadSamePlaces(marks, [0, 3], 10);
  const at = (i: number): number[] => [...offsets.slice(i * 2, i * 2 + 2)];
  assert.deepEqual(at(0), [0, 0]);
  assert.ok(Math.hypot(at(1)[0]!, at(1)[1]!) > 1);
  assert.deepEqual(at(2), [0, 0]);
  assert.deepEqual(at(3), [0, 0]);
});

test('a crowded place stays within the reach given', async () => {
  const marks = await marksOf(Array.from({ length: 500 }, () => ({ homeMs: 0 })));
  const offsets = spreadSamePlaces(marks, [0, 500], 6);
  const distances = Array.from(marks.times, (_, i) => Math.hypot(offsets[i * 2]!, offsets[i * 2 + 1]!));
  assert.ok(Math.max(...distances) <= 6);
  assert.equal(new Set(distances.map((one) => one.toFixed(5))).size, 500);
});
