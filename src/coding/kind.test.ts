import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOne, inventedCoder } from './invented.fixture.js';

const code = await inventedCoder();
const kinds = (texts: readonly string[]): string[] => texts.map((text) => codeOne(code, text).report_kind);

test('one incident is an event in each of the three languages', () => {
  const texts = [
    'Північани вдарили дроном по Городцю: загинув водій',
    'Северяне обстреляли Городец, ранены двое',
    'Northern drones hit a house in Horodets, two people wounded',
  ];
  assert.deepEqual(kinds(texts), ['event', 'event', 'event']);
});

test('counts of a day over the front, and lists of places struck from the air, are summaries', () => {
  const texts = [
    'На фронті сталося 87 боїв за добу, більше за все на Брідському напрямку',
    'Південна ППО за ніч збила 40 ударних безпілотників',
    'Північна авіація завдала авіаударів по Городцю, Броду, Великій Діброві, Іванівці та Западному',
  ];
  assert.deepEqual(kinds(texts), ['summary', 'summary', 'summary']);
});

test('talks, aid and what statesmen think of a strike are statements', () => {
  const texts = [
    'Сторони погодили порядок денний мирних переговорів',
    'Посол розкритикував реакцію сусідів на удар по Городцю',
    'The foreign minister proposed a 30-day ceasefire',
  ];
  assert.deepEqual(kinds(texts), ['statement', 'statement', 'statement']);
});

test('a forecast, a plot, a trial, mourning and a contest tell of no event', () => {
  const texts = [
    'Експерт пояснив, чи зможуть північани захопити Городець',
    'Служба безпеки затримала агента, який готував вибух у Городці',
    'Суд дав п’ять років учаснику штурму Городця',
    'У Городці оголосили жалобу за загиблими внаслідок обстрілу',
    'Гості розгромили команду Городця у матчі чемпіонату',
    'Police detained a man plotting an attack in Horodets',
  ];
  assert.deepEqual(
    kinds(texts),
    texts.map(() => 'other'),
  );
});

test('accidents, weather and crime in words of war are no event', () => {
  const texts = [
    'У Городці школяра вразило струмом на даху вагона',
    'Лобове зіткнення вантажівок біля Городця: двоє загиблих',
    'У Городці вдарив мороз, синоптики попередили про ожеледицю',
    'В Городце мужчина ранил соседа ножом, полиция задержала нападавшего',
  ];
  assert.deepEqual(
    kinds(texts),
    texts.map(() => 'other'),
  );
});

test('what a soldier or an expert tells about the fighting at large is no event', () => {
  const texts = [
    'Полковник у запасі пояснив, чому північани намагаються прорватися до Городця',
    'Боєць розповів про важку ситуацію під Городцем',
    'Эксперт оценил, смогут ли северяне наступать на Городец',
  ];
  assert.deepEqual(
    kinds(texts),
    texts.map(() => 'other'),
  );
});

test('how often was attacked is counted, the latest of several attacks is told', () => {
  const texts = [
    'Штаб: північани 57 разів атакували на Брідському напрямку',
    'Північани втретє за день вдарили по Городцю: поранено жінку',
  ];
  assert.deepEqual(kinds(texts), ['summary', 'event']);
});

test('persons who come home from captivity are an exchange', () => {
  const texts = [
    'Після трьох років з полону повернувся кухар із Городця',
    'Из плена вернулись сорок моряков',
    'The parties completed a prisoner exchange near Brid',
  ];
  assert.deepEqual(kinds(texts), ['exchange', 'exchange', 'exchange']);
});

test('why a text is no event is said with the words that weighed most', () => {
  const [reason] = codeOne(code, 'Суд дав п’ять років учаснику штурму Городця').reasons;
  assert.equal(reason!.rule, 'no-event');
  assert.ok(reason!.words!.includes('Суд'), JSON.stringify(reason));
});
