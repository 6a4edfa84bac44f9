import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from './person.js';
import { nameIn } from './spelling.js';

const named = (names: Person['names'], spellings?: Person['spellings']): Person => ({
  id: 'x',
  names,
  ...(spellings === undefined ? {} : { spellings }),
});
const inAll = (person: Person) => (['en', 'uk', 'ru'] as const).map((one) => nameIn(person, one));

test('what the list says of its columns counts before letters and order', () => {
  const person = named(
    [{ family: 'Петренко', given: 'Олег' }, { family: 'Petrenko', given: 'Oleh' }, { full: 'Петренко Олег' }],
    ['ru', 'latin', 'uk'],
  );
  assert.deepEqual(inAll(person), ['Petrenko Oleh', 'Петренко Олег', 'Петренко Олег']);
});

test('letters that one language alone has tell it, in whatever order the list has the spellings', () => {
  const person = named([
    { family: 'Крутобоев', given: 'Вышеслав' },
    { family: 'Крутобоїв', given: 'Вишеслав' },
  ]);
  assert.deepEqual(inAll(person), [undefined, 'Крутобоїв Вишеслав', 'Крутобоев Вышеслав']);
});

test('a name is not made up for a language whose letters it cannot be written in', () => {
  assert.deepEqual(inAll(named([{ full: 'Жовтоклюїв Остромисл' }])), [
    undefined,
    'Жовтоклюїв Остромисл',
    undefined,
  ]);
  assert.deepEqual(inAll(named([{ full: 'Zhovtokliuiv' }], ['latin'])), [
    'Zhovtokliuiv',
    undefined,
    undefined,
  ]);
});

test('one spelling that both languages could have stands for both', () => {
  assert.deepEqual(inAll(named([{ family: 'Коваль', given: 'Роман' }])), [
    undefined,
    'Коваль Роман',
    'Коваль Роман',
  ]);
});
