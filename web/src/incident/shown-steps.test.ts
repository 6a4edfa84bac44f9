import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Waterfall } from '../api/types.ts';
import { shownWaterfall } from './shown-steps.ts';

const waterfall = (prior: number, sizes: readonly number[]): Waterfall => {
  let to = prior;
  return {
    hypothesis: 'NORTH',
    priorLogOdds: prior,
    steps: sizes.map((logOdds) => {
      to += logOdds;
      return { rule: 'denial', about: [], said: null, because: [], records: [], logOdds, toLogOdds: to };
    }),
    posteriorLogOdds: to,
  };
};

test('the numbers that are shown add up to the digit, however the steps round', () => {
  const shown = shownWaterfall(waterfall(-0.105, [0.604, 0.0049, 0.0049, 0.0049, -1.2345]));
  const sum = shown.steps.reduce((total, { hundredths }) => total + hundredths, shown.startHundredths);
  assert.equal(sum, shown.endHundredths);
});

test('the plot holds even odds and every end', () => {
  const { low, high } = shownWaterfall(waterfall(2, [3, -1]));
  assert.ok(low < 0 && high >= 5);
});
