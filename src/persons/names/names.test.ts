import assert from 'node:assert/strict';
import { test } from 'node:test';
import { similarity } from './edit-distance.js';
import { fold } from './fold.js';
import { givenOf } from './given.js';
import { partsOf } from './parts.js';
import { patronymicKey } from './patronymic.js';
import { coarse, stem } from './stem.js';

const family = (word: string): string => stem(fold(word));

test('a family name is one in national, BGN, ISO 9 and scholarly transliteration and in both Cyrillic spellings', () => {
  for (const spellings of [
    ['Щербаченко', 'Shcherbachenko', 'Ŝerbačenko', 'Ščerbačenko', 'SHCHERBACHENKO'],
    ['Юхименко', 'Юхыменко', 'Yukhymenko', 'Iukhymenko', 'Jukhymenko', 'Ûhimenko'],
    ["Лук'янчук", 'Лукьянчук', 'Lukianchuk', "Luk'yanchuk", 'Luk’jančuk', 'Лук’янчук'],
    ['Їжакевич', 'Ижакевич', 'Yizhakevych', 'Ižakevič'],
    ['Ґудзенко', 'Гудзенко', 'Gudzenko', 'Hudzenko'],
    ['Хоменко', 'Khomenko', 'Homenko'],
    ['Цибуленко', 'Цыбуленко', 'Tsybulenko', 'Cybulenko'],
  ]) {
    assert.deepEqual([...new Set(spellings.map(family))], [family(spellings[0]!)], spellings.join(' '));
  }
});

test('endings of case and gender leave the stem of a family name', () => {
  for (const forms of [
    [
      'Ковалевський',
      'Ковалевського',
      'Ковалевському',
      'Ковалевським',
      'Ковалевська',
      'Ковалевской',
      'Kovalevska',
    ],
    ['Бондаренко', 'Бондаренка', 'Бондаренку', 'Бондаренком'],
    ['Петров', 'Петрова', 'Петрову', 'Петровым', 'Petrova'],
  ]) {
    assert.deepEqual([...new Set(forms.map(family))], [family(forms[0]!)], forms.join(' '));
  }
});

test('different family names stay different', () => {
  const names = [
    'Бондаренко',
    'Бондарчук',
    'Бондар',
    'Шевченко',
    'Шевчук',
    'Савченко',
    'Марченко',
    'Харченко',
  ];
  assert.equal(new Set(names.map(family)).size, names.length);
  assert.notEqual(coarse(family('Мельник')), coarse(family('Мирошник')));
});

test('a Latin letter typed inside a Cyrillic word is read as the one it looks like', () => {
  assert.equal(fold('Шевчeнкo'), fold('Шевченко'));
  assert.equal(fold('Cидоренко'), fold('Сидоренко'));
});

test('the forms of a given name in three languages, its cases and short forms have one key', () => {
  for (const forms of [
    ['Олександр', 'Александр', 'Oleksandr', 'Alexander', 'Саша', 'Олександру', 'Александром'],
    ['Микола', 'Николай', 'Mykola', 'Nikolai', 'Миколи', 'Николаю', 'Коля'],
    ['Дмитро', 'Дмитрий', 'Dmytro', 'Dmitry', 'Дмитра'],
    ['Юлія', 'Юлия', 'Yuliia', 'Julia', 'Julija', 'Юлії'],
    ['Ганна', 'Анна', 'Hanna', 'Anna'],
    ['Євген', 'Евгений', 'Yevhen', 'Evgenii', 'Eugene'],
  ]) {
    assert.deepEqual(
      [...new Set(forms.map((form) => givenOf(fold(form)).key))],
      [givenOf(fold(forms[0]!)).key],
      forms.join(' '),
    );
  }
  assert.notEqual(givenOf(fold('Олег')).key, givenOf(fold('Ольга')).key);
  assert.notEqual(givenOf(fold('Юрій')).key, givenOf(fold('Георгій')).key);
});

test('a misspelt given name is found by the one it is nearest to', () => {
  assert.deepEqual(
    ['Олексанрд', 'Oleksndr', 'Владимр'].map((word) => givenOf(fold(word)).found),
    ['near', 'near', 'near'],
  );
  assert.equal(givenOf(fold('Олексанрд')).key, givenOf(fold('Олександр')).key);
});

test('a patronymic has the key of the father, in both languages, of sons and daughters', () => {
  for (const forms of [
    ['Миколайович', 'Николаевич', 'Mykolaiovych', 'Миколаївна', 'Николаевны'],
    ['Олексійович', 'Алексеевич', 'Алексеевна', 'Oleksiivna'],
    ['Юрійович', 'Юрьевич', 'Yuriiovych', 'Юріївна'],
    ['Ілліч', 'Ильич', 'Іллівна'],
    ['Геннадійович', 'Геннадьевич', 'Hennadiiovych'],
  ]) {
    assert.deepEqual(
      [...new Set(forms.map((form) => patronymicKey(fold(form))))],
      [patronymicKey(fold(forms[0]!))],
      forms.join(' '),
    );
  }
});

test('parts of a name in one piece are told apart in any order', () => {
  const expected = { family: fold('Гончаренко'), given: fold('Степан'), patronymic: fold('Тарасович') };
  for (const full of [
    'Гончаренко Степан Тарасович',
    'Степан Тарасович Гончаренко',
    'Степан Гончаренко Тарасович',
  ]) {
    const { swapped, ...parts } = partsOf({ full });
    assert.deepEqual(parts, expected, full);
  }
  assert.equal(partsOf({ full: 'Stepan Honcharenko' }).given, 'stepan');
  assert.deepEqual(partsOf({ full: 'Гончаренко С. Т.' }), {
    family: fold('Гончаренко'),
    given: 's',
    patronymic: 't',
    swapped: false,
  });
});

test('exchanged columns are told, also where the given name is misspelt; proper ones are left alone', () => {
  assert.equal(partsOf({ family: 'Степан', given: 'Гончаренко' }).swapped, true);
  assert.equal(partsOf({ family: 'Олексанрд', given: 'Гончарук' }).swapped, true);
  assert.equal(partsOf({ family: 'Гончаренко', given: 'Степан' }).swapped, false);
  assert.equal(partsOf({ family: 'Роман', given: 'Степан' }).swapped, false);
  assert.equal(partsOf({ family: 'Роман', given: 'Степн' }).swapped, false);
});

test('likeness falls with every slip, and a vowel or a voiced twin counts less than another letter', () => {
  assert.equal(similarity('bondarenk', 'bondarenk'), 1);
  assert.ok(similarity('bondarenk', 'bondorenk') > similarity('bondarenk', 'bonlarenk'));
  assert.ok(similarity('bondarenk', 'pondarenk') > similarity('bondarenk', 'londarenk'));
  assert.equal(similarity('bondarenk', 'bondraenk'), similarity('bondraenk', 'bondarenk'));
  assert.equal(similarity('bondarenkovsk', 'li'), 0);
});
