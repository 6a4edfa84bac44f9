import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claim, forgetId, openIdIndex, rowOf } from './id-index.js';

test('an id leads to the row that claimed it last, as a Map would have it', () => {
  const ids: string[] = [];
  const index = openIdIndex(ids);
  const expected = new Map<string, number>();
  for (let i = 0; i < 20_000; i++) {
    const id = `E${(i * 7919) % 9000}`;
    if (i % 5 === 4) {
      assert.equal(forgetId(index, id), expected.get(id) ?? -1);
      expected.delete(id);
      continue;
    }
    const row = ids.length;
    ids.push(id);
    assert.equal(claim(index, row), expected.get(id) ?? -1);
    expected.set(id, row);
  }
  for (let k = 0; k < 9000; k++) assert.equal(rowOf(index, `E${k}`), expected.get(`E${k}`) ?? -1);
});
