import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateLevel, LEVELS } from './match/levels.js';
import { rankStep } from './match/ranks.js';
import { matchLists } from './match.js';
import type { Person } from './person.js';

const person = (
  id: string,
  family: string,
  given: string,
  patronymic: string,
  rest: Partial<Person> = {},
): Person => ({
  id,
  names: [{ family, given, ...(patronymic === '' ? {} : { patronymic }) }],
  ...rest,
});

const pairsOf = (a: readonly Person[], b: readonly Person[]): string[] =>
  matchLists(a, b).matches.map((pair) => `${pair.a}-${pair.b}`);

test('one person in three spellings, with a date off by a day, is found in two short lists', () => {
  const a = [
    person('A1', 'Гончаренко', 'Олександр', 'Миколайович', { born: '1990-05-17' }),
    person('A2', 'Ковалевський', 'Дмитро', 'Іванович', { born: '1985-01-02' }),
    person('A3', 'Щербаненко', 'Юлія', 'Петрівна', { born: '1999-09-09' }),
  ];
  const b = [
    person('B1', 'Kovalevska', 'Olena', 'Ivanivna', { born: '1987-01-02' }),
    person('B2', 'Гончаренко', 'Александр', 'Николаевич', { born: '1990-05-18' }),
    person('B3', 'Kovalevskyi', 'Dmytro', '', { born: '1985-02-01' }),
    person('B4', 'Щербаненко', 'Юлия', '', { born: '1999-09-09' }),
  ];
  assert.deepEqual(pairsOf(a, b), ['A1-B2', 'A2-B3', 'A3-B4']);
});

test('of brothers and twins each is joined to himself, and to nobody where only the other is there', () => {
  const a = [
    person('A1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17', birthPlace: 'Вербівка' }),
    person('A2', 'Гончаренко', 'Роман', 'Петрович', { born: '1990-05-17', birthPlace: 'Вербівка' }),
    person('A3', 'Скляренко', 'Тарас', 'Ігорович', { born: '1988-03-03' }),
  ];
  const b = [
    person('B1', 'Гончаренко', 'Роман', 'Петрович', { born: '1990-05-17', birthPlace: 'Вербовка' }),
    person('B2', 'Скляренко', 'Степан', 'Игоревич', { born: '1988-03-03' }),
  ];
  assert.deepEqual(pairsOf(a, b), ['A2-B1']);
});

test('two persons of one name and birth date stay undecided where nothing tells them apart', () => {
  const a = [person('A1', 'Гончаренко', 'Іван', '', { born: '1990-05-17' })];
  const b = [
    person('B1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17', unit: '11' }),
    person('B2', 'Гончаренко', 'Іван', 'Романович', { born: '1990-05-17', unit: '12' }),
  ];
  const { matches, undecided } = matchLists(a, b);
  assert.deepEqual(matches, []);
  assert.deepEqual(
    undecided.map((pair) => `${pair.a}-${pair.b}`),
    ['A1-B1', 'A1-B2'],
  );
  const knowing = [person('A1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17' })];
  assert.deepEqual(pairsOf(knowing, b), ['A1-B1']);
});

test('an entry that repeats a person is paired too, and said to be a repetition', () => {
  const a = [
    person('A1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17', unit: '11' }),
    person('A2', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17', unit: '11' }),
  ];
  const b = [person('B1', 'Honcharenko', 'Ivan', 'Petrovych', { born: '1990-05-17' })];
  const { matches } = matchLists(a, b);
  assert.deepEqual(
    matches.map(({ a: one, b: other, byDuplicate }) => [one, other, byDuplicate]),
    [
      ['A1', 'B1', false],
      ['A2', 'B1', true],
    ],
  );
});

test('nobody is compared whose consent is refused', () => {
  const a = [person('A1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17', consent: 'refused' })];
  const b = [person('B1', 'Гончаренко', 'Іван', 'Петрович', { born: '1990-05-17' })];
  const { matches, undecided, counts } = matchLists(a, b);
  assert.deepEqual([matches, undecided, counts.refusedA], [[], [], 1]);
});

test('empty lists have nobody in common', () => {
  assert.deepEqual(matchLists([], []).matches, []);
  assert.deepEqual(matchLists([person('A1', 'Гончаренко', 'Іван', '')], []).matches, []);
});

test('slips of a birth date have their own levels', () => {
  const level = (x: number, y: number): string => LEVELS.born[dateLevel(x, y) - 1]!;
  assert.equal(level(19900517, 19900517), 'same');
  assert.equal(level(19900531, 19900601), 'nextDay');
  assert.equal(level(19900503, 19900305), 'swapped');
  assert.equal(level(19900517, 19960517), 'oneDigit');
  assert.equal(level(19800517, 19080517), 'oneDigit');
  assert.equal(level(19891017, 19901017), 'oneDigit');
  assert.equal(level(19900917, 19901017), 'oneDigit');
  assert.equal(level(19891217, 19900117), 'different');
  assert.equal(level(19900517, 19900000), 'incomplete');
  assert.equal(level(19900517, 19901129), 'sameYear');
  assert.equal(level(19900517, 19741129), 'different');
  assert.equal(dateLevel(0, 19741129), 0);
});

test('ranks of three languages stand on one ladder', () => {
  const ladder = [
    'солдат',
    'старший солдат',
    'молодший сержант',
    'сержант',
    'лейтенант',
    'капітан',
    'підполковник',
    'полковник',
  ];
  const steps = ladder.map((rank) => rankStep(rank)!);
  assert.deepEqual(
    [...steps].sort((x, y) => x - y),
    steps,
  );
  assert.equal(rankStep('рядовой'), rankStep('солдат'));
  assert.equal(rankStep('Senior Sergeant'), rankStep('старший сержант'));
  assert.equal(rankStep('водій'), undefined);
});
