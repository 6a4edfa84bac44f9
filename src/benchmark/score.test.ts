import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Forecast } from './forecast.js';
import { areaUnderRoc, BINS, calibrationError, equalMass, equalWidth, scoreOf } from './score.js';

/** Of four hypotheses the first leads with the given probability; it is true where `right` says so, else the second. */
function forecaster(
  rows: readonly (readonly [probability: number, right: boolean])[],
  may = rows.map(() => 1),
) {
  const probabilities = new Float64Array(rows.length * 4);
  rows.forEach(([probability], row) => {
    probabilities.set(
      [probability, (1 - probability) / 3, (1 - probability) / 3, (1 - probability) / 3],
      row * 4,
    );
  });
  const forecast: Forecast = {
    ids: ['A', 'B', 'other', 'nothing'],
    incidents: rows.length,
    probabilities,
    mayAnswer: Uint8Array.from(may),
  };
  return { forecast, truths: Uint8Array.from(rows, ([, right]) => (right ? 0 : 1)) };
}

/** So many rows with this probability, of which so many are right. */
const rows = (count: number, probability: number, right: number): [number, boolean][] =>
  Array.from({ length: count }, (_, i) => [probability, i < right]);

test('a forecaster who is right as often as it says has no calibration error', () => {
  const { forecast, truths } = forecaster([...rows(10, 0.5, 5), ...rows(10, 0.7, 7), ...rows(10, 0.9, 9)]);
  const score = scoreOf(forecast, truths, [0.8]);
  assert.ok(score.eceEqualWidth < 1e-12);
  assert.ok(score.eceEqualMass < 1e-12);
  assert.equal(score.accuracy, 0.7);
});

test('a forecaster who says 90 % and is right half of the time is off by 40 points', () => {
  const { forecast, truths } = forecaster(rows(20, 0.9, 10));
  const score = scoreOf(forecast, truths, [0.8]);
  assert.ok(Math.abs(score.eceEqualWidth - 0.4) < 1e-12);
  assert.ok(Math.abs(score.eceEqualMass - 0.4) < 1e-12);
  assert.deepEqual(score.named, [{ threshold: 0.8, answered: 1, right: 0.5 }]);
});

test('too low and too high in different bins do not make up for each other', () => {
  const { forecast, truths } = forecaster([...rows(10, 0.6, 8), ...rows(10, 0.9, 7)]);
  assert.ok(Math.abs(scoreOf(forecast, truths, []).eceEqualWidth - 0.2) < 1e-12);
});

test('bins are of equal width, or hold equal numbers; what is equally sure stays together', () => {
  const confidence = Float64Array.from({ length: 30 }, (_, i) => (i < 20 ? 1 : 0.3 + i / 1000));
  const right = new Float64Array(30).fill(1);
  const wide = equalWidth(confidence, right);
  assert.equal(wide.length, BINS);
  assert.equal(wide.at(-1)!.count, 20, 'probability 1 belongs to the last bin');
  const mass = equalMass(confidence, right);
  assert.deepEqual(
    mass.map(({ count }) => count),
    [2, 2, 2, 2, 2, 20],
  );
  assert.ok(Math.abs(calibrationError(mass) - calibrationError(wide)) < 1e-12);
});

test('Brier and log loss: nothing for certainty that is right, 2 and 13.8 for certainty that is wrong', () => {
  const good = forecaster([[1, true]]);
  const right = scoreOf(good.forecast, good.truths, []);
  assert.equal(right.brier, 0);
  assert.ok(Math.abs(right.logLoss) < 1e-12);
  const bad = forecaster([[1, false]]);
  const wrong = scoreOf(bad.forecast, bad.truths, []);
  assert.equal(wrong.brier, 2);
  assert.ok(Math.abs(wrong.logLoss - Math.log(1e6)) < 1e-9);
});

test('several hypotheses that lead alike are no answer, even if one of them is true', () => {
  const { forecast, truths } = forecaster([[0.25, true]]);
  const score = scoreOf(forecast, truths, [0.2]);
  assert.equal(score.accuracy, 0);
  assert.equal(score.eceEqualWidth, 0, 'each of the four is true one time in four, as it says');
});

test('the abstention curve answers the surest first, and last what may not be named at all', () => {
  const { forecast, truths } = forecaster(
    [
      [0.9, true],
      [0.8, true],
      [0.7, false],
      [0.99, true],
    ],
    [1, 1, 1, 0],
  );
  const { curve, curveArea, answerableAt99, named } = scoreOf(forecast, truths, [0.75]);
  assert.deepEqual(curve, [
    { answered: 0.25, right: 1 },
    { answered: 0.5, right: 1 },
    { answered: 0.75, right: 2 / 3 },
    { answered: 1, right: 0.75 },
  ]);
  assert.equal(answerableAt99, 0.5);
  assert.deepEqual(named, [{ threshold: 0.75, answered: 0.5, right: 1 }]);
  assert.ok(Math.abs(curveArea - (0.5 + (0.25 * (1 + 2 / 3)) / 2 + (0.25 * (2 / 3 + 0.75)) / 2)) < 1e-12);
});

test('conformal sets are scored by how often they hold the truth and how large they are', () => {
  const { forecast, truths } = forecaster([
    [0.9, true],
    [0.6, false],
  ]);
  const score = scoreOf({ ...forecast, sets: Uint8Array.of(0b0001, 0b0101) }, truths, []);
  assert.equal(score.setCoverage, 0.5);
  assert.equal(score.setSize, 1.5);
  assert.ok(Number.isNaN(scoreOf(forecast, truths, []).setSize));
});

test('the area under the ROC curve is the share of pairs told apart the right way, ties half', () => {
  assert.equal(areaUnderRoc([3, 2, 1], [true, false, false]), 1);
  assert.equal(areaUnderRoc([1, 2, 3], [true, false, false]), 0);
  assert.equal(areaUnderRoc([1, 1, 0], [true, false, false]), 0.75);
});
