import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../incident/sample.fixture.js';
import { assign } from './assign.js';

/** Every way of putting incidents into parts, the best of them. */
function bestByTrying(incidents: number, capacity: readonly number[], weight: Float64Array): number {
  const left = [...capacity];
  const from = (i: number): number => {
    if (i === incidents) return 0;
    let best = from(i + 1);
    for (let p = 0; p < left.length; p++) {
      const gain = weight[p * incidents + i]!;
      if (left[p]! === 0 || gain <= 0) continue;
      left[p]!--;
      best = Math.max(best, gain + from(i + 1));
      left[p]!++;
    }
    return best;
  };
  return from(0);
}

test('the assignment is as good as the best of all that are possible', () => {
  const random = seeded(7);
  for (let round = 0; round < 400; round++) {
    const incidents = 1 + Math.floor(random() * 7);
    const capacity = Array.from({ length: 1 + Math.floor(random() * 4) }, () => Math.floor(random() * 4));
    const weight = Float64Array.from({ length: capacity.length * incidents }, () =>
      // Few different weights, so that there are ties; a third is no match.
      random() < 0.33 ? 0 : Math.ceil(random() * 6) / 2,
    );
    const part = assign({ incidents, capacity, weight });
    const used = capacity.map(() => 0);
    let sum = 0;
    part.forEach((p, i) => {
      if (p < 0) return;
      assert.ok(weight[p * incidents + i]! > 0, 'what does not fit is not matched');
      used[p]!++;
      sum += weight[p * incidents + i]!;
    });
    assert.ok(used.every((n, p) => n <= capacity[p]!));
    assert.ok(Math.abs(sum - bestByTrying(incidents, capacity, weight)) < 1e-9, `round ${round}`);
  }
});

test('where parts ask for more than there is, nothing that fits is left over', () => {
  const incidents = 2_000;
  const weight = new Float64Array(2 * incidents).fill(1);
  const part = assign({ incidents, capacity: [1_500, 5_000], weight });
  assert.ok(part.every((p) => p >= 0));
});
