import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Flight } from './flight.js';
import { operationOfFlight } from './flight-operation.js';
import { operationsOf } from './operations.js';
import { alertsOf, bulletin, FIRST_MS, HOUR_MS } from './sky.fixture.js';

const operations = operationsOf({
  timeZone: 'Etc/UTC',
  parties: ['A', 'B'],
  bulletins: [
    bulletin('air-force', 'A', 19, 24, [{ count: 30, means: 'drone' }]),
    bulletin('ministry', 'B', 22, 26, [{ count: 4, means: 'missile' }]),
  ],
  incidents: [],
  alerts: alertsOf([]),
});
const seen = (kind: string, hour: number): Flight => ({
  id: 't',
  kind,
  startMs: FIRST_MS + hour * HOUR_MS,
  endMs: FIRST_MS + (hour + 0.5) * HOUR_MS,
  positions: 3,
  leftOut: 0,
  lowestMetres: null,
  highestMetres: null,
  known: false,
  reason: 'tooFewPositions',
});

test('a track joins the operation of its hours and means', () => {
  assert.deepEqual(operationOfFlight(seen('UAV', 23), operations), { kind: 'one', id: 'op-2031-04-02-A' });
  assert.deepEqual(operationOfFlight(seen('cruise missile', 23), operations), {
    kind: 'one',
    id: 'op-2031-04-02-B',
  });
});

test('between several it stays undetermined, and outside all hours it has none', () => {
  assert.deepEqual(operationOfFlight(seen('', 23), operations), {
    kind: 'undetermined',
    candidates: ['op-2031-04-02-A', 'op-2031-04-02-B'],
  });
  assert.deepEqual(operationOfFlight(seen('drone', 40), operations), {
    kind: 'undetermined',
    candidates: [],
  });
});
