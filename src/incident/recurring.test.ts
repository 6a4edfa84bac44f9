import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recurringHeat } from './recurring.js';
import { sampleReport } from './sample.fixture.js';
import type { PlacedReport } from './telling.js';

const heat = (id: string, day: number, lat = 50): PlacedReport =>
  sampleReport({
    id,
    day,
    report_kind: 'detection',
    place: { lat, shape: { kind: 'pixel', eastMetres: 400, northMetres: 400 } },
  }) as PlacedReport;

test('heat recurs from the sixth day on which a place burns; what burns elsewhere or once does not', () => {
  const daily = [0, 1, 2, 3, 4, 5, 6].map((day) => heat(`flare-${day}`, day + 0.1));
  const once = heat('field', 6.2, 50.2);
  const found = recurringHeat([...daily, once]);
  assert.deepEqual(
    [...found].map(({ id }) => id),
    ['flare-5', 'flare-6'],
  );
});

test('many pixels of one day are one day', () => {
  const fire = Array.from({ length: 20 }, (_, i) => heat(`p${i}`, 0.1 + i / 100));
  assert.equal(recurringHeat([...fire, heat('next', 1.1)]).size, 0);
});
