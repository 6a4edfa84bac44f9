import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Source } from '../record/source.js';
import { type SilenceSetting, silenceOf } from './silence.js';
import { alertsOf, bulletin, DAY_MS, FIRST_MS } from './sky.fixture.js';

const press: Source = { id: 'press', name: 'Press', kind: 'media', reliability: 'C' };
/** Eleven to thirteen alerts a day for forty days, but one on day 20. */
const alerts = alertsOf(
  Array.from({ length: 40 }, (_, day) =>
    Array.from(
      { length: day === 20 ? 1 : 11 + (day % 3) },
      (_unused, i) => ['Lake', day * 24 + 1.9 * i, 1] as const,
    ),
  ).flat(),
);
const at = (day: number) => ({ startMs: FIRST_MS + day * DAY_MS, endMs: FIRST_MS + (day + 1) * DAY_MS });
const everyDay = Float64Array.from({ length: 40 }, (_, day) => FIRST_MS + (day + 0.5) * DAY_MS);
const setting = (day: number, over: Partial<SilenceSetting> = {}): SilenceSetting => ({
  timeZone: 'Etc/UTC',
  window: at(day),
  weekBefore: at(day - 7),
  leftOut: [at(20)],
  alerts,
  bulletins: [],
  regions: ['Lake', 'Isle'],
  spoken: [{ source: press, timesMs: everyDay }],
  fromAfar: { inside: [], perhaps: [], weekBefore: 6 },
  bombs: { inside: [], perhaps: [], weekBefore: 2 },
  local: {
    fires: 4,
    claims: [
      { by: 'A', count: 2 },
      { by: 'B', count: 1 },
    ],
  },
  partyName: (id) => ({ en: `Side ${id}` }),
  ...over,
});

test('few alerts and no strike from afar are silence, told with what it rests on', () => {
  const { verdict, words, regionsNotObserved } = silenceOf(setting(20));
  assert.equal(verdict, 'silence');
  assert.deepEqual(regionsNotObserved, ['Isle']);
  assert.match(
    words.en,
    /^Long-range silence, local violations claimed\. Alerts: 1, against 12 in the same hours a week before/,
  );
  assert.match(words.en, /Local violations are claimed by Side A and Side B: 3 claims/);
  assert.match(words.uk, /^Тиша/);
  assert.match(words.ru, /^Тишина/);
});

test('a strike or a bomb within is an exception, and many strikes are no silence', () => {
  const bombs = { inside: ['inc-1'], perhaps: [], weekBefore: 2 };
  assert.equal(silenceOf(setting(20, { bombs })).verdict, 'silenceWithExceptions');
  const fromAfar = { inside: ['1', '2', '3', '4', '5'], perhaps: [], weekBefore: 6 };
  assert.equal(silenceOf(setting(20, { fromAfar })).verdict, 'fewer');
});

test('an ordinary day is no silence, whatever is reported', () => {
  assert.equal(silenceOf(setting(25)).verdict, 'asUsual');
});

test('where no alert register reaches, or nobody spoke who usually speaks, it is not observed', () => {
  assert.equal(silenceOf(setting(20, { alerts: alertsOf([]) })).verdict, 'notObserved');
  assert.equal(silenceOf(setting(60)).verdict, 'notObserved');
  const gone = everyDay.filter((ms) => ms < at(20).startMs || ms >= at(20).endMs);
  const silent = silenceOf(setting(20, { spoken: [{ source: press, timesMs: gone }] }));
  assert.equal(silent.verdict, 'notObserved');
  assert.deepEqual(silent.fresh, { spoke: 0, usually: 1 });
});

test('numbers of bulletins stand side by side, those of parts of a total and of other nights do not', () => {
  const { bulletins } = silenceOf(
    setting(20, {
      bulletins: [
        bulletin('press', 'A', 20 * 24 + 2, 20 * 24 + 8, [{ count: 30 }, { count: 12, part: true }]),
        bulletin('agency', 'A', 20 * 24 + 2, 20 * 24 + 8, [{ count: 33 }]),
        bulletin('press', 'A', 19 * 24 + 2, 19 * 24 + 8, [{ count: 50 }]),
      ],
    }),
  );
  assert.deepEqual(
    bulletins.map(({ source, count }) => [source, count]),
    [
      ['press', 30],
      ['agency', 33],
    ],
  );
});
