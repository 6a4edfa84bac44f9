import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lapsed, sigmoid, softmax, withLapse } from './posterior.js';

test('with a lapse the posterior is that share nearer to even, and never surer than the lapse allows', () => {
  const before = softmaxOf(Float64Array.of(1, -0.5, 0.2));
  const sums = Float64Array.of(1, -0.5, 0.2);
  withLapse(sums, 3, 0.03);
  for (const [h, value] of softmaxOf(sums).entries())
    assert.ok(Math.abs(value - (0.97 * before[h]! + 0.01)) < 1e-12);
  const sure = Float64Array.of(500, 0, -500);
  withLapse(sure, 3, 0.03);
  assert.ok(Math.abs(softmaxOf(sure)[0]! - 0.98) < 1e-12);
});

test('of one probability against its contrary the lapse is shared by both', () => {
  assert.ok(Math.abs(sigmoid(lapsed(1.3, 0.1)) - (0.9 * sigmoid(1.3) + 0.05)) < 1e-12);
  assert.equal(lapsed(-1.3, 0.1), -lapsed(1.3, 0.1));
});

function softmaxOf(logOdds: Float64Array): Float64Array {
  const into = new Float64Array(logOdds.length);
  softmax(logOdds, logOdds.length, into);
  return into;
}
