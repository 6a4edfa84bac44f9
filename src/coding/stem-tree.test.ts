import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeStemTree } from './stem-tree.js';

test('a word finds itself, then its stems from the longest, in the order they were added', () => {
  const tree = makeStemTree();
  tree.add('brod', false, 1);
  tree.add('brodsk', false, 2);
  tree.add('brodsk', true, 3);
  tree.add('brodsk', false, 4);
  tree.add('b', false, 5);
  assert.deepEqual(tree.find('brodsk'), [3, 2, 4, 1, 5]);
  assert.deepEqual(tree.find('brodskyi'), [2, 4, 1, 5]);
  assert.deepEqual(tree.find('bro'), [5]);
  assert.deepEqual(tree.find('abrod'), []);
  assert.deepEqual(tree.find(''), []);
});

test('many stems are found as a search among all of them finds them', () => {
  const tree = makeStemTree();
  const stems = Array.from({ length: 5_000 }, (_, i) => (i * 7_919).toString(5));
  stems.forEach((stem, id) => void tree.add(stem, false, id));
  for (const word of ['1', '11111', '203040', ...stems.slice(0, 300).map((stem) => `${stem}01`)]) {
    const found = stems.flatMap((stem, id) => (word.startsWith(stem) ? [{ stem, id }] : []));
    found.sort((a, b) => b.stem.length - a.stem.length || a.id - b.id);
    assert.deepEqual(
      tree.find(word),
      found.map(({ id }) => id),
    );
  }
});
