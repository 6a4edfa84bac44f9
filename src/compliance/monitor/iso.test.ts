import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instantOf, isoOf } from './iso.js';

test('instants read as Date.toISOString has them', () => {
  for (let i = 0; i < 2000; i++) {
    const ms = Math.floor(((i * 2_654_435_761) % 4_294_967_296) * 700) - 1_000_000_000_000;
    assert.equal(isoOf(ms), new Date(ms).toISOString());
  }
});

test('an infinite instant is null', () => {
  assert.equal(instantOf(Number.POSITIVE_INFINITY), null);
  assert.equal(instantOf(Number.NEGATIVE_INFINITY), null);
});
