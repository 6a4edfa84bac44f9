import assert from 'node:assert/strict';
import { test } from 'node:test';
import { has, read } from '../coding/reading.js';
import { signNumber } from '../coding/sign.js';
import { readBulletin } from './read-bulletin.js';
import { bulletinWords, readLexicon } from './words.js';

const numbers = (text: string): string[] =>
  (readBulletin(text)?.numbers ?? []).map(
    ({ act, means, count, part, each }) =>
      `${part ? 'of these ' : ''}${each ? 'each ' : ''}${count} ${means} ${act}`,
  );

test('every pattern of the lexicon is found in the example that stands behind it', () => {
  const { match } = bulletinWords();
  for (const [sign, languages] of Object.entries(readLexicon().signs)) {
    if (/^n\d$/.test(sign)) continue;
    for (const [pattern, example] of Object.values(languages).flatMap((entries) =>
      Object.entries(entries ?? {}),
    )) {
      assert.ok(
        has(read(example, match), signNumber(sign)),
        `${sign}: "${pattern}" is not found in "${example}"`,
      );
    }
  }
});

test('launched, shot down and lost are read in three languages, before the verb and behind it', () => {
  const expected = ['61 drone launched', '40 drone downed', '15 drone lost'];
  assert.deepEqual(numbers('61 long-range drones launched, 40 shot down, 15 lost on the way'), expected);
  assert.deepEqual(numbers('Південь запустив 61 дрон: 40 збито, 15 локаційно втрачено'), expected);
  assert.deepEqual(
    numbers('Юг запустил 61 беспилотник, 40 сбиты, ещё 15 были локационно потеряны'),
    expected,
  );
});

test('some of all are two numbers: what was shot down, and what was launched', () => {
  assert.deepEqual(numbers('ППО збила 7 із 9 крилатих ракет і 12 дронів'), [
    '7 cruise_missile downed',
    '9 cruise_missile launched',
    '12 drone downed',
  ]);
  assert.deepEqual(numbers('Air defence shot down 7 of 9 cruise missiles'), [
    '7 cruise_missile downed',
    '9 cruise_missile launched',
  ]);
});

test('regions behind a colon are parts of the total, with their place, and "each" holds for every place', () => {
  const text =
    'Уничтожены 20 беспилотников: 12 – над территорией Озёрной области, по четыре – над территориями Горной и Лесной областей';
  const found = readBulletin(text)!.numbers;
  assert.deepEqual(numbers(text), [
    '20 drone downed',
    'of these 12 drone downed',
    'of these each 4 drone downed',
  ]);
  assert.equal(found[1]!.place, 'территорией Озёрной области');
});

test('each number keeps the words that led to it, and whether it is exact', () => {
  const [one] = readBulletin('Ночью сбили около 30 дронов')!.numbers;
  assert.deepEqual([one!.words, one!.bound], ['сбили ... 30 дронов', 'about']);
});

test('people, houses, models and losses on the ground are no numbers of a bulletin', () => {
  for (const text of [
    'Дрон вдарив по будинку: 5 поранених',
    'Збитки склали 7 млн, на базі знищено 3 танки',
    'Уничтожены 4 миномёта расчётами дронов',
    'Ударили ракетой Х-59/69 по складу',
    '12 FPV drones destroyed near the line',
    'A meeting of 9 ministers',
  ])
    assert.deepEqual(numbers(text), [], text);
});

test('launch areas are kept as words, and numbers of weeks are marked as no single attack', () => {
  assert.equal(
    readBulletin('Запущено 30 дронів із напрямків Озерне, Горяни')!.launchedFrom,
    'Озерне, Горяни',
  );
  assert.equal(readBulletin('За тиждень збито 300 дронів')!.longer, true);
});
