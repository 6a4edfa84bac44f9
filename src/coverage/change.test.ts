import assert from 'node:assert/strict';
import { test } from 'node:test';
import { poisson, randomOf } from '../random/random.js';
import { changePoints } from './change.js';
import { excessOver, type HourlyCounts, usualLevel } from './usual.js';

const DAYS = 120;

function counts(rate: (day: number) => number, exposure: (h: number) => number = () => 1): HourlyCounts {
  const random = randomOf(5);
  const all = Array.from({ length: DAYS * 24 }, (_, h) => h);
  return {
    noticed: all.map((h) => poisson(random, (rate(Math.floor(h / 24)) / 24) * exposure(h))),
    exposure: all.map(exposure),
    hourClass: all.map(() => 0),
  };
}

test('a rate that doubles is told within two days, with the day on which it began', () => {
  const [first] = changePoints(counts((day) => (day < 80 ? 24 : 48)));
  assert(first);
  assert(first.hour >= 80 * 24 && first.hour < 82 * 24, `${first.hour / 24}`);
  assert(Math.abs(first.since / 24 - 80) <= 1);
  assert(first.factor > 1);
});

test('a rate that falls to a quarter is told too', () => {
  const [first] = changePoints(counts((day) => (day < 80 ? 24 : 6)));
  assert(first && first.hour >= 80 * 24 && first.hour < 84 * 24);
  assert(first.factor < 1);
});

test('watching twice as closely is no change of what happens', () => {
  const closer = changePoints(
    counts(
      () => 24,
      (h) => (h < 80 * 24 ? 0.45 : 0.9),
    ),
  );
  assert.deepEqual(closer, []);
});

test('not watching at all is no fall', () => {
  assert.deepEqual(
    changePoints(
      counts(
        () => 24,
        (h) => (h > 80 * 24 && h < 100 * 24 ? 0 : 0.8),
      ),
    ),
    [],
  );
});

test('a stretch is held against what is usual, corrected for how closely one watched', () => {
  const series = counts(
    (day) => (day < 100 ? 24 : day < 105 ? 60 : 4),
    (h) => (h < 50 * 24 ? 0.4 : 0.8),
  );
  const usual = usualLevel(series, 0, 100 * 24, 1);
  assert(Math.abs(usual.rate[0]! - 1) < 0.07, `${usual.rate[0]}`);
  assert.equal(excessOver(usual, series, 60 * 24, 70 * 24).verdict, 'asUsual');
  assert.equal(excessOver(usual, series, 100 * 24, 105 * 24).verdict, 'moreThanUsual');
  assert.equal(excessOver(usual, series, 106 * 24, 116 * 24).verdict, 'fewerThanUsual');
  const blind = { ...series, exposure: series.noticed };
  assert.equal(
    excessOver(usual, { ...blind, exposure: new Float64Array(DAYS * 24) }, 0, 24).verdict,
    'notObserved',
  );
});
