import assert from 'node:assert/strict';
import { test } from 'node:test';
import { casualtiesIn } from './casualties.js';
import { compileLexicon, makeLexicon } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { countsIn } from './numbers.js';
import { read } from './reading.js';

const lexicon = makeLexicon(await readLexiconParts({ parties: [] }, []));
const match = compileLexicon(lexicon);
const toll = (text: string): (number | null)[] => {
  const reading = read(text, match);
  const { killed, injured } = casualtiesIn(reading, countsIn(reading, lexicon.numbers));
  return [killed, injured];
};

test('numbers in digits and in words are read for the word that they stand at', () => {
  assert.deepEqual(toll('Загинули 3 людини, 12 поранено'), [3, 12]);
  assert.deepEqual(toll('Двоє загиблих, п’ятеро поранених'), [2, 5]);
  assert.deepEqual(toll('Погибли двадцать два человека, ранены семеро'), [22, 7]);
  assert.deepEqual(toll('Two people were killed and five wounded'), [2, 5]);
  assert.deepEqual(toll('Кількість поранених зросла до 38'), [null, 38]);
});

test('a word for one person is one', () => {
  assert.deepEqual(toll('Загинула жінка'), [1, null]);
  assert.deepEqual(toll('Є поранений'), [null, 1]);
  assert.deepEqual(toll('Ранена женщина'), [null, 1]);
});

test('an age, a date, a number of things or no number at all is no toll', () => {
  assert.deepEqual(toll('Поранено 19-річного хлопця'), [null, 1]);
  assert.deepEqual(toll('Є загиблі та поранені'), [null, null]);
  assert.deepEqual(toll('Пошкоджено 14 будинків, є поранені'), [null, null]);
  assert.deepEqual(toll('Обстріляли 30 разів, є поранені'), [null, null]);
});
