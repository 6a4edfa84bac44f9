import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, ROW_BYTES, sumOf } from './catalogue.js';

const sum = (text: string) => sumOf(Buffer.from(text));

test('every id is found at the place where it was entered, while the catalogue grows and after it was stored', () => {
  const made = catalogue();
  const count = 5_000;
  for (let i = 0; i < count; i++) made.add(`record ${i}`, sum(`text ${i}`), i);
  const stored = catalogue(Uint8Array.from(made.rows()));
  for (const each of [made, stored]) {
    assert.equal(each.size, count);
    for (let i = 0; i < count; i++) {
      assert.equal(each.find(`record ${i}`), i);
      assert.ok(each.holds(i, sum(`text ${i}`)));
      assert.ok(!each.holds(i, sum(`text ${i}!`)));
    }
    assert.equal(each.find('record 5000'), undefined);
  }
  stored.add('one more', sum(''), count);
  assert.equal(stored.find('one more'), count);
});

test('the rows of the first entries are the catalogue as it was then', () => {
  const made = catalogue();
  made.add('a', sum('a'), 10);
  made.add('b', sum('b'), 20);
  assert.equal(made.rows(1).length, ROW_BYTES);
  const earlier = catalogue(Uint8Array.from(made.rows(1)));
  assert.equal(earlier.find('b'), undefined);
  assert.equal(earlier.find('a'), 0);
  assert.equal(earlier.lastMs, 10);
});

test('a moment stands for the entries before the first that was written later, also where the clock went back', () => {
  const made = catalogue();
  for (const [at, ms] of [10, 20, 20, 15, 40].entries()) made.add(String(at), sum(''), ms);
  assert.deepEqual(
    [9, 10, 19, 20, 39, 40, 99].map((ms) => made.sizeAt(ms)),
    [0, 1, 1, 4, 4, 5, 5],
  );
  assert.ok(Number.isNaN(catalogue().lastMs));
});
