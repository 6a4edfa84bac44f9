import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFilter } from './filter.ts';

test('no key is no filter', () => {
  assert.equal(readFilter({}).active, false);
});

test('values stand apart by commas', () => {
  assert.deepEqual(readFilter({ conduct: 'strike,clash', author: 'SOUTH' }).values, {
    conduct: ['strike', 'clash'],
    author: ['SOUTH'],
  });
});

test('clause and verdict are asked of the server and not decided here', () => {
  const filter = readFilter({ agreement: 'energy', verdict: 'violation,undetermined' });
  assert.equal(filter.serverQuery, 'agreement=energy&verdict=violation,undetermined');
});
