import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TrucelineRecord } from '../record/record.js';
import type { Balance } from './balance.js';
import { clause, declared, handed, inputOf, listed, pact } from './pact.fixture.js';
import { peopleAt } from './people.js';

const at = (instant: string): number => Date.parse(instant);
const END = '2031-06-29T00:00:00+02:00';

function balances(clauses: string, records: readonly TrucelineRecord[], when = END, more = ''): Balance[] {
  return [...peopleAt(inputOf([pact(clauses, more)], records), at(when)).balances];
}

const of = (list: readonly Balance[], party: string, reading = 'plain'): Balance =>
  list.find((one) => one.party === party && one.reading === reading)!;

const WOUNDED = clause(
  'wounded',
  `by: [NORTH]
of: { handover: { category: wounded } }
atLeast: 23
due: 2031-05-04T00:00:00+02:00`,
);
const RIVALS = [
  handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', category: 'wounded', count: 23 }),
  handed('2031-05-03', 'NORTH', { id: 'b', source: 'south-army', category: 'wounded', count: 22 }),
];

test('with 23 the promise is kept, with 22 one is outstanding, and the balance says neither', () => {
  const [one] = balances(WOUNDED, [...RIVALS, declared('2031-05-09', 'NORTH', 'something-later')]);
  assert.deepEqual(one!.promised, [23, 23]);
  assert.deepEqual(one!.delivered, [22, 23]);
  assert.deepEqual(one!.outstanding, [0, 1]);
  assert.deepEqual(one!.overdue, [0, 1]);
  assert.deepEqual(one!.confirmed, [22, 22]);
  assert.equal(one!.state, 'undetermined');
  assert.deepEqual(
    one!.rivals[0]!.numbers.map(({ count, outstanding, state }) => [count, outstanding, state]),
    [
      [22, [1, 1], 'overdue'],
      [23, [0, 0], 'kept'],
    ],
  );
  assert.deepEqual(
    one!.byVoice.map(({ voice, count, told }) => [voice, count, told]),
    [
      ['NORTH', [23, 23], 1],
      ['SOUTH', [22, 22], 1],
      ['', [0, 0], 0],
    ],
  );
  assert.equal(one!.findings.length, 1);
  assert.ok(one!.oneSided);
});

test('each reading has a balance by its own number and its own day', () => {
  const readings = `readings:
  - { id: first, title: { en: First }, by: [NORTH], source: Invented, clauses: { wounded: { atLeast: 22 } } }
  - { id: second, title: { en: Second }, by: [SOUTH], source: Invented, clauses: { wounded: { due: 2031-05-20T00:00:00+02:00 } } }`;
  const list = balances(WOUNDED, RIVALS, '2031-05-10T00:00:00+02:00', readings);
  assert.equal(of(list, 'NORTH', 'first').state, 'kept');
  const second = of(list, 'NORTH', 'second');
  assert.equal(second.state, 'undetermined');
  assert.deepEqual(second.overdue, [0, 0]);
});

test('before the day nothing is overdue, after it what came late is kept late', () => {
  const half = handed('2031-05-03', 'NORTH', {
    id: 'a',
    source: 'north-army',
    category: 'wounded',
    count: 13,
  });
  const rest = handed('2031-05-09', 'NORTH', {
    id: 'b',
    source: 'north-army',
    category: 'wounded',
    count: 10,
  });
  const when = (instant: string): Balance => balances(WOUNDED, [half, rest], instant)[0]!;
  assert.equal(when('2031-05-02T00:00:00+02:00').state, 'open');
  assert.deepEqual(when('2031-05-02T00:00:00+02:00').outstanding, [23, 23]);
  assert.equal(when('2031-05-06T00:00:00+02:00').state, 'overdue');
  assert.deepEqual(when('2031-05-06T00:00:00+02:00').overdue, [10, 10]);
  assert.equal(when('2031-05-20T00:00:00+02:00').state, 'keptLate');
});

test('a thousand for a thousand is added up over its days, and an announcement adds nothing', () => {
  const thousand = clause(
    'thousand',
    `of: { handover: { category: [prisoner_of_war, civilian] } }
atLeast: 1000
due: complete`,
  );
  const moments = 'moments: { complete: { first: { declaration: { act: notifies, about: all-came } } } }';
  const days = (['NORTH', 'SOUTH'] as const).flatMap((from) => [
    handed('2031-05-23', from, { id: `${from}-1`, source: 'wire', count: 270 }),
    handed('2031-05-23', from, { id: `${from}-2`, source: 'wire', category: 'civilian', count: 120 }),
    handed('2031-05-24', from, { id: `${from}-3`, source: 'wire', count: 307 }),
    handed('2031-05-25', from, { id: `${from}-4`, source: 'wire', count: from === 'NORTH' ? 303 : 302 }),
    handed('2031-05-25', from, { id: `${from}-5`, source: 'north-press', count: 303, stage: 'announced' }),
  ]);
  const open = balances(thousand, days, END, moments);
  assert.equal(of(open, 'SOUTH').state, 'noDay');
  const list = balances(thousand, [...days, declared('2031-05-26', 'NORTH', 'all-came')], END, moments);
  assert.deepEqual(of(list, 'NORTH').outstanding, [0, 0]);
  assert.equal(of(list, 'NORTH').state, 'kept');
  assert.deepEqual(of(list, 'SOUTH').overdue, [1, 1]);
  assert.equal(of(list, 'SOUTH').state, 'overdue');
  assert.deepEqual(of(list, 'SOUTH').announced, [303, 303]);
});

