import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Handover } from '../record/record.js';
import { voiceBy } from './account.js';
import { exchanges } from './exchange.js';
import { handed, SOURCES, ZONE } from './pact.fixture.js';
import { transfers } from './transfer.js';

const setting = { timeZone: ZONE, voiceOf: voiceBy([{ id: 'NORTH' }, { id: 'SOUTH' }], SOURCES) };
const list = (...handovers: Handover[]) => transfers(handovers, setting);

test('accounts of one event by both sides and a mediator are one transfer, and no count is added to another', () => {
  const [one, ...more] = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 23 }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'south-army', count: 22 }),
    handed('2031-05-03', 'NORTH', { id: 'c', source: 'mediator', count: 23 }),
  );
  assert.equal(more.length, 0);
  assert.deepEqual(one!.count, [22, 23]);
  assert.equal(one!.state, 'conflict');
  assert.deepEqual(
    one!.accounts.map(({ voice, count }) => [voice, count]),
    [
      ['NORTH', 23],
      ['SOUTH', 22],
      ['', 23],
    ],
  );
});

test('confirmed by both is the number that the counts of both sides reach', () => {
  const [one] = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 30 }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'south-army', count: 28 }),
  );
  assert.deepEqual(one!.confirmed, [28, 28]);
  const [alone] = list(handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 30 }));
  assert.deepEqual(alone!.confirmed, [0, 0]);
  assert.equal(alone!.state, 'oneSide');
});

test('two spokesmen of one side tell of one group; one spokesman who tells twice tells of two', () => {
  const spokesmen = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', reportedBy: 'NORTH', count: 40 }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'north-press', reportedBy: 'NORTH', count: 40 }),
  );
  assert.deepEqual(
    spokesmen.map(({ count }) => count),
    [[40, 40]],
  );
  const groups = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 40 }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'north-army', count: 15 }),
    handed('2031-05-03', 'NORTH', { id: 'c', source: 'south-army', count: 40 }),
  );
  assert.deepEqual(
    groups.map(({ count }) => count),
    [
      [40, 40],
      [15, 15],
    ],
  );
});

test('what is announced stands beside what is reported and is no part of the count', () => {
  const [one] = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-press', count: 23, stage: 'announced' }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'north-army', count: 22 }),
    handed('2031-05-03', 'NORTH', { id: 'c', source: 'south-army', count: 22 }),
  );
  assert.deepEqual(one!.count, [22, 22]);
  assert.equal(one!.state, 'bothSides');
  assert.equal(one!.accounts.filter(({ stage }) => stage === 'announced').length, 1);
  const [only] = list(
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-press', count: 23, stage: 'announced' }),
  );
  assert.equal(only!.state, 'announced');
  assert.equal(only!.count, null);
});

test('an exchange holds the transfers of a day in both directions, and its id names no party', () => {
  const made = exchanges(
    list(
      handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 40, mediator: 'Third state' }),
      handed('2031-05-03', 'SOUTH', { id: 'b', source: 'north-army', count: 40 }),
      handed('2031-05-03', 'SOUTH', { id: 'c', source: 'north-army', category: 'wounded', count: 7 }),
      handed('2031-05-04', 'SOUTH', { id: 'd', source: 'south-army', category: 'remains' }),
    ),
  );
  assert.deepEqual(
    made.map(({ id, twoWay, transfers: of }) => [id, twoWay, of.length]),
    [
      ['2031-05-03', true, 3],
      ['2031-05-04', false, 1],
    ],
  );
  assert.deepEqual(made[0]!.mediators, ['Third state']);
  assert.equal(made[1]!.transfers[0]!.state, 'noNumber');
});

test('the order of the records changes nothing', () => {
  const told = [
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 40 }),
    handed('2031-05-03', 'NORTH', { id: 'b', source: 'south-army', count: 41 }),
    handed('2031-05-03', 'SOUTH', { id: 'c', source: 'south-army', count: 40 }),
  ];
  assert.deepEqual(exchanges(list(...told)), exchanges(list(...[...told].reverse())));
});

test('accounts of one handover about midnight are one transfer of the day on which it began', () => {
  const at = (start: string): Handover['time'] => ({ start, end: start, precision: 'minute' });
  const made = list(
    handed('2031-05-03', 'NORTH', {
      id: 'a',
      source: 'north-army',
      count: 40,
      time: at('2031-05-03T23:50:00+02:00'),
    }),
    handed('2031-05-04', 'NORTH', {
      id: 'b',
      source: 'south-army',
      count: 40,
      time: at('2031-05-04T00:10:00+02:00'),
    }),
  );
  assert.deepEqual(
    made.map(({ day, state, count }) => [day, state, count]),
    [['2031-05-03', 'bothSides', [40, 40]]],
  );
});
