import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Incident } from '../incident/incident.js';
import { operationsOf, type Sky } from './operations.js';
import { alertsOf, bulletin, FIRST_MS, HOUR_MS } from './sky.fixture.js';

/** A strike, told with one account. */
function strike(id: string, actor: string, at: number, over: Partial<Incident> = {}): Incident {
  const time = {
    startMs: FIRST_MS + at * HOUR_MS,
    endMs: FIRST_MS + (at + 1) * HOUR_MS,
    precision: 'hour' as const,
  };
  const place = {
    name: id,
    lat: 49,
    lon: 30,
    radiusMetres: 500,
    precision: 'site' as const,
    region: 'R0',
    basis: 'text' as const,
  };
  const account = {
    observations: [id],
    source: 'press',
    voice: '',
    actor,
    stance: 'asserted',
    conduct: 'strike',
    means: 'missile',
    target: 'energy',
    killed: null,
    injured: null,
    time,
    text: id,
    sourceGrade: 'C',
    informationGrade: 3,
  } as const;
  return {
    id,
    time,
    place,
    line: null,
    control: actor === 'A' ? 'B' : 'A',
    conduct: 'strike',
    means: 'missile',
    target: 'energy',
    targetName: '',
    killed: null,
    injured: null,
    accounts: [account],
    rivals: {},
    reasons: [],
    ...over,
  };
}

const night = (a: string, b: string): Sky => ({
  timeZone: 'Etc/UTC',
  parties: ['A', 'B'],
  bulletins: [
    bulletin('air-force', a, 19, 31, [{ count: 90 }, { act: 'downed', count: 60 }]),
    bulletin('press', a, 20, 30, [{ act: 'downed', count: 55 }]),
    bulletin('ministry', b, 22, 27, [{ act: 'downed', count: 12 }]),
    bulletin('air-force', a, 43, 54, [{ count: 40 }]),
  ],
  incidents: [strike('inc-1', a, 23), strike('inc-2', a, 37)],
  alerts: alertsOf([0, 1, 2, 3, 4, 5].map((i) => [`R${i}`, 20 + i, 2])),
});

test('an overnight attack is one operation, and rival numbers stand side by side', () => {
  const operations = operationsOf(night('A', 'B'));
  const first = operations.find(({ id }) => id === 'op-2031-04-02-A')!;
  assert.deepEqual(
    first.bulletins.map(({ source, numbers }) => [source, numbers.map(({ count }) => count)]),
    [
      ['air-force', [90, 60]],
      ['press', [55]],
    ],
  );
  assert.deepEqual(first.incidents, ['inc-1']);
  assert.deepEqual(
    operations.map(({ id }) => id),
    ['op-2031-04-02-A', 'op-2031-04-02-B', 'op-2031-04-02-A-2', 'op-2031-04-03-A'],
  );
});

test('regions under alert come in the order of their first alert', () => {
  const [first] = operationsOf(night('A', 'B'));
  assert.deepEqual(
    first!.regions.map(({ region }) => region),
    ['R0', 'R1', 'R2', 'R3', 'R4', 'R5'],
  );
});

test('an alert joins no operation of the side that holds its region', () => {
  const other = operationsOf(night('A', 'B')).find(({ actor }) => actor === 'B')!;
  // R0 is ground of B: both strikes on it are by A.
  assert.ok(!other.regions.some(({ region }) => region === 'R0'));
});

test('a region without incidents goes with the nearest that has some, and joins one side only', () => {
  const operations = operationsOf(night('A', 'B'));
  const regionsOf = (actor: string) =>
    operations
      .filter((one) => one.actor === actor)
      .flatMap(({ regions }) => regions.map(({ region }) => region));
  assert.ok(regionsOf('A').includes('R5'));
  assert.deepEqual(regionsOf('B'), []);
});

test('where nothing tells who holds a region its alerts join the only side that attacked, and of two sides neither', () => {
  const sky = { ...night('A', 'B'), incidents: [] };
  assert.ok(sky.bulletins.some(({ actor }) => actor === 'B'));
  const only = operationsOf({ ...sky, bulletins: sky.bulletins.filter(({ actor }) => actor === 'A') });
  assert.deepEqual(
    only.map(({ night: of, regions }) => [of, regions.length]),
    [
      ['2031-04-02', 6],
      ['2031-04-03', 0],
    ],
  );
  const both = operationsOf({
    ...sky,
    bulletins: sky.bulletins.flatMap((one) => [one, { ...one, actor: one.actor === 'A' ? 'B' : 'A' }]),
  });
  assert.ok(both.every(({ regions }) => regions.length === 0));
});

test('swapping the labels of the parties swaps the operations and changes nothing else', () => {
  const swapped = JSON.parse(
    JSON.stringify(operationsOf(night('B', 'A'))).replace(
      /"(op-[^"]*-)?([AB])(-\d+)?"/g,
      (_, head = '', side, tail = '') => `"${head}${side === 'A' ? 'B' : 'A'}${tail}"`,
    ),
  );
  assert.deepEqual(swapped, JSON.parse(JSON.stringify(operationsOf(night('A', 'B')))));
});

test('an incident known to its date only may belong, and opens no operation', () => {
  const sky = night('A', 'B');
  const time = {
    startMs: FIRST_MS + 24 * HOUR_MS,
    endMs: FIRST_MS + 48 * HOUR_MS,
    precision: 'day' as const,
  };
  const dated = strike('inc-3', 'A', 0, { time, means: 'long_range_drone' });
  const operations = operationsOf({ ...sky, incidents: [dated] });
  assert.deepEqual(operations.find(({ id }) => id === 'op-2031-04-02-A')!.mayBelong, ['inc-3']);
  assert.equal(operationsOf({ ...sky, bulletins: [], incidents: [dated] }).length, 0);
});

const LAKE = { name: 'Lake Field', lat: 48, lon: 34, radiusMetres: 5_000 };

test('words of a bulletin name the launch area before the alerts may', () => {
  const sky = night('A', 'B');
  const named = { ...sky.bulletins[0]!, launchedFrom: 'Lake Field', launchPlaces: [LAKE] };
  const [first] = operationsOf({ ...sky, bulletins: [named] });
  assert.deepEqual(first!.launchArea, {
    kind: 'named',
    words: 'Lake Field',
    source: 'air-force',
    places: [LAKE],
  });
  assert.equal(first!.advance!.from[0]!.place, LAKE);
});
