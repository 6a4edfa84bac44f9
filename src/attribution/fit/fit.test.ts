import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../../incident/sample.fixture.js';
import { type Cases, fitWeights } from './conditional-logit.js';
import { leastProbability } from './conformal.js';

const TRUE_WEIGHTS = [1.5, -0.8];

/** Three hypotheses with two factors; the truth drawn from the softmax of their true weights. */
function drawn(seed: number, count: number): Cases {
  const random = seeded(seed);
  const amount = new Float32Array(count * 6).map(() => (random() < 0.5 ? 1 : random() - 0.5));
  const truth = new Int8Array(count).map((_, i) => {
    const odds = [0, 1, 2].map((h) =>
      Math.exp(TRUE_WEIGHTS.reduce((sum, weight, k) => sum + weight * amount[(i * 3 + h) * 2 + k]!, 0)),
    );
    let left = random() * odds.reduce((sum, one) => sum + one, 0);
    return odds.findIndex((one) => {
      left -= one;
      return left < 0;
    });
  });
  return { count, hypotheses: 3, factors: 2, offset: new Float64Array(count * 3), amount, truth };
}

const wide = (pull: number) => ({
  weight: Float64Array.of(0, 0),
  low: Float64Array.of(-5, -5),
  high: Float64Array.of(5, 5),
  pull,
});

test('the fit finds the weights that made the cases', () => {
  const found = fitWeights(drawn(3, 20_000), wide(0));
  found.forEach((weight, k) => {
    assert.ok(Math.abs(weight - TRUE_WEIGHTS[k]!) < 0.06, `${weight}`);
  });
});

test('judged weights pull more the fewer the cases, and bounds hold', () => {
  const few = fitWeights(drawn(3, 30), wide(100));
  assert.ok(Math.abs(few[0]!) < 0.3);
  const bounded = fitWeights(drawn(3, 5_000), { ...wide(0), high: Float64Array.of(0.5, 5) });
  assert.equal(bounded[0], 0.5);
});

test('conformal sets hold the truth as often as stated on cases of the same kind', () => {
  const random = seeded(9);
  const scores = Array.from({ length: 20_000 }, () => random() ** 0.3);
  const least = leastProbability(scores.slice(0, 10_000), 0.9);
  const held = scores.slice(10_000).filter((score) => score >= least).length / 10_000;
  assert.ok(Math.abs(held - 0.9) < 0.01, `${held}`);
  assert.equal(leastProbability([0.5, 0.6], 0.95), 0, 'too few cases: everything is in the set');
});
