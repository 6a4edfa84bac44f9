import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SeriousHarm } from '../api/types.ts';
import { byClause, byEvent } from './by-event.ts';

const finding = (incident: string, startMs: number, clause: string, reading: string): SeriousHarm =>
  ({ incident, startMs, agreement: 'pact', clause, reading }) as SeriousHarm;

test('an allegation stands once with all its readings, the latest event first', () => {
  const events = byEvent([
    finding('early', 1, 'c', 'plain'),
    finding('late', 2, 'c', 'plain'),
    finding('early', 1, 'c', 'strict'),
  ]);
  assert.deepEqual(
    events.map((readings) => readings.map(({ incident, reading }) => `${incident} ${reading}`)),
    [['late plain'], ['early plain', 'early strict']],
  );
});

test('readings of one event stand under their clause', () => {
  const [event] = byEvent([
    finding('x', 1, 'a', 'plain'),
    finding('x', 1, 'b', 'plain'),
    finding('x', 1, 'a', 'strict'),
  ]);
  assert.deepEqual(
    byClause(event!).map((group) => group.map(({ clause, reading }) => `${clause} ${reading}`)),
    [['a plain', 'a strict'], ['b plain']],
  );
});
