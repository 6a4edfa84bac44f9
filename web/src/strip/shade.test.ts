import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markSize, shade } from './shade.ts';

test('what was not observed is hatched and never a shade of quiet', () => {
  for (const ramp of ['probability', 'observed'] as const) assert.match(shade(0, ramp).fill, /not-observed/);
  assert.match(shade(0.4, 'observed').fill, /not-observed/, 'most of its hours were not');
  assert.doesNotMatch(shade(0.01, 'probability').fill, /not-observed/);
  assert.ok(shade(1, 'observed').fillOpacity! > shade(0.6, 'observed').fillOpacity!);
});

test('marks grow with the count in area, fill the cell at most, and one of a thousand is still seen', () => {
  const cell = { width: 20, height: 8 };
  assert.deepEqual(markSize(9, 9, cell), cell);
  const [few, many] = [markSize(2, 50, cell), markSize(8, 50, cell)];
  assert.ok(Math.abs(many.width / few.width - 2) < 1e-9);
  assert.ok(markSize(1, 1000, cell).height >= 3.4);
  assert.equal(markSize(1, 1000, { width: 20, height: 2 }).height, 2, 'not beyond a flat cell');
});
