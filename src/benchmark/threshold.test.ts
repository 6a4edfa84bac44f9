import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Trial, thresholdFor } from './threshold.js';

/** A world in which so many are said with each confidence, and so many of them are right. */
function world(...said: readonly (readonly [count: number, confidence: number, right: number])[]): Trial {
  const rows = said.flatMap(([count, confidence, right]) =>
    Array.from({ length: count }, (_, k) => ({ confidence, right: k < right })),
  );
  return {
    forecast: {
      ids: ['A', 'B', 'other', 'nothing'],
      incidents: rows.length,
      probabilities: Float64Array.from(
        rows.flatMap(({ confidence }) => [confidence, ...Array<number>(3).fill((1 - confidence) / 3)]),
      ),
      mayAnswer: new Uint8Array(rows.length).fill(1),
    },
    truths: Uint8Array.from(rows, ({ right }) => (right ? 0 : 1)),
  };
}

test('a threshold is the lowest at which enough is right; where it never is, nothing passes it', () => {
  const one = [world([10, 0.9, 10], [10, 0.8, 8], [10, 0.7, 3])];
  assert.equal(thresholdFor(1, one, 1).threshold, 0.9);
  assert.equal(thresholdFor(0.9, one, 1).threshold, 0.8);
  assert.equal(thresholdFor(0.5, one, 1).threshold, 0.7);
  assert.ok(thresholdFor(0.5, [world([10, 0.9, 1])], 1).threshold > 1);
});

test('what a method may not answer does not count', () => {
  const one = world([10, 0.9, 0], [10, 0.8, 10]);
  one.forecast.mayAnswer.fill(0, 0, 10);
  assert.equal(thresholdFor(0.9, [one], 1).threshold, 0.8);
});

test('worlds that are all alike need no margin', () => {
  const alike = Array.from({ length: 4 }, () => world([100, 0.9, 99], [100, 0.8, 81], [100, 0.7, 30]));
  const { asked, threshold } = thresholdFor(0.9, alike, 3);
  assert.equal(asked, 0.9);
  assert.equal(threshold, 0.8);
});

test('where worlds differ more is asked of them, and the more so the fewer worlds a bench has', () => {
  const easy = () => world([100, 0.9, 100], [100, 0.8, 96]);
  const hard = () => world([100, 0.9, 98], [100, 0.8, 70]);
  const worlds = [easy(), easy(), easy(), easy(), hard(), hard()];
  const many = thresholdFor(0.92, worlds, 400);
  const few = thresholdFor(0.92, worlds, 1);
  assert.equal(many.threshold, 0.8, 'over many worlds hard and easy ones even out');
  assert.equal(few.threshold, 0.9);
  assert.ok(few.asked > many.asked);
});
