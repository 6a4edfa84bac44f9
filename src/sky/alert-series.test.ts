import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alertSeries } from './alert-series.js';
import { alertsOf, DAY_MS, FIRST_MS } from './sky.fixture.js';

/** Twelve alerts a day in one region for sixty days, but two on day 30 and forty on day 40; one a week in the other. */
const alerts = alertsOf(
  Array.from({ length: 60 }, (_, day) => {
    const count = day === 30 ? 2 : day === 40 ? 40 : 10 + (day % 5);
    const often = Array.from(
      { length: count },
      (_unused, i) => ['Lake', day * 24 + (i * 24) / count, 0.5] as const,
    );
    return day % 7 === 0 ? [...often, ['Hill', day * 24 + 12, 1] as const] : often;
  }).flat(),
);
const window = { startMs: FIRST_MS, endMs: FIRST_MS + 60 * DAY_MS };
const { days, regions } = alertSeries(alerts, 'Etc/UTC', window, ['Lake', 'Hill', 'Isle']);
const of = (name: string) => regions.find(({ region }) => region === name)!;

test('a day against the weeks around it: fewer, more, or as usual', () => {
  assert.equal(days.length, 60);
  const lake = of('Lake').days!;
  assert.equal(lake[30]!.verdict, 'fewerThanUsual');
  assert.equal(lake[40]!.verdict, 'moreThanUsual');
  assert.equal(lake.filter(({ verdict }) => verdict === 'asUsual').length, 58);
  assert.equal(lake[30]!.noticed, 2);
  assert.equal(lake[30]!.hours, 1);
});

test('no alert on a day is nothing odd where alerts are rare', () => {
  assert.ok(of('Hill').days!.every(({ verdict }) => verdict === 'asUsual'));
});

test('a region that no alert ever named is not observed, and so is a day outside the register', () => {
  assert.equal(of('Isle').days, undefined);
  const late = { startMs: FIRST_MS + 59 * DAY_MS, endMs: FIRST_MS + 62 * DAY_MS };
  const { regions: later } = alertSeries(alerts, 'Etc/UTC', late, []);
  assert.deepEqual(
    later.find(({ region }) => region === 'Lake')!.days!.map(({ verdict }) => verdict),
    ['asUsual', 'notObserved', 'notObserved'],
  );
});
