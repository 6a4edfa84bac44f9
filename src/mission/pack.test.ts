import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, unpack } from './pack.js';

test('rows come back as they were: values, order of keys, absent and undefined, minus zero and no number', () => {
  const rows = [
    { id: 'a', time: { startMs: 1, precision: 'day' }, reasons: [], ok: null },
    { id: 'b', time: { startMs: -0, precision: 'day' }, reasons: [{ text: 'a', n: Number.NaN }], ok: true },
    { ok: false, id: '', place: undefined },
    { id: 'a', list: ['x', 1, null, ['y', { deep: Number.NEGATIVE_INFINITY }]] },
    { id: 'one "odd" key\n', 'a "key"\n': 'ключ' },
  ];
  const again = [...unpack<(typeof rows)[number]>(pack(rows))];
  assert.deepStrictEqual(again, rows);
  assert.deepEqual(
    again.map((row) => Object.keys(row)),
    rows.map((row) => Object.keys(row)),
  );
});

test('many rows of one shape come back, beyond every size that grows on the way', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => ({
    id: `row ${i}`,
    value: i / 7,
    word: `w${i % 10}`,
  }));
  assert.deepStrictEqual([...unpack(pack(rows))], rows);
  assert.deepStrictEqual([...unpack(pack([]))], []);
});

test('what cannot be told apart again is not packed', () => {
  assert.throws(() => pack([{ call: () => 1 }]), /cannot pack a function/);
});
