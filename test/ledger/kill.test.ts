import assert from 'node:assert/strict';
import { test } from 'node:test';
import { killRounds } from './kill-rounds.js';

test('a writer killed at random moments under load leaves everything it was acknowledged', async () => {
  const totals = await killRounds(10, 7);
  assert.ok(totals.acknowledged > 0, 'something was acknowledged before the kills');
});
