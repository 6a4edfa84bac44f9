import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likelihood, strength } from './likelihood.ts';

test('the edges of the seven bands belong to the band above them', () => {
  assert.deepEqual([0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1].map(likelihood), [
    'almostNoChance',
    'veryUnlikely',
    'unlikely',
    'even',
    'likely',
    'veryLikely',
    'almostCertain',
    'almostCertain',
  ]);
});

test('a factor against is as strong as one for', () => {
  for (const value of [0.2, 0.9, 2, 4]) assert.equal(strength(-value), strength(value));
});
