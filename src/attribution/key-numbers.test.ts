import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seeded } from '../incident/sample.fixture.js';
import { keyNumbers } from './key-numbers.js';

test('keys have numbers in the order in which they came, however many and however large they are', () => {
  const random = seeded(4);
  const table = keyNumbers();
  const numbers = new Map<number, number>();
  for (let k = 0; k < 20_000; k++) {
    // Half of them small and close together, half anywhere below 2^53; some come twice.
    const key = Math.floor(random() * (k % 2 === 0 ? 8_000 : Number.MAX_SAFE_INTEGER));
    const expected = numbers.get(key) ?? numbers.size;
    numbers.set(key, expected);
    assert.equal(table.add(key), expected);
  }
  for (const [key, number] of numbers) {
    assert.equal(table.find(key), number);
    assert.equal(table.keyOf(number), key);
  }
  for (let k = 0; k < 1_000; k++) {
    const key = Math.floor(random() * Number.MAX_SAFE_INTEGER);
    assert.equal(table.find(key), numbers.get(key) ?? -1);
  }
});

test('keys that differ only above the thirty-second bit are kept apart', () => {
  const table = keyNumbers();
  for (let k = 0; k < 3_000; k++) assert.equal(table.add(7 + k * 0x1_0000_0000), k);
  assert.equal(table.find(7 + 3_000 * 0x1_0000_0000), -1);
});
