import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offsetFrom } from './offset.js';

const read = (text: string) => {
  const found = offsetFrom(text, 'Stone Ford');
  return found && [found.bearings.join(' '), found.rangeMetres.min, found.rangeMetres.max, found.heard];
};

test('a range and several points from a named place are read, in letters and in words', () => {
  assert.deepEqual(read('They heard six blasts 2-7 km NNE, NE and NNW of Stone Ford.'), [
    'NNE NE NNW',
    2_000,
    7_000,
    true,
  ]);
  assert.deepEqual(read('Shells landed 500 metres south-east of the village of Stone Ford'), [
    'SE',
    500,
    500,
    false,
  ]);
  assert.deepEqual(read('A convoy was hit 0.6 to 4km north-north-west and west of Stone Ford'), [
    'NNW W',
    600,
    4_000,
    false,
  ]);
  assert.deepEqual(read('Rockets fell 12 kilometres to the southwest of Stone Ford'), [
    'SW',
    12_000,
    12_000,
    false,
  ]);
});

test('a distance from another place, without a bearing, with one that there is not, or turned round is passed over', () => {
  for (const text of [
    'Shells landed 5 km west of Mill, near Stone Ford',
    'Shells landed 5 km from Stone Ford',
    'Shells landed 5 km NNN of Stone Ford',
    'Shells landed 5 km east-west of Stone Ford',
    'Shells landed 7-2 km E of Stone Ford',
    'A 5 km front of Stone Ford',
    '5 km',
    '',
  ])
    assert.equal(read(text), undefined, text);
});