test('one for one: no more is owed than the other side delivered', () => {
  const list = balances(
    clause('even', 'of: { handover: {} }\natLeast: 500\nreciprocal: true\ndue: 2031-05-10T00:00:00+02:00'),
    [
      handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 60 }),
      handed('2031-05-03', 'SOUTH', { id: 'b', source: 'south-army', count: 55 }),
    ],
  );
  assert.equal(of(list, 'NORTH').formula, 'reciprocal');
  assert.deepEqual(of(list, 'NORTH').promised, [55, 55]);
  assert.equal(of(list, 'NORTH').state, 'kept');
  assert.deepEqual(of(list, 'SOUTH').overdue, [5, 5]);
});

test('one for one on each day: a day on which one side gave less is missed, whatever came on other days', () => {
  const list = balances(
    clause('daily', 'of: { handover: {} }\natLeast: 500\nevery: 1 day\nreciprocal: true'),
    [
      handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 60 }),
      handed('2031-05-03', 'SOUTH', { id: 'b', source: 'south-army', count: 55 }),
      handed('2031-05-08', 'SOUTH', { id: 'c', source: 'south-army', count: 5 }),
      handed('2031-05-12', 'NORTH', { id: 'd', source: 'north-army', count: 1 }),
    ],
  );
  assert.deepEqual(of(list, 'SOUTH').outstanding, [6, 6]);
  assert.equal(of(list, 'SOUTH').state, 'overdue');
  assert.deepEqual(of(list, 'NORTH').outstanding, [5, 5]);
});

test('all for all: as many as were last reported as held, and not fixed while nobody has said how many', () => {
  const all = clause(
    'all',
    'of: { handover: {} }\natLeast: { latest: { measure: { of: held, by: self } } }\ndue: 2031-05-20T00:00:00+02:00',
  );
  const measures = 'measures: { held: { en: held } }';
  const some = handed('2031-05-03', 'NORTH', { id: 'a', source: 'north-army', count: 60 });
  assert.equal(of(balances(all, [some], END, measures), 'NORTH').state, 'notFixed');
  const list = balances(all, [some, listed('2031-05-02', 'NORTH', { held: 90 })], END, measures);
  assert.equal(of(list, 'NORTH').formula, 'listed');
  assert.deepEqual(of(list, 'NORTH').overdue, [30, 30]);
});

test('a handover without a number leaves open what is outstanding', () => {
  const [one] = balances(WOUNDED, [
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'wire', category: 'wounded' }),
  ]);
  assert.deepEqual(one!.delivered, [0, null]);
  assert.deepEqual(one!.outstanding, [0, 23]);
  assert.equal(one!.state, 'undetermined');
});

test('a handover set aside by decision is not delivered', () => {
  const [one] = balances(WOUNDED, [
    handed('2031-05-03', 'NORTH', { id: 'a', source: 'wire', category: 'wounded', count: 23 }),
    {
      kind: 'decision',
      id: 'd',
      source: 'wire',
      time: { start: '2031-05-05T10:00:00+02:00', end: '2031-05-05T10:00:00+02:00', precision: 'minute' },
      by: 'COMMISSION',
      about: 'a',
      decision: 'invalid',
      reasons: ['Invented.'],
    },
  ]);
  assert.deepEqual(one!.outstanding, [23, 23]);
  assert.deepEqual(one!.transfers, []);
});

test('labels exchanged, the balances are exchanged and nothing else changes', () => {
  const clauses = WOUNDED + clause('even', 'of: { handover: {} }\natLeast: 9\nreciprocal: true');
  const exchanged = (text: string): string =>
    text.replaceAll(/NORTH|SOUTH/g, (label) => (label === 'NORTH' ? 'SOUTH' : 'NORTH'));
  const swapped = JSON.parse(exchanged(JSON.stringify(RIVALS))) as TrucelineRecord[];
  // Sources keep their sides, so the accounts say for themselves whose they are.
  const told = (list: readonly TrucelineRecord[], first: string): TrucelineRecord[] =>
    list.map(
      (one, i) => ({ ...one, reportedBy: (i === 0) === (first === 'NORTH') ? 'NORTH' : 'SOUTH' }) as never,
    );
  const plain = balances(clauses, told(RIVALS, 'NORTH'));
  const other = balances(exchanged(clauses), told(swapped, 'SOUTH'));
  const byParty = (list: readonly Balance[]): string[] =>
    list
      .map((one) =>
        JSON.stringify({ ...one, byVoice: [...one.byVoice].sort((a, b) => (a.voice < b.voice ? -1 : 1)) }),
      )
      .sort();
  const back = JSON.parse(exchanged(JSON.stringify(other))) as Balance[];
  assert.deepEqual(byParty(plain), byParty(back));
});
