import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Factor } from '../api/types.ts';
import { waterfall } from './waterfall.ts';

const factor = (rule: string, logOdds: number): Factor => ({
  rule,
  logOdds,
  hypothesis: 'NORTH',
  because: '',
});

test('steps start at the prior, hang together and end at the result', () => {
  const steps = waterfall([factor('admission', 2), factor('prior', -0.5), factor('denial', -0.25)], 1.25);
  assert.equal(steps[0]!.kind, 'prior');
  for (let i = 1; i < steps.length; i++) assert.equal(steps[i]!.fromLogOdds, steps[i - 1]!.toLogOdds);
  assert.equal(steps.at(-1)!.toLogOdds, 1.25);
});

test('what the factors leave over is shown as a step of its own', () => {
  const steps = waterfall([factor('admission', 2)], 1);
  assert.deepEqual(
    steps.map(({ kind, toLogOdds }) => [kind, toLogOdds]),
    [
      ['factor', 2],
      ['rest', 1],
    ],
  );
});

test('no factor and a result of zero is no step', () => {
  assert.deepEqual(waterfall([], 0), []);
});
