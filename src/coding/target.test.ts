import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Conduct } from '../record/codes.js';
import { casualtiesIn } from './casualties.js';
import { compileLexicon, makeLexicon } from './lexicon.js';
import { readLexiconParts } from './load.js';
import { countsIn } from './numbers.js';
import { read } from './reading.js';
import { targetOf } from './target.js';

const lexicon = makeLexicon(await readLexiconParts({ parties: [] }, []));
const match = compileLexicon(lexicon);
const target = (text: string, conduct: Conduct = 'strike') => {
  const reading = read(text, match);
  return targetOf(reading, conduct, casualtiesIn(reading, countsIn(reading, lexicon.numbers))).code;
};

test('the object that was hit is named in three languages', () => {
  assert.equal(target('Удар по підстанції'), 'energy');
  assert.equal(target("Горить дев'ятиповерхівка"), 'residential');
  assert.equal(target('Попали по дому'), 'residential');
  assert.equal(target('Пошкоджено клініку'), 'medical');
  assert.equal(target('Удар по маршрутці'), 'transport');
  assert.equal(target('A school was hit'), 'education');
  assert.equal(target('A vessel was hit in the harbour'), 'port');
});

test('several civil kinds are civilian, an outage is told before other damage', () => {
  assert.equal(target('Пошкоджено школу та лікарню'), 'civilian');
  assert.equal(target('Пошкоджено будинки, місто без світла'), 'energy');
});

test('what only gives a direction, a place of work or a bed was not hit', () => {
  assert.equal(target('Удар по стоянці біля житлового будинку'), 'civilian');
  assert.equal(target('Загинули двоє працівників заводу'), 'civilian');
  assert.equal(target('Обстріл траси до електростанції'), 'unspecified');
  assert.equal(target('Обстріл міста, госпіталізовано п’ятеро'), 'unspecified');
});

test('a weapon is not its own target', () => {
  assert.equal(target('Обстріл касетними боєприпасами'), 'unspecified');
  assert.equal(target('Удар по складу боєприпасів'), 'military');
});

test('troops in a house are military, a soldier among its victims leaves it a house', () => {
  assert.equal(target('Позиция в жилом секторе под обстрелом'), 'military');
  assert.equal(target('Удар по гуртожитку, загинув військовослужбовець'), 'residential');
});

test('a crewed aircraft that is shot at is military, a drone that is shot down was aimed at nothing known', () => {
  assert.equal(target('Збили літак', 'interception'), 'military');
  assert.equal(target('Збили дрон над заводом', 'interception'), 'unspecified');
});

test('with no object: marked civilians or one victim are civilian, any other toll is not', () => {
  assert.equal(target('Обстріл, поранено двох жінок'), 'civilian');
  assert.equal(target('Обстріл: загинув чоловік'), 'civilian');
  assert.equal(target('Чоловік, якого поранило обстрілом, не вижив: він помер у шпиталі'), 'civilian');
  assert.equal(target('Обстріл: є загиблий і поранені'), 'unspecified');
  assert.equal(target('Обстріл: 1 людина загинула, ще 1 поранена'), 'unspecified');
  assert.equal(target('Обстріл: загинули семеро'), 'unspecified');
});

test('who works at a place of attack and only shows or puts out fires is no victim', () => {
  assert.equal(target('Рятувальники показали наслідки обстрілу'), 'unspecified');
  assert.equal(target('Поранено рятувальників внаслідок обстрілу'), 'civilian');
});
