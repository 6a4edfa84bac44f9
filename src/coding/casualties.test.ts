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

test('a toll told anew is read however far its number stands behind', () => {
  assert.deepEqual(toll('Кількість поранених унаслідок нічного удару по місту та району зросла до 38'), [
    null,
    38,
  ]);
  assert.deepEqual(toll('Число погибших в результате ночного удара по городу возросло до 12 человек'), [
    12,
    null,
  ]);
  assert.deepEqual(toll('Кількість поранених зросла, пошкоджено 14 будинків'), [null, null]);
});

test('who died of wounds is not counted among the wounded', () => {
  assert.deepEqual(toll('У лікарні помер поранений чоловік'), [1, null]);
  assert.deepEqual(toll('Померла дівчина, поранена під час обстрілу'), [1, null]);
  assert.deepEqual(toll('У лікарні помер чоловік, ще троє поранених'), [1, 3]);
});

test('one word takes one number', () => {
  assert.deepEqual(toll('Один человек погиб и 12 получили ранения'), [1, 12]);
  assert.deepEqual(toll('Четверо загиблих і п’ятеро поранених'), [4, 5]);
  assert.deepEqual(toll('A strike killing two people and injuring 5'), [2, 5]);
});

test('numbers that contradict each other, are absurd or fill the line are no certainty and no crash', () => {
  assert.deepEqual(toll('Загинуло 9999999 людей'), [null, null]);
  assert.deepEqual(toll('Загинуло 99999999999999999999 людей'), [null, null]);
  assert.deepEqual(toll('Загинуло 0 людей'), [null, null]);
  assert.deepEqual(toll('ЗАГИНУЛИ ТРОЄ, ПОРАНЕНІ П’ЯТЕРО'), [3, 5]);
  assert.deepEqual(toll('Загинули three человека'), [3, null]);
  const killed = toll(`Загинули ${'двадцать п’ять seven '.repeat(200)} людей`)[0] ?? null;
  assert.ok(killed === null || (killed > 0 && killed <= 5_000));
});
