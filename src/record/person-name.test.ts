import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameIn } from './person-name.js';

test('patronymics, initials, ranks and dates of birth show a name in three languages', () => {
  const named = [
    'Галенко Петро Іванович утримувався в підвалі',
    'допрос Галенко Петра Ивановича',
    'Olena Ivanivna saw it',
    'П. І. Галенко бачив це',
    'Галенко П. И. видел это',
    'J. Halenko was present',
    'Private Halenko was beaten',
    'сержант Галенко',
    'позивний «Сокіл»',
    'born 12.03.1999',
  ];
  for (const text of named) assert.notEqual(nameIn(text), undefined, text);
});

test('places, units, bodies and dates are no names', () => {
  const plain = [
    'Three detained persons were beaten near the district town on 21.03.2031',
    'East Region, Velyka Dibrova district',
    'Двох полонених побили дорогою в тил, Заріцький район',
    'Пленных избили по дороге в тыл, Великая Диброва',
    'General Staff of North, daily summary',
    'Human Rights Office, report 4 of 2031',
    'Міністерство оборони, зведення 21 березня',
    'a private house in the East',
  ];
  for (const text of plain) assert.equal(nameIn(text), undefined, text);
});
